"""The tree under *nearest*: what it finds, and that it stays within the thread that asks."""

import os
import subprocess
import sys

import numpy as np
import pytest

from locator.geometry.place_tree import PlaceTree
from tests.house import HOUSE

THREADS = """
import os, sys
import numpy as np
from locator.geometry.place_tree import PlaceTree
before = len(os.listdir("/proc/self/task"))
tree = PlaceTree(np.random.default_rng(5).random((5_000, 3)))
for wanted in (1, 6, 50):
    tree.closest((0.5, 0.5, 0.5), wanted)
print(len(os.listdir("/proc/self/task")) - before, os.environ.get("OMP_NUM_THREADS"))
"""


@pytest.mark.parametrize("wanted", [1, 2, 6, 50])
def test_the_closest_are_those_of_all_distances_in_their_order(wanted: int) -> None:
    xyz = np.random.default_rng(11).normal(0.0, 6e6, (3_000, 3))
    tree = PlaceTree(xyz)
    for point in np.random.default_rng(12).normal(0.0, 6e6, (100, 3)):
        chords, places = tree.closest(tuple(point.tolist()), wanted)
        distances = np.linalg.norm(xyz - point, axis=1)
        assert places.tolist() == np.argsort(distances)[:wanted].tolist()
        assert chords == pytest.approx(np.sort(distances)[:wanted], rel=1e-14)


@pytest.mark.parametrize("setting", [None, "4"])
def test_asking_starts_no_thread_and_the_setting_for_others_stays_as_it_was(setting: str | None) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    if setting is not None:
        environment["OMP_NUM_THREADS"] = setting
    told = subprocess.run(
        [sys.executable, "-c", THREADS], cwd=HOUSE, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["0", str(setting)]
