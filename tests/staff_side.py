"""The staff side without a command line: a workplace over a folder, sheets imported into it, and what it has kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from importer.checking import CheckedFile, Checking
from importer.checks.judging import Choice, judge
from importer.importing import Checked, keep_drafts, publish_drafts
from importer.publishing.held_press import act_of, held_press
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.publishing.press import Press
from importer.settings import StaffSettings
from importer.store.database import sqlite_url
from importer.store.private_fields import PrivateFields
from importer.store.staff_store import StaffStore
from importer.store.vault import open_vault
from importer.workbook.cells import CellValue
from importer.workplace import Workplace, now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.editions.window_table import windows_of
from tests.sheets import LABELS, cells, changsha_rows

DUTY = "值班人"
DUTY_LABELS = {**LABELS, "duty": DUTY}
"""The form's columns, and one that nobody knows."""


def staff_workplace(data: Path, divisions: Divisions) -> Workplace:
    """The workplace over a folder, as it is where nothing is set."""
    return Workplace(StaffSettings(data=data, database=None, key=None, key_command=None), divisions, now)


def rows_of_turn(turn: int, each: int = 1) -> list[dict[str, CellValue]]:
    """The rows of the sheet of one turn: the same windows every time, other public and private facts each time."""
    private: dict[str, CellValue] = {"manager_mobile": f"1390000{turn:04d}", "duty": f"值班{turn}"}
    return [
        {**row, **private, "window_name": f"{row['region_name']}窗口{number}", "address": f"{row['address']}{turn}层"}
        for row in changsha_rows()
        for number in range(1, each + 1)
    ]


def check_rows(rows: Sequence[Mapping[str, CellValue]], checking: Checking, press: Press) -> Checked:
    """Check a sheet that lies in memory against what is public now."""
    before = press.live_windows()
    register = WindowRegister(before)
    judged = judge("窗口表.xlsx", [cells(rows, labels=DUTY_LABELS)], checking.rules, checking.choice)
    judged, upload = identified(judged, register, checking.standing, checking.rules.notices)
    register.take(upload)
    file = CheckedFile(repr(rows).encode(), judged, upload)
    return Checked((file,), press.folders.current(), tuple(before), tuple(register.windows()))


def import_rows(rows: Sequence[Mapping[str, CellValue]], work: Workplace) -> int | None:
    """Import and publish a sheet that lies in memory; the edition's number, or None where nothing changed."""
    checking = Checking(work.rules(None, None), work.settings.limits(), Standing(), Choice())
    with held_press(work, "import") as press:
        checked = check_rows(rows, checking, press)
        drafts = keep_drafts(checked, checking, press, act_of(work))
        return publish_drafts(checked, drafts, press, act_of(work), sample=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that a data folder holds.

    `editions` gives each folder's files, `live` what the pointer names, `drafts` each draft's workbook with the number
    of its rows, `private` for each edition that was published what every window's sheets said in private, `unfinished`
    the editions that are prepared only.
    """

    editions: Mapping[int, Mapping[str, bytes]]
    live: int | None
    drafts: Mapping[int, tuple[bytes, int]]
    private: Mapping[int, Mapping[str, PrivateFields]]
    unfinished: tuple[int, ...]

    def lacks(self, promised: "Kept") -> list[str]:
        """What was promised earlier and is gone or altered; an edition that was not live yet was promised to nobody."""
        live = promised.live or 0
        lost = [f"edition {n}" for n, files in promised.editions.items() if n <= live and self.editions.get(n) != files]
        lost += [f"draft {n}" for n, draft in promised.drafts.items() if self.drafts.get(n) != draft]
        lost += [f"private rows of {n}" for n, said in promised.private.items() if self.private.get(n) != said]
        return lost + (["the live edition"] if (self.live or 0) < live else [])


NOTHING = Kept({}, None, {}, {}, ())


def kept_in(data: Path) -> Kept:
    """Everything that a data folder holds; EditionUnreadable where any edition is not whole."""
    folders = EditionFolders(data / "public")
    windows = {n: windows_of(folders.windows(folders.manifest(n))) for n in folders.numbers()}
    assert all(len(windows[n]) == folders.manifest(n).windows for n in windows)
    staff = data / "staff"
    store = StaffStore.open(sqlite_url(staff), open_vault(staff))
    try:
        return Kept(
            editions={n: {path.name: path.read_bytes() for path in folders.folder(n).iterdir()} for n in windows},
            live=folders.current(),
            drafts={draft.id: (store.workbook(draft.id), len(store.rows(draft.id))) for draft in store.drafts()},
            private={n: store.private_of([window.id for window in windows[n]], n) for n in store.published_editions()},
            unfinished=tuple(publication.edition for publication in store.unfinished_publications()),
        )
    finally:
        store.close()
