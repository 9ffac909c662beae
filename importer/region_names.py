"""What the form calls a division: its region's name (长沙市天心区), and the code with it as the template offers it."""

import re

from locator.divisions.divisions import Divisions
from locator.joined_names import joined_names
from locator.window import DivisionNames

_OFFERED = re.compile("([0-9]{6}) (.+)")


def region_name(division: DivisionNames) -> str:
    """The division's name after its city's (长沙市天心区); a city or province by its own name alone."""
    return joined_names((division.city, division.name))


def offered_code(division: DivisionNames) -> str:
    """How the template's drop-down offers a division's code, so that nobody takes another's: 430103 长沙市天心区."""
    return f"{division.code} {region_name(division)}"


def is_offered_code(text: str, divisions: Divisions) -> bool:
    """Whether a 区划编码 text is what the drop-down offers: its name is that of its code."""
    found = _OFFERED.fullmatch(text)
    division = divisions.find(found[1]) if found is not None else None
    return division is not None and text == offered_code(division.names())
