"""How large marks are drawn, as circles in the browser's pixels: what `static/map.css` says, by number of windows."""

import numpy as np
from numpy.typing import NDArray

ACROSS_PX = {1: 44, 2: 48, 100: 54, 1000: 68}
"""From how many windows on a mark is how wide."""

BETWEEN_PX = 4.0
"""What is left free between two marks. Whole pixels and rounded degrees, in which browsers are told, take less."""

_FROM = np.array(list(ACROSS_PX))
_RADII = np.array(list(ACROSS_PX.values())) / 2.0


def radii(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The radii of marks for so many windows each, shape (n,)."""
    return np.asarray(_RADII[np.searchsorted(_FROM, counts, "right") - 1])


def least_away(radius: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far apart the middles of two marks have to be, for radii of any shapes that go together."""
    return radius + other + BETWEEN_PX
