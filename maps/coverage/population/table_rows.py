"""The lines of a population table, and which of its columns holds what."""

import csv
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from pathlib import Path

from locator.fault import Fault
from locator.operator_table import operator_text

TableRows = Iterator[tuple[int, Sequence[str]]]
"""Lines with their numbers, the first of them with the columns' names."""

SheetRows = Callable[[Path], TableRows]
"""Reads a workbook's table; maps knows no spreadsheet, so that whoever does hands this in."""


class Column(StrEnum):
    """What a column holds."""

    CODE = "code"
    PEOPLE = "population"
    LON = "lon"
    LAT = "lat"
    DATUM = "datum"


COLUMN_NAMES = {
    Column.CODE: ("code", "division", "division_code", "区划代码", "区划编码", "行政区划代码", "行政区划编码"),
    Column.PEOPLE: ("population", "people", "count", "人口", "人口数", "常住人口", "户籍人口"),
    Column.LON: ("lon", "lng", "longitude", "经度"),
    Column.LAT: ("lat", "latitude", "纬度"),
    Column.DATUM: ("datum", "坐标系"),
}
"""The names that a column may have, in small letters."""

_BY_NAME = {name: column for column, names in COLUMN_NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class PopulationTable:
    """The lines below the header: their numbers, and the texts of the columns that there are."""

    columns: dict[Column, int]
    lines: list[tuple[int, Sequence[str]]]

    def cells(self) -> Iterator[tuple[int, dict[Column, str]]]:
        """Each line's number and texts; a line that is blank is none."""
        for number, cells in self.lines:
            texts = {column: _cell(cells, place) for column, place in self.columns.items()}
            if any(texts.values()):
                yield number, texts


def csv_rows(path: Path) -> TableRows:
    """The lines of a CSV; Fault where it cannot be read."""
    reader = csv.reader(operator_text(path).splitlines())
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as wrong:
        number = reader.line_num
        raise Fault(
            f"{path.name} 第 {number} 行读不出来，请重新另存为 CSV。",
            f"{path.name}, line {number} cannot be read: save it as CSV once more.",
        ) from wrong


def population_table(path: Path, rows: TableRows) -> PopulationTable:
    """The table of a file; Fault where a column that is needed is missing, or named twice."""
    header = next(rows, (0, ()))[1]
    columns: dict[Column, int] = {}
    for place, name in enumerate(header):
        column = _BY_NAME.get(unicodedata.normalize("NFKC", name).strip().lower())
        if column is not None and column in columns:
            raise Fault(
                f"{path.name} 有两列都是 {column.value}（“{name}”），请只留一列。",
                f"{path.name} has two columns of {column.value} (“{name}”): keep one.",
            )
        if column is not None:
            columns[column] = place
    if not ({Column.CODE, Column.PEOPLE} <= columns.keys() or {Column.LON, Column.LAT} <= columns.keys()):
        raise Fault(
            f"{path.name} 的首行应有 code,population（区划代码、人口），或 lon,lat,population（经度、纬度、人口）。",
            f"The first line of {path.name} needs the columns code,population, or lon,lat with population.",
        )
    return PopulationTable(columns, list(rows))


def read_number(text: str) -> float | None:
    """A number as people write it (1,234; １２３４), or None."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").replace("_", "?")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if isfinite(value) else None


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
