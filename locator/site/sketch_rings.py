"""The rings of the sketch: circles of round distances around the origin, each with its distance in words."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locator.site.sketch_layout import DOT, EM, Box, Room, Spot, square, text_width
from locator.site.sketch_scale import Scale
from locator.texts import Lang, sentence

_LEAST_RING_PX = 26  # a smaller ring has no room for its label beside the cross
_ROUND = (1, 2, 3, 5)
_LABEL_ANGLES = (135, 225, 45, 315, 180, 0, 90, 270, 157.5, 202.5, 112.5, 247.5, 67.5, 292.5, 22.5, 337.5)


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the origin, and its distance in words, centred on `text_x`, `text_y`."""

    radius: int
    text: str
    text_x: int
    text_y: int
    box: Box


def rings(
    scale: Scale, origin: tuple[int, int], points: Sequence[tuple[int, int]], room: Room, lang: Lang
) -> Iterable[Ring]:
    """Two rings where there is room for their labels: the widest round distance, and one about half as wide."""
    shown = [square(*point, 2 * DOT) for point in points]
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
        box = Box(x - half, y - 0.6 * EM, x + half, y + 0.6 * EM)
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
