"""A table's rows as windows: what each row that has no error would publish, and what it says in private."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from importer.checks.cell_text import tidy_line, tidy_lines
from importer.checks.personal import Persons, without_personal
from importer.checks.positions import PositionsJudged
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import closed_until, items_stated, kind_stated, level_stated
from importer.checks.values import is_missing, tidied
from importer.store.private_fields import ABSENT, PrivateFields, Stated
from locator.divisions.division import Division
from locator.window import HoursText, Window


@dataclass(frozen=True, slots=True)
class RowsRead:
    """Everything that was read of a table and that its windows are made of; blocks have one entry per row.

    `table` has the proposals that were taken in its cells, `source` what the office wrote; `dated` tells whether
    `confirmed_on` is the sheet's own 填报时间.
    """

    table: SheetTable
    source: SheetTable
    divisions: tuple[Division | None, ...]
    positions: PositionsJudged
    phones: tuple[tuple[str, ...], ...]
    hours: tuple[HoursText | None, ...]
    persons: Persons
    office: str
    confirmed_on: date
    dated: bool

    @property
    def evidence(self) -> int:
        """How the table's rows vote on minutes that may be decimals in disguise; see `PositionsJudged`."""
        return self.positions.evidence


def windows_of_rows(read: RowsRead, rejected: Sequence[bool]) -> tuple[Window | None, ...]:
    """The window of each row, None where the row is rejected; ids are still to be given."""
    return tuple(None if rejected[index] else _window(read, index) for index in range(len(read.table)))


def _window(read: RowsRead, index: int) -> Window | None:
    division = read.divisions[index]
    position = read.positions.position(index)
    if division is None or position is None:
        return None
    table = read.table
    return Window(
        id="",
        name=without_personal(tidied("window_name", table.text("window_name", index)), read.persons, index),
        division=division.names(),
        address=without_personal(tidied("address", table.text("address", index)), read.persons, index),
        phones=read.phones[index],
        hours=read.hours[index],
        transit=_public_lines(read, "transit", index),
        kind=kind_stated(table.text("kind", index)),
        level=level_stated(table.text("level", index)),
        position=position,
        source_datum=read.positions.stated.datums[index],
        precision_m=read.positions.precision(index),
        office=read.office,
        confirmed_on=read.confirmed_on,
        closed_until=closed_until(table.text("closed_until", index)),
        items=items_stated(table.text("items", index)),
    )


def _public_lines(read: RowsRead, field: str, index: int) -> str | None:
    text = tidy_lines(read.table.text(field, index))
    return without_personal(text, read.persons, index) or None if not is_missing(text) else None


def private_of_rows(read: RowsRead) -> tuple[PrivateFields, ...]:
    """What each row says in private: a column that the sheet lacks is absent, an empty cell is null."""
    filled_by = read.table.header.texts.get("filled_by")
    return tuple(
        PrivateFields(
            manager_name=_stated(read.source, "manager_name", index),
            manager_mobile=_stated(read.source, "manager_mobile", index),
            filled_by=ABSENT if filled_by is None else filled_by or None,
            number=_stated(read.source, "number", index),
            region_name=_stated(read.source, "region_name", index),
            longitude_text=_stated(read.source, "longitude", index),
            latitude_text=_stated(read.source, "latitude", index),
            datum=read.positions.stated.datums[index].value,
            datum_from="declared" if read.positions.stated.declared[index] else "assumed",
            unknown={label: texts[index] or None for label, (_, texts) in read.table.unknown.items()},
        )
        for index in range(len(read.table))
    )


def _stated(table: SheetTable, field: str, index: int) -> Stated:
    if not table.has(field):
        return ABSENT
    return tidy_line(table.text(field, index)) or None
