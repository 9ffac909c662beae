"""The marks of the sketch: each window's shape in its own direction, between its own rings, with its number beside it.

A mark is pushed along its own bearing alone, and never past a round distance, for which a ring may stand. Where that
gives no room, windows share a mark, which then has all their numbers.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from locator.site.sketch_bearings import Bearings, Point
from locator.site.sketch_layout import DOT, EM, Box, Room, square, text_width
from locator.site.sketch_scale import SketchPlace

SPOT = 4
"""Half a dot that says where a window truly is, with what is free around it."""

_STATES_DIFFER = "mixed"


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a window truly is that its mark does not cover; a line leads to it where `has_lead`."""

    x: int
    y: int
    has_lead: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One or several windows on the sketch: their shape at `x`, `y`, their numbers at `text_x`, `text_y`.

    `box` holds both, `figure` the numbers alone; `state` is that of all, or `mixed`.
    """

    numbers: tuple[int, ...]
    text: str
    state: str
    x: int
    y: int
    text_x: int
    text_y: int
    dots: tuple[Dot, ...]
    box: Box
    figure: Box

    @property
    def disc(self) -> Box:
        """What its shape takes of the box."""
        return square(self.x, self.y, DOT)


def marks(
    places: Sequence[SketchPlace], points: Sequence[Point], bearings: Bearings, room: Room, separator: str
) -> list[Mark]:
    """The marks of windows that are truly at these points; each window is in exactly one."""
    groups = [[index] for index in range(len(places))]
    while True:
        drawn, failed = _attempt(groups, places, points, bearings, room, separator)
        if failed is None or len(groups) == 1:
            break
        groups = _merged(groups, failed, points)
    for mark in drawn:
        room.take(mark.box)
    return [_dotted(mark, [points[number - places[0].number] for number in mark.numbers], drawn) for mark in drawn]


def _attempt(
    groups: Sequence[Sequence[int]],
    places: Sequence[SketchPlace],
    points: Sequence[Point],
    bearings: Bearings,
    room: Room,
    separator: str,
) -> tuple[list[Mark], Sequence[int] | None]:
    """The marks of groups of windows, and the first group without room; the last that is left is drawn anyhow."""
    drawn: list[Mark] = []
    for group in groups:
        candidates = _candidates(group, places, points, bearings, separator)
        if len(groups) == 1:
            return [_likeliest(candidates, room, points)], None
        found = next((one for one in candidates if room.free(one.box) and _fits(one, drawn, group, points)), None)
        if found is None:
            return drawn, group
        drawn.append(found)
    return drawn, None


def _likeliest(candidates: Iterator[Mark], room: Room, points: Sequence[Point]) -> Mark:
    """The mark of all windows: where it is free and covers no dot, else where it is free, else inside the frame.

    Inside the frame it is always found: the scale leaves room beside every point.
    """
    free: list[Mark] = []
    inside: list[Mark] = []
    for one in candidates:
        if room.free(one.box):
            if _fits(one, (), range(len(points)), points):
                return one
            free.append(one)
        elif room.holds(one.box):
            inside.append(one)
    return (free + inside)[0]


def _candidates(
    group: Sequence[int], places: Sequence[SketchPlace], points: Sequence[Point], bearings: Bearings, separator: str
) -> Iterator[Mark]:
    """A group's mark in every place that it may have, made one after the other: the first is nearly always free."""
    text = numbers_text([places[index].number for index in group], separator)
    states = {places[index].state.value for index in group}
    for index in group:
        for at in bearings.ways(points[index], places[index]):
            for side in _sides(text):
                yield _mark(places, group, text, states, at, side)


def _fits(mark: Mark, drawn: Sequence[Mark], group: Sequence[int], points: Sequence[Point]) -> bool:
    """Whether a mark is clear of all marks, and no dot lies under it; its own ones may lie under its shape."""
    if any(mark.box.meets(one.box) for one in drawn):
        return False
    for index, point in enumerate(points):
        if index not in group:
            if mark.box.meets(square(*point, SPOT)):
                return False
        elif not _is_hidden(mark, point) and mark.figure.meets(square(*point, SPOT)):
            return False
    return True


def _is_hidden(mark: Mark, point: Point) -> bool:
    return math.hypot(point[0] - mark.x, point[1] - mark.y) < DOT


def _merged(groups: Sequence[Sequence[int]], failed: Sequence[int], points: Sequence[Point]) -> list[list[int]]:
    """The groups, with one that has no room in the one nearest to it."""

    def away(other: Sequence[int]) -> float:
        return min(math.dist(points[one], points[two]) for one in failed for two in other)

    nearest = min((group for group in groups if group is not failed), key=away)
    joined = sorted([*failed, *nearest])
    return sorted([joined, *([*group] for group in groups if group is not failed and group is not nearest)])


def _sides(text: str) -> Sequence[tuple[Box, Box]]:
    """The shape with its text to the right, to the left, below and above: the box of both, and that of the text."""
    wide, half = text_width(text), 0.6 * EM
    texts = (
        Box(DOT, -half, DOT + 2 + wide, half),
        Box(-DOT - 2 - wide, -half, -DOT, half),
        Box(-wide / 2 - 1, DOT, wide / 2 + 1, DOT + 2 * half),
        Box(-wide / 2 - 1, -DOT - 2 * half, wide / 2 + 1, -DOT),
    )
    return [(text_box.grown(square(0, 0, DOT)), text_box) for text_box in texts]


def _mark(
    places: Sequence[SketchPlace],
    group: Sequence[int],
    text: str,
    states: set[str],
    at: tuple[float, float],
    side: tuple[Box, Box],
) -> Mark:
    x, y = round(at[0]), round(at[1])
    box, figure = (part.moved(x, y) for part in side)
    return Mark(
        numbers=tuple(places[index].number for index in group),
        text=text,
        state=next(iter(states)) if len(states) == 1 else _STATES_DIFFER,
        x=x,
        y=y,
        text_x=round((figure.left + figure.right) / 2),
        text_y=round((figure.top + figure.bottom) / 2),
        dots=(),
        box=box,
        figure=figure,
    )


def numbers_text(numbers: Sequence[int], separator: str) -> str:
    """Ascending numbers in words: 1、3–5."""
    breaks = [0, *(at for at, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1), len(numbers)]
    runs = [numbers[start:end] for start, end in pairwise(breaks)]
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else separator.join(map(str, run)) for run in runs]
    return separator.join(parts)


def _dotted(mark: Mark, points: Sequence[Point], drawn: Sequence[Mark]) -> Mark:
    """The mark with the dots of its windows that its shape does not cover."""
    others = [one for one in drawn if one.numbers != mark.numbers]
    seen = [point for point in dict.fromkeys(points) if not _is_hidden(mark, point)]
    # Through another mark a line would come out on the other side, a stub that leads nowhere.
    barred = [any(one.box.crossed(point, (mark.x, mark.y)) for one in others) for point in seen]
    return replace(mark, dots=tuple(Dot(*point, not bar) for point, bar in zip(seen, barred, strict=True)))
