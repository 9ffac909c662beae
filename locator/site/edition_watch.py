"""Which edition there is to load: what the pointer names, and how long one that could not be read is left alone."""

import logging
from dataclasses import dataclass

from locator.editions.edition import MANIFEST, EditionFolders, EditionUnreadable

_log = logging.getLogger("tongban.edition")

# An edition that could not be read is tried again after this many looks, then after twice as many, and so on: a copy
# from another host may still be on its way.
_FIRST_PATIENCE = 1
_LAST_PATIENCE = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """Which edition the pointer named, and which folder that was: one put back from a backup has another stamp."""

    edition: int
    stamp: tuple[int, int]


class EditionWatch:
    """Looks at a pointer. `trouble` names what is the matter with what it names now, null where nothing is.

    `failed_loads` counts how often an edition was tried and refused.
    """

    def __init__(self, folders: EditionFolders) -> None:
        self._folders = folders
        self._taken: Seen | None = None
        self._refused: Seen | None = None
        self._patience = _FIRST_PATIENCE
        self._looks_until_retry = 0
        self.trouble: str | None = None
        self.failed_loads = 0

    def look(self) -> Seen | None:
        """What is to be loaded now; null where the edition that was taken last is the live one, or none can be had."""
        try:
            seen = self._seen()
        except EditionUnreadable as failure:
            self._note(failure)
            return None
        if seen is None:
            if self._taken is not None:
                self._note(EditionUnreadable("指向现行版次的指针不见了", "the pointer to the live edition is gone"))
            return None
        if seen == self._taken:
            self.trouble = None
            return None
        return None if self._is_patient_with(seen) else seen

    def take(self, seen: Seen) -> None:
        """It was loaded, and is what is served."""
        self._taken, self._refused = seen, None
        self._patience, self.trouble = _FIRST_PATIENCE, None

    def forget(self) -> None:
        """What was taken is served no more: the next look finds it anew."""
        self._taken = None

    def refuse(self, seen: Seen, failure: EditionUnreadable) -> None:
        """It cannot be read: the one before goes on being served, and this one is tried again later."""
        self._note(failure)
        self.failed_loads += 1
        self._refused = seen
        self._looks_until_retry = self._patience
        self._patience = min(self._patience * 2, _LAST_PATIENCE)

    def _is_patient_with(self, seen: Seen) -> bool:
        if seen != self._refused:
            self._patience = _FIRST_PATIENCE
            return False
        self._looks_until_retry -= 1
        return self._looks_until_retry > 0

    def _seen(self) -> Seen | None:
        edition = self._folders.current()
        if edition is None:
            return None
        try:
            status = (self._folders.folder(edition) / MANIFEST).stat()
        except OSError:
            return Seen(edition, (0, 0))
        return Seen(edition, (status.st_mtime_ns, status.st_ino))

    def _note(self, failure: EditionUnreadable) -> None:
        if failure.en != self.trouble:
            _log.error("%s", failure.en)
        self.trouble = failure.en
