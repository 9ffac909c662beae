"""Rows in an order in which every mark's windows stand together, so that a mark is a first and a last place in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)
Sum = TypeVar("Sum", np.float64, np.int32)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn at one place: the windows that stand from `first` up to but not including `last`.

    Parameters
    ----------
    key
        The same for the same place at the same fineness, so that a page can tell what stayed.
    zoom
        The zoom at which its windows come apart; None where none does, and they are to be listed.
    lon, lat
        Where it is drawn, in degrees.
    middle
        Where a map that opens it looks: longitude and latitude of the middle of its windows' bounds, which may lie far
        from where it is drawn.
    """

    key: str
    first: int
    last: int
    zoom: int | None
    lon: float
    lat: float
    middle: tuple[float, float]

    @property
    def count(self) -> int:
        """How many windows it stands for."""
        return self.last - self.first


class OrderedRows:
    """Rows in an order, shape (n,)."""

    def __init__(self, rows: NDArray[np.signedinteger]) -> None:
        self.rows = rows.astype(np.int32, copy=False)

    def rows_of(self, mark: Mark) -> NDArray[np.int32]:
        """The rows of a mark's windows."""
        return self.rows[mark.first : mark.last]


class RowCounts:
    """How many of a mark's rows are among some, told by row, without going through them; for marks of these orders."""

    def __init__(self, among: NDArray[np.bool_], orders: Iterable[OrderedRows]) -> None:
        self._among = among
        self._sums = {ordered: running(among[ordered.rows], np.int32) for ordered in orders}

    def __contains__(self, row: int) -> bool:
        return bool(self._among[row])

    def of(self, ordered: OrderedRows, mark: Mark) -> int:
        """The count of a mark; `ordered` is one of the orders given at first."""
        sums = self._sums[ordered]
        return int(sums[mark.last] - sums[mark.first])


def running(values: NDArray[Number], kind: type[Sum]) -> NDArray[Sum]:
    """Sums of all values before each place, shape (n + 1,): those from a to b sum up to `sums[b] - sums[a]`."""
    sums = np.zeros(len(values) + 1, kind)
    np.cumsum(values, out=sums[1:])
    return sums
