"""The division that rows have in common, which owns them where nobody says who does."""

from collections.abc import Iterable

from locator.divisions.division import Division


def smallest_division(divisions: Iterable[Division | None]) -> str:
    """The name of the smallest division that holds all the rows' divisions; empty where they have none in common."""
    known = [division for division in divisions if division is not None]
    if not known:
        return ""
    first = known[0]
    if all(division.code == first.code for division in known):
        return first.full_name
    if first.city and all(division.city_code == first.city_code for division in known):
        return "".join(dict.fromkeys((first.province, first.city)))
    return first.province if all(division.province_code == first.province_code for division in known) else ""
