"""`make demo` and `make test`: what they say where something is missing, and how they end."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import HOUSE


def outside_make() -> dict[str, str]:
    """The environment without what `make test` adds to it, which would make a second make tell of the first."""
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}


def program(path: Path, text: str) -> Path:
    """A small shell program to stand in for one that the test must not really run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Make's answer, from the house's own Makefile."""
    return subprocess.run(
        ["make", *arguments], cwd=HOUSE, env=outside_make(), capture_output=True, text=True, check=False
    )


def install_system_packages(system: Path, *, uid: int) -> subprocess.CompletedProcess[str]:
    """What the installer of system packages does on a system that has only the programs in its `bin`."""
    for name in ("sh", "ls"):
        (system / "bin").mkdir(exist_ok=True)
        (system / "bin" / name).symlink_to(str(shutil.which(name)))
    program(system / "bin/id", f"echo {uid}")
    return subprocess.run(
        [HOUSE / "tests/install_system_packages.sh"],
        env={"PATH": str(system / "bin"), "SYSTEM_ROOT": str(system)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_readme_shows_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (HOUSE / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    assert (HOUSE / ".ci/run").read_text("utf-8").splitlines()[-1] == "make test"
    assert os.access(HOUSE / ".ci/run", os.X_OK)


def test_the_licence_is_the_whole_of_apache_2() -> None:
    licence = (HOUSE / "LICENSE").read_text("utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize(
    ("python", "told"),
    [
        pytest.param(None, "apt-get install python3 python3-venv", id="no Python at all"),
        pytest.param('case "$2" in *version_info*) exit 1;; esac', "make demo PYTHON=python3.12", id="too old"),
        pytest.param('case "$2" in *ensurepip*) exit 1;; esac', "apt-get install python3-venv", id="Debian's bare one"),
    ],
)
def test_make_names_the_line_to_type_where_python_is_wanting(tmp_path: Path, python: str | None, told: str) -> None:
    if python:
        program(tmp_path / "python", python)
    answer = make("demo", f"PYTHON={tmp_path / 'python'}", f"VENV={tmp_path / 'venv'}")
    assert answer.returncode == 2
    assert told in answer.stderr


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """A test run that was started in the background ignores Ctrl-C, and what it starts would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_an_interrupted_demo_ends_calmly(tmp_path: Path) -> None:
    program(tmp_path / "bin/python", "exit 1")
    program(tmp_path / "bin/tongban", "trap 'echo closing; read -r go; exit 130' INT\necho serving\nread -r never")
    for stamp in ("libraries", "project"):
        (tmp_path / stamp).touch()
    with subprocess.Popen(
        ["make", "demo", f"VENV={tmp_path}"],
        cwd=HOUSE,
        env=outside_make(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as demo:
        assert demo.stdin is not None
        assert demo.stdout is not None
        assert demo.stdout.readline() == "serving\n"
        os.killpg(demo.pid, signal.SIGINT)
        assert demo.stdout.readline() == "closing\n"
        demo.stdin.write("go\n")
        demo.stdin.close()
        assert "*** [" not in demo.stdout.read()  # as in “make: *** [Makefile:28: demo] Error 130”


def test_system_packages_that_are_there_are_left_alone(tmp_path: Path) -> None:
    program(tmp_path / "usr/lib/postgresql/15/bin/initdb", "exit 0")
    program(tmp_path / "bin/chromium", "exit 0")
    program(tmp_path / "bin/curl", "exit 0")
    program(tmp_path / "bin/zbarimg", "exit 0")
    program(tmp_path / "bin/w3m", "exit 0")
    font = tmp_path / "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    font.parent.mkdir(parents=True)
    font.touch()
    answer = install_system_packages(tmp_path, uid=1000)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@pytest.mark.parametrize(("uid", "said"), [(0, ""), (1000, "sudo ")])
def test_system_packages_are_installed_where_that_is_allowed(tmp_path: Path, uid: int, said: str) -> None:
    program(tmp_path / "bin/apt-get", 'echo "apt-get $*"')
    program(tmp_path / "bin/sudo", '[ "$1" = -n ] || { printf "sudo "; "$@"; }')
    answer = install_system_packages(tmp_path, uid=uid)
    assert answer.returncode == 0
    assert (
        f"{said}apt-get install --yes --no-install-recommends postgresql chromium fonts-noto-cjk curl zbar-tools w3m\n"
        in answer.stdout
    )


@pytest.mark.parametrize(
    ("sudo", "told"),
    [
        pytest.param("exit 1", "Type: sudo apt-get", id="sudo asks for a password"),
        pytest.param(None, "As root, type: apt-get", id="no sudo"),
    ],
)
def test_system_packages_that_may_not_be_installed_are_named_in_the_line_to_type(
    tmp_path: Path, sudo: str | None, told: str
) -> None:
    program(tmp_path / "bin/apt-get", "exit 1")
    if sudo:
        program(tmp_path / "bin/sudo", sudo)
    answer = install_system_packages(tmp_path, uid=1000)
    assert answer.returncode == 1
    assert answer.stderr.endswith(
        f"{told} install --yes --no-install-recommends postgresql chromium fonts-noto-cjk curl zbar-tools w3m\n"
    )


def test_a_system_without_apt_is_told_what_is_needed(tmp_path: Path) -> None:
    answer = install_system_packages(tmp_path, uid=0)
    assert answer.returncode == 1
    assert "need postgresql chromium fonts-noto-cjk curl zbar-tools w3m" in answer.stderr
