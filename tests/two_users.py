"""Processes of other system users: program, libraries and interpreter as anybody on this machine sees them."""

import grp
import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tests.house import HOUSE, ROOMS

_FIRST_UID = 61_000
_EVERYBODY_ENTERS = 0o001
_EVERYBODY_READS = 0o004


@dataclass(frozen=True, slots=True)
class Stage:
    """An interpreter and the folders of the program's modules, all of which any user can read."""

    python: Path
    modules: Sequence[Path]

    def run(self, user: int, *arguments: str | Path, **how: Any) -> "subprocess.CompletedProcess[str]":
        """Run this interpreter as a user who belongs to no group but his own, and wait for its end."""
        return subprocess.run(
            [self.python, *arguments], check=False, capture_output=True, text=True, **{**self.as_user(user), **how}
        )

    def as_user(self, user: int) -> dict[str, Any]:
        """What `Popen` is told to start a process as a user; he may write nowhere but where he is let."""
        return {"user": user, "group": user, "extra_groups": [], "cwd": "/", "umask": 0o077}

    def env(self, data: Path) -> Mapping[str, str]:
        """The environment of such a process."""
        told = {
            "PATH": os.defpath,
            "PYTHONPATH": os.pathsep.join(map(str, self.modules)),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TONGBAN_DATA": str(data),
            "TONGBAN_POLL_SECONDS": "0.05",
        }
        # An interpreter that was laid elsewhere looks for its own library here.
        return told | {"LD_LIBRARY_PATH": str(self.python.parent.parent / "lib")}


def stage_in(folder: Path) -> Stage:
    """Everything as it lies, where everybody can read it; else under `folder`, as links to the same files.

    The source may lie in a folder that is closed to others, as `/root` is, and so may the interpreter.
    """
    libraries = Path(sysconfig.get_paths()["purelib"])
    source = HOUSE
    if not _is_open(HOUSE / "tongban.py"):
        source = folder / "source"
        for name in (*ROOMS, "data"):
            _lay_open(HOUSE / name, source / name)
        for name in ("tongban.py", "pyproject.toml"):
            _link_or_copy(str(HOUSE / name), str(source / name))
    if not _is_open(libraries / "numpy" / "__init__.py"):
        _lay_open(libraries, folder / "libraries")
        libraries = folder / "libraries"
    return Stage(_open_python(folder), (source, libraries))


def unused_users(count: int) -> list[int]:
    """Numbers that no user and no group of this machine has."""
    return list(islice((number for number in range(_FIRST_UID, 65_000) if not _is_used(number)), count))


def _is_used(number: int) -> bool:
    return number in {user.pw_uid for user in pwd.getpwall()} | {group.gr_gid for group in grp.getgrall()}


def _is_open(file: Path) -> bool:
    folders = all(folder.stat().st_mode & _EVERYBODY_ENTERS for folder in file.resolve().parents)
    return folders and bool(file.stat().st_mode & _EVERYBODY_READS)


def _open_python(folder: Path) -> Path:
    python = Path(sys.executable).resolve()
    library = Path(sysconfig.get_paths()["stdlib"])
    if _is_open(python) and _is_open(library / "os.py"):
        return python
    there = folder / "python"
    _lay_open(library, there / "lib" / library.name, "site-packages", "test")
    (there / "bin").mkdir()
    _link_or_copy(str(python), str(there / "bin" / python.name))
    for shared in Path(sys.base_prefix, "lib").glob("libpython*.so*"):
        _link_or_copy(str(shared), str(there / "lib" / shared.name))
    return there / "bin" / python.name


def _lay_open(source: Path, target: Path, *without: str) -> None:
    shutil.copytree(source, target, copy_function=_link_or_copy, ignore=shutil.ignore_patterns(*without))
    for folder in (target, *target.rglob("*/")):
        folder.chmod(0o755)


def _link_or_copy(source: str, target: str) -> None:
    file = Path(source).resolve()
    if file.stat().st_mode & _EVERYBODY_READS:
        try:
            os.link(file, target)
        except OSError:  # another disk
            shutil.copy2(file, target)
    else:
        shutil.copy2(file, target)
        Path(target).chmod(file.stat().st_mode | 0o555)
