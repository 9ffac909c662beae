"""Indexes kept for the next who ask alike."""

from threading import Event, Thread

import numpy as np

from locator.finding.kept_indexes import KeptIndexes
from locator.geometry.nearest import NearestIndex

WHOLE = NearestIndex(np.linspace(110.0, 115.0, 2000), np.full(2000, 28.0), [f"{row:04}" for row in range(2000)])


def part(rows: int) -> NearestIndex:
    return WHOLE.subset(np.arange(rows))


def test_the_same_key_gives_the_same_index() -> None:
    kept = KeptIndexes[NearestIndex](1000)
    made = kept.get_or_make("a", lambda: part(10))
    assert kept.get("a") is made
    assert kept.get_or_make("a", lambda: part(20)) is made
    assert kept.get("b") is None


def test_large_indexes_do_not_pile_up_whatever_is_asked() -> None:
    kept = KeptIndexes[NearestIndex](4000)
    for key in range(50):
        kept.get_or_make(key, lambda: part(1500))
        assert kept.rows <= 4000
    assert [key for key in range(50) if kept.get(key) is not None] == [48, 49]


def test_empty_indexes_do_not_pile_up_either() -> None:
    kept = KeptIndexes[NearestIndex](1000)
    for key in range(5000):
        kept.get_or_make(key, lambda: part(0))
    assert 10 < sum(kept.get(key) is not None for key in range(5000)) <= 100


def test_what_was_asked_for_lately_outlives_what_was_not() -> None:
    kept = KeptIndexes[NearestIndex](3200)
    kept.get_or_make("old", lambda: part(1500))
    kept.get_or_make("new", lambda: part(1500))
    kept.get("old")
    kept.get_or_make("newest", lambda: part(1500))
    assert kept.get("new") is None
    assert kept.get("old") is not None


def test_a_look_does_not_wait_for_what_another_thread_is_making() -> None:
    kept = KeptIndexes[NearestIndex](3200)
    begun, go_on = Event(), Event()

    def make() -> NearestIndex:
        begun.set()
        assert go_on.wait(60)
        return part(5)

    thread = Thread(target=kept.get_or_make, args=("slow", make))
    thread.start()
    assert begun.wait(60)
    assert kept.get("slow") is None
    go_on.set()
    thread.join()
    assert kept.get("slow") is not None
