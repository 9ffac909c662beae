"""The small sketch above the results: which way and how far the nearest windows are, drawn without a map.

Directions are true. Distances are true where the farthest window is at most a few times as far as the nearest; else a
power of the distance stands for it, the rings keep their true distances, and the sketch says that it is not to scale.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locator.finding.state_words import way_words
from locator.hours.state import State
from locator.site.sketch_layout import Box, Room, Spot
from locator.texts import Lang, sentence

WIDTH, HEIGHT = 320, 160
"""The sketch's size in pixels: the narrowest phone has room for it, and it is never scaled, nor is its text."""

_MARGIN = 4
_EM = 20  # signs take this much room, so that a page for elder people may draw them so large
_DOT = 10  # half a mark's shape, with its edge
_CROSS = 12  # half the origin's cross
_NEAREST_PX = 34  # a window nearer than this to the cross would touch it
_LEAST_RING_PX = 26  # a smaller ring has no room for its label beside the cross
_REACH = 0.4  # the origin stands so far inside, in parts of the longest way, that a ring around it shows
_POWERS = (1.0, 0.5, 0.35, 0.2)
_LEAST_M = 100.0
_FARTHEST_M = 3_000_000.0
_ROUND = (1, 2, 3, 5)
_LABEL_ANGLES = (135, 225, 45, 315, 180, 0, 90, 270, 157.5, 202.5, 112.5, 247.5, 67.5, 292.5, 22.5, 337.5)


@dataclass(frozen=True, slots=True)
class SketchPlace:
    """A window as the sketch needs it: its number in the list, metres and degrees clockwise from north, its state."""

    number: int
    distance_m: float
    bearing_deg: float
    state: State


