"""The staff folder: for its owner alone, and how a file comes to lie in it once and whole."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER_MODE = 0o700
OTHERS = 0o077
"""The mode bits that let the group or anybody else in."""


def open_staff_folder(staff: Path) -> Path:
    """The folder itself, made where it is missing; one that others may enter is closed to them (mode 700).

    Raises
    ------
    OSError
        If it cannot be made, or is another user's and open.
    """
    staff.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if staff.stat().st_mode & OTHERS:
        staff.chmod(FOLDER_MODE)
    return staff


def place_once(path: Path, fill: Callable[[Path], None]) -> None:
    """Put a file of mode 600 at `path`, whole or not at all; one that is already there stays as it is.

    `fill` gets an empty file beside it to write to. A hard link then gives it its name, which is the step that only
    one of several processes succeeds in: all of them find the same file afterwards. What a kill in between leaves
    behind is a file of another name that nobody reads.
    """
    if path.exists():
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        fill(draft)
        sync(draft)
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was first: its file is the one
    finally:
        draft.unlink()
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the disk itself hold what a file or folder contains."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
