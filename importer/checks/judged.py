"""What judging a file gives: its tables with the windows that they yield, and every notice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Severity, reading_order
from importer.store.private_fields import PrivateFields
from locator.window import Window


@dataclass(frozen=True, slots=True, eq=False)
class RowPoints:
    """Where the rows of a table lie as they were read, also those that cannot be published; arrays (n,).

    `lon` and `lat` are degrees on WGS-84, NaN where there is no position; `codes` the division of each, '' for none.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    codes: NDArray[np.str_]


NO_POINTS = RowPoints(np.empty(0), np.empty(0), np.empty(0, dtype="<U6"))


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """One table, judged. All blocks have one entry per data row.

    `windows` holds what each row would publish, None where it cannot be; `ids` what it calls its window, empty where
    that is nothing; `office` owns them; `dated` tells whether the sheet states its own 填报时间. Windows have their ids
    once `identified`. `points` is empty where nobody is to be shown them.
    """

    table: SheetTable
    office: str
    windows: Sequence[Window | None]
    ids: Sequence[str]
    private: Sequence[PrivateFields]
    dated: bool
    points: RowPoints = field(default=NO_POINTS, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.table)


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """One file, judged: the sheets that were read, its tables, and all notices in the workbook's order."""

    name: str
    sheets: tuple[str, ...] = ()
    tables: tuple[JudgedTable, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def rows(self) -> int:
        """How many data rows there are."""
        return sum(len(table) for table in self.tables)

    @property
    def publishable(self) -> int:
        """How many of them can be published."""
        return self.rows - sum(judged.windows.count(None) for judged in self.tables)

    @property
    def rejected(self) -> int:
        """How many cannot."""
        return self.rows - self.publishable

    def windows(self) -> Iterator[tuple[int, Window]]:
        """The publishable windows, each with its row in the workbook."""
        for judged in self.tables:
            for row, window in zip(judged.table.rows, judged.windows, strict=True):
                if window is not None:
                    yield row, window

    def offices(self) -> frozenset[str]:
        """Whose windows the file lists."""
        return frozenset(judged.office for judged in self.tables)

    def has_error(self) -> bool:
        """Whether anything has severity `error`."""
        return any(notice.severity is Severity.ERROR for notice in self.notices)

    def with_windows(self, windows: Sequence[Window | None], notices: Sequence[Notice]) -> "JudgedFile":
        """The same file with other windows, one per data row through all tables, and further notices."""
        tables, start = [], 0
        for judged in self.tables:
            tables.append(replace(judged, windows=tuple(windows[start : start + len(judged)])))
            start += len(judged)
        return replace(self, tables=tuple(tables)).with_notices(notices)

    def with_notices(self, notices: Sequence[Notice]) -> "JudgedFile":
        """The same file with further notices, each in its place: those about the file first, then sheet by sheet."""
        if not notices:
            return self
        more: dict[str | None, list[Notice]] = defaultdict(list)
        for notice in notices:
            more[notice.place.sheet].append(notice)
        merged = more.pop(None, [])
        for sheet, group in groupby(self.notices, lambda notice: notice.place.sheet):
            merged += sorted((*group, *more.pop(sheet, ())), key=_order)
        merged += (notice for rest in more.values() for notice in sorted(rest, key=_order))
        return replace(self, notices=tuple(merged))

    def all_rows(self) -> list[Window | None]:
        """What each data row would publish, through all tables."""
        return [window for judged in self.tables for window in judged.windows]


def _order(notice: Notice) -> tuple[int, int, str]:
    return reading_order(notice.place)
