"""Peers that answer in Python's own process: SQLite's R*Tree, and GeoPandas."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, radians

import geopandas  # type: ignore[import-untyped]  # has no stubs
import numpy as np
import shapely
from pyproj import Geod

from benchmarks.nearest_peers.points import NEIGHBOURS, Points
from locator.geometry.nearest import NearestIndex
from locator.position import Position

_GEOD = Geod(ellps="WGS84")
_FIRST_KM = 2.0
_KM_A_DEGREE = 110.0


class Ours:
    """The index of an edition."""

    name = "Tongban"

    def __init__(self, points: Points) -> None:
        self._index = NearestIndex(points.lon, points.lat, [f"{row:08d}" for row in range(len(points.lon))])

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows."""
        return list(self._index.nearest(origin, NEIGHBOURS).rows)


class RTree:
    """SQLite's R*Tree: a box that grows until it holds enough, and the geodesics to what it holds."""

    name = "SQLite R*Tree, then geodesics"

    def __init__(self, points: Points) -> None:
        self._points = points
        self._store = sqlite3.connect(":memory:")
        self._store.execute("CREATE VIRTUAL TABLE w USING rtree(id, west, east, south, north)")
        lon, lat = points.lon.tolist(), points.lat.tolist()
        boxes = ((row, x, x, y, y) for row, (x, y) in enumerate(zip(lon, lat, strict=True)))
        self._store.executemany("INSERT INTO w VALUES (?, ?, ?, ?, ?)", boxes)

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows."""
        km = _FIRST_KM
        while True:
            high, wide = km / _KM_A_DEGREE, km / (_KM_A_DEGREE * cos(radians(origin.lat)))
            box = (origin.lon - wide, origin.lon + wide, origin.lat - high, origin.lat + high)
            asked = "SELECT id FROM w WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?"
            rows = [row for (row,) in self._store.execute(asked, box)]
            if len(rows) >= NEIGHBOURS:
                lon, lat = self._points.lon[rows], self._points.lat[rows]
                count = len(rows)
                _, _, metres = _GEOD.inv(np.full(count, origin.lon), np.full(count, origin.lat), lon, lat)
                order = np.lexsort((rows, metres))[:NEIGHBOURS]
                if metres[order[-1]] <= km * 1000:  # else something nearer may lie outside of the box
                    return [rows[at] for at in order]
            km *= 2


class GeoDataFrame:
    """GeoPandas: the spatial index over projected points, then a join that finds the nearest one by one."""

    name = "GeoPandas sjoin_nearest"

    def __init__(self, points: Points) -> None:
        geometry = geopandas.points_from_xy(points.lon, points.lat, crs="EPSG:4326")
        self._frame = geopandas.GeoDataFrame({"row": range(len(points.lon))}, geometry=geometry).to_crs("EPSG:3857")

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows; it gives the first alone, so it is asked again without those that it gave."""
        asked = geopandas.GeoDataFrame(geometry=[shapely.Point(origin.lon, origin.lat)], crs="EPSG:4326")
        asked = asked.to_crs("EPSG:3857")
        found: list[int] = []
        frame = self._frame
        while len(found) < NEIGHBOURS:
            rows = asked.sjoin_nearest(frame)["row"].tolist()
            found += sorted(rows)
            frame = frame[~frame["row"].isin(rows)]
        return found[:NEIGHBOURS]


@contextmanager
def in_process(points: Points) -> Iterator[tuple[Ours, RTree, GeoDataFrame]]:
    """All of them, over the same points."""
    yield Ours(points), RTree(points), GeoDataFrame(points)
