"""A table's rows as windows: what each row that has no error would publish, and what it says in private."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar, overload

import numpy as np

from importer.checks.cell_text import ODD_OR_SPACE, tidy_line, tidy_lines
from importer.checks.found_rows import put_right
from importer.checks.personal import public_texts
from importer.checks.persons import Persons
from importer.checks.positions import PositionsJudged
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import kind_stated, level_stated
from importer.checks.suspension_stated import suspension
from importer.checks.values import missing_in
from importer.store.private_fields import ABSENT, PrivateFields, Stated
from locator.divisions.division import Division
from locator.position import Position
from locator.window import DivisionNames, HoursText, Kind, Level, Suspension, Window

_Text = TypeVar("_Text", bound=str | None)
_Meaning = TypeVar("_Meaning")


class _PublicTexts(NamedTuple):
    """What one row says in public, as it is published."""

    name: str
    address: str
    hours: HoursText | None
    transit: str | None
    kind: Kind
    level: Level | None
    suspension: Suspension | None
    items: tuple[str, ...] | None
    precision_m: float | None


class PublicColumns(NamedTuple):
    """The same of many rows: columns with an entry per row, in the same order."""

    names: Sequence[str]
    addresses: Sequence[str]
    hours: Sequence[HoursText | None]
    transits: Sequence[str | None]
    kinds: Sequence[Kind]
    levels: Sequence[Level | None]
    suspensions: Sequence[Suspension | None]
    items: Sequence[tuple[str, ...] | None]
    precisions_m: Sequence[float | None]


class PublicTexts:
    """What the rows of tables that are laid on each other say in public, made once for all when the first is asked for.

    Column by column, as the same texts come again and again in many of them.
    """

    def __init__(
        self,
        table: SheetTable,
        persons: Persons,
        hours: Sequence[HoursText | None],
        positions: PositionsJudged,
        items: Sequence[tuple[str, ...] | None],
    ) -> None:
        self._table, self._persons = table, persons
        self._hours, self._positions, self._items = hours, positions, items
        self._made: list[_PublicTexts] | None = None
        self._names: list[str] | None = None

    def of(self, rows: slice) -> Iterable[_PublicTexts]:
        """What some of the rows say; those of one table that is all there is are made as they are asked for."""
        if rows == slice(0, len(self._table)):
            return self._texts()
        if self._made is None:
            self._made = list(self._texts())
        return self._made[rows]

    def names(self, rows: slice) -> list[str]:
        """The windows' names of some of the rows."""
        if self._names is None:
            self._names = self._lines("window_name", slice(None))
        return self._names[rows]

    def columns(self, rows: slice) -> PublicColumns:
        """What some of the rows say, column by column: of many it is made for those that are asked for."""
        table = self._table
        return PublicColumns(
            names=self.names(rows),
            addresses=self._lines("address", rows),
            hours=self._hours[rows],
            transits=_public_lines(table.block("transit")[rows], self._persons.of(rows)),
            kinds=_each(kind_stated, table.block("kind")[rows]),
            levels=_each(level_stated, table.block("level")[rows]),
            suspensions=_each(suspension, self._stated("closed_until", rows)),
            items=self._items[rows],
            precisions_m=self._positions.precisions(rows),
        )

    def _texts(self) -> Iterator[_PublicTexts]:
        return map(_PublicTexts._make, zip(*self.columns(slice(None)), strict=True))

    def _stated(self, field: str, rows: slice) -> Sequence[str]:
        """A column that is seldom filled, without the persons that are named in it."""
        block = self._table.block(field)[rows]
        return public_texts(block, self._persons.of(rows)) if any(block) else block

    def _lines(self, field: str, rows: slice) -> list[str]:
        return public_texts(put_right(self._table.block(field)[rows], tidy_line, ODD_OR_SPACE), self._persons.of(rows))


@dataclass(frozen=True, slots=True)
class RowsRead:
    """Everything that was read of a table and that its windows are made of; blocks have one entry per row.

    `levels` are those that codes of towns and villages tell, where 层级 is silent. `table` has the proposals that were
    taken in its cells, `source` what the office wrote; `dated` tells whether `confirmed_on` is the sheet's own; `part`
    is where its rows stand in `public`.
    """

    table: SheetTable
    source: SheetTable
    divisions: tuple[Division | None, ...]
    levels: tuple[Level | None, ...]
    positions: PositionsJudged
    phones: tuple[tuple[str, ...], ...]
    hours: tuple[HoursText | None, ...]
    persons: Persons
    office: str
    confirmed_on: date
    dated: bool
    public: PublicTexts
    part: slice

    @property
    def evidence(self) -> int:
        """How the table's rows vote on minutes that may be decimals in disguise; see `PositionsJudged`."""
        return sum(self.positions.evidence)


