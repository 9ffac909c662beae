"""Windows written down as JSON out of their columns, as `Window.public` has each, without making any.

What is the same object in many windows, their division and their hours, is written down once.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import TypeVar

import orjson

from importer.checks.table_rows import WindowsOfRows
from locator.divisions.division import Division
from locator.window import Suspension, public_hours, public_items

_AT_ONCE = 4_000
_KEYS = (
    *("id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat"),
    *("source_datum", "precision_m", "office", "confirmed_on", "closed_until", "items", "row"),
)
_Value = TypeVar("_Value")


def window_lines(windows: WindowsOfRows, numbers: Sequence[int]) -> list[Callable[[], bytes]]:
    """The windows in pieces of work, each of which gives some: entries of a list in JSON, a comma between two.

    Parameters
    ----------
    windows
        A table's.
    numbers
        The number of each row in the workbook.
    """
    rows, written = windows.rows(), _Written()
    ids = windows.ids or [""] * len(rows)
    return [
        partial(_lines, windows, numbers, rows[start : start + _AT_ONCE], ids[start : start + _AT_ONCE], written)
        for start in range(0, len(rows), _AT_ONCE)
    ]


class _Written:
    """What was written down already, by the object and how it is told of."""

    def __init__(self) -> None:
        self._known: dict[Callable[..., object], dict[int, orjson.Fragment]] = {}
        self._kept: list[object] = []  # lest another object come to stand in the place of one that is no more

    def of(self, values: Sequence[_Value], told: Callable[[_Value], object]) -> list[orjson.Fragment]:
        """The values of a column, each as JSON of what `told` has for it."""
        known = self._known.setdefault(told, {})
        places = list(map(id, values))
        for place, value in dict(zip(places, values, strict=True)).items():
            if place not in known:
                known[place] = orjson.Fragment(orjson.dumps(told(value)))
                self._kept.append(value)
        return list(map(known.__getitem__, places))


def _lines(
    windows: WindowsOfRows, numbers: Sequence[int], rows: Sequence[int], ids: Sequence[str], written: _Written
) -> bytes:
    columns = _columns(windows, rows, written)
    entries = zip(ids, *columns, [numbers[row] for row in rows], strict=True)
    return orjson.dumps([dict(zip(_KEYS, entry, strict=True)) for entry in entries])[1:-1]


def _columns(windows: WindowsOfRows, rows: Sequence[int], written: _Written) -> tuple[Sequence[object], ...]:
    """What `Window.public` has for each of some rows, in the order of the keys between the id and the row's number."""
    first, read = rows[0], windows.read
    texts = windows.columns(first, rows[-1] + 1)

    def of(column: Sequence[_Value]) -> list[_Value]:
        return [column[row] for row in rows]

    def said(column: Sequence[_Value]) -> list[_Value]:
        return [column[row - first] for row in rows]

    points = read.positions.points
    levels = [stated or of_code for stated, of_code in zip(said(texts.levels), of(read.levels), strict=True)]
    return (
        said(texts.names),
        written.of(of(read.divisions), _division),
        said(texts.addresses),
        of(read.phones),
        written.of(said(texts.hours), public_hours),
        said(texts.transits),
        written.of(said(texts.kinds), _choice),
        written.of(levels, _choice),
        points.wgs_lon[rows].tolist(),
        points.wgs_lat[rows].tolist(),
        written.of(of(read.positions.stated.datums), _choice),
        said(texts.precisions_m),
        [orjson.Fragment(orjson.dumps(read.office))] * len(rows),
        [orjson.Fragment(orjson.dumps(read.confirmed_on))] * len(rows),
        written.of(said(texts.suspensions), _last_day),
        written.of(said(texts.items), public_items),
    )


def _division(division: Division | None) -> dict[str, object] | None:
    return division.names().public() if division is not None else None


def _choice(choice: Enum | None) -> object:
    return choice.value if choice is not None else None


def _last_day(suspension: Suspension | None) -> str | None:
    return suspension.last.isoformat() if suspension is not None else None
