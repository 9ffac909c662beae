"""The nearest open windows, by whichever way: those of all windows by distance that are open, in their order."""

from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.finding import open_windows
from locator.finding.filters import TakesLonger
from locator.finding.hours_rows import OpenAt
from locator.finding.open_windows import nearest_open
from locator.geometry.nearest import NearestIndex
from locator.position import Position

HERE = Position(112.98, 28.11)


def in_a_row(count: int) -> NearestIndex:
    """Windows to the east, 98 m from one to the next."""
    lon = 112.98 + 0.001 * np.arange(count, dtype=np.float64)
    return NearestIndex(lon, np.full(count, 28.11), [f"w{row:04d}" for row in range(count)])


def opened(count: int, rows: Collection[int], away: Collection[int] = ()) -> OpenAt:
    """These rows are open by their hours, but for those away."""
    codes = np.isin(np.arange(count), list(rows)).astype(np.intp)
    return OpenAt(np.array([False, True]), codes, frozenset(away), len(rows) / max(count, 1))


@given(
    st.integers(1, 60).flatmap(lambda count: st.tuples(st.just(count), st.sets(st.integers(0, count - 1)))),
    st.sets(st.integers(0, 59)),
    st.integers(1, 8),
    st.sampled_from([1, 3, 10, 512]),
    st.sampled_from([0.0, 1_000.0, float("inf")]),
)
def test_every_way_finds_what_a_look_at_all_finds(
    told: tuple[int, set[int]], away: set[int], k: int, most_walked: int, limit_m: float
) -> None:
    count, rows = told
    index = in_a_row(count)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(open_windows, "_MOST_WALKED", most_walked)
        found = nearest_open(index, opened(count, rows, away), HERE, k, limit_m)
    all_open = [(row, metres) for row, metres in index.walk(HERE) if row in rows and row not in away]
    within = [row for row, metres in zip(found.rows, found.distance_m, strict=True) if metres <= limit_m]
    assert within == [row for row, metres in all_open if metres <= limit_m][:k]


@pytest.mark.parametrize("shut", [200, 600])
def test_where_many_are_open_but_none_near_by_they_are_found_farther_away(shut: int) -> None:
    found = nearest_open(in_a_row(900), opened(900, range(shut, 900)), HERE, 3)
    assert found.rows == (shut, shut + 1, shut + 2)


def test_many_windows_are_gone_through_at_once_only_as_far_as_is_soon_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_windows, "LARGE", 900)
    few, far = opened(900, [899]), opened(900, range(600, 900))
    for one in (few, far):
        with pytest.raises(TakesLonger):
            nearest_open(in_a_row(900), one, HERE, 3, at_once=True)
    assert nearest_open(in_a_row(900), opened(900, range(5, 900)), HERE, 1, at_once=True).rows == (5,)
    assert nearest_open(in_a_row(899), opened(899, [898]), HERE, 1, at_once=True).rows == (898,)


def test_a_small_circle_is_walked_where_few_are_open_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_windows, "LARGE", 900)
    found = nearest_open(in_a_row(900), opened(900, [3, 899]), HERE, 3, 5_000.0, at_once=True)
    assert found.rows == (3,)
