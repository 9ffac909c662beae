"""The small sketch above the results: which way and how far the nearest windows are, drawn without a map.

Directions are true. Distances are true where the farthest window is at most a few times as far as the nearest; else a
power of the distance stands for it, the rings keep their true distances, and the sketch says that it is not to scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locator.finding.state_words import way_words
from locator.site.sketch_layout import EM, HEIGHT, MARGIN, WIDTH, Box, Room, square, text_width
from locator.site.sketch_marks import Mark, marks
from locator.site.sketch_rings import Ring, rings
from locator.site.sketch_scale import SketchPlace, fitted, point
from locator.texts import Lang, sentence

_CROSS = 12  # half the origin's cross
_FARTHEST_M = 3_000_000.0


@dataclass(frozen=True, slots=True)
class SketchMap:
    """A sketch ready to be drawn; `label` says it in words, `remark` stands in its corner where it is not to scale."""

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
    fixed = (square(x, y, _CROSS), *_corners(north, remark))
    points = [point(place, scale, x, y) for place in places]
    room = Room(Box(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN), fixed)
    drawn = tuple(rings(scale, (x, y), points, room, lang))
    return SketchMap(_label(places, lang), north, remark, x, y, drawn, tuple(marks(places, points, room)), fixed)


def _corners(north: str, remark: str | None) -> Iterable[Box]:
    yield Box(WIDTH - 8 - text_width(north), MARGIN, WIDTH - MARGIN, MARGIN + 1.3 * EM)
    if remark:
        yield Box(MARGIN, HEIGHT - MARGIN - 1.3 * EM, 8 + text_width(remark), HEIGHT - MARGIN)


def _label(places: Sequence[SketchPlace], lang: Lang) -> str:
    """The sketch in words, for those who hear the page."""
    each = [
        sentence(lang, "sketch-place", number=place.number, way=way_words(place.distance_m, place.bearing_deg, lang))
        for place in places
    ]
    return sentence(lang, "sketch-label", count=len(places), places=("；" if lang is Lang.ZH else "; ").join(each))
