"""The small sketch above the results: which way and how far the nearest windows are, drawn without a map.

Directions are true. Distances are true where the farthest window is at most a few times as far as the nearest; else a
power of the distance stands for it, the rings keep their true distances, and the sketch says that it is not to scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from locator.finding.state_words import way_words
from locator.site.sketch_bearings import Bearings
from locator.site.sketch_layout import EM, HEIGHT, MARGIN, WIDTH, Box, Room, square, text_width
from locator.site.sketch_marks import SPOT, Mark, marks
from locator.site.sketch_rings import Ring, rings, round_radii
from locator.site.sketch_scale import SketchPlace, fitted, point
from locator.texts import Lang, sentence

_CROSS = 10  # half the origin's cross, with its rounded ends
_ARM = 3  # half as wide as its arms are
_FARTHEST_M = 3_000_000.0
_FRAME = Box(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)


@dataclass(frozen=True, slots=True)
class SketchMap:
    """A sketch ready to be drawn; `label` says it in words, `remark` stands below it where it is not to scale."""

    label: str
    north: str
    remark: str | None
    x: int
    y: int
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    fixed: tuple[Box, ...]
    width: int = WIDTH
    height: int = HEIGHT


def sketch_map(places: Sequence[SketchPlace], lang: Lang) -> SketchMap | None:
    """The sketch of up to ten windows, nearest first.

    None where it would say nothing: without windows, or where one is farther than 3,000 km, or nowhere.
    """
    if not places or not all(place.distance_m <= _FARTHEST_M for place in places):
        return None
    scale, x, y = fitted(places)
    remark = sentence(lang, "sketch-unscaled") if scale.power < 1 else None
    north = sentence(lang, "sketch-north")
    fixed = (*_cross(x, y), _corner(north))
    around, drawn = _laid(places, Bearings(x, y, scale, round_radii(scale)), fixed, lang)
    return SketchMap(_label(places, lang), north, remark, x, y, around, drawn, fixed)


def _laid(
    places: Sequence[SketchPlace], bearings: Bearings, fixed: Sequence[Box], lang: Lang
) -> tuple[tuple[Ring, ...], tuple[Mark, ...]]:
    """Rings and marks: the marks have their places first, then the rings' words."""
    scale, origin = bearings.scale, (bearings.x, bearings.y)
    points = [point(place, scale, *origin) for place in places]
    separator = lang.either("、", ",")
    room = Room(_FRAME, fixed)
    drawn = tuple(marks(places, points, bearings, room, separator))
    for dot in (dot for mark in drawn for dot in mark.dots):
        room.take(square(dot.x, dot.y, SPOT))
    around = tuple(rings(scale, origin, room, lang))
    if around:
        return around, drawn
    # A sketch without a scale says too little: then one ring's words have their place first.
    room = Room(_FRAME, (*fixed, *(square(*at, SPOT) for at in points)))
    around = tuple(islice(rings(scale, origin, room, lang), 1))
    room = Room(_FRAME, (*fixed, *(ring.box for ring in around)))
    return around, tuple(marks(places, points, bearings, room, separator))


def _cross(x: int, y: int) -> Iterable[Box]:
    yield Box(x - _ARM, y - _CROSS, x + _ARM, y + _CROSS)
    yield Box(x - _CROSS, y - _ARM, x - _ARM, y + _ARM)
    yield Box(x + _ARM, y - _ARM, x + _CROSS, y + _ARM)


def _corner(north: str) -> Box:
    return Box(WIDTH - 8 - text_width(north), MARGIN, WIDTH - MARGIN, MARGIN + 1.3 * EM)


def _label(places: Sequence[SketchPlace], lang: Lang) -> str:
    """The sketch in words, for those who hear the page."""
    each = [
        sentence(lang, "sketch-place", number=place.number, way=way_words(place.distance_m, place.bearing_deg, lang))
        for place in places
    ]
    return sentence(lang, "sketch-label", count=len(places), places=lang.either("；", "; ").join(each))
