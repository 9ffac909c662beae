"""The ways that a mark of the sketch may be pushed: along its own bearing, and never past a round distance."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from locator.site.sketch_scale import Scale, SketchPlace

_PUSHES = sorted(range(-20, 30, 2), key=abs)[1:]  # pixels, outwards and inwards

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bearings:
    """What marks are pushed by: the origin, and the radii in pixels that none is pushed past, ascending."""

    x: int
    y: int
    scale: Scale
    rings: tuple[float, ...]

    def ways(self, point: Point, place: SketchPlace) -> Iterator[tuple[float, float]]:
        """Places for a window at a point, itself first, then along its bearing to both sides."""
        yield point
        away = self.scale.pixels(place.distance_m)
        least = max((radius for radius in self.rings if radius <= away), default=0.0)
        most = min((radius for radius in self.rings if radius > away), default=math.inf)
        east, south = math.sin(math.radians(place.bearing_deg)), -math.cos(math.radians(place.bearing_deg))
        for push in _PUSHES:
            if least + 1 <= away + push <= most - 1:
                yield self.x + (away + push) * east, self.y + (away + push) * south
