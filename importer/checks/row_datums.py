"""The datum of each row's position: what cells, labels, sheet or upload state, else assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.found_rows import rows_but_numbers
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import datum_stated
from importer.checks.table_stack import TableStack
from importer.checks.values import tidied
from locator.datum import to_wgs84
from locator.position import Datum
from locator.readers.coordinate_columns import Degrees
from locator.readers.map_links import read_map_link

# In Hong Kong, Macau and Taiwan map sites give WGS-84.
_WGS84_PROVINCES = ("71", "81", "82")
_POSITION_FIELDS = ("longitude", "latitude")


@dataclass(frozen=True, slots=True)
class RowDatums:
    """The datum of each row, as it is stored, and whether anybody declared it."""

    datums: tuple[Datum, ...]
    declared: tuple[bool, ...]

    def mask(self, datum: Datum) -> NDArray[np.bool_]:
        """Which rows are in a datum."""
        return np.array([each is datum for each in self.datums], dtype=np.bool_)

    def to_wgs84(self, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
        """Positions of the rows, arrays of shape (n,) in their datums, as WGS-84 degrees; NaN stays NaN."""
        wgs_lon, wgs_lat = np.full_like(lon, np.nan), np.full_like(lat, np.nan)
        for datum in set(self.datums):
            of = self.mask(datum)
            wgs_lon[of], wgs_lat[of] = to_wgs84(lon[of], lat[of], datum)
        return wgs_lon, wgs_lat

    def between(self, rows: slice) -> "RowDatums":
        """Those of rows next to each other."""
        return RowDatums(self.datums[rows], self.declared[rows])

    def of(self, rows: Sequence[int]) -> "RowDatums":
        """Those of some rows."""
        return RowDatums(tuple(self.datums[row] for row in rows), tuple(self.declared[row] for row in rows))


def row_datums(stack: TableStack, rules: CheckRules) -> RowDatums:
    """The nearest statement counts.

    A row's own 坐标系, then a word beside the coordinate (112.99（百度）), the columns' labels (经度（WGS-84）), the
    header line, at last what was said of the upload. CGCS2000 is stored as WGS-84: they differ by centimetres.
    """
    table = stack.whole
    stated = stack.in_each_row(
        lambda each: _of_labels(each) or datum_stated(each.header.texts.get("datum", "")) or rules.datum
    )
    for name in (*reversed(_POSITION_FIELDS), "datum"):
        for row, datum in _of_cells(table.block(name)):
            stated[row] = datum
    codes = table.block("division_code")
    assumed = {code: _assumed(code) for code in set(codes)}
    stored = {(datum, code): _stored(datum or assumed[code]) for datum, code in {*zip(stated, codes, strict=True)}}
    datums = tuple(map(stored.__getitem__, zip(stated, codes, strict=True)))
    return RowDatums(datums, tuple(datum is not None for datum in stated))


def _of_cells(texts: Sequence[str]) -> Iterator[tuple[int, Datum]]:
    """The rows of a column that state a datum."""
    rows = rows_but_numbers(texts) if any(texts) else []
    # A number states none, not even 2000.
    stated = {text: _of_text(text) for text in {texts[row] for row in rows} if not _is_number(text)}
    for row in rows:
        if datum := stated.get(texts[row]):
            yield row, datum


def _of_text(text: str) -> Datum | None:
    """The datum that a cell names, or that of the map whose link it holds."""
    link = read_map_link(text)
    return link.datum if link is not None else datum_stated(text)


def _of_labels(table: SheetTable) -> Datum | None:
    """The datum in a position column's label; None where the two labels disagree."""
    stated = {datum for name in _POSITION_FIELDS if (datum := datum_stated(table.labels.get(name, "")))}
    return stated.pop() if len(stated) == 1 else None


def _is_number(text: str) -> bool:
    return not text or (text[0].isdigit() and text.replace(".", "", 1).isdigit())


def _assumed(division_code: str) -> Datum:
    return Datum.WGS84 if tidied("division_code", division_code).startswith(_WGS84_PROVINCES) else Datum.GCJ02


def _stored(datum: Datum) -> Datum:
    return Datum.WGS84 if datum is Datum.CGCS2000 else datum
