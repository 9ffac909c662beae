"""Marks that would lie on each other, moved apart: each has to be seen, and touched by a finger."""

import numpy as np
from numpy.typing import NDArray

APART_PX = 50.0
"""How far apart the middles of two marks should be: a little more than they are wide."""

_ROUNDS = 60
_MOST = 500  # there are some 370 cities; of more places the pairs would be too many


def parted(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Places in pixels, shape (n,), moved apart where two are closer than `APART_PX`.

    Each pair gives way by halves, over and over; in a crowd some stay closer. More than 500 places stay as they are.
    """
    if not 2 <= len(x) <= _MOST:
        return x, y
    earlier = np.sign(np.subtract.outer(np.arange(len(x)), np.arange(len(x))))
    for _ in range(_ROUNDS):
        east, south = x[:, None] - x, y[:, None] - y
        away = np.hypot(east, south)
        np.fill_diagonal(away, APART_PX)
        if away.min() >= APART_PX:
            break
        # Of two at one place the earlier goes west.
        east = np.where(away == 0.0, earlier, east)
        push = np.clip(APART_PX - away, 0.0, None) / (2.0 * np.maximum(away, 1.0))
        # Pushed from many sides at once a mark would fly off.
        x = x + np.clip((east * push).sum(axis=1), -APART_PX / 2, APART_PX / 2)
        y = y + np.clip((south * push).sum(axis=1), -APART_PX / 2, APART_PX / 2)
    return x, y