@dataclass(frozen=True, slots=True)
class Mark:
    """A window on the sketch: its shape at `x`, `y`, its number beside it at `text_x`; `box` holds both.

    `place` is where the window truly is, as far as the shape had to move away from there.
    """

    number: int
    state: str
    x: int
    y: int
    text_x: int
    place: tuple[int, int] | None
    box: Box


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the origin, and its distance in words, centred on `text_x`, `text_y`."""

    radius: int
    text: str
    text_x: int
    text_y: int
    box: Box


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


@dataclass(frozen=True, slots=True)
class _Scale:
    """How far from the origin a distance is drawn: `length` pixels for `longest_m`, the rest by a power."""

    length: float
    longest_m: float
    power: float

    def pixels(self, distance_m: float) -> float:
        return self.length * math.pow(distance_m / self.longest_m, self.power)


def sketch_map(places: Sequence[SketchPlace], lang: Lang) -> SketchMap | None:
    """The sketch of up to ten windows, nearest first.

    None where it would say nothing: without windows, or where one is farther than 3,000 km, or nowhere.
    """
    if not places or not all(place.distance_m <= _FARTHEST_M for place in places):
        return None
    scale, x, y = _fitted(places)
    remark = sentence(lang, "sketch-unscaled") if scale.power < 1 else None
    north = sentence(lang, "sketch-north")
    fixed = (_square(x, y, _CROSS), *_corners(north, remark))
    points = [_point(place, scale, x, y) for place in places]
    room = Room(Box(_MARGIN, _MARGIN, WIDTH - _MARGIN, HEIGHT - _MARGIN), fixed)
    rings = tuple(_rings(scale, (x, y), points, room, lang))
    marks = tuple(_marks(places, points, room))
    return SketchMap(_label(places, lang), north, remark, x, y, rings, marks, fixed)


def text_width(text: str) -> float:
    """How wide a text is at most, in pixels: a Chinese sign fills its square, a bold digit two thirds of one."""
    return sum(_EM if sign > "\u2e7f" else _EM * (0.3 if sign == " " else 0.65) for sign in text)


def _fitted(places: Sequence[SketchPlace]) -> tuple[_Scale, int, int]:
    """The truest scale that keeps the nearest window off the cross, and where the cross stands for it."""
    longest_m = max(_LEAST_M, *(place.distance_m for place in places))
    for power in _POWERS:
        scale, x, y = _placed(places, longest_m, power)
        if all(scale.pixels(place.distance_m) >= _NEAREST_PX for place in places if place.distance_m >= 1):
            break
    return scale, x, y


def _placed(places: Iterable[SketchPlace], longest_m: float, power: float) -> tuple[_Scale, int, int]:
    unit = _Scale(1.0, longest_m, power)
    steps = [_step(place, unit) for place in places]
    west, east = (side(_REACH * sign, *(sign_x for sign_x, _ in steps)) for side, sign in ((min, -1), (max, 1)))
    north, south = (side(_REACH * sign, *(sign_y for _, sign_y in steps)) for side, sign in ((min, -1), (max, 1)))
    # A mark is a shape with its number on one side: there is room for both on every side.
    across, down = WIDTH - 2 * (_MARGIN + 2 * _EM), HEIGHT - 2 * (_MARGIN + _EM)
    length = min(across / (east - west), down / (south - north))
    x = WIDTH / 2 - length * (west + east) / 2
    y = HEIGHT / 2 - length * (north + south) / 2
    return _Scale(length, longest_m, power), round(x), round(y)


def _step(place: SketchPlace, scale: _Scale) -> tuple[float, float]:
    away, turned = scale.pixels(place.distance_m), math.radians(place.bearing_deg)
    return away * math.sin(turned), -away * math.cos(turned)


def _point(place: SketchPlace, scale: _Scale, x: int, y: int) -> tuple[int, int]:
    east, south = _step(place, scale)
    return round(x + east), round(y + south)


def _corners(north: str, remark: str | None) -> Iterable[Box]:
    yield Box(WIDTH - 8 - text_width(north), _MARGIN, WIDTH - _MARGIN, _MARGIN + 1.3 * _EM)
    if remark:
        yield Box(_MARGIN, HEIGHT - _MARGIN - 1.3 * _EM, 8 + text_width(remark), HEIGHT - _MARGIN)


def _rings(
    scale: _Scale, origin: tuple[int, int], points: Sequence[tuple[int, int]], room: Room, lang: Lang
) -> Iterable[Ring]:
    """Two rings where there is room for their labels: the widest round distance, and one about half as wide."""
    shown = [_square(*point, 2 * _DOT) for point in points]
    limit: float = round(scale.length)
    for key in ("sketch-ring", "sketch-inner-ring"):
        for distance_m in _round_distances(scale.longest_m):
            radius = round(scale.pixels(distance_m))
            text = sentence(lang, key, distance=_round_words(distance_m, lang))
            spot = _label_spot(text, origin, radius, shown, room) if _LEAST_RING_PX <= radius <= limit else None
            if spot:
                room.take(spot.box)
                yield Ring(radius, text, round(spot.x), round(spot.y), spot.box)
                limit = radius * 0.6
                break


def _label_spot(text: str, origin: tuple[int, int], radius: int, shown: Sequence[Box], room: Room) -> Spot | None:
    """Where on a ring its label covers the fewest windows."""
    half = text_width(text) / 2
    spots = []
    for angle in map(math.radians, _LABEL_ANGLES):
        x, y = origin[0] + radius * math.sin(angle), origin[1] - radius * math.cos(angle)
        box = Box(x - half, y - 0.6 * _EM, x + half, y + 0.6 * _EM)
        if room.free(box):
            spots.append(Spot(x, y, box))
    return min(spots, key=lambda spot: sum(spot.box.meets(box) for box in shown), default=None)


def _round_distances(longest_m: float) -> Iterable[int]:
    """1, 2, 3, 5, 10 … metres up to the longest, the longest first."""
    highest = math.floor(math.log10(longest_m))
    return (
        step * 10**digits for digits in range(highest, -1, -1) for step in reversed(_ROUND)
        if step * 10**digits <= longest_m
    )  # fmt: skip


def _round_words(distance_m: int, lang: Lang) -> str:
    return (
        sentence(lang, "metres", n=distance_m)
        if distance_m < 1000
        else sentence(lang, "kilometres", n=distance_m // 1000)
    )


def _marks(places: Sequence[SketchPlace], points: Sequence[tuple[int, int]], room: Room) -> Iterable[Mark]:
    for place, (x, y) in zip(places, points, strict=True):
        wide = _DOT + 2 + text_width(str(place.number))
        right, left = (Box(-_DOT, -0.6 * _EM, wide, 0.6 * _EM), Box(-wide, -0.6 * _EM, _DOT, 0.6 * _EM))
        spot = room.nearest(x, y, (right, left))
        if spot is not None:
            yield _mark(place, spot, (round(spot.x), round(spot.y)), (x, y))


def _mark(place: SketchPlace, spot: Spot, at: tuple[int, int], true: tuple[int, int]) -> Mark:
    # The number is centred in what the box has beside the shape, to its right or to its left.
    right = spot.box.right - spot.x > _DOT
    beside = (spot.box.right + spot.x + _DOT) / 2 if right else (spot.box.left + spot.x - _DOT) / 2
    return Mark(place.number, place.state.value, *at, round(beside), None if at == true else true, spot.box)


def _square(x: float, y: float, half: float) -> Box:
    return Box(x - half, y - half, x + half, y + half)


def _label(places: Sequence[SketchPlace], lang: Lang) -> str:
    """The sketch in words, for those who hear the page."""
    each = [
        sentence(lang, "sketch-place", number=place.number, way=way_words(place.distance_m, place.bearing_deg, lang))
        for place in places
    ]
    return sentence(lang, "sketch-label", count=len(places), places=("；" if lang is Lang.ZH else "; ").join(each))
