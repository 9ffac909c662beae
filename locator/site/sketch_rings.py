"""The rings of the sketch: circles of round distances around the origin, each with its distance in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from locator.site.sketch_layout import EM, Box, Room, Spot, text_width
from locator.site.sketch_scale import Scale
from locator.texts import Lang, sentence

_LEAST_RING_PX = 28  # inside a smaller ring there is no room for a mark beside the cross
_ROUND = (1, 2, 3, 5)
# The corners first, where there is most room, then whatever lies between.
_LABEL_ANGLES = (135, 225, 45, 315, *(7.5 * step for step in range(48) if step % 12 != 6))


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the origin, and its distance in words, centred on `text_x`, `text_y`."""

    radius: int
    text: str
    text_x: int
    text_y: int
    box: Box


def round_radii(scale: Scale) -> tuple[float, ...]:
    """How far out all rings would stand that there may be, ascending: what is between two of them has to stay there."""
    radii = sorted(scale.pixels(distance_m) for distance_m in _round_distances(scale.longest_m))
    return tuple(radius for radius in radii if radius >= _LEAST_RING_PX)


def rings(scale: Scale, origin: tuple[int, int], room: Room, lang: Lang) -> Iterable[Ring]:
    """Two rings where there is room for their labels: the widest round distance, and one about half as wide."""
    limit: float = round(scale.length)
    for key in ("sketch-ring", "sketch-inner-ring"):
        for distance_m in _round_distances(scale.longest_m):
            radius = round(scale.pixels(distance_m))
            text = sentence(lang, key, distance=_round_words(distance_m, lang))
            spot = _label_spot(text, origin, radius, room) if _LEAST_RING_PX <= radius <= limit else None
            if spot:
                room.take(spot.box)
                yield Ring(radius, text, round(spot.x), round(spot.y), spot.box)
                limit = radius * 0.6
                break


def _label_spot(text: str, origin: tuple[int, int], radius: int, room: Room) -> Spot | None:
    """Where on a ring its label covers nothing, and stands apart from a window's number: “1 1 公里” is none of both."""
    half = text_width(text) / 2
    for apart in (EM, 0):
        for angle in map(math.radians, _LABEL_ANGLES):
            x, y = origin[0] + radius * math.sin(angle), origin[1] - radius * math.cos(angle)
            box = Box(x - half, y - 0.6 * EM, x + half, y + 0.6 * EM)
            if room.free(Box(box.left - apart, box.top, box.right + apart, box.bottom)):
                return Spot(x, y, box)
    return None


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
