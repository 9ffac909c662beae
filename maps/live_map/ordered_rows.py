"""Rows in an order in which every mark's windows stand together, so that a mark is a first and a last place in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


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
    """

    key: str
    first: int
    last: int
    zoom: int | None
    lon: float
    lat: float

    @property
    def count(self) -> int:
        """How many windows it stands for."""
        return self.last - self.first


class OrderedRows:
    """Rows in an order, with running sums by which a mark is judged without looking at its windows one by one."""

    def __init__(self, rows: NDArray[np.intp], lon: NDArray[np.float64], lat: NDArray[np.float64]) -> None:
        self.rows = rows.astype(np.int32)
        self._lon, self._lat = lon[rows], lat[rows]
        self._lon_sums, self._lat_sums = running(self._lon), running(self._lat)

    def rows_of(self, mark: Mark) -> NDArray[np.int32]:
        """The rows of a mark's windows."""
        return self.rows[mark.first : mark.last]

    def middle(self, first: int, last: int) -> tuple[float, float]:
        """The mean longitude and latitude, in degrees, of the windows from `first` up to but not including `last`."""
        if last - first == 1:
            return float(self._lon[first]), float(self._lat[first])
        return (
            float(self._lon_sums[last] - self._lon_sums[first]) / (last - first),
            float(self._lat_sums[last] - self._lat_sums[first]) / (last - first),
        )


def running(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Sums of all values before each place, shape (n + 1,): those from a to b sum up to `sums[b] - sums[a]`."""
    sums = np.zeros(len(values) + 1, np.float64)
    np.cumsum(values, out=sums[1:])
    return sums
