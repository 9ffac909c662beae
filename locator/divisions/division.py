"""What a division is: a province, city or county with its six-digit GB/T 2260 code."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from locator.window import DivisionNames, Level

_COUNTY_DIGITS = 6
# By the rules of 统计用区划代码: 71 to 79 and 80 to 99 are no counties of GB/T 2260; zones have the first nine.
_ZONE_NUMBERS = frozenset(str(number) for number in range(71, 80))
_DIRECT_ENDINGS = ("市", "特别行政区")


@dataclass(frozen=True, slots=True)
class Division:
    """One division, with the names above it.

    `city` is null for a province and for a county that stands under its province directly (济源市); a municipality's
    district names the municipality itself. A city without counties (东莞市) has level `CITY` and is `lowest`: it counts
    as a county too. `abolished_on` is the day it ceased to be, null while it is in force.
    """

    code: str
    name: str
    short_name: str
    city: str | None
    province: str
    level: Level
    city_code: str | None
    province_code: str
    lowest: bool
    abolished_on: date | None = None

    def names(self) -> DivisionNames:
        """The part of it that a window carries."""
        return DivisionNames(self.code, self.name, self.city, self.province)

    @property
    def full_name(self) -> str:
        """The name with those above it: 湖南省长沙市天心区; a municipality's once (北京市东城区)."""
        return "".join(dict.fromkeys(name for name in (self.province, self.city, self.name) if name))

    @property
    def in_force(self) -> bool:
        """Whether it still exists."""
        return self.abolished_on is None

    @property
    def is_zone(self) -> bool:
        """Whether it is a development zone, known by a statistical code alone."""
        return is_zone_code(self.code)

    @property
    def parent_code(self) -> str | None:
        """The code of the division right above it; null for a province."""
        if self.level is Level.PROVINCE:
            return None
        if self.level is Level.CITY or self.city_code is None:
            return self.province_code
        return self.city_code

    def is_within(self, above: "Division") -> bool:
        """Whether it is `above` or lies below it."""
        return above.code in (self.code, self.city_code, self.province_code)


DivisionOf = Callable[[str], Division | None]
"""Finds the division of a six-digit code, None where there is none."""


def scope_prefix(scope: str) -> str:
    """The digits that the codes of a scope begin with: `43`, `4301` or `430104`, also for `430000` and `430100`.

    Raises
    ------
    ValueError
        If `scope` is not two, four or six digits.
    """
    if not (scope.isascii() and scope.isdigit() and len(scope) in (2, 4, 6)):
        raise ValueError(f"范围“{scope}”不是区划编码或其前缀，请填两位、四位或六位数字，例如 43、4301、430104。")
    while len(scope) > 2 and scope.endswith("00"):
        scope = scope[:-2]
    return scope


def full_code(digits: str) -> str:
    """The six digits of a code whose two, four or six digits that count are given: 430000, 430100 or 430104."""
    return scope_prefix(digits).ljust(_COUNTY_DIGITS, "0")


def is_zone_code(code: str) -> bool:
    """Whether a code has the form that statistics give to a development zone within a city: 430671 to 430679."""
    return len(code) == _COUNTY_DIGITS and code.isascii() and code.isdigit() and code[4:] in _ZONE_NUMBERS


def governs_districts_itself(province: str) -> bool:
    """Whether a province of this name has counties but no cities between: 北京市, 香港特别行政区."""
    return province.endswith(_DIRECT_ENDINGS)
