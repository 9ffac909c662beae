"""Peers that are servers: PostGIS and Redis, each private, over a socket of its own, with nothing written to a disk."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import redis

from benchmarks.nearest_peers.points import NEIGHBOURS, Points
from locator.position import Position
from tests.private_postgresql import USER, PostgresqlMissing, private_cluster

_POINT = "ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)::geography"
ASK_INDEX = f"SELECT id FROM w ORDER BY place <-> {_POINT} LIMIT {NEIGHBOURS}"  # noqa: S608 – of our own words alone
"""The nearest by the index alone, which measures on a sphere."""
_NEAR = f"FROM (SELECT id, place FROM w ORDER BY place <-> {_POINT} LIMIT 12) AS near"  # noqa: S608
ASK_EXACTLY = f"SELECT id {_NEAR} ORDER BY ST_Distance(place, {_POINT}), id LIMIT {NEIGHBOURS}"
"""The nearest of what the index found, by geodesics."""
ASK_MEASURED = f"""
    SELECT id, ST_Distance(place, {_POINT}) AS metres, coalesce(degrees(ST_Azimuth({_POINT}, place)), 0.0)
    {_NEAR} ORDER BY metres, id LIMIT {NEIGHBOURS}
"""
"""The same, with metres and bearings in degrees."""
RADII_KM = (20, 200, 2000)
"""The circles that Redis is asked for until one holds enough."""


class Missing(RuntimeError):
    """A program that is to be measured is not installed; the words say what to type."""


class PostGis:
    """A table of points with an index; `exact` where what the index found is ordered by geodesics afterwards."""

    def __init__(self, connection: "psycopg.Connection[tuple[int]]", *, exact: bool) -> None:
        self.name = "PostGIS <->, then ST_Distance" if exact else "PostGIS <-> of geographies"
        self._connection = connection
        self._exact = exact

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows."""
        asked = ASK_EXACTLY if self._exact else ASK_INDEX
        given = {"lon": origin.lon, "lat": origin.lat}
        return [row for (row,) in self._connection.execute(asked, given, prepare=True).fetchall()]


def circle(origin: Position, km: int) -> dict[str, Any]:
    """What Redis' client is told to find the nearest within a circle."""
    where = {"longitude": origin.lon, "latitude": origin.lat, "radius": km, "unit": "km"}
    return {"name": "w", "sort": "ASC", "count": NEIGHBOURS, **where}


def rows_of(found: Iterable[object]) -> list[int]:
    """The rows that Redis answered with, as bytes."""
    return [int(row) for row in found if isinstance(row, bytes)]


class Redis:
    """A set of points by geohash, asked for a circle that grows until it holds enough."""

    name = "Redis GEOSEARCH"

    def __init__(self, path: str) -> None:
        self._client = redis.Redis(unix_socket_path=path)

    def add(self, points: Points) -> None:
        """Put all points into the set."""
        adding = self._client.pipeline(transaction=False)
        for row, (lon, lat) in enumerate(zip(points.lon.tolist(), points.lat.tolist(), strict=True)):
            adding.geoadd("w", (lon, lat, row))
        adding.execute()

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows."""
        for km in RADII_KM:
            found = self._client.geosearch(**circle(origin, km))
            if len(found) == NEIGHBOURS:
                return rows_of(found)
        return []


@contextmanager
def postgis(points: Points) -> Iterator[str]:
    """A cluster with the points in it; gives its address for psycopg."""
    with ExitStack() as running:
        try:
            cluster = running.enter_context(private_cluster("256MB"))
        except PostgresqlMissing as missing:
            raise Missing(f"{missing} postgresql-15-postgis-3") from missing
        address = f"host={cluster.folder} user={USER} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            _fill(connection, points)
        yield address


@contextmanager
def redis_server(points: Points) -> Iterator[str]:
    """A server with the points in it; gives the path of its socket."""
    program = shutil.which("redis-server")
    if program is None:
        raise Missing("Redis is missing. Type: apt-get install redis-server")
    with tempfile.TemporaryDirectory(prefix="tongban-redis-", dir="/tmp") as folder:
        path = f"{folder}/socket"
        command = [program, "--port", "0", "--unixsocket", path, "--save", "", "--appendonly", "no", "--dir", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                for line in server.stdout or ():
                    if "ready to accept connections" in line.lower():
                        break
                Redis(path).add(points)
                yield path
            finally:
                server.terminate()


def _fill(connection: "psycopg.Connection[tuple[object, ...]]", points: Points) -> None:
    try:
        connection.execute("CREATE EXTENSION postgis")
    except psycopg.Error as failure:
        raise Missing("PostGIS is missing. Type: apt-get install postgresql-15-postgis-3") from failure
    connection.execute("CREATE TABLE w (id integer PRIMARY KEY, place geography(Point, 4326))")
    with connection.cursor() as cursor, cursor.copy("COPY w FROM STDIN") as copy:
        for row, (lon, lat) in enumerate(zip(points.lon.tolist(), points.lat.tolist(), strict=True)):
            copy.write_row((row, f"SRID=4326;POINT({lon!r} {lat!r})"))
    connection.execute("CREATE INDEX ON w USING gist (place)")
    connection.execute("ANALYZE w")
