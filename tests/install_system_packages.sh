#!/bin/sh
# Installs what the tests need from the system's package manager: through apt where it may, else it names the line to type.
set -eu

needed=""
if [ -z "$(ls /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb 2>/dev/null || command -v initdb || true)" ]; then
    needed="$needed postgresql" # contract tests of the staff store run over a real one
fi
[ -n "$needed" ] || exit 0

install="apt-get install --yes --no-install-recommends$needed"
if ! command -v apt-get >/dev/null; then
    echo "The tests need$needed, and there is no apt-get here: please install the like with this system's package manager." >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "The tests need$needed, which takes an administrator. Type: sudo $install" >&2
    exit 1
fi

echo "The tests need$needed: installing."
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update --quiet=2
$as_root $install
