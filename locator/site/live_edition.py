"""The edition that is being served: watched for on disk, loaded beside the current one, swapped in one step."""

import asyncio
import logging
from dataclasses import dataclass

from locator.divisions.divisions import Divisions
from locator.editions.edition import MANIFEST, EditionFolders, EditionUnreadable, Manifest
from locator.editions.snapshot import Snapshot
from locator.finding.finder import Finder
from locator.finding.places.known_places import KnownPlaces
from locator.finding.refusal import NoEdition
from locator.hours.answers.state import Times
from locator.readers.workdays import WorkCalendar

_log = logging.getLogger("tongban.edition")

# An edition that could not be read is tried again after this many looks, then after twice as many, and so on: a copy
# from another host may still be on its way.
_FIRST_PATIENCE = 1
_LAST_PATIENCE = 64


@dataclass(frozen=True, slots=True)
class _Seen:
    """Which edition the pointer named, and which folder that was: one put back from a backup has another stamp."""

    edition: int
    stamp: tuple[int, int]


class LiveEdition:
    """Holds what answers now. A request takes `finder()` once and keeps it to its end.

    A damaged new edition leaves the old one serving; `trouble` names it.
    """

    def __init__(
        self,
        folders: EditionFolders,
        divisions: Divisions,
        calendar: WorkCalendar | Times,
        known: KnownPlaces | None = None,
    ) -> None:
        self._folders = folders
        self._divisions = divisions
        self._known = known or KnownPlaces(divisions)
        self._calendar = calendar
        self._finder: Finder | None = None
        self._served: _Seen | None = None
        self._refused: _Seen | None = None
        self._patience = _FIRST_PATIENCE
        self._looks_until_retry = 0
        self.trouble: str | None = None

    def finder(self) -> Finder:
        """What answers now.

        Raises
        ------
        NoEdition
            If no edition could be loaded yet.
        """
        if self._finder is None:
            raise NoEdition
        return self._finder

    @property
    def edition(self) -> int | None:
        """The number of the edition that is served, or None before the first."""
        return self._finder.snapshot.edition if self._finder is not None else None

    @property
    def manifest(self) -> Manifest | None:
        """What the served edition says of itself, or None before the first."""
        return self._finder.snapshot.manifest if self._finder is not None else None

    async def follow(self, every_seconds: float) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as fault:  # noqa: BLE001  # whatever is wrong with a disk today, tomorrow must be looked again
                _log.error("the look for a new edition failed: %s", type(fault).__name__)
            await asyncio.sleep(every_seconds)

    async def look(self) -> None:
        """Look once at the pointer, and load what it names if that is new."""
        try:
            seen = await asyncio.to_thread(self._seen)
        except EditionUnreadable as failure:
            self._note(failure)
            return
        if seen is None:
            if self._finder is not None:
                self._note(EditionUnreadable("指向现行版次的指针不见了", "the pointer to the live edition is gone"))
            return
        if seen == self._served:
            self.trouble = None
            return
        if not self._is_patient_with(seen):
            await self._load(seen)

    async def _load(self, seen: _Seen) -> None:
        try:
            finder = await asyncio.to_thread(self._loaded, seen.edition)
        except EditionUnreadable as failure:
            self._note(failure)
            self._refused = seen
            self._looks_until_retry = self._patience
            self._patience = min(self._patience * 2, _LAST_PATIENCE)
            return
        self._finder, self._served, self._refused = finder, seen, None
        self._patience, self.trouble = _FIRST_PATIENCE, None
        _log.info("edition %d is live: %d windows", seen.edition, len(finder.snapshot))

    def _is_patient_with(self, seen: _Seen) -> bool:
        if seen != self._refused:
            self._patience = _FIRST_PATIENCE
            return False
        self._looks_until_retry -= 1
        return self._looks_until_retry > 0

    def _seen(self) -> _Seen | None:
        edition = self._folders.current()
        if edition is None:
            return None
        try:
            status = (self._folders.folder(edition) / MANIFEST).stat()
        except OSError:
            return _Seen(edition, (0, 0))
        return _Seen(edition, (status.st_mtime_ns, status.st_ino))

    def _loaded(self, edition: int) -> Finder:
        finder = Finder(Snapshot.load(self._folders, edition), self._divisions, self._calendar, self._known)
        finder.prepare()
        return finder

    def _note(self, failure: EditionUnreadable) -> None:
        if failure.en != self.trouble:
            _log.error("%s", failure.en)
        self.trouble = failure.en
