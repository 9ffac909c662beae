"""The sketch above the results: true directions, honest distances, and nothing that covers anything."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.hours.answers.state import State
from locator.site.sketch_bearings import Bearings
from locator.site.sketch_layout import HEIGHT, WIDTH, Box, Room, square, text_width
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_marks import Mark, marks, numbers_text
from locator.site.sketch_rings import Ring, round_radii
from locator.site.sketch_scale import SketchPlace, fitted, point
from locator.texts import Lang

DISTANCES = st.one_of(
    st.sampled_from([0.0, 0.4, 1.0, 350.0, 1000.0, 1000.0, 800_000.0]),
    st.floats(0, 20_000),
    st.floats(0, 3_000_000),
)
WAYS = st.tuples(DISTANCES, st.one_of(st.sampled_from([0.0, 90.0, 225.0]), st.floats(0, 360)), st.sampled_from(State))


def drawn(*ways: tuple[float, float], lang: Lang = Lang.ZH) -> SketchMap:
    """The sketch of windows so far away, in such directions."""
    places = [SketchPlace(n, far, way, State.OPEN) for n, (far, way) in enumerate(sorted(ways), 1)]
    sketch = sketch_map(places, lang)
    assert sketch is not None
    return sketch


def boxes(sketch: SketchMap) -> list[Box]:
    """Everything on a sketch that has to be seen: cross, corners, labels, marks."""
    return [*sketch.fixed, *(ring.box for ring in sketch.rings), *(mark.box for mark in sketch.marks)]


@given(st.lists(WAYS, min_size=1, max_size=10), st.sampled_from(Lang))
def test_nothing_covers_anything_and_all_of_it_is_in_the_frame(
    ways: list[tuple[float, float, State]], lang: Lang
) -> None:
    places = [SketchPlace(n, *way) for n, way in enumerate(sorted(ways, key=lambda way: way[0]), 1)]
    sketch = sketch_map(places, lang)
    assert sketch is not None
    assert sorted(n for mark in sketch.marks for n in mark.numbers) == [place.number for place in places]
    assert sketch.rings, "a sketch without a scale"
    frame = Box(0, 0, WIDTH, HEIGHT)
    assert all(frame.holds(box) for box in boxes(sketch))
    assert not [pair for pair in combinations(boxes(sketch), 2) if pair[0].meets(pair[1])]
    for mark in sketch.marks:
        # Shape and number lie in the mark's box, side by side.
        assert mark.box.holds(Box(mark.x - 9, mark.y - 9, mark.x + 9, mark.y + 9))
        assert mark.box.holds(Box(mark.text_x - 6, mark.text_y - 9, mark.text_x + 6, mark.text_y + 9))
        assert not mark.disc.meets(mark.figure)


def is_true(sketch: SketchMap, mark: Mark, far: float, bearing: float) -> bool:
    """Whether a mark stands in a direction, and on the right side of every ring, but for rounding to pixels."""
    away = math.hypot(mark.x - sketch.x, mark.y - sketch.y)
    turned = math.degrees(math.atan2(mark.x - sketch.x, sketch.y - mark.y)) - bearing
    beside = all(
        away <= ring.radius + 1.5 if far < metres(ring) else away >= ring.radius - 1.5
        for ring in sketch.rings
        if far != metres(ring)
    )
    return beside and abs((turned + 180) % 360 - 180) * math.radians(1) * away <= 1.5


def metres(ring: Ring) -> int:
    number, unit = ring.text.removeprefix("直线 ").split()
    return int(number) * (1000 if unit == "公里" else 1)


@given(st.lists(st.tuples(st.floats(1.0, 2_000_000.0), st.floats(0.0, 360.0)), min_size=1, max_size=10))
def test_a_mark_stands_in_its_own_direction_and_between_its_own_rings(ways: list[tuple[float, float]]) -> None:
    ways = sorted(ways)
    sketch = drawn(*ways)
    for mark in sketch.marks:
        assert any(is_true(sketch, mark, *ways[number - 1]) for number in mark.numbers)


@given(st.lists(WAYS, min_size=1, max_size=10), st.sampled_from(Lang))
def test_no_label_lies_on_a_dot(ways: list[tuple[float, float, State]], lang: Lang) -> None:
    sketch = sketch_map([SketchPlace(n, *way) for n, way in enumerate(sorted(ways, key=lambda w: w[0]), 1)], lang)
    assert sketch
    dots = [square(dot.x, dot.y, 3) for mark in sketch.marks for dot in mark.dots]
    assert not [dot for dot in dots if any(ring.box.meets(dot) for ring in sketch.rings)]
    assert not [dot for dot in dots for mark in sketch.marks if mark.figure.meets(dot)]


@pytest.mark.parametrize(
    "ways",
    [
        [(0.0, 0.0)] * 10,  # all of them here
        [(1000.0, 45.0)] * 10,  # a hall of ten counters
        [(800_000.0, 0.0), *[(1000.0 + step, 180.0) for step in range(9)]],  # one far, the rest side by side
        [(3_000_000.0, 36.0 * step) for step in range(10)],
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_a_crowd_covers_nothing_either(ways: list[tuple[float, float]], lang: Lang) -> None:
    sketch = drawn(*ways, lang=lang)
    assert sum(len(mark.numbers) for mark in sketch.marks) == len(ways)
    assert not [pair for pair in combinations(boxes(sketch), 2) if pair[0].meets(pair[1])]


def test_north_is_up_and_east_is_right() -> None:
    sketch = drawn((1000, 0), (1100, 90), (1200, 180), (1300, 270))
    north, east, south, west = sketch.marks
    assert north.y < sketch.y < south.y
    assert west.x < sketch.x < east.x
    assert (north.x, south.x, east.y, west.y) == (sketch.x, sketch.x, sketch.y, sketch.y)


def test_like_distances_are_drawn_to_scale_and_nothing_is_remarked() -> None:
    sketch = drawn((5000, 90), (10_000, 90))
    near, far = (mark.x - sketch.x for mark in sketch.marks)
    assert far == pytest.approx(2 * near, abs=1)
    assert sketch.remark is None
    assert sketch.rings[0].text == "直线 10 公里"
    assert sketch.rings[0].radius == pytest.approx(far, abs=1)


def test_unlike_distances_are_not_to_scale_which_the_sketch_says() -> None:
    sketch = drawn((1000, 90), (800_000, 90))
    near, far = (mark.x - sketch.x for mark in sketch.marks)
    assert near > 800 / far
    assert sketch.remark == "远近不按比例"


def test_a_ring_parts_what_is_nearer_from_what_is_farther() -> None:
    # Rings keep their true distances on any scale: 50 km are inside the ring of 100 km, 120 km are outside.
    sketch = drawn((1000, 0), (50_000, 90), (120_000, 90))
    assert sketch.remark
    assert [ring.text for ring in sketch.rings] == ["直线 100 公里", "5 公里"]
    middle, far = (mark.x - sketch.x for mark in sketch.marks[1:])
    assert sketch.rings[1].radius < middle < sketch.rings[0].radius < far


def test_windows_at_one_place_share_a_mark_with_their_numbers() -> None:
    [mark] = drawn(*[(1000, 90)] * 5).marks
    assert (mark.numbers, mark.text, mark.dots) == ((1, 2, 3, 4, 5), "1–5", ())
    assert numbers_text([1, 2, 4, 5, 6, 9], "、") == "1、2、4–6、9"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_windows_that_have_no_free_place_at_all_are_drawn_in_the_frame_nevertheless(count: int) -> None:
    frame = Box(4, 4, WIDTH - 4, HEIGHT - 4)
    places = [SketchPlace(n, 1000.0 + n, 36.0 * n, State.OPEN) for n in range(1, count + 1)]
    scale, x, y = fitted(places)
    points = [point(place, scale, x, y) for place in places]
    drawn = marks(places, points, Bearings(x, y, scale, round_radii(scale)), Room(frame, [frame]), "、")
    assert [number for mark in drawn for number in mark.numbers] == [place.number for place in places]
    assert all(frame.holds(mark.box) for mark in drawn)


def test_a_shared_mark_tells_a_state_only_where_all_have_it() -> None:
    places = [SketchPlace(1, 500.0, 90.0, State.OPEN), SketchPlace(2, 500.0, 90.0, State.CLOSED)]
    sketch = sketch_map(places, Lang.ZH)
    assert sketch
    assert [mark.state for mark in sketch.marks] == ["mixed"]


def test_the_words_say_what_the_picture_shows() -> None:
    assert drawn((350, 0), (1200, 135)).label == (
        "示意图，上方为北。最近的 2 个窗口：1 号，直线距离 350 米 · 北；2 号，直线距离 1.2 公里 · 东南。"
    )
    assert drawn((350, 0), lang=Lang.EN).rings[0].text == "300 m straight"


@pytest.mark.parametrize("distance_m", [3_000_001.0, float("inf"), float("nan")])
def test_what_is_beyond_all_reason_is_not_sketched(distance_m: float) -> None:
    assert sketch_map([SketchPlace(1, distance_m, 0.0, State.OPEN)], Lang.ZH) is None


def test_nothing_found_is_nothing_drawn() -> None:
    assert sketch_map([], Lang.ZH) is None


def test_room_for_a_text_is_never_too_narrow() -> None:
    assert text_width("直线 2 公里") > 4 * 20
    assert text_width("10") > text_width("9")


@given(st.lists(st.tuples(st.floats(1.0, 2_000_000.0), st.floats(0.0, 360.0)), min_size=2, max_size=10))
def test_no_line_runs_through_a_mark_that_it_does_not_belong_to(ways: list[tuple[float, float]]) -> None:
    sketch = drawn(*ways)
    for mark in sketch.marks:
        others = [one for one in sketch.marks if one.numbers != mark.numbers]
        for dot in (dot for dot in mark.dots if dot.has_lead):
            assert not any(one.box.crossed((dot.x, dot.y), (mark.x, mark.y)) for one in others)
