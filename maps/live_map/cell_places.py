"""Where the marks of cells are drawn: at their windows' middles, and within their own cells where those are crowded.

What a mark does depends on the eight cells around its own alone. So it stands where it stands however the map is
moved, and there is nothing to come to rest.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from maps.live_map.mark_circles import BETWEEN_PX, least_away

Places = NDArray[np.float64]
Cells = NDArray[np.int64]

_ROW = 1 << 32  # more than there are columns
_AROUND = [(east, south) for east in (-1, 0, 1) for south in (-1, 0, 1) if (east, south) != (0, 0)]


def stand_apart(
    middle: tuple[Places, Places], cell: tuple[Cells, Cells], cell_px: float, radius: Places
) -> tuple[Places, Places, NDArray[np.bool_]]:
    """Places at which no two of these marks touch, and which of them are not their middles.

    A mark keeps its middle if it is clear of all its neighbours, be they at their middles or wholly within their cells;
    else it is drawn wholly within its own.

    Parameters
    ----------
    middle
        The middles of the marks' windows, x and y in pixels, each within its cell, shape (n,).
    cell
        Columns and rows of the cells, no two the same.
    cell_px
        How wide a cell is: no mark is wider, and none reaches beyond the next cell.
    radius
        The marks' radii in pixels, shape (n,).
    """
    inner = tuple(_within(along, number, cell_px, radius) for along, number in zip(middle, cell, strict=True))
    crowded = np.zeros(len(radius), np.bool_)
    for one, other in _neighbours(*cell):
        need = least_away(radius[one], radius[other])
        for places in (middle, inner):
            away = np.hypot(*(at[one] - to[other] for at, to in zip(middle, places, strict=True)))
            crowded[one] |= away < need
    x, y = (np.where(crowded, into, at) for into, at in zip(inner, middle, strict=True))
    return x, y, crowded


def _within(along: Places, number: Cells, cell_px: float, radius: Places) -> Places:
    room = radius + BETWEEN_PX / 2
    return np.clip(along, number * cell_px + room, (number + 1) * cell_px - room)


def _neighbours(column: Cells, row: Cells) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Pairs of marks in neighbouring cells, both ways; for each of the eight directions at most one of every mark."""
    numbers = row * _ROW + column
    order = np.argsort(numbers)
    for east, south in _AROUND:
        wanted = numbers + south * _ROW + east
        place = np.minimum(np.searchsorted(numbers, wanted, sorter=order), len(order) - 1)
        found = np.flatnonzero(numbers[order[place]] == wanted)
        yield found, order[place[found]]
