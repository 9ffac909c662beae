"""Rates: which divisions a window stands for, by the level that it is of."""

from collections.abc import Sequence
from datetime import date

import pytest

from locator.divisions.divisions import Divisions
from locator.window import Kind, Level, Window
from maps.coverage.covering_windows import Conditions, covering_windows
from maps.coverage.rates import LevelRate, level_rates
from maps.coverage.scope import Scope
from tests import covered_country
from tests.covered_country import DAY, at, covering

PROVINCE, CITY, COUNTY = Level.PROVINCE, Level.CITY, Level.COUNTY


def rates(windows: Sequence[Window], scope: str | None = "43", conditions: Conditions | None = None) -> list[LevelRate]:
    divisions = covered_country.divisions()
    return list(level_rates(Scope.of(divisions, scope), covering(windows, conditions), divisions))


def covered(windows: Sequence[Window], conditions: Conditions | None = None) -> dict[str, int]:
    return {one.level.value: one.covered for one in rates(windows, conditions=conditions)}


def test_without_windows_nothing_is_covered_and_all_are_named_by_code() -> None:
    province, city, county = rates([])
    assert [(one.total, one.covered, one.rate) for one in (province, city, county)] == [(1, 0, 0), (3, 0, 0), (6, 0, 0)]
    assert [one.code for one in city.missing] == ["430100", "430200", "431900"]
    assert [(one.code, one.name) for one in county.missing][-1] == ("431900", "独山市")


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(at("430121", 112.2, 28.1), {COUNTY: 1}, id="a county's window does not cover its city"),
        pytest.param(at("430121", 112.2, 28.1, COUNTY), {COUNTY: 1}, id="a county's hall, which says so"),
        pytest.param(
            at("430121", 112.2, 28.1, CITY), {CITY: 1}, id="the city's hall in a county covers the city alone"
        ),
        pytest.param(at("430121", 112.2, 28.1, PROVINCE), {PROVINCE: 1}, id="the province's hall in a county"),
        pytest.param(at("430100", 112.2, 28.1), {CITY: 1}, id="the city's own code"),
        pytest.param(at("430000", 112.2, 28.1), {PROVINCE: 1}, id="the province's own code"),
        pytest.param(at("430121", 112.2, 28.1, Level.TOWN), {}, id="a town's window does not cover its county"),
        pytest.param(at("430121", 112.2, 28.1, Level.VILLAGE), {}, id="nor does a village's"),
        pytest.param(at("430100", 112.2, 28.1, COUNTY), {}, id="a county's window of which nobody knows the county"),
        pytest.param(at("431900", 113.6, 28.2), {CITY: 1, COUNTY: 1}, id="a city without counties counts at both"),
        pytest.param(at("431900", 113.6, 28.2, COUNTY), {CITY: 1, COUNTY: 1}, id="whatever level its window states"),
        pytest.param(at("431900", 113.6, 28.2, Level.TOWN), {}, id="but not by the window of a town"),
        pytest.param(at("430171", 112.2, 28.1), {}, id="a development zone is no county"),
        pytest.param(at("430171", 112.2, 28.1, CITY), {CITY: 1}, id="its city's hall in it covers the city"),
        pytest.param(at("430225", 113.2, 28.1), {COUNTY: 1}, id="a county whose border is not known"),
        pytest.param(at("430121", 110.0, 25.0), {COUNTY: 1}, id="a window that lies outside its county"),
        pytest.param(at("999999", 112.2, 28.1), {}, id="a code that there never was"),
        pytest.param(at("430121", 112.2, 28.1, kind=Kind.KIOSK), {}, id="a kiosk covers nothing"),
    ],
)
def test_a_window_stands_for_the_division_of_its_own_level(window: Window, expected: dict[Level, int]) -> None:
    assert covered([window]) == {level.value: expected.get(level, 0) for level in (PROVINCE, CITY, COUNTY)}


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        pytest.param(None, date(2026, 3, 1), True, id="back since today"),
        pytest.param(None, date(2026, 3, 2), False, id="closed until today, the day included"),
        pytest.param(None, date(2026, 9, 1), False, id="closed until September"),
        pytest.param(date(2026, 3, 3), date(2026, 9, 1), True, id="closed from tomorrow on"),
        pytest.param(None, date.max, False, id="closed until further notice"),
    ],
)
def test_a_window_that_is_closed_on_the_day_covers_nothing(first: date | None, last: date, counts: bool) -> None:
    closed = at("430121", 112.2, 28.1, closed_from=first, closed_until=last)
    assert covered([closed])["county"] == int(counts)
    assert covering([closed]).left_out["closed"].tolist() == ([] if counts else ["430121"])


def test_of_two_windows_one_that_is_open_is_enough() -> None:
    closed = at("430121", 112.2, 28.1, closed_until=date(2026, 9, 1))
    assert covered([closed, at("430121", 112.3, 28.1)])["county"] == 1


def test_kiosks_are_asked_for_apart_and_then_cover_alone() -> None:
    windows = [at("430121", 112.2, 28.1, kind=Kind.KIOSK), at("430122", 112.25, 28.2)]
    assert covered(windows)["county"] == 1
    kiosks = rates(windows, conditions=Conditions(DAY, Kind.KIOSK))[2]
    assert (kiosks.covered, kiosks.missing[0].code) == (1, "430122")
    assert covered(windows, Conditions(DAY, None))["county"] == 2


@pytest.mark.parametrize(
    ("scope", "levels", "totals"),
    [
        ("4301", [CITY, COUNTY], [1, 3]),
        ("430100", [CITY, COUNTY], [1, 3]),
        ("430122", [COUNTY], [1]),
        ("4319", [CITY, COUNTY], [1, 1]),
        (None, [PROVINCE, CITY, COUNTY], [1, 3, 6]),
    ],
)
def test_a_scope_has_its_own_level_and_those_below_it(
    scope: str | None, levels: list[Level], totals: list[int]
) -> None:
    found = rates([at("430122", 112.25, 28.2)], scope)
    assert [one.level for one in found] == levels
    assert [one.total for one in found] == totals


def test_real_divisions_are_counted_as_they_are(divisions: Divisions) -> None:
    windows = [at("441900", 113.75, 23.0), at("110101", 116.4, 39.9, CITY), at("431121", 111.8, 26.6)]
    counted = covering_windows(covered_country.snapshot(windows), divisions, Conditions(DAY))
    assert counted.codes.tolist() == ["441900", "110101", "431181"]  # 祁阳县 is 祁阳市 today

    def of(scope: str) -> dict[Level, tuple[int, int]]:
        found = level_rates(Scope.of(divisions, scope), counted, divisions)
        return {one.level: (one.covered, one.total) for one in found}

    assert of("44") == {PROVINCE: (0, 1), CITY: (1, 21), COUNTY: (1, 124)}
    # A municipality's hall of the city is the province's; it has no cities.
    assert of("11") == {PROVINCE: (1, 1), CITY: (0, 0), COUNTY: (0, 16)}
    assert of("43") == {PROVINCE: (0, 1), CITY: (0, 14), COUNTY: (1, 122)}
    assert Scope.of(divisions, None).division is None
    [city] = [one for one in level_rates(Scope.of(divisions, "11"), counted, divisions) if one.level is CITY]
    assert city.rate is None
