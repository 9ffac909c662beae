"""Coverages: polygons that share their borders exactly, so that no gap and no overlap is drawn between neighbours.

What the packaged set lacks for that is mended for all polygons at once, and all are simplified at once: polygon by
polygon, neighbours would part (a plain simplification of 湖南 at 0.01° left 788 holes and 668 km² of overlaps).
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

Shapes = NDArray[np.object_]

DIGITS = 5
"""Decimals of the degrees of every drawn coordinate; about a metre."""

_GAP_DEGREES = 0.002  # narrower ones, 200 m, are slips between neighbours; the smallest lagoon is three times as wide
_MARGIN_DEGREES = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Shapes in WGS-84 degrees that share their borders exactly: codes (n,), ascending, and a shape for each."""

    codes: NDArray[np.str_]
    shapes: Shapes


def clean_coverage(codes: NDArray[np.str_], polygons: Shapes) -> Coverage:
    """A coverage of polygons (n,) that nearly are one, those of one code joined.

    Coordinates are rounded first, as what is simplified keeps the vertices that it had. A polygon that the others cover
    wholly is left out.
    """
    rounded = _rounded(polygons)
    torn = ~shapely.is_valid(rounded)
    rounded[torn] = shapely.buffer(rounded[torn], 0.0)
    there = ~shapely.is_empty(rounded)
    return joined(codes[there], _cleaned(rounded[there]))


def joined(codes: NDArray[np.str_], shapes: Shapes) -> Coverage:
    """The shapes (n,) of a coverage, those of one code joined; empty ones are left out."""
    there = ~shapely.is_empty(shapes)
    distinct, first, member, count = np.unique(codes[there], return_index=True, return_inverse=True, return_counts=True)
    whole = shapes[there][first]
    for number in np.flatnonzero(count > 1):
        whole[number] = shapely.coverage_union_all(shapes[there][member == number])
    return Coverage(distinct, whole)


def simplified(
    coverage: Coverage, tolerance: float, small_tolerance: float, small_below: float, kept: Collection[str] = ()
) -> Coverage:
    """The coverage with fewer vertices; the pieces that are small keep more of them.

    At one tolerance for all, what is left of a city's inner district is a triangle. So all are simplified at the
    smaller tolerance, and then the large pieces once more, while their borders to small ones stay as they are. For
    this the sea is a piece among them: its borders, the coasts, would be the coverage's edge and stay, too.

    Parameters
    ----------
    coverage
        A valid one.
    tolerance, small_tolerance
        In degrees: the root of the area of the triangles that are cut off (Visvalingam and Whyatt); 0 cuts none off.
    small_below
        Pieces, not divisions, below this area in square degrees are small; 0.01 is about 100 km².
    kept
        Codes of shapes that keep as much as small pieces do, however large they are.
    """
    shapes = shapely.coverage_simplify(coverage.shapes, small_tolerance) if small_tolerance else coverage.shapes
    pieces, owner = shapely.get_parts(shapes, return_index=True)
    large = (shapely.area(pieces) >= small_below) & ~np.isin(coverage.codes, list(kept))[owner]
    if large.any():
        with_sea = np.array([*pieces[large], _sea_around(pieces)], dtype=object)
        pieces[large] = shapely.coverage_simplify(with_sea, tolerance, simplify_boundary=False)[:-1]
    whole: Shapes = np.asarray(shapely.multipolygons(pieces, indices=owner))
    return Coverage(coverage.codes, _rounded(whole))


def _cleaned(polygons: Shapes) -> Shapes:
    """The polygons (n,) with gaps and overlaps put right where there are any.

    Cleaning all takes 150 MB, of which the system gets nothing back; so only those are cleaned that do not fit,
    with their neighbours, and all where that was not enough.
    """
    fitting = _mended(polygons, shapely.coverage_invalid_edges(polygons, gap_width=_GAP_DEGREES))
    if not shapely.coverage_is_valid(fitting):
        return _clean(polygons)
    # Slivers pass for edges that fit; they are found as holes in the whole.
    whole = shapely.get_parts(shapely.coverage_union_all(fitting))
    return _mended(fitting, np.array([LineString(ring) for part in whole for ring in part.interiors], dtype=object))


def _mended(polygons: Shapes, faults: Shapes) -> Shapes:
    """The polygons with those cleaned that lie at a fault, and those around them."""
    mended, tree = polygons.copy(), shapely.STRtree(polygons)
    _, beside = tree.query(faults[~shapely.is_empty(faults)], "intersects")
    _, around = tree.query(polygons[np.unique(beside)], "intersects")
    rows = np.unique(around)
    mended[rows] = _clean(polygons[rows])
    return mended


def _clean(polygons: Shapes) -> Shapes:
    cleaned: Shapes = shapely.coverage_clean(polygons, gap_width=_GAP_DEGREES)  # type: ignore[attr-defined]  # stubs: 2.1
    return cleaned


def _sea_around(pieces: Shapes) -> BaseGeometry:
    west, south, east, north = shapely.total_bounds(pieces) + _MARGIN_DEGREES * np.array([-1, -1, 1, 1])
    sea: BaseGeometry = shapely.box(west, south, east, north).difference(shapely.coverage_union_all(pieces))
    return sea


def _rounded(shapes: Shapes) -> Shapes:
    rounded: Shapes = shapely.transform(shapes, lambda degrees: np.round(degrees, DIGITS))
    return rounded
