"""A KD-tree over places in earth-centred metres, asked for those with the shortest straight chords."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

_THREADS = "OMP_NUM_THREADS"


@contextmanager
def _one_thread() -> Iterator[None]:
    """What is loaded meanwhile gets one OpenMP thread, and nothing else does: it reads the variable as it is loaded."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


# Its threads, one for each core, would spin between one question and the next, and be missing after a fork.
with _one_thread():
    from pykdtree.kdtree import KDTree


class PlaceTree:
    """Never written to after it is built: any number of threads, and of forked processes, may ask it at once.

    Parameters
    ----------
    xyz
        Places in earth-centred metres, shape (n, 3), finite.
    """

    __slots__ = ("_tree",)

    def __init__(self, xyz: NDArray[np.float64]) -> None:
        self._tree = KDTree(xyz)

    def closest(self, point: tuple[float, float, float], wanted: int) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
        """The `wanted` places closest to a point, at most as many as there are: chords, ascending, and the places.

        Among equal chords, those at the end may be any.
        """
        chords, places = self._tree.query(np.array((point,)), wanted)
        # Asked for one, it answers with a row of them for all points.
        return (chords, places) if wanted == 1 else (chords[0], places[0])

    def closest_to_each(
        self, points: NDArray[np.float64], wanted: int
    ) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
        """The same for many points, shape (m, 3): chords, ascending in each row, and places, both (m, wanted)."""
        chords, places = self._tree.query(np.ascontiguousarray(points), wanted)
        return chords.reshape(len(points), wanted), places.reshape(len(points), wanted)
