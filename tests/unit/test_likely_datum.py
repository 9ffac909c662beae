"""The datum that a file's points speak for against the one that they are read in."""

from collections.abc import Sequence

import pytest
import shapely

from importer.checks import likely_datum
from importer.workbook.cells import CellValue
from locator.datum import position_in
from locator.position import Datum, Position
from tests.judged_sheets import codes, found, judged, rules
from tests.sheets import row


def near_borders(count: int, *, east: bool = False) -> list[tuple[str, Position]]:
    """Points of counties of 湖南 that lie 200 m east of their westernmost one, or west of their easternmost."""
    places = []
    for division in rules().divisions.within("43")[:count]:
        shape = rules().divisions.polygon(division.code)
        assert shape is not None
        lon, lat = (max if east else min)(shapely.get_coordinates(shape).tolist())
        places.append((division.code, Position(lon - 0.002 if east else lon + 0.002, lat)))
    return places


def written(places: list[tuple[str, Position]], datum: Datum) -> list[dict[str, CellValue]]:
    rows = []
    for number, (code, position) in enumerate(places, 1):
        lon, lat = position_in(position, datum)
        rows.append(row(number=number, window_name=f"{number}号", division_code=code, longitude=lon, latitude=lat))
    return rows


def test_a_datum_that_suits_the_divisions_better_is_named_and_nothing_changed() -> None:
    # BD-09 lies east of GCJ-02, GCJ-02 of WGS-84: what is WGS-84 and read as GCJ-02 falls out of the west.
    file = judged(*written(near_borders(12), Datum.WGS84))
    (notice,) = found(file, "position-datum-likely")
    assert "坐标系可能是 WGS-84" in rules().notices.sentence(notice)
    assert {window.source_datum for _, window in file.windows()} == {Datum.GCJ02}


def test_rows_without_a_point_or_a_division_have_no_vote_on_the_datum() -> None:
    sound = written(near_borders(12), Datum.WGS84)
    (notice,) = found(judged(*sound), "position-datum-likely")
    lost = row(longitude=None, latitude=None, window_name="甲"), row(division_code="999999", window_name="乙")
    (again,) = found(judged(*sound, *lost), "position-datum-likely")
    assert rules().notices.sentence(again) == rules().notices.sentence(notice)
    (behind,) = found(judged(*lost, *sound), "position-datum-likely")
    assert (notice.place.row, behind.place.row) == (4, 6)


def test_three_points_are_enough_where_none_speaks_against_it() -> None:
    speaking = [
        place
        for place in near_borders(12)
        if found(judged(*written([place], Datum.WGS84)), "position-outside-division")
    ]
    assert "position-datum-likely" in codes(judged(*written(speaking[-3:], Datum.WGS84)))
    # A window in the middle of its county has no say.
    assert "position-datum-likely" in codes(judged(*written(speaking[-3:], Datum.WGS84), row(window_name="甲")))
    assert "position-datum-likely" not in codes(judged(*written(speaking[-2:], Datum.WGS84)))


@pytest.mark.parametrize(("datum", "count"), [(Datum.GCJ02, 12), (Datum.WGS84, 2)])
def test_a_right_datum_or_too_few_points_name_no_other(datum: Datum, count: int) -> None:
    assert "position-datum-likely" not in codes(judged(*written(near_borders(count), datum)))


def test_windows_in_one_hall_have_one_vote_on_the_datum() -> None:
    places = near_borders(12)
    assert "position-datum-likely" not in codes(judged(*written(places[-2:] * 5, Datum.WGS84)))
    assert "position-datum-likely" in codes(judged(*written(places[-3:] * 2, Datum.WGS84)))


@pytest.mark.parametrize("at_once", [500, 1])
def test_a_point_that_another_datum_would_carry_out_outweighs_four(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely_datum, "_AT_ONCE", at_once)
    speaking, against = written(near_borders(12), Datum.WGS84), written(near_borders(4, east=True), Datum.GCJ02)
    (alone,) = found(judged(*speaking), "position-datum-likely")
    (beside,) = found(judged(*speaking, against[0]), "position-datum-likely")
    assert int(beside.words["count"]) == int(alone.words["count"]) - 1
    # Those of other counties stand by the datum that they are read in.
    sound = written(near_borders(16)[12:], Datum.GCJ02)
    assert "position-datum-likely" not in codes(judged(*speaking, *against, *sound))


def test_points_on_one_line_from_east_to_west_have_a_vote_each() -> None:
    def told(code: str, beside: Sequence[float], position: Position) -> bool:
        places = [(code, Position(position.lon + each, position.lat)) for each in beside]
        return "position-datum-likely" in codes(judged(*written(places, Datum.WGS84)))

    places = near_borders(12)
    assert any(told(code, (0.0, 0.0003, 0.0006), position) for code, position in places)
    assert not any(told(code, (0.0, 0.0003), position) for code, position in places)
