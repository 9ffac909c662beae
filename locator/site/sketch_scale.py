"""How far from the origin the sketch draws a distance, and where the origin stands.

Directions are true. Distances are true where the farthest window is at most a few times as far as the nearest; else a
power of the distance stands for it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locator.hours.answers.state import State
from locator.site.sketch_layout import EM, HEIGHT, MARGIN, WIDTH

_NEAREST_PX = 34  # a window nearer than this to the cross would touch it
_REACH = 0.4  # the origin stands so far inside, in parts of the longest way, that a ring around it shows
_POWERS = (1.0, 0.5, 0.35, 0.2)
_LEAST_M = 100.0


@dataclass(frozen=True, slots=True)
class SketchPlace:
    """A window as the sketch needs it: its number in the list, metres and degrees clockwise from north, its state."""

    number: int
    distance_m: float
    bearing_deg: float
    state: State


@dataclass(frozen=True, slots=True)
class Scale:
    """How far from the origin a distance is drawn: `length` pixels for `longest_m`, the rest by a power."""

    length: float
    longest_m: float
    power: float

    def pixels(self, distance_m: float) -> float:
        """How far from the origin a distance is drawn."""
        return self.length * math.pow(distance_m / self.longest_m, self.power)


def fitted(places: Sequence[SketchPlace]) -> tuple[Scale, int, int]:
    """The truest scale that keeps the nearest window off the cross, and where the cross stands for it."""
    longest_m = max(_LEAST_M, *(place.distance_m for place in places))
    for power in _POWERS:
        scale, x, y = _placed(places, longest_m, power)
        if all(scale.pixels(place.distance_m) >= _NEAREST_PX for place in places if place.distance_m >= 1):
            break
    return scale, x, y


def _placed(places: Iterable[SketchPlace], longest_m: float, power: float) -> tuple[Scale, int, int]:
    unit = Scale(1.0, longest_m, power)
    steps = [_step(place, unit) for place in places]
    west, east = (side(_REACH * sign, *(sign_x for sign_x, _ in steps)) for side, sign in ((min, -1), (max, 1)))
    north, south = (side(_REACH * sign, *(sign_y for _, sign_y in steps)) for side, sign in ((min, -1), (max, 1)))
    # A mark is a shape with its number on one side: there is room for both on every side.
    across, down = WIDTH - 2 * (MARGIN + 2 * EM), HEIGHT - 2 * (MARGIN + EM)
    length = min(across / (east - west), down / (south - north))
    x = WIDTH / 2 - length * (west + east) / 2
    y = HEIGHT / 2 - length * (north + south) / 2
    return Scale(length, longest_m, power), round(x), round(y)


def _step(place: SketchPlace, scale: Scale) -> tuple[float, float]:
    away, turned = scale.pixels(place.distance_m), math.radians(place.bearing_deg)
    return away * math.sin(turned), -away * math.cos(turned)


def point(place: SketchPlace, scale: Scale, x: int, y: int) -> tuple[int, int]:
    """Where a window is drawn, if the origin stands at `x`, `y`."""
    east, south = _step(place, scale)
    return round(x + east), round(y + south)
