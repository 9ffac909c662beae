"""Which division holds a point, and how far outside one a point lies, by the polygons of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, STRtree

from locator.divisions.border import Border, border_near, border_of, metres_to_border
from locator.divisions.division import Division

Degrees = NDArray[np.float64]
Shape = Polygon | MultiPolygon

# Preparing a polygon costs about as much as asking it for ten points, each of which then costs next to nothing.
_WORTH_PREPARING = 12
# Of all counties of China at once what is prepared would take a hundred megabytes.
_POINTS_AT_ONCE = 20_000
_BORDERS_KEPT = 32
_FEW_POINTS = 8
_FAR_NORTH = 60.0
_QUARTER_ROUND = 90.0
_LEAST_M_PER_DEGREE = 30_000.0


class DivisionShapes:
    """Polygons in WGS-84 degrees, by division code.

    Parameters
    ----------
    divisions
        All divisions. Those that are lowest and in force answer `containing`.
    polygons
        The polygon of every division that has one of its own.
    """

    def __init__(self, divisions: Iterable[Division], polygons: Mapping[str, Shape]) -> None:
        self._by_code = {division.code: division for division in divisions}
        self._polygons = {code: shape for code, shape in polygons.items() if code in self._by_code}
        lowest = (one.code for one in self._by_code.values() if one.lowest and one.in_force)
        judging = sorted(code for code in lowest if code in self._polygons)
        self._judging = np.array(judging, dtype=np.str_)
        self._tree = STRtree([self._polygons[code] for code in judging])
        self._border = lru_cache(maxsize=_BORDERS_KEPT)(self._border_of)
        self._below: dict[str, list[Shape]] = defaultdict(list)
        for code in judging:
            division = self._by_code[code]
            for above in {code, division.city_code, division.province_code} - {None}:
                self._below[str(above)].append(self._polygons[code])

    def polygon(self, code: str) -> Shape | None:
        """A division's polygon; where it has none of its own, the union of its lowest divisions'; else null."""
        parts = self._parts(code)
        if len(parts) < 2:
            return parts[0] if parts else None
        # Not the faster union of coverages: an operator's own polygons need not be a coverage.
        union = shapely.union_all(parts)
        return union if isinstance(union, Polygon | MultiPolygon) else None

    def has_bounds(self, code: str) -> bool:
        """Whether a division has a polygon of its own."""
        return code in self._polygons

    def containing(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """See `Divisions.containing`."""
        codes = np.full(lon.shape, "", dtype="<U6")
        finite = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        points, polygons = self._tree.query(shapely.points(lon[finite], lat[finite]))
        # From the last code to the first, so that on a shared edge the smaller one stays.
        order = np.argsort(-polygons, kind="stable")
        rows, polygons = finite[points[order]], polygons[order]
        held = np.flatnonzero(_held(self._tree.geometries, polygons, lon[rows], lat[rows]))
        codes[rows[held]] = self._judging[polygons[held]]
        return codes

    def metres_outside(self, codes: NDArray[np.str_], lon: Degrees, lat: Degrees) -> NDArray[np.float64]:
        """See `Divisions.metres_outside`."""
        metres = np.full(lon.shape, np.nan)
        finite = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        names, numbers = np.unique(codes[finite], return_inverse=True)
        for number, members in _groups(numbers):
            rows = finite[members]
            code = str(names[number])
            parts = self._parts(code)
            if not parts:
                continue
            outside = rows
            for part in parts:
                outside = outside[~_holds(part, lon[outside], lat[outside])]
            metres[rows] = 0.0
            if outside.size:
                border = self._border_beside(code, lon[outside], lat[outside])
                metres[outside] = metres_to_border(border, lon[outside], lat[outside])
        return metres

    def further_outside(self, codes: NDArray[np.str_], lon: Degrees, lat: Degrees, metres: float) -> NDArray[np.bool_]:
        """See `Divisions.further_outside`."""
        further = self._beyond_own_boxes(codes, lon, lat) > metres
        others = np.flatnonzero(~further)
        with np.errstate(invalid="ignore"):
            further[others] = self.metres_outside(codes[others], lon[others], lat[others]) > metres
        return further

    def _beyond_own_boxes(self, codes: NDArray[np.str_], lon: Degrees, lat: Degrees) -> NDArray[np.float64]:
        """So many metres at least each point lies outside its division's box; 0 where nothing is known of it."""
        names, numbers = np.unique(codes, return_inverse=True)
        boxes = np.array([self._box(name) for name in names.tolist()]).reshape(-1, 4)[numbers]
        return _beyond_boxes(boxes, lon, lat)

    def beyond_all(self, lon: Degrees, lat: Degrees, metres: float) -> NDArray[np.bool_]:
        """See `Divisions.beyond_all`."""
        box = shapely.total_bounds(self._tree.geometries) if self._judging.size else np.full(4, np.nan)
        return _beyond_boxes(np.broadcast_to(box, (lon.size, 4)), lon, lat) > metres

    def near(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """See `Divisions.near`."""
        codes = np.full(lon.shape, "", dtype="<U6")
        finite = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        if finite.size and self._judging.size:
            places, numbers = np.unique(np.column_stack((lon[finite], lat[finite])), axis=0, return_inverse=True)
            codes[finite] = self._judging[self._tree.nearest(shapely.points(places))][numbers]
        return codes

    def _parts(self, code: str) -> list[Shape]:
        if code in self._polygons:
            return [self._polygons[code]]
        return self._below.get(code, []) if code in self._by_code else []

    def _box(self, code: str) -> Degrees:
        parts = self._parts(code)
        return shapely.total_bounds(parts) if parts else np.full(4, np.nan)

    def _border_beside(self, code: str, lon: Degrees, lat: Degrees) -> Border:
        """What of a division's border may be nearest to these points; all of it where they are many."""
        return border_near(self._parts(code), lon, lat) if lon.size <= _FEW_POINTS else self._border(code)

    def _border_of(self, code: str) -> Border:
        # Borders between the parts do no harm: from outside, the nearest point of all is on the outer one.
        return border_of(self._parts(code))


def _holds(polygon: Shape, lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    if lon.size > _WORTH_PREPARING:
        polygon = shapely.force_2d(polygon)
        shapely.prepare(polygon)
    held: NDArray[np.bool_] = shapely.intersects_xy(polygon, lon, lat)
    return held


def _held(shapes: NDArray[np.object_], numbers: NDArray[np.intp], lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    """Which points are held by the polygon whose number stands beside each, arrays (n,); numbers in their order."""
    held = np.empty(lon.shape, dtype=np.bool_)
    for first in range(0, lon.size, _POINTS_AT_ONCE):
        block = slice(first, first + _POINTS_AT_ONCE)
        asked, number_of, points = np.unique(numbers[block], return_inverse=True, return_counts=True)
        some = shapes[asked]
        # Copies, which nobody else may be asking at this moment, and which are gone again with what was prepared.
        some[points > _WORTH_PREPARING] = shapely.force_2d(some[points > _WORTH_PREPARING])
        shapely.prepare(some[points > _WORTH_PREPARING])
        held[block] = shapely.intersects_xy(some[number_of], lon[block], lat[block])
    return held


def _beyond_boxes(boxes: Degrees, lon: Degrees, lat: Degrees) -> NDArray[np.float64]:
    """So many metres at least points (n,) lie outside boxes (n, 4) of degrees; 0 where that is not told so easily.

    The way to a meridian that is d degrees off, 90 at most, is R asin(cos(latitude) sin(d)): up to 60 degrees north
    never less than 35 km a degree, and the way to a parallel is more.
    """
    east = np.maximum(boxes[:, 0] - lon, lon - boxes[:, 2])
    degrees = np.maximum(east, np.maximum(boxes[:, 1] - lat, lat - boxes[:, 3]))
    with np.errstate(invalid="ignore"):
        known = (np.abs(lat) <= _FAR_NORTH) & (east <= _QUARTER_ROUND) & (degrees > 0.0)
    return np.where(known, degrees * _LEAST_M_PER_DEGREE, 0.0)


def _groups(keys: NDArray[np.intp]) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each distinct key, ascending, with the places where it stands."""
    order = np.argsort(keys, kind="stable")
    distinct, starts = np.unique(keys[order], return_index=True)
    yield from zip(distinct.tolist(), np.split(order, starts[1:]), strict=False)
