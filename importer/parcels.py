"""Values of ours as bytes: on their way from the second process to the first, and laid by until they are wanted.

A frozen class with slots is pickled field by field, by functions of Python that ask each time which fields there are.
Here it is what it is made of: a tenth of the time there, a half of it back.
"""

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from importer.checks.header_line import HeaderLine
from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Place, Suggestion
from locator.position import Position
from locator.window import DivisionNames, HoursText, Window

_MADE_OF_FIELDS = (
    *(DivisionNames, HoursText),
    *(Notice, Place, Suggestion, JudgedFile, JudgedTable, SheetTable, HeaderLine),
)
_FIELDS = tuple(field.name for field in fields(Window))
_POSITION = _FIELDS.index("position")


def parcel(value: object) -> bytes:
    """A value as bytes."""
    laid = io.BytesIO()
    pickler = pickle.Pickler(laid, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _takers()
    pickler.dump(value)
    return laid.getvalue()


def windows_parcel(rows: Iterable[Window | None]) -> bytes:
    """Windows as bytes, each as the values of its fields: there are many, and a position's two numbers say it all."""
    taken = _taken_of_a_window()
    return parcel([None if window is None else taken(window) for window in rows])


def unpacked_windows(parcel_: bytes) -> list[Window | None]:
    """The windows of a parcel, none where there was none."""
    rows: list[tuple[Any, ...] | None] = unpacked(parcel_)
    return [None if row is None else _window_of(row) for row in rows]


def _window_of(row: tuple[Any, ...]) -> Window:
    values: list[Any] = [*row]
    values[_POSITION : _POSITION + 2] = [Position(*row[_POSITION : _POSITION + 2])]
    return Window(*values)


@lru_cache(maxsize=1)
def _taken_of_a_window() -> Callable[[Window], tuple[Any, ...]]:
    return attrgetter(*_FIELDS[:_POSITION], "position.lon", "position.lat", *_FIELDS[_POSITION + 1 :])


def unpacked(parcel_: bytes) -> Any:
    """The value of a parcel, which only we ourselves have made."""
    return pickle.loads(parcel_)  # noqa: S301 - it never left our processes


@lru_cache(maxsize=1)
def _takers() -> dict[type, Any]:
    return {each: _taker(each) for each in _MADE_OF_FIELDS}


def _taker(of: type) -> Any:
    taken = attrgetter(*(field.name for field in fields(of)))
    return lambda value: (of, taken(value))
