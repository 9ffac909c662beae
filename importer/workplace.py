"""The staff side's place of work: its folders, its rules and its clock, joined in one spot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.settings import StaffSettings
from locator.divisions.divisions import Divisions
from locator.divisions.history import DivisionHistory
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.position import Datum
from locator.readers.moments import SHANGHAI
from locator.settings import read_settings
from locator.window import Window

if TYPE_CHECKING:
    from locator.editions.edition import EditionFolders


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything the staff side's commands work with; `clock` gives aware moments."""

    settings: StaffSettings
    divisions: Divisions
    clock: Callable[[], datetime] = now

    @property
    def public(self) -> Path:
        """Where editions lie."""
        return self.settings.data / "public"

    @property
    def staff(self) -> Path:
        """Where everything else lies."""
        return self.settings.data / "staff"

    @property
    def folders(self) -> "EditionFolders":
        """The editions that there are."""
        # With it comes what reads Parquet: 25 MB, for which a check without an edition need not wait.
        from locator.editions.edition import EditionFolders  # noqa: PLC0415

        return EditionFolders(self.public)

    def today(self) -> date:
        """The day it is in China."""
        return self.clock().astimezone(SHANGHAI).date()

    def rules(self, datum: Datum | None, scope: str | None) -> CheckRules:
        """What sheets are held against."""
        history = DivisionHistory.load(self.settings.division_history)
        form, notices, catalogue = read_form(), NoticeTable.read(), self.live_catalogue()
        today = self.today()
        return CheckRules(form, notices, self.divisions, today, datum, scope, history=history, catalogue=catalogue)

    def checking(self, standing: Standing, choice: Choice, datum: Datum | None) -> Checking:
        """How files are checked here that come as they were said to."""
        return Checking(self.rules(datum, standing.scope), self.settings.limits(), standing, choice)

    def live_windows(self) -> list[Window]:
        """The windows of the live edition, read without any store; none before the first."""
        try:
            self.public.stat()
        except FileNotFoundError:
            return []
        except OSError:
            pass  # whoever reads what is live says so
        from locator.editions.window_table import windows_of  # noqa: PLC0415  # as in `folders`

        live = self.folders.current()
        return windows_of(self.folders.windows(self.folders.manifest(live))) if live else []

    def live_catalogue(self) -> Catalogue:
        """The items of the live edition, read without any store; those that come with the program before the first."""
        return self.folders.live_catalogue() if self.public.exists() else packaged_catalogue()


def workplace() -> Workplace:
    """The workplace that environment and configuration file name."""
    return workplace_of(read_settings(StaffSettings))


def workplace_of(settings: StaffSettings) -> Workplace:
    """The workplace of settings that were read already."""
    return Workplace(settings, Divisions.load(settings.divisions))
