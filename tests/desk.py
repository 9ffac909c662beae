"""An office's desk for the tests: sheets written, commands run in this process, what they said, what is stored."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from importer.store.database import sqlite_url
from importer.store.private_fields import PrivateFields
from importer.store.staff_store import StaffStore
from importer.store.vault import open_vault
from importer.workbook.cells import CellValue
from locator.editions.edition import EditionFolders
from locator.editions.window_table import windows_of
from locator.window import Window
from tests.sheets import workbook
from tongban import run

Row = Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What it printed as JSON: one document and nothing else."""
        return json.loads(self.out)

    @property
    def is_one_line(self) -> bool:
        """Whether it said one line of why it cannot be done, and nothing else."""
        return self.out == "" and len(self.err.strip().splitlines()) == 1 and "Traceback" not in self.err


@dataclass(frozen=True, slots=True)
class Desk:
    """Runs `tongban` over a data folder of its own, under a test's folder."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def run(self, *arguments: str | Path) -> Said:
        """Run a command."""
        self.capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        return Said(code, said.out, said.err)

    def sheet(self, rows: Sequence[Row], name: str = "表.xlsx", **layout: Any) -> Path:
        """A filled form as a file."""
        path = self.folder / name
        path.write_bytes(workbook(rows, **layout))
        return path

    def publish(self, rows: Sequence[Row], *options: str, **layout: Any) -> Said:
        """Import a sheet of these rows and publish it."""
        return self.run("import", "--publish", "--json", *options, self.sheet(rows, **layout))

    def windows(self) -> dict[str, Window]:
        """The public windows by their names; they must be different."""
        folders = EditionFolders(self.data / "public")
        live = folders.current()
        found = windows_of(folders.windows(folders.manifest(live))) if live else []
        named = {window.name: window for window in found}
        assert len(named) == len(found)
        return named

    def diff(self, a: int, b: int) -> Any:
        """The difference between two editions."""
        return self.run("diff", str(a), str(b), "--json").document

    def store(self) -> StaffStore:
        """The staff store, under its own key; to be closed."""
        staff = self.data / "staff"
        return StaffStore.open(sqlite_url(staff), open_vault(staff))

    def private(self, window: Window) -> PrivateFields:
        """What the store holds of a window in private."""
        store = self.store()
        try:
            return store.private_of([window.id])[window.id]
        finally:
            store.close()

    def drafts(self) -> int:
        """How many drafts are kept."""
        store = self.store()
        try:
            return len(store.drafts())
        finally:
            store.close()

    def editions(self) -> list[int]:
        """The numbers of all editions."""
        return EditionFolders(self.data / "public").numbers()
