"""The marks of the sketch: each window's shape with its number beside it, where there is room for both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from locator.site.sketch_layout import DOT, EM, Box, Room, Spot, text_width
from locator.site.sketch_scale import SketchPlace


@dataclass(frozen=True, slots=True)
class Mark:
    """A window on the sketch: its shape at `x`, `y`, its number beside it at `text_x`; `box` holds both.

    `place` is where the window truly is, as far as the shape had to move away from there; a line leads to it where
    `has_lead`.
    """

    number: int
    state: str
    x: int
    y: int
    text_x: int
    place: tuple[int, int] | None
    box: Box
    has_lead: bool


def marks(places: Sequence[SketchPlace], points: Sequence[tuple[int, int]], room: Room) -> list[Mark]:
    """The marks of windows that are truly at these points, as far as there is room for them."""
    drawn = list(_placed(places, points, room))
    boxes = [mark.box for mark in drawn]
    return [replace(mark, has_lead=_leads(mark, boxes)) for mark in drawn]


def _leads(mark: Mark, boxes: Sequence[Box]) -> bool:
    """Whether a line to the mark's place runs beside all other marks; one that is at the place itself may end it.

    Through a third one it would come out on the other side as a stub of nothing.
    """
    if mark.place is None:
        return False
    place, here = mark.place, (mark.x, mark.y)
    others = [box for box in boxes if box != mark.box and not box.crossed(place, place)]
    return not any(box.crossed(place, here) for box in others)


def _placed(places: Sequence[SketchPlace], points: Sequence[tuple[int, int]], room: Room) -> Iterator[Mark]:
    for place, (x, y) in zip(places, points, strict=True):
        wide = DOT + 2 + text_width(str(place.number))
        right, left = (Box(-DOT, -0.6 * EM, wide, 0.6 * EM), Box(-wide, -0.6 * EM, DOT, 0.6 * EM))
        spot = room.nearest(x, y, (right, left))
        if spot is not None:
            yield _mark(place, spot, (round(spot.x), round(spot.y)), (x, y))


def _mark(place: SketchPlace, spot: Spot, at: tuple[int, int], true: tuple[int, int]) -> Mark:
    # The number is centred in what the box has beside the shape, to its right or to its left.
    right = spot.box.right - spot.x > DOT
    beside = (spot.box.right + spot.x + DOT) / 2 if right else (spot.box.left + spot.x - DOT) / 2
    moved_from = None if at == true else true
    return Mark(place.number, place.state.value, *at, round(beside), moved_from, spot.box, has_lead=False)
