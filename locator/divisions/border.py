"""The border of a division, and how far points outside are from it.

The border is cut into pieces of half a kilometre at most, each taken as a straight chord in ECEF space (metres on the
ellipsoid at height 0). The nearest chord is found exactly: a KD-tree holds the pieces' middles, and with `half` the
half-length of the longest piece no piece is nearer than its middle less `half`; so the k nearest middles are enough
once the k-th of them, less `half`, is beyond the nearest chord among them; else k doubles. Of few points and pieces all
pairs are looked at instead. The chord's nearest point is carried back to degrees and its distance measured along the
geodesic, so that only the choice of the point is by chord. On half a kilometre a chord lies less than 1 cm beneath its
arc.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely import MultiPolygon, Polygon

from locator.geometry.ellipsoid import ecef_rows

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

Degrees = NDArray[np.float64]
Metres = NDArray[np.float64]

_WGS84 = Geod(ellps="WGS84")
_PIECE_DEGREES = 0.0045
_FIRST_K = 8
_REACH = 0.6
_BLOCK = 20_000
# Of so few pairs of points and pieces all are looked at before a tree would be made.
_FEW = 100_000


@dataclass(frozen=True)
class Border:
    """Pieces of a border: both ends in degrees (n, 2), the start and the way along in ECEF metres (n, 3).

    `middles` is a tree of their middles, made where many points ask for it.
    """

    start_degrees: Degrees
    end_degrees: Degrees
    start_m: Metres
    along_m: Metres
    half_m: float

    def __len__(self) -> int:
        return len(self.start_m)

    @cached_property
    def middles(self) -> "cKDTree":
        from scipy.spatial import cKDTree  # noqa: PLC0415  # a quarter of a second, which a few points need not wait for

        return cKDTree(self.start_m + self.along_m / 2.0)


def border_of(polygons: Sequence[Polygon | MultiPolygon]) -> Border:
    """The borders of polygons in WGS-84 degrees, holes included; their edges are straight in degrees."""
    # Ring by ring, as a polygon that is cut up whole is looked over for soundness besides: three times as long.
    return _cut_up(shapely.get_rings(shapely.get_parts(polygons)))


def border_near(polygons: Sequence[Polygon | MultiPolygon], lon: Degrees, lat: Degrees) -> Border:
    """Of the same only the edges that may be nearest to one of a few points (n,), which leaves little to be cut up.

    A point of an edge is no further from one of its ends than half its way along, which on an edge that is straight in
    degrees is little more than its chord; so an edge is not the nearest whose ends are further off than another end by
    more than that.
    """
    degrees, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(polygons)), return_index=True)
    metres = ecef_rows(degrees[:, 0], degrees[:, 1])
    reach_m = _REACH * np.linalg.norm(metres[1:] - metres[:-1], axis=1) + 1.0
    wanted = np.zeros(len(reach_m), dtype=np.bool_)
    for point in ecef_rows(lon, lat):
        away = np.linalg.norm(metres - point, axis=1)
        wanted |= np.minimum(away[:-1], away[1:]) - reach_m <= away.min()
    wanted &= ring[:-1] == ring[1:]
    return _cut_up(np.asarray(shapely.linestrings(np.stack((degrees[:-1][wanted], degrees[1:][wanted]), axis=1))))


def _cut_up(lines: NDArray[np.object_]) -> Border:
    points, line = shapely.get_coordinates(shapely.segmentize(lines, _PIECE_DEGREES), return_index=True)
    points_m = ecef_rows(points[:, 0], points[:, 1])
    pieces = (line[:-1] == line[1:]) & ((points[:-1, 0] != points[1:, 0]) | (points[:-1, 1] != points[1:, 1]))
    start_m, end_m = points_m[:-1][pieces], points_m[1:][pieces]
    along_m = end_m - start_m
    half_m = float(np.linalg.norm(along_m, axis=1).max()) / 2.0
    return Border(points[:-1][pieces], points[1:][pieces], start_m, along_m, half_m)


def metres_to_border(border: Border, lon: Degrees, lat: Degrees) -> Metres:
    """Geodesic metres from each point (n,) to the nearest point of the border, on whichever side it lies."""
    metres = np.empty(lon.shape)
    for first in range(0, lon.size, _BLOCK):
        rows = slice(first, first + _BLOCK)
        near = _nearest_on_border(border, ecef_rows(lon[rows], lat[rows]))
        metres[rows] = _WGS84.inv(lon[rows], lat[rows], near[:, 0], near[:, 1])[2]
    return metres


def _nearest_on_border(border: Border, points: Metres) -> Degrees:
    if len(points) * len(border) <= _FEW:
        every_piece = np.broadcast_to(np.arange(len(border)), (len(points), len(border)))
        return _nearest_of(border, points, every_piece)[0]
    nearest = np.empty((len(points), 2))
    pending = np.arange(len(points))
    k = _FIRST_K
    while pending.size:
        k = min(k, len(border))
        degrees, proven = _nearest_among(border, points[pending], k)
        nearest[pending[proven]] = degrees[proven]
        pending = pending[~proven]
        k *= 2
    return nearest


def _nearest_among(border: Border, points: Metres, k: int) -> tuple[Degrees, NDArray[np.bool_]]:
    """The nearest point of the border among its k nearest pieces, and whether no other piece can be nearer."""
    to_middle, piece = (np.asarray(found) for found in border.middles.query(points, k=k))
    degrees, metres = _nearest_of(border, points, piece)
    proven = to_middle[:, -1] - border.half_m >= metres
    return degrees, proven | (k == len(border))


def _nearest_of(border: Border, points: Metres, piece: NDArray[np.intp]) -> tuple[Degrees, Metres]:
    """The nearest point of each point's pieces (n, k) in degrees, and how far it is, in a straight line."""
    start, along = border.start_m[piece], border.along_m[piece]
    offset = points[:, None, :] - start
    share = np.einsum("pkd,pkd->pk", offset, along) / np.einsum("pkd,pkd->pk", along, along)
    share = np.clip(share, 0.0, 1.0)
    distance = np.linalg.norm(offset - share[..., None] * along, axis=2)
    best = np.argmin(distance, axis=1)
    row = np.arange(len(points))
    chosen, part = piece[row, best], share[row, best][:, None]
    degrees = border.start_degrees[chosen] * (1.0 - part) + border.end_degrees[chosen] * part
    return degrees, distance[row, best]
