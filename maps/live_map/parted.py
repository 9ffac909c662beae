"""Marks that would lie on each other, moved apart: each has to be seen, and touched by a finger."""

import numpy as np
from numpy.typing import NDArray

from maps.live_map.mark_circles import least_away

Places = NDArray[np.float64]

MOST_PARTED = 500
"""Of so many places all pairs can be looked at over and over; there are some 370 cities."""

_ROUNDS = 60
_STEP_PX = 25.0
_TURN = 2.4  # the golden angle in radians: no two of a few hundred directions are alike
_SPARE_PX = 1.0  # a little more than is needed, so that pairs come to rest


def parted(x: Places, y: Places, radius: Places) -> tuple[Places, Places]:
    """The middles of circles in pixels, shape (n,), moved until no two touch; at most `MOST_PARTED` of them.

    Each pair gives way by halves, over and over; a crowd in which some still touch is at last drawn larger as a whole.
    """
    need = least_away(radius[:, None], radius)
    np.fill_diagonal(need, 0.0)
    for _ in range(_ROUNDS):
        away = _away(x, y)
        if np.all(away >= need):
            return x, y
        x, y = _pushed(x, y, np.where(need > 0.0, need + _SPARE_PX - away, 0.0))
    away = _away(x, y)
    np.fill_diagonal(away, 1.0)
    larger = (need / away).max() * (1.0 + 1e-9)
    return x.mean() + (x - x.mean()) * larger, y.mean() + (y - y.mean()) * larger


def _away(x: Places, y: Places) -> NDArray[np.float64]:
    return np.hypot(x[:, None] - x, y[:, None] - y)


def _pushed(x: Places, y: Places, lacking: NDArray[np.float64]) -> tuple[Places, Places]:
    """The middles, each pair of which is pushed apart by what it lacks."""
    east, south = x[:, None] - x, y[:, None] - y
    away = np.hypot(east, south)
    if np.count_nonzero(away) < away.size - len(x):
        number = np.arange(len(x))
        later, turn = np.sign(number[:, None] - number), _TURN * (number[:, None] + number)
        # Two at one place part in a direction of their own; in one for all they would end up in a row.
        east = np.where(away == 0.0, later * np.cos(turn), east)
        south = np.where(away == 0.0, later * np.sin(turn), south)
    push = np.clip(lacking, 0.0, None) / (2.0 * np.maximum(away, 1.0))
    # Pushed from many sides at once a mark would fly off.
    return (
        x + np.clip((east * push).sum(axis=1), -_STEP_PX, _STEP_PX),
        y + np.clip((south * push).sum(axis=1), -_STEP_PX, _STEP_PX),
    )
