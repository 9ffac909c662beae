"""Emptying the inbox: each note opened, kept once, and only then removed.

What lies there was put there by a process that everybody can talk to. So nothing of it is followed, waited for or read
beyond a note's size, and what is no note of ours is kept aside as it is.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from importer.store.staff_folder import open_staff_folder
from locator.corrections.inbox import MOST_BYTES, MOST_WAITING, NOTE_ENDING, PART_ENDING
from locator.corrections.note import Note, NoteUnreadable
from locator.corrections.sealed_box import SealUnopened, opened

ASIDE = "corrections-aside"
"""In `staff/`: what could not be opened."""

_SLOT = re.compile(r"([0-9]{4})\.slot")
_MOST_AT_ONCE = 10 * MOST_WAITING  # a note, its slot, and what a fault may have left
_LEFT_BEHIND = timedelta(hours=1)
"""What has not been written to its end by then is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What an inbox held: how many notes were new, and the names of those that could not be taken out of it."""

    new: int
    stuck: tuple[str, ...] = ()


def collect(
    inbox: Path, staff: Path, private_key: bytes, keep: Callable[[Sequence[Note]], int], now: datetime
) -> Collected:
    """Take all notes out of the inbox.

    `keep` keeps notes whole or not at all, those that it has already not again, and gives the number of new ones.
    A kill at any moment loses none and doubles none.

    Raises
    ------
    OSError
        If the inbox cannot be listed, or a note that is kept cannot be removed.
    """
    paths = sorted(islice(inbox.iterdir(), _MOST_AT_ONCE))
    parts = [path for path in paths if path.suffix == PART_ENDING]
    slots = [path for path in paths if _SLOT.fullmatch(path.name)]
    others = [path for path in paths if path not in {*parts, *slots}]
    notes = {path: note for path in others if (note := _note_in(path, private_key)) is not None}
    new = keep([*notes.values()])
    for path in notes:
        path.unlink(missing_ok=True)  # another collector may have been here
    stuck = [path.name for path in others if path not in notes and not _put_aside(path, staff / ASIDE)]
    _sweep_parts(parts, now)
    _free_slots(slots, {path.name[:4] for path in parts})
    return Collected(new, tuple(stuck))


def names_aside(staff: Path) -> list[str]:
    """The names of all that could not be opened, this time and before."""
    folder = staff / ASIDE
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _note_in(path: Path, private_key: bytes) -> Note | None:
    content = _content(path) if path.suffix == NOTE_ENDING else None
    if content is None:
        return None
    try:
        return Note.unpacked(opened(content, private_key))
    except (SealUnopened, NoteUnreadable):
        return None


def _content(path: Path) -> bytes | None:
    """What a file of a note's size holds; None of anything else: a link, a pipe, a folder, a large file."""
    with suppress(OSError):
        found = path.lstat()
        if found.st_uid == os.geteuid() and stat.S_ISREG(found.st_mode):
            path.chmod(0o600)  # where one user does both, even its owner may not read it
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES:
                return file.read(MOST_BYTES)
    return None


def _put_aside(path: Path, aside: Path) -> bool:
    """Whether it could be moved, as it is; its name stays."""
    try:
        path.rename(open_staff_folder(aside) / path.name)
    except FileNotFoundError:  # another collector was here
        return True
    except OSError:
        return False
    return True


def _sweep_parts(parts: Iterable[Path], now: datetime) -> None:
    for path in parts:
        with suppress(OSError):
            if path.lstat().st_ctime < (now - _LEFT_BEHIND).timestamp():
                path.unlink()


def _free_slots(slots: Iterable[Path], kept: set[str]) -> None:
    # One that is taken at this very moment may be freed too soon: then a note more may wait than should.
    for path in slots:
        if path.name[:4] not in kept:
            with suppress(OSError):
                path.unlink()
