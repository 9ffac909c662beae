"""The inbox: a folder that the public process can add a note to, and neither list nor read (mode 1730).

A note's name nobody can guess, so that whoever takes the public process over later finds none of them. As it cannot
count what it cannot list, each note takes a slot first: an empty file of a name that is known, made only where there is
none. Who collects the note frees its slot.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

INBOX = "inbox"
MOST_WAITING = 1000
"""So many notes may wait to be collected."""
MOST_BYTES = 4096
"""The most bytes of a sealed note."""

SLOT = "{:04}.slot"
NOTE_ENDING = ".note"
PART_ENDING = ".part"
"""What is just being written, under the name that it is to have but for this ending."""

# Not for its owner, the public process; for the others, of whom the folder lets nobody in but the staff side.
_NOTE_MODE = 0o044


class InboxFull(Exception):
    """As many notes wait as may."""


class Inbox:
    """The inbox as the public process sees it.

    Parameters
    ----------
    folder
        Where it is, or would be.
    most
        How many notes may wait.
    """

    def __init__(self, folder: Path, most: int = MOST_WAITING) -> None:
        self._folder = folder
        self._most = most

    def takes_notes(self) -> bool:
        """Whether this process can add to it; not whether it is full."""
        return self._folder.is_dir() and os.access(self._folder, os.W_OK | os.X_OK)

    def add(self, box: bytes) -> None:
        """Add a sealed note, whole or not at all, and have the disk hold it.

        Raises
        ------
        InboxFull
            If as many wait as may.
        ValueError
            If it is larger than any note of ours.
        OSError
            If it cannot be written.
        """
        if len(box) > MOST_BYTES:
            raise ValueError("larger than any note")
        number = self._taken_slot()
        try:
            self._write(f"{number:04}-{secrets.token_hex(16)}", box)
        except OSError:
            self._remove(SLOT.format(number))
            raise

    def _taken_slot(self) -> int:
        first = secrets.randbelow(self._most)
        for step in range(self._most):
            number = (first + step) % self._most
            try:
                handle = os.open(self._folder / SLOT.format(number), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0)
            except FileExistsError:
                continue
            os.close(handle)
            return number
        raise InboxFull

    def _write(self, name: str, box: bytes) -> None:
        part = self._folder / f"{name}{PART_ENDING}"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0)
        try:
            with os.fdopen(handle, "wb") as file:
                os.fchmod(handle, _NOTE_MODE)  # whatever the umask
                file.write(box)
                file.flush()
                os.utime(handle, (0, 0))  # the hour of a note is nobody's business
                os.fsync(handle)
                part.rename(part.with_suffix(NOTE_ENDING))
                # The folder cannot be opened to be forced to disk; with the file its new name goes there too.
                os.fsync(handle)
        except OSError:
            self._remove(part.name)
            raise

    def _remove(self, name: str) -> None:
        with suppress(OSError):
            (self._folder / name).unlink()
