"""The sketch above the results: true directions, honest distances, and nothing that covers anything."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.hours.state import State
from locator.site.sketch_layout import HEIGHT, WIDTH, Box, text_width
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
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
    assert [mark.number for mark in sketch.marks] == [place.number for place in places]
    assert sketch.rings, "a sketch without a scale"
    frame = Box(0, 0, WIDTH, HEIGHT)
    assert all(frame.holds(box) for box in boxes(sketch))
    assert not [pair for pair in combinations(boxes(sketch), 2) if pair[0].meets(pair[1])]
    for mark in sketch.marks:
        # Shape and number lie in the mark's box, side by side.
        assert mark.box.holds(Box(mark.x - 9, mark.y - 9, mark.x + 9, mark.y + 9))
        assert mark.box.holds(Box(mark.text_x - 6, mark.y - 9, mark.text_x + 6, mark.y + 9))
        assert abs(mark.text_x - mark.x) > 9 + 6


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
def test_a_crowd_is_moved_apart(ways: list[tuple[float, float]], lang: Lang) -> None:
    sketch = drawn(*ways, lang=lang)
    assert len(sketch.marks) == len(ways)
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


def test_a_mark_that_moved_keeps_a_line_to_its_place() -> None:
    first, second = drawn((1000, 90), (1000, 90)).marks
    assert first.place is None
    assert (second.place, second.has_lead) == ((first.x, first.y), True)


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


@given(
    st.lists(st.tuples(st.floats(1.0, 2_000_000.0), st.floats(0.0, 360.0)), min_size=2, max_size=10),
)
def test_no_line_runs_through_a_mark_that_it_does_not_belong_to(ways: list[tuple[float, float]]) -> None:
    places = [SketchPlace(n, far, way, State.OPEN) for n, (far, way) in enumerate(sorted(ways), 1)]
    sketch = sketch_map(places, Lang.ZH)
    assert sketch
    for mark in (one for one in sketch.marks if one.has_lead):
        assert mark.place is not None
        others = [one for one in sketch.marks if one.number != mark.number]
        assert not any(one.figure.crossed(mark.place, (mark.x, mark.y)) for one in others)
        beside = [one for one in others if not one.disc.crossed(mark.place, mark.place)]
        assert not any(one.disc.crossed(mark.place, (mark.x, mark.y)) for one in beside)


def test_a_line_that_would_come_out_behind_a_third_mark_is_left_out() -> None:
    # A crowd far away: whoever is pushed out last would reach its place through those that came before.
    crowd = [SketchPlace(n, 527_000 + n, 225, State.OPEN) for n in range(1, 9)]
    sketch = sketch_map(crowd, Lang.ZH)
    assert sketch
    moved = [mark for mark in sketch.marks if mark.place]
    assert {mark.has_lead for mark in moved} == {True, False}
