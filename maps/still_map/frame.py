"""The part of the world that a still map shows, and where in its picture each place lies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.live_map.mercator import degrees, world_x, world_y

Degrees = NDArray[np.float64]
Pixels = NDArray[np.float64]

WIDTH = 720
"""Of every picture, in its own units: pixels on a desk and on paper."""

_LEAST_HEIGHT, _MOST_HEIGHT = 320.0, 620.0
_MARGIN = 0.06
_NARROWEST = 4_000 / 40_075_017  # four kilometres at the equator, as a share of the world's width
_METRES_AROUND = 40_075_016.686


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the map, in spherical Web Mercator: its north-western corner, and how many pixels the world is wide."""

    west: float
    north: float
    scale: float
    height: float

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float]) -> "Frame":
        """The frame of a box (west, south, east, north in degrees) with a margin; a point gets some kilometres."""
        west, south, east, north = bounds
        left, right, top, bottom = (
            float(one) for one in (world_x(west), world_x(east), world_y(north), world_y(south))
        )
        across, down = (max(side, _NARROWEST) * (1 + 2 * _MARGIN) for side in (right - left, bottom - top))
        scale = min(WIDTH / across, _MOST_HEIGHT / down)
        height = max(_LEAST_HEIGHT, down * scale)
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        return cls(middle_x - WIDTH / 2 / scale, middle_y - height / 2 / scale, scale, round(height))

    def pixels(self, lon: Degrees, lat: Degrees) -> Pixels:
        """Where places lie in the picture, (n, 2): to the right, and down."""
        return np.column_stack([(world_x(lon) - self.west) * self.scale, (world_y(lat) - self.north) * self.scale])

    def holds(self, pixels: Pixels) -> NDArray[np.bool_]:
        """Which places (n, 2) lie in the picture."""
        across, down = pixels[:, 0], pixels[:, 1]
        held: NDArray[np.bool_] = (across >= 0) & (across <= WIDTH) & (down >= 0) & (down <= self.height)
        return held

    def grid(self, step: float) -> tuple[Degrees, Degrees]:
        """Longitudes and latitudes of places all over the picture, as far apart as `step` pixels."""
        across, down = np.meshgrid(np.arange(step / 2, WIDTH, step), np.arange(step / 2, self.height, step))
        return degrees(self.west + across.ravel() / self.scale, self.north + down.ravel() / self.scale)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the picture, in degrees."""
        across = np.array([self.west, self.west + WIDTH / self.scale])
        down = np.array([self.north + self.height / self.scale, self.north])
        lon, lat = degrees(across, down)
        return float(lon[0]), float(lat[0]), float(lon[1]), float(lat[1])

    @property
    def metres(self) -> float:
        """How long a pixel is on the ground, in the middle of the picture."""
        _, lat = degrees(np.array([0.5]), np.array([self.north + self.height / 2 / self.scale]))
        return float(_METRES_AROUND * np.cos(np.radians(lat[0])) / self.scale)

    @property
    def degree(self) -> float:
        """How many degrees of longitude a pixel is wide."""
        return 360.0 / self.scale
