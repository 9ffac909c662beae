"""The edition that is being served: watched for on disk, loaded beside the current one, swapped in one step."""

import asyncio
import logging
from collections.abc import Callable

from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders, EditionUnreadable, Manifest
from locator.editions.freed_memory import give_back_memory
from locator.editions.snapshot import Snapshot
from locator.finding.finder import Finder
from locator.finding.places.known_places import KnownPlaces
from locator.finding.refusal import NoEdition
from locator.hours.answers.state import Times
from locator.readers.workdays import WorkCalendar
from locator.site.edition_watch import EditionWatch

_log = logging.getLogger("tongban.edition")


class LiveEdition:
    """Holds what answers now. A request takes `finder()` once and keeps it to its end.

    A damaged new edition leaves the old one serving; `trouble` names it, `failed_loads` counts how often one was tried.
    `followers` are called after each swap, in the thread that loaded: for what is made of an edition and takes long.
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
        self._watch = EditionWatch(folders)
        self.followers: list[Callable[[], None]] = []
        self.trouble: str | None = None
        self.failed_loads = 0

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
        seen = await asyncio.to_thread(self._watch.look)
        if seen is not None:
            try:
                await asyncio.to_thread(self.load, seen.edition)
            except EditionUnreadable as failure:
                self._watch.refuse(seen, failure)
            else:
                self._watch.take(seen)
        self.trouble, self.failed_loads = self._watch.trouble, self._watch.failed_loads

    def load(self, edition: int) -> None:
        """Read an edition and let it answer from now on; EditionUnreadable where it is not whole."""
        finder = self._loaded(edition)
        finder.prepare()
        self._finder = finder
        for follow in self.followers:
            follow()
        give_back_memory()
        _log.info("edition %d is live: %d windows", edition, len(finder.snapshot))

    def _loaded(self, edition: int) -> Finder:
        return Finder(Snapshot.load(self._folders, edition), self._divisions, self._calendar, self._known)
