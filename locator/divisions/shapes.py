"""Which division holds a point, and how far outside one a point lies, by the polygons of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, STRtree

from locator.divisions.border import Border, border_near, border_of, metres_to_border
from locator.divisions.boxes import box_around, degrees_to, metres_beyond
from locator.divisions.division import Division
from locator.divisions.encoded_polygons import EncodedPolygons

Degrees = NDArray[np.float64]
Shape = Polygon | MultiPolygon

# Preparing a polygon costs about as much as asking it for ten points, each of which then costs next to nothing.
_WORTH_PREPARING = 12
# Of all counties of China at once what is prepared would take a hundred megabytes.
_POINTS_AT_ONCE, _POLYGONS_AT_ONCE = 20_000, 256
_BORDERS_KEPT = 32
_FEW_POINTS = 8


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
        self._polygons = polygons
        lowest = (one.code for one in self._by_code.values() if one.lowest and one.in_force)
        judging = sorted(code for code in lowest if code in polygons)
        self._judging = np.array(judging, dtype=np.str_)
        self._boxes = _bounds(polygons, judging)
        # An empty polygon has no box, and holds nothing.
        self._tree = STRtree([shapely.box(*box) if np.isfinite(box).all() else Polygon() for box in self._boxes])
        self._border = lru_cache(maxsize=_BORDERS_KEPT)(self._border_of)
        self._below: dict[str, list[str]] = defaultdict(list)
        for code in judging:
            division = self._by_code[code]
            for above in {code, division.city_code, division.province_code} - {None}:
                self._below[str(above)].append(code)

    def polygon(self, code: str) -> Shape | None:
        """A division's polygon; where it has none of its own, the union of its lowest divisions'; else null."""
        parts = self._shapes_of(code)
        if len(parts) < 2:
            return parts[0] if parts else None
        # Not the faster union of coverages: an operator's own polygons need not be a coverage.
        union = shapely.union_all(parts)
        return union if isinstance(union, Polygon | MultiPolygon) else None

    def has_bounds(self, code: str) -> bool:
        """Whether a division has a polygon of its own."""
        return code in self._polygons and code in self._by_code

    def containing(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """See `Divisions.containing`."""
        codes = np.full(lon.shape, "", dtype="<U6")
        finite = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        points, polygons = self._tree.query(shapely.points(lon[finite], lat[finite]))
        # From the last code to the first, so that on a shared edge the smaller one stays.
        order = np.argsort(-polygons, kind="stable")
        rows, polygons = finite[points[order]], polygons[order]
        held = np.flatnonzero(self._held(polygons, lon[rows], lat[rows]))
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
            parts = self._shapes_of(code)
            if not parts:
                continue
            outside = rows
            for part in parts:
                outside = outside[~_holds(part, lon[outside], lat[outside])]
            metres[rows] = 0.0
            if outside.size:
                border = self._border_beside(code, parts, lon[outside], lat[outside])
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
        return metres_beyond(boxes, lon, lat)

    def beyond_all(self, lon: Degrees, lat: Degrees, metres: float) -> NDArray[np.bool_]:
        """See `Divisions.beyond_all`."""
        return metres_beyond(np.broadcast_to(box_around(self._boxes), (lon.size, 4)), lon, lat) > metres

    def near(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """See `Divisions.near`."""
        codes = np.full(lon.shape, "", dtype="<U6")
        finite = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        if finite.size and self._judging.size:
            places, numbers = np.unique(np.column_stack((lon[finite], lat[finite])), axis=0, return_inverse=True)
            codes[finite] = self._judging[[self._nearest(*place) for place in places.tolist()]][numbers]
        return codes

    def _nearest(self, lon: float, lat: float) -> int:
        """The number of the polygon nearest to a point, by degrees; the smallest where several are as near."""
        point, nearest, so_near = shapely.Point(lon, lat), 0, np.inf
        to_boxes = degrees_to(self._boxes, lon, lat)
        for number in np.argsort(to_boxes, kind="stable").tolist():
            if to_boxes[number] > so_near:
                break
            distance = float(shapely.distance(self._polygons[self._judging[number]], point))
            if (distance, number) < (so_near, nearest):
                nearest, so_near = number, distance
        return nearest

    def _parts(self, code: str) -> list[str]:
        """The polygons that a division is held to, by their codes."""
        if self.has_bounds(code):
            return [code]
        return self._below.get(code, []) if code in self._by_code else []

    def _shapes_of(self, code: str) -> list[Shape]:
        return [self._polygons[part] for part in self._parts(code)]

    def _box(self, code: str) -> Degrees:
        return box_around(_bounds(self._polygons, self._parts(code)))

    def _border_beside(self, code: str, parts: Sequence[Shape], lon: Degrees, lat: Degrees) -> Border:
        """What of a division's border may be nearest to these points; all of it where they are many."""
        return border_near(parts, lon, lat) if lon.size <= _FEW_POINTS else self._border(code)

    def _border_of(self, code: str) -> Border:
        # Borders between the parts do no harm: from outside, the nearest point of all is on the outer one.
        return border_of(self._shapes_of(code))

    def _held(self, numbers: NDArray[np.intp], lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
        """Which points the polygon holds whose number stands beside each, arrays (n,); equal numbers in one run."""
        held = np.empty(lon.shape, dtype=np.bool_)
        for block in _blocks(numbers):
            asked, number_of, points = np.unique(numbers[block], return_inverse=True, return_counts=True)
            some = np.array([self._polygons[code] for code in self._judging[asked].tolist()], dtype=np.object_)
            # Copies, which nobody else may be asking at this moment, and which are gone again with what was prepared.
            some[points > _WORTH_PREPARING] = shapely.force_2d(some[points > _WORTH_PREPARING])
            shapely.prepare(some[points > _WORTH_PREPARING])
            held[block] = shapely.intersects_xy(some[number_of], lon[block], lat[block])
        return held


def _bounds(polygons: Mapping[str, Shape], codes: Sequence[str]) -> Degrees:
    """West, south, east and north of some polygons, (n, 4)."""
    if isinstance(polygons, EncodedPolygons):
        return polygons.bounds(codes)
    return np.array([shapely.bounds(polygons[code]) for code in codes]).reshape(-1, 4)


def _blocks(numbers: NDArray[np.intp]) -> Iterator[slice]:
    """Runs of so many points, and of so many different numbers, as are looked at together."""
    different = np.cumsum(np.diff(numbers, prepend=numbers[:1]) != 0)
    together = np.column_stack((different // _POLYGONS_AT_ONCE, np.arange(numbers.size) // _POINTS_AT_ONCE))
    starts = [0, *(np.flatnonzero(np.diff(together, axis=0).any(axis=1)) + 1).tolist(), numbers.size]
    return (slice(first, behind) for first, behind in pairwise(starts) if first < behind)


def _holds(polygon: Shape, lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    if lon.size > _WORTH_PREPARING:
        polygon = shapely.force_2d(polygon)
        shapely.prepare(polygon)
    held: NDArray[np.bool_] = shapely.intersects_xy(polygon, lon, lat)
    return held


def _groups(keys: NDArray[np.intp]) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each distinct key, ascending, with the places where it stands."""
    order = np.argsort(keys, kind="stable")
    distinct, starts = np.unique(keys[order], return_index=True)
    yield from zip(distinct.tolist(), np.split(order, starts[1:]), strict=False)
