"""The divisions under a still map: those that it is about, and what is seen of those around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from locator.divisions.division import scope_prefix
from locator.divisions.divisions import Divisions
from locator.divisions.drawn_set import NationalLines
from maps.base_map.coverage import Coverage
from maps.base_map.division_names import PlacedName, placed_names
from maps.base_map.drawn_map import DrawnMap, drawn_map
from maps.still_map.frame import Frame

Bounds = tuple[float, float, float, float]

_MOST_PROVINCES = 3
_STEP_PX = 20.0
_FINENESS_PX = 2.0
_COUNTRY: Bounds = (73.4, 3.3, 135.2, 53.7)
_AROUND = 0.5
"""So much of its width and height may a map grow on each side for a point that lies outside."""
_LEAST_AROUND_DEGREES = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class SeenGround:
    """What lies under a map: a valid coverage, which of its codes are the map's own, names, and the country's lines."""

    coverage: Coverage
    own: frozenset[str]
    names: Sequence[PlacedName]
    national: NationalLines | None = None


class StillGround:
    """The ground of many still maps, over these divisions.

    Divisions are drawn by the polygons that judge where a point lies, so that a picture never contradicts a notice;
    where `reviewed`, by those of the maps that a 审图号 was given for. Divisions of more than three provinces are shown
    on the whole country, as all maps of ours draw it.
    """

    def __init__(self, divisions: Divisions, *, reviewed: bool) -> None:
        self._divisions, self._reviewed = divisions, reviewed

    def frame(self, codes: Sequence[str], points: Iterable[tuple[float, float]]) -> Frame | None:
        """The part of the world that shows these divisions and, near them, these points (longitude, latitude).

        None where there is neither.
        """
        if _is_wide(codes):
            return Frame.around(_COUNTRY)
        boxes = [shape.bounds for code in codes if (shape := self._divisions.polygon(code)) is not None]
        near = _hull(boxes) if boxes else None
        boxes += [(lon, lat, lon, lat) for lon, lat in points if near is None or _is_near(lon, lat, near)]
        return Frame.around(_hull(boxes)) if boxes else None

    def seen(self, frame: Frame, codes: Sequence[str]) -> SeenGround:
        """What is seen in the frame of these divisions and those around them."""
        if _is_wide(codes):
            provinces, own = self._drawn.provinces, frozenset(f"{code[:2]}0000" for code in codes)
            return SeenGround(provinces, own, placed_names(provinces, self._divisions), self._drawn.national)
        lon, lat = frame.grid(_STEP_PX)
        touched = {*self._divisions.containing(lon, lat).tolist(), *codes} - {""}
        coverage = _simplified(_touching(self._counties({code[:2] for code in touched}), frame), frame)
        prefixes = tuple(scope_prefix(self._divisions.bounding(code)) for code in codes)
        own = frozenset(code for code in coverage.codes.tolist() if code.startswith(prefixes))
        return SeenGround(coverage, own, placed_names(coverage, self._divisions))

    def _counties(self, provinces: Iterable[str]) -> Coverage:
        """The lowest divisions of some provinces, by the first two digits of their codes."""
        if self._reviewed:
            counties = self._drawn.counties
            chosen = np.isin(counties.codes.astype("<U2"), list(provinces))
            return Coverage(counties.codes[chosen], counties.shapes[chosen])
        codes = [one.code for province in sorted(provinces) for one in self._divisions.within(province)]
        found = [(code, shape) for code in codes if (shape := self._divisions.polygon(code)) is not None]
        shapes = np.empty(len(found), dtype=np.object_)
        shapes[:] = [shape for _, shape in found]
        return Coverage(np.array([code for code, _ in found], "<U6"), shapes)

    @cached_property
    def _drawn(self) -> DrawnMap:
        """All of the country; the first map that needs it waits some seconds for it."""
        return drawn_map(self._divisions)


def _is_wide(codes: Sequence[str]) -> bool:
    return len({code[:2] for code in codes}) > _MOST_PROVINCES


def _is_near(lon: float, lat: float, box: Bounds) -> bool:
    west, south, east, north = box
    wide = max((east - west) * _AROUND, _LEAST_AROUND_DEGREES)
    high = max((north - south) * _AROUND, _LEAST_AROUND_DEGREES)
    return west - wide <= lon <= east + wide and south - high <= lat <= north + high


def _hull(boxes: Sequence[Bounds]) -> Bounds:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _touching(coverage: Coverage, frame: Frame) -> Coverage:
    """The shapes of which something may be seen."""
    west, south, east, north = frame.bounds
    box = shapely.bounds(coverage.shapes)
    seen = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
    return Coverage(coverage.codes[seen], coverage.shapes[seen])


def _simplified(coverage: Coverage, frame: Frame) -> Coverage:
    """The coverage as coarse as the pixels; a border between two stays one."""
    if not len(coverage.codes):
        return coverage
    return Coverage(coverage.codes, shapely.coverage_simplify(coverage.shapes, _FINENESS_PX * frame.degree))
