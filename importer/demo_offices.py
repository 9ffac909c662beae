"""Who hands in the demo's sheets: the cities of its province, those across the border, and a few further off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import shapely

from locator.divisions.divisions import Division, Divisions


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """One sheet of a file: its city's name, the city itself where its own hall is in too, and the counties in it."""

    name: str
    city: Division | None
    counties: tuple[Division, ...]


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One workbook: its name without the ending, and its sheets."""

    name: str
    offices: tuple[DemoOffice, ...]


def demo_files(divisions: Divisions, home: str, whole: Sequence[str], near_deg: float) -> list[DemoFile]:
    """The files by code: one for each city of `home` and of `whole`, and one for each province across home's border.

    Counties whose place is not known have no window, and are in none.
    """
    of_cities = [file for scope in (home, *whole) for file in _city_files(divisions, divisions.within(scope))]
    home_names = divisions.find(home.ljust(6, "0"))
    beside = f"与{home_names.name}相邻" if home_names else "相邻"
    return [*of_cities, *_border_files(divisions, across_the_border(divisions, home, near_deg), beside)]


def across_the_border(divisions: Divisions, home: str, near_deg: float) -> list[Division]:
    """The counties outside `home` (two digits) that lie within so many degrees of its border, by ascending code.

    None where home's bounds are not known. By the drawn polygons: those of two provinces need not quite touch.
    """
    shape = divisions.polygon(home.ljust(6, "0"))
    if shape is None:
        return []
    others = [one for one in divisions if one.lowest and one.in_force and not one.code.startswith(home)]
    shapes = [divisions.polygon(one.code) for one in others]
    shapely.prepare(shape)
    near = np.flatnonzero(shapely.dwithin(shape, shapes, near_deg))
    return [others[index] for index in near.tolist()]


def _city_files(divisions: Divisions, counties: Iterable[Division]) -> Iterator[DemoFile]:
    for office in _offices(divisions, counties, own_halls=True):
        yield DemoFile(f"{office.counties[0].province}{office.name}", (office,))


def _border_files(divisions: Divisions, counties: Iterable[Division], beside: str) -> Iterator[DemoFile]:
    for province, members in groupby(counties, key=lambda one: one.province):
        yield DemoFile(f"{province}（{beside}）", tuple(_offices(divisions, members, own_halls=False)))


def _offices(divisions: Divisions, counties: Iterable[Division], *, own_halls: bool) -> Iterator[DemoOffice]:
    placed = [one for one in counties if divisions.seat(one.code) is not None]
    for city_code, members in groupby(placed, key=lambda one: one.city_code or one.code):
        city = divisions.find(city_code) if own_halls else None
        of_city = tuple(members)
        yield DemoOffice(of_city[0].city or of_city[0].name, city, of_city)
