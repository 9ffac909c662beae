"""The area codes of the divisions, from `data/area-codes.csv`, kept by hand."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from locator.data_files import own_data_file

_PREFIXES = (6, 4, 2)
_CAPITAL = "01"


@dataclass(frozen=True, slots=True)
class LocalArea:
    """A division's area code, and those that are as right there: its former one, a neighbour's."""

    code: str
    also: frozenset[str] = frozenset()

    @property
    def is_mainland(self) -> bool:
        """Whether it is one of the mainland's, and no country code (+852)."""
        return self.code.startswith("0")


class AreaCodes:
    """Each division's area code, by the longest prefix of its code that the table has."""

    def __init__(self, by_prefix: dict[str, LocalArea]) -> None:
        self._by_prefix = by_prefix

    @classmethod
    def read(cls) -> "AreaCodes":
        """The table as it is shipped."""
        return cls({row["prefix"]: _area(row) for row in _rows()})

    def of(self, division_code: str) -> LocalArea | None:
        """A division's area code, null where it is not known.

        A province's own is its capital's, where its halls stand; every area code of the province is right there.
        """
        listed = (self._by_prefix.get(division_code[:length]) for length in _PREFIXES)
        found = next((area for area in listed if area is not None), None)
        return found if found is not None or not division_code.endswith("0000") else self._of_province(division_code)

    def prefixes(self, area_code: str) -> tuple[str, ...]:
        """The divisions that have an area code, as prefixes of their codes; else those that had it once."""
        listed = self._by_prefix.items()
        now = tuple(prefix for prefix, area in listed if area.code == area_code)
        return now or tuple(prefix for prefix, area in listed if area_code in area.also)

    def _of_province(self, division_code: str) -> LocalArea | None:
        capital = self._by_prefix.get(division_code[:2] + _CAPITAL)
        if capital is None:
            return None
        areas = [area for prefix, area in self._by_prefix.items() if prefix[:2] == division_code[:2]]
        return LocalArea(capital.code, frozenset(code for area in areas for code in (area.code, *area.also)))


@cache
def packaged_area_codes() -> AreaCodes:
    """The table as it is shipped, read once."""
    return AreaCodes.read()


def is_outside_mainland(division_code: str) -> bool:
    """Whether a division is dialled with a country code of its own; no 12345 is known to us there."""
    area = packaged_area_codes().of(division_code)
    return area is not None and not area.is_mainland


def _area(row: dict[str, str]) -> LocalArea:
    return LocalArea(row["area_code"], frozenset(row["also"].split()))


def _rows() -> Iterator[dict[str, str]]:
    with own_data_file("area-codes.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
