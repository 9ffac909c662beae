"""Coverage beside PostGIS: the same land and the same distances, asked of a private server of one's own.

    python benchmarks/coverage_postgis.py [--division 4301]

- The area of each county, against `ST_Area` of its geography.
- The distance of each sample point to the nearest window, against the least `ST_Distance` of geographies; and from
  these, in SQL, the share of each county's points within 2, 5, 10 and 20 km.

It ends with status 1 where anything differs: areas by more than a hundred-thousandth (PostGIS takes edges for
geodesics, ours are straight in degrees), distances by more than a millimetre, shares at all.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psycopg
from numpy.typing import NDArray

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Shape
from maps.coverage.nearest_distances import NearestDistances
from maps.coverage.sample_points import land_area_m2
from maps.coverage.shares import within
from maps.coverage.weighed_places import AreaWeighing, WeighedPlaces
from tests.private_postgresql import USER, private_cluster

KM = (2.0, 5.0, 10.0, 20.0)
STEP_M = 2_000.0
MOST_OF_AREA, MOST_M = 1e-5, 1e-3
_NEAREST = """
    SELECT code, metres FROM point, LATERAL (
        SELECT min(ST_Distance(near.place, point.place)) AS metres
        FROM (SELECT place FROM hall ORDER BY hall.place <-> point.place LIMIT 12) AS near
    ) AS nearest ORDER BY number
"""
_SHARES = f"""
    SELECT code, avg((metres <= %(metres)s)::int)::float8 FROM ({_NEAREST}) AS measured GROUP BY code
"""  # noqa: S608 – of our own words alone

Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """The largest differences of areas (relative), distances (metres) and shares, and of how many."""

    counties: int
    points: int
    area: float
    metres: float
    share: float


def laid(
    connection: Connection, divisions: Divisions, halls: NDArray[np.float64], land: AreaWeighing, scope: str
) -> None:
    """Put counties, windows and sample points into tables."""
    connection.execute("CREATE EXTENSION postgis")
    connection.execute("CREATE TABLE county (code text, land geography)")
    connection.execute("CREATE TABLE hall (place geography)")
    connection.execute("CREATE TABLE point (number serial, code text, place geography)")
    place = "ST_SetSRID(ST_MakePoint(%s, %s), 4326)::geography"
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO hall VALUES ({place})", halls.tolist())  # noqa: S608
        for one in divisions.within(scope):
            shape = divisions.polygon(one.code)
            if shape is not None:
                cursor.execute("INSERT INTO county VALUES (%s, ST_GeogFromWKB(%s))", (one.code, shape.wkb))
            points = land.places_of(one.code)
            rows = [(one.code, *at) for at in np.column_stack((points.lon, points.lat)).tolist()]
            cursor.executemany(f"INSERT INTO point (code, place) VALUES (%s, {place})", rows)  # noqa: S608
    connection.execute("CREATE INDEX ON hall USING gist (place)")
    connection.execute("ANALYZE")


def compared(scope: str) -> Told:
    """Ours beside PostGIS's."""
    divisions = Divisions.load()
    seats = [seat.position for one in divisions.within("43") if (seat := divisions.seat(one.code)) is not None]
    halls = np.array([(seat.lon, seat.lat) for seat in seats])
    land = AreaWeighing(divisions, STEP_M)
    nearest = NearestDistances(halls[:, 0], halls[:, 1])
    places = {one.code: land.places_of(one.code) for one in divisions.within(scope)}
    ours = {code: nearest.metres(each.lon, each.lat) for code, each in places.items()}
    with private_cluster("256MB") as cluster:
        cluster.run("createdb", "-h", str(cluster.folder), "-U", USER, "coverage")
        with psycopg.connect(f"host={cluster.folder} user={USER} dbname=coverage", autocommit=True) as connection:
            laid(connection, divisions, halls, land, scope)
            areas = connection.execute("SELECT code, ST_Area(land) FROM county").fetchall()
            measured = connection.execute(_NEAREST).fetchall()
            shares = [*_share_differences(connection, places, ours)]
    theirs = np.array([metres for _, metres in measured], np.float64)
    return Told(
        len(areas),
        len(theirs),
        max(abs(land_area_m2(_shape(divisions, str(code))) / float(str(area)) - 1.0) for code, area in areas),
        float(np.abs(np.concatenate([ours[code] for code in places]) - theirs).max()),
        max(shares),
    )


def _share_differences(
    connection: Connection, places: dict[str, WeighedPlaces], ours: dict[str, NDArray[np.float64]]
) -> Iterator[float]:
    for km in KM:
        for code, share in connection.execute(_SHARES, {"metres": km * 1000.0}).fetchall():
            own = places[str(code)]
            border = np.zeros(len(own.sampling.border.metres)) if own.sampling is not None else np.empty(0)
            [found] = within(ours[str(code)], border, own, [km * 1000.0])
            yield abs(found.weight / own.total - float(str(share)))


def _shape(divisions: Divisions, code: str) -> Shape:
    shape = divisions.polygon(code)
    assert shape is not None  # noqa: S101  # it is in the table
    return shape


def main() -> int:
    """Compare and print; gives 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--division", default="4301")
    told = compared(parser.parse_args().division)
    print(
        f"{told.counties} counties: areas differ by {told.area:.1e} at most; {told.points:,} points: distances by "
        f"{told.metres:.1e} m, shares by {told.share:.1e}."
    )
    return int(told.area > MOST_OF_AREA or told.metres > MOST_M or told.share > 1e-9)


if __name__ == "__main__":
    sys.exit(main())
