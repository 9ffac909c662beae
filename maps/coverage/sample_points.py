"""Points of a square grid inside a division: each stands for as much land as any other of them."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from locator.divisions.shapes import Shape
from maps.coverage.equal_area import EqualAreaPlane

Column = NDArray[np.float64]

LEAST_POINTS = 2_000
"""Where a step leaves fewer points than about this, it is made shorter: a district of a city has a few km² only."""

# No border and no edge runs for long along a grid that is turned by this angle, whose tangent is the golden section.
_TURNED = math.atan((math.sqrt(5.0) - 1.0) / 2.0)
_LONGEST_EDGE_DEGREES = 0.01
_MOST_LOOKED_AT = 2_000_000


@dataclass(frozen=True, slots=True)
class BorderPieces:
    """Pieces of a border of a kilometre at most, (m,): their middles in WGS-84 degrees, and their lengths in metres."""

    lon: Column
    lat: Column
    metres: Column


@dataclass(frozen=True, slots=True)
class SamplePoints:
    """Points in WGS-84 degrees, (n,), n at least 1, in a polygon of so much area, with such a border.

    `step_m` is the side of the grid's cells.
    """

    lon: Column
    lat: Column
    area_m2: float
    border: BorderPieces
    step_m: float

    def __len__(self) -> int:
        return len(self.lon)


def sample_points(shape: Shape, step_m: float) -> SamplePoints | None:
    """The points of a grid inside a polygon in WGS-84 degrees, whose edges are straight in degrees.

    The grid is the same again at each call. A sliver that no point falls into is given one inside; None for a polygon
    without area.

    Raises
    ------
    ValueError
        If the step is not positive.
    """
    if step_m <= 0.0:
        raise ValueError(f"a step must be positive, not {step_m}")
    west, south, east, north = shapely.bounds(shape).tolist()
    if not west < east:
        return None
    plane = EqualAreaPlane((south + north) / 2.0)
    flat = _flat(shape, plane)
    area_m2 = float(shapely.area(flat))
    if area_m2 <= 0.0:
        return None
    boxes = shapely.bounds(shapely.get_parts(flat))
    step_m = min(step_m, max(math.sqrt(area_m2 / LEAST_POINTS), _finest_m(boxes)))
    # Island by island: together they may be strewn over a sea of a thousand kilometres.
    parts = zip(shapely.get_parts(shape), boxes.tolist(), strict=True)
    pieces = [_inside(part, *plane.to_degrees(*_grid(box, step_m))) for part, box in parts]
    lon, lat = np.concatenate(pieces, axis=1)
    if not len(lon):
        within = shapely.point_on_surface(shape)
        lon, lat = np.array([within.x]), np.array([within.y])
    return SamplePoints(lon, lat, area_m2, _border(flat, plane), step_m)


def land_area_m2(shape: Shape) -> float:
    """The area of a polygon in WGS-84 degrees on the ellipsoid, in square metres."""
    _, south, _, north = shapely.bounds(shape).tolist()
    return float(shapely.area(_flat(shape, EqualAreaPlane((south + north) / 2.0))))


def _flat(shape: Shape, plane: EqualAreaPlane) -> Shape:
    cut = shapely.segmentize(shapely.force_2d(shape), _LONGEST_EDGE_DEGREES)
    flat: Shape = shapely.transform(cut, lambda points: np.column_stack(plane.from_degrees(points[:, 0], points[:, 1])))
    return flat


def _inside(part: Polygon, lon: Column, lat: Column) -> Column:
    """Those of some points that a polygon holds, (2, n) in degrees."""
    # A copy: what is prepared stays so, and this is asked of it once.
    own = shapely.force_2d(part)
    shapely.prepare(own)
    inside = shapely.intersects_xy(own, lon, lat)
    return np.stack((lon[inside], lat[inside]))


def _border(flat: Shape, plane: EqualAreaPlane) -> BorderPieces:
    points, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts([flat])), return_index=True)
    one_ring = ring[:-1] == ring[1:]
    begins, ends = points[:-1][one_ring], points[1:][one_ring]
    middles = (begins + ends) / 2.0
    lengths = np.hypot(*(ends - begins).T)
    return BorderPieces(*plane.to_degrees(middles[:, 0], middles[:, 1]), lengths)


def _finest_m(boxes: Column) -> float:
    """The step that leaves no more than some points to be looked at in boxes (n, 4) of the plane."""
    sides = boxes[:, 2:] - boxes[:, :2]
    # A grid that is turned is looked at in the box around the box.
    return math.sqrt(float((sides.sum(axis=1) ** 2).sum()) / _MOST_LOOKED_AT)


def _grid(box: list[float], step_m: float) -> Column:
    """The grid's points in a box of the plane, (2, n): metres east and north."""
    west, south, east, north = box
    cosine, sine = math.cos(_TURNED) * step_m, math.sin(_TURNED) * step_m
    corners = np.array([(x, y) for x in (west, east) for y in (south, north)])
    # The plane's metres in steps along the turned grid's own two directions.
    along = corners @ np.array([(cosine, -sine), (sine, cosine)]) / step_m**2
    first, last = np.floor(along.min(axis=0)).astype(int), np.ceil(along.max(axis=0)).astype(int)
    i, j = np.meshgrid(np.arange(first[0], last[0] + 1), np.arange(first[1], last[1] + 1))
    x, y = (i * cosine - j * sine).ravel(), (i * sine + j * cosine).ravel()
    inside = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    return np.stack((x[inside], y[inside]))
