"""Still maps: what is in the picture and what points out of it, shapes that differ, labels that meet nothing."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from locator.divisions.divisions import Divisions
from maps.still_map.frame import WIDTH, Frame
from maps.still_map.mark_groups import grouped, label_all, runs
from maps.still_map.still_content import Grade, StillContent, StillMark
from maps.still_map.still_ground import StillGround
from maps.still_map.still_map import SIGNS, still_map, still_style
from tests.hostile_map import PAYLOADS
from tests.read_report import ReadReport

TIANXIN = "430103"


@pytest.fixture(scope="module")
def ground(divisions: Divisions) -> StillGround:
    return StillGround(divisions, reviewed=False)


def content(marks: Sequence[StillMark] = (), codes: Sequence[str] = (TIANXIN,), label: str = "位置") -> StillContent:
    return StillContent(label, np.array([112.98, 112.99]), np.array([28.11, 28.10]), marks, codes, "第 {rows} 行")


def mark(lon: float, lat: float, row: int = 7, grade: Grade = Grade.MEND) -> StillMark:
    return StillMark(lon, lat, grade, row)


def test_the_division_fills_the_picture_and_its_neighbours_are_around_it(ground: StillGround) -> None:
    drawn = still_map(content(), ground) or ""
    assert re.findall('class="name own[^"]*"[^>]*>([^<]*)<', drawn) == ["天心区"]
    assert {"岳麓区", "雨花区"} <= set(re.findall('class="name[^"]*"[^>]*>([^<]*)<', drawn))
    assert drawn.count('href="#still-sound"') == 2


def test_each_grade_has_a_shape_of_its_own(ground: StillGround) -> None:
    marks = [mark(112.98, 28.05), mark(112.97, 28.09, 8, Grade.CHECK)]
    drawn = still_map(content(marks), ground) or ""
    shapes = {name: re.search(f'id="still-{name}">(.*?)</g>', SIGNS, re.DOTALL) for name in ("sound", "check", "mend")}
    told = {name: re.sub('class="[^"]*"', "", shape[1]) for name, shape in shapes.items() if shape}
    assert len(set(told.values())) == 3
    assert all(f'href="#still-{name}"' in drawn for name in told)
    assert "第 7 行" in drawn
    assert "第 8 行" in drawn


def test_a_place_far_away_is_an_arrow_at_the_edge_and_leaves_the_picture_as_it_is(ground: StillGround) -> None:
    away = mark(126.6, 45.8)
    near, far = still_map(content(), ground) or "", still_map(content([away]), ground) or ""
    view = re.compile('viewBox="([^"]*)"')
    assert view.findall(far) == view.findall(near)
    assert 'href="#still-away" class="mend"' in far
    assert "第 7 行" in far


def test_a_place_beside_the_division_is_in_the_picture(ground: StillGround) -> None:
    drawn = still_map(content([mark(113.05, 28.1)]), ground) or ""
    assert 'href="#still-mend"' in drawn
    assert "still-away" not in drawn


def test_marks_at_one_spot_are_one_with_all_their_rows(ground: StillGround) -> None:
    frame = ground.frame([TIANXIN], [])
    assert frame is not None
    marks = [mark(112.98, 28.05, row, Grade.CHECK) for row in (9, 7, 8, 12)] + [mark(112.98, 28.05, 20)]
    [group] = grouped(marks, frame)
    assert (group.grade, runs(group.rows)) == (Grade.MEND, "7–9、12、20")


def test_of_many_rows_the_first_are_named() -> None:
    assert runs([1, 3, 5, 7, 9]) == "1、3、5…"


def test_labels_meet_neither_marks_nor_each_other(ground: StillGround) -> None:
    frame = ground.frame([TIANXIN], [])
    assert frame is not None
    marks = [mark(112.95 + 0.004 * number, 28.08 + 0.003 * (number % 7), number) for number in range(20)]
    groups = grouped(marks, frame)
    boxes = label_all(groups, frame, "第 {rows} 行")
    labels = boxes[len(groups) :]
    assert labels
    for place, one in enumerate(labels):
        others = [box for box in boxes if box is not one]
        assert not any(one[0] < box[2] and one[2] > box[0] and one[1] < box[3] and one[3] > box[1] for box in others), (
            place
        )
        assert one[0] >= 0 and one[2] <= WIDTH and one[1] >= 0 and one[3] <= frame.height


def test_places_in_many_provinces_lie_on_the_whole_country_with_all_that_belongs_to_it(ground: StillGround) -> None:
    drawn = still_map(content(codes=(TIANXIN, "110101", "650102", "440103")), ground) or ""
    assert "line dashes" in drawn
    assert "line undetermined" in drawn
    assert len(re.findall("[Mz]", re.findall('class="land(?: own)?" d="([^"]*)"', drawn)[0])) > 500


def test_there_is_no_map_of_nothing(ground: StillGround) -> None:
    empty = StillContent("", np.empty(0), np.empty(0), (), (), "{rows}")
    assert still_map(empty, ground) is None


def test_points_without_a_division_are_shown_where_they_lie(ground: StillGround) -> None:
    assert (still_map(content(codes=()), ground) or "").count('href="#still-sound"') == 2


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_hostile_label_is_markup(payload: str, ground: StillGround) -> None:
    read = ReadReport(SIGNS + (still_map(content(label=payload), ground) or ""))
    assert read.is_whole
    assert read.dangers() == []
    assert payload in [attributes.get("aria-label") for _, attributes, _ in read.elements]


def test_a_pixel_is_as_long_as_the_frame_says() -> None:
    frame = Frame.around((112.0, 28.0, 113.0, 28.9))
    (x, _), (other, _) = frame.pixels(np.array([112.0, 113.0]), np.array([28.45, 28.45])).tolist()
    assert (other - x) * frame.metres == pytest.approx(97_980, rel=0.01)  # a degree there, on the sphere of the map


def test_the_style_asks_for_nothing() -> None:
    assert "url(" not in still_style()
    assert "@import" not in still_style()
