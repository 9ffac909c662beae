"""Postal codes of divisions, from china-region's table, read as data."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator

from locator.data_files import installed_data_file
from locator.divisions.division import Division
from locator.divisions.tables import stem_of

Row = dict[str, str]
_ByName = dict[tuple[str, str], list[Division]]

_LENGTH = 6
# Stands in the table where a code was not known.
_PLACEHOLDER = "999999"
# A postal code's first three digits are a mail district, some cities; the fourth a county or a city's delivery office.
_SHARED_DIGITS = (6, 4, 3)


class PostalCodes:
    """The postal code of each division that the table knows; it names its divisions without codes."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self._codes = dict(_matched(divisions))
        self._by_digits: dict[str, list[Division]] = defaultdict(list)
        for division, postal in self._codes.items():
            for digits in _SHARED_DIGITS:
                self._by_digits[postal[:digits]].append(division)

    def sharing(self, postal: str, least: int = 3) -> list[Division]:
        """The lowest divisions with this postal code, then those that share four digits, then three; or only `least`.

        Within each the numerically nearest code comes first, then the smaller division code. What is no postal code,
        or shares nothing, gives an empty list.
        """
        if not is_postal_code(postal):
            return []
        ranked: dict[Division, None] = {}
        for digits in (digits for digits in _SHARED_DIGITS if digits >= least):
            found = [division for division in self._by_digits.get(postal[:digits], ()) if division.lowest]
            found.sort(key=lambda division: (abs(int(self._codes[division]) - int(postal)), division.code))
            ranked.update(dict.fromkeys(found))
        return list(ranked)


def is_postal_code(text: str) -> bool:
    """Whether a text has a postal code's form: six ASCII digits."""
    return len(text) == _LENGTH and text.isascii() and text.isdigit()


def _matched(divisions: Iterable[Division]) -> Iterator[tuple[Division, str]]:
    whole: _ByName = defaultdict(list)
    stems: _ByName = defaultdict(list)
    for division in divisions:
        if division.in_force:
            whole[division.province, division.name].append(division)
            stems[division.province, stem_of(division.name)].append(division)
    for row in _rows():
        division_or_none = _only_match(row, whole, row["county"]) or _only_match(row, stems, stem_of(row["county"]))
        if division_or_none is not None:
            yield division_or_none, row["zipCode"]


def _only_match(row: Row, by_name: _ByName, name: str) -> Division | None:
    """The one division of a row's province, level and name, told from its namesakes by its city."""
    names_a_city = row["county"] == row["city"]
    found = [one for one in by_name.get((row["province"], name), []) if one.lowest or names_a_city]
    if len(found) > 1:
        found = [one for one in found if stem_of(one.city or "") == stem_of(row["city"])]
    return found[0] if len(found) == 1 else None


def _rows() -> Iterator[Row]:
    """The table's rows with a usable code; a few hold three digits, seven, a range or a placeholder."""
    path = installed_data_file("china_region", "region.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if is_postal_code(row["zipCode"]) and row["zipCode"] != _PLACEHOLDER:
                yield row
