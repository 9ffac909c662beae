"""Publishing: private rows first, then the edition's folder, then the pointer; what a kill left is taken up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from importer.publishing.edition_writer import NewEdition, make_live, sweep, write_edition
from importer.staff_fault import StaffFault
from importer.store.audit_log import Act
from importer.store.private_rows import PrivateRow
from importer.store.staff_store import StaffStore
from locator.editions.edition import POINTER, EditionFolders
from locator.editions.window_table import windows_of
from locator.items.catalogue import Catalogue
from locator.window import Window


class EditionMissing(StaffFault):
    """There is no edition of this number, or none at all."""

    def __init__(self, edition: int | None) -> None:
        if edition is None:
            super().__init__(
                "还没有发布任何版次：先运行 tongban import … --publish。",
                "No edition has been published: run tongban import … --publish first.",
            )
        else:
            super().__init__(f"没有第 {edition} 版。", f"There is no edition {edition}.")


class PointerLost(StaffFault):
    """Editions were published here, and nothing says which one is live: the next one would drop all windows."""

    def __init__(self, pointer: Path, last: int) -> None:
        super().__init__(
            f"已发布过第 {last} 版，但 {pointer} 不见了。请恢复它，其中只写现行版次的编号。",
            f"Edition {last} was published, but {pointer} is gone. Put it back: it holds the live edition's number.",
        )


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is to become public: the windows, the drafts that they come from, and what those say in private.

    `catalogue` are the items from now on; they stay as they are live where it is null. `versions` are those of the
    drafts that were judged, where more may have been done with them since.
    """

    windows: Sequence[Window]
    draft_ids: tuple[int, ...]
    private: Iterable[PrivateRow]
    note: str
    sample: bool
    catalogue: Catalogue | None = None
    versions: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Makes editions out of windows. Whoever uses it holds the writer's lock."""

    public: Path
    store: StaffStore

    @property
    def folders(self) -> EditionFolders:
        """The editions that there are."""
        return EditionFolders(self.public)

    def live_windows(self) -> list[Window]:
        """The windows of the live edition; none before the first."""
        live = self.folders.current()
        return windows_of(self.folders.windows(self.folders.manifest(live))) if live else []

    def live_catalogue(self) -> Catalogue:
        """The items of the live edition; those that come with the program before the first."""
        return self.folders.live_catalogue()

    def recover(self, act: Act) -> None:
        """Complete or abandon what an ended process left, by the pointer: it alone says what is public.

        Raises
        ------
        PointerLost
            If it says nothing, and there are published editions.
        """
        live = self.folders.current()
        published = self.store.published_editions()
        if live is None and published:
            raise PointerLost(self.public / POINTER, published[-1])
        unfinished = [publication.edition for publication in self.store.unfinished_publications()]
        orphans = [edition for edition in unfinished if live is None or edition > live]
        # Before they are abandoned: killed in between, the next one still knows whose folders these are.
        sweep(self.public, orphans)
        for edition in unfinished:
            if edition in orphans:
                self.store.abandon_publication(edition, act)
            else:
                self.store.complete_publication(edition, act)

    def publish(self, publishing: Publishing, act: Act) -> int:
        """Make the next edition live and give its number."""
        edition, catalogue = self._next_edition(), publishing.catalogue or self.live_catalogue()
        drafts, versions = publishing.draft_ids, publishing.versions
        self.store.prepare_publication(edition, drafts, publishing.private, publishing.note, act, versions)
        moment, sample = _seconds(act.at), publishing.sample
        new = NewEdition(edition, publishing.windows, moment, publishing.note, sample, catalogue=catalogue)
        self._make(new, act)
        return edition

    def roll_back(self, to: int, act: Act) -> int:
        """Bring an earlier edition back as the next one, and give its number.

        Raises
        ------
        EditionMissing
            If there is no such edition.
        EditionUnreadable
            If it is damaged.
        """
        if to not in self.folders.numbers():
            raise EditionMissing(to)
        old = self.folders.manifest(to)
        windows, catalogue = windows_of(self.folders.windows(old)), self.folders.catalogue(old)
        edition = self._next_edition()
        note = f"恢复第 {to} 版"
        self.store.record_rollback(edition, to, note, act)
        self._make(NewEdition(edition, windows, _seconds(act.at), note, old.sample, to, catalogue), act)
        return edition

    def _make(self, new: NewEdition, act: Act) -> None:
        try:
            write_edition(self.public, new)
            make_live(self.public, new.edition)
        except BaseException:
            # A full disk, or Ctrl-C: what was prepared is taken back now and not at the next start.
            self.recover(act)
            raise
        self.store.complete_publication(new.edition, act)

    def _next_edition(self) -> int:
        return max(*self.folders.numbers(), self.folders.current() or 0, self.store.last_edition(), 0) + 1


def _seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
