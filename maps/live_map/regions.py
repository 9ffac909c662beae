"""Where there are windows, by province and city: what the map's page says where no script runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from locator.divisions.divisions import Divisions
from locator.editions.snapshot import Snapshot
from maps.live_map.division_groups import CITY, PROVINCE
from maps.live_map.mark_name import division_names, smallest_name
from maps.live_map.ordered_rows import Mark
from maps.live_map.view_index import ViewIndex

# Of a whole country, provinces alone: four hundred lines would be most of the page, and nobody's way to a window.
_MOST_CITIES = 80


@dataclass(frozen=True, slots=True)
class Region:
    """A province or city with windows; it can be asked for as a place where its code is known."""

    name: str
    code: str
    count: int
    known: bool
    cities: tuple["Region", ...] = ()


def regions(snapshot: Snapshot, index: ViewIndex, divisions: Divisions) -> list[Region]:
    """The provinces that have windows, by code, each with its cities where they are few enough."""
    groups = index.groups
    few = groups.count(CITY) <= _MOST_CITIES
    cities = [_region(snapshot, index, divisions, mark, CITY) for mark in groups.everywhere(CITY)] if few else []
    provinces = [_region(snapshot, index, divisions, mark, PROVINCE) for mark in groups.everywhere(PROVINCE)]
    return [replace(province, cities=tuple(_within(province, cities))) for province in provinces]


def _within(province: Region, cities: Iterable[Region]) -> Iterator[Region]:
    # What has a province's own code, or stands in a county under no city, is in the province's total alone.
    return (city for city in cities if city.known and city.code[:2] == province.code[:2] and city.code[2:4] != "00")


def _region(snapshot: Snapshot, index: ViewIndex, divisions: Divisions, mark: Mark, digits: int) -> Region:
    code = mark.key[1:].ljust(6, "0")
    names = division_names(snapshot, int(index.groups.ordered.rows[mark.first]))
    return Region(smallest_name(names, digits), code, mark.count, divisions.find(code) is not None)
