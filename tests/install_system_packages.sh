#!/bin/sh
# Installs what the tests need from the system's package manager: through apt where it may, else it names the line to type.
# SYSTEM_ROOT is where the system is looked for: / but for the test of this file.
set -eu

needed=""
if ! { command -v initdb || ls "${SYSTEM_ROOT:-}"/usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1; then
    needed="$needed postgresql" # the staff store's contract tests run over a real one
fi
if ! command -v chromium >/dev/null; then
    needed="$needed chromium" # tests/browser opens pages and maps in it
fi
if ! ls "${SYSTEM_ROOT:-}"/usr/share/fonts/*/noto*/NotoSansCJK-Regular.ttc >/dev/null 2>&1; then
    needed="$needed fonts-noto-cjk" # without it a browser shows Chinese as empty boxes, each as wide as the next
fi
if ! command -v curl >/dev/null; then
    needed="$needed curl" # the calls of docs/api.md are made with it
fi
if ! command -v zbarimg >/dev/null; then
    needed="$needed zbar-tools" # reads the codes of printed cards as a telephone's camera does
fi
if ! command -v w3m >/dev/null; then
    needed="$needed w3m" # the pages are read and their forms filled in a text browser too
fi
[ -n "$needed" ] || exit 0

install="apt-get install --yes --no-install-recommends$needed"
if ! command -v apt-get >/dev/null; then
    echo "The tests need$needed, and there is no apt-get here: install it with this system's own package manager." >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as_root=""
elif ! command -v sudo >/dev/null; then
    echo "The tests need$needed, which takes an administrator. As root, type: $install" >&2
    exit 1
elif ! sudo -n true 2>/dev/null; then
    echo "The tests need$needed, which takes an administrator. Type: sudo $install" >&2
    exit 1
else
    as_root="sudo"
fi

echo "The tests need$needed: installing."
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update --quiet=2
$as_root $install