class WindowsOfRows(Sequence[Window | None]):
    """The window of each row, None where the row is rejected; `ids` are theirs, none where they are still to be given.

    They are made when the first is asked for: to count the rows that have none takes no window, nor does it to write
    all of them down (`window_lines`), and a check of one large file does nothing else.
    """

    def __init__(self, read: RowsRead, rejected: Sequence[bool], ids: Sequence[str] = ()) -> None:
        self.read = read
        self.ids = ids
        nowhere = np.isnan(read.positions.points.wgs_lon) | np.isnan(read.positions.points.wgs_lat)
        self._none = [
            refused or division is None or without
            for refused, division, without in zip(rejected, read.divisions, nowhere.tolist(), strict=True)
        ]
        self._made: tuple[Window | None, ...] | None = None

    def __len__(self) -> int:
        return len(self._none)

    @overload
    def __getitem__(self, index: int) -> Window | None: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Window | None, ...]: ...

    def __getitem__(self, index: int | slice) -> Window | tuple[Window | None, ...] | None:
        return self._all()[index]

    def __iter__(self) -> Iterator[Window | None]:
        return iter(self._all())

    def count(self, value: object) -> int:
        """How many rows have this window; those that have none are counted without making any."""
        return sum(self._none) if value is None else self._all().count(value)

    def rows(self) -> list[int]:
        """The rows that have a window, ascending."""
        return [row for row, without in enumerate(self._none) if not without]

    def names(self) -> list[str]:
        """What each row calls its window in public, also a row without one."""
        return self.read.public.names(self.read.part)

    def columns(self, start: int, stop: int) -> PublicColumns:
        """What the rows from `start` up to `stop` (excluded) say in public, also those without a window."""
        first: int = self.read.part.start
        return self.read.public.columns(slice(first + start, first + stop))

    def with_ids(self, ids: Sequence[str]) -> "WindowsOfRows":
        """The same windows with their ids, one for each that there is, in order."""
        return WindowsOfRows(self.read, self._none, ids)

    def _all(self) -> tuple[Window | None, ...]:
        if self._made is None:
            made = _windows(self.read, self._none)
            ids = iter(self.ids)
            self._made = tuple(window and window.with_id(next(ids)) for window in made) if self.ids else tuple(made)
        return self._made


def _windows(read: RowsRead, none: Sequence[bool]) -> Iterator[Window | None]:
    positions, texts = read.positions.positions(), read.public.of(read.part)
    names: dict[str, DivisionNames] = {}  # one for all windows of a division
    for index, (without, position, row) in enumerate(zip(none, positions, texts, strict=True)):
        division = read.divisions[index]
        if without or position is None or division is None:
            yield None
        else:
            if division.code not in names:
                names[division.code] = division.names()
            yield _window(read, index, row, position, names[division.code])


def _each(read_text: Callable[[_Text], _Meaning], texts: Sequence[_Text]) -> list[_Meaning]:
    """What each text of a column means; equal texts are read once."""
    meanings = {text: read_text(text) for text in set(texts)}
    return [meanings[text] for text in texts]


def _window(read: RowsRead, index: int, row: _PublicTexts, position: Position, division: DivisionNames) -> Window:
    return Window(
        id="",
        name=row.name,
        division=division,
        address=row.address,
        phones=read.phones[index],
        hours=row.hours,
        transit=row.transit,
        kind=row.kind,
        level=row.level or read.levels[index],
        position=position,
        source_datum=read.positions.stated.datums[index],
        precision_m=row.precision_m,
        office=read.office,
        confirmed_on=read.confirmed_on,
        closed_until=row.suspension.last if row.suspension is not None else None,
        items=row.items,
        closed_from=row.suspension.first if row.suspension is not None else None,
    )


def _public_lines(block: Sequence[str], persons: Persons) -> list[str | None]:
    """A column of texts that may have several lines, null where a row says nothing in public."""
    lines, missing = public_texts(put_right(block, tidy_lines, ODD_OR_SPACE), persons), missing_in(block)
    return [line if line and text not in missing else None for text, line in zip(block, lines, strict=True)]


@dataclass(frozen=True, slots=True)
class PrivateOfRows(Sequence[PrivateFields]):
    """What each row says in private, made when it is asked for: a check never does.

    A column that the sheet lacks is absent, an empty cell is null.
    """

    read: RowsRead

    def __len__(self) -> int:
        return len(self.read.table)

    @overload
    def __getitem__(self, index: int) -> PrivateFields: ...

    @overload
    def __getitem__(self, index: slice) -> list[PrivateFields]: ...

    def __getitem__(self, index: int | slice) -> PrivateFields | list[PrivateFields]:
        if isinstance(index, slice):
            return [self._of(row) for row in range(*index.indices(len(self)))]
        return self._of(range(len(self))[index])

    def _of(self, index: int) -> PrivateFields:
        read = self.read
        filled_by = read.table.header.texts.get("filled_by")
        return PrivateFields(
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


def _stated(table: SheetTable, field: str, index: int) -> Stated:
    if not table.has(field):
        return ABSENT
    return tidy_line(table.text(field, index)) or None
