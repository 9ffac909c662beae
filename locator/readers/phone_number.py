"""The grammar of one telephone number, read where it begins in a plain text.

Forms by 《电信网编号计划》, the national numbering plan: area codes 010, 02x and 0[3-9]xx, local numbers of seven or
eight digits that begin with 2 to 8, mobiles 1[3-9] and nine digits, 400 and 800 and seven, short numbers of three, five
or six digits.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum


class Lack(Enum):
    """What is to be told of one number."""

    AREA = "area"
    """Its area code, or the code's nought, was missing."""
    OFFICE = "office"
    """It is a mobile, and may be a person's own."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number, with its area code (0731, or +852 from abroad) where it has one."""

    area: str | None
    digits: str
    extension: str = ""
    lack: Lack | None = None

    @property
    def has_home_area(self) -> bool:
        """Whether it has an area code of the mainland, which a number behind it may share."""
        return self.area is not None and self.area[0] == "0"

    @property
    def is_landline(self) -> bool:
        """Whether it is a landline of the mainland."""
        return self.has_home_area and len(self.digits) > 6

    def printed(self) -> str:
        """The national form, that of numbers from elsewhere the international one."""
        between = " " if self.area is not None and self.area[0] == "+" else "-"
        number = self.digits if self.area is None else f"{self.area}{between}{self.digits}"
        return f"{number} 转 {self.extension}" if self.extension else number


# Areas where local numbers have eight digits, beside 010 and 02x; a city that went over to them never went back.
# Elsewhere seven is the rule, and eight are believed, since a city may have gone over since this was written (2025).
_EIGHT_DIGITS = re.compile(
    r"0(?:311|37[179]|411|43[12]|451|51[0-9]|52[37]|53[12]|551|57[1345679]|59[15]|731|75[57]|760|769|791|871|898)"
)
_GAP = r"[ -]*"
_AREA = r"(10|2[0-9]|[3-9][0-9]{2})"
# 8555 0731-85550123: what a number of its own begins with is no second half.
_LOCAL = r"([2-8][0-9]{6,7}|[2-8][0-9]{2,3}[ -](?!0[0-9]{2,3}[ -]+[2-8][0-9]{6})[0-9]{4})(?![0-9])"
_LOOSE = r"([2-8](?:[ -]*[0-9]){6,7})(?![ -]*[0-9])"
_SHORT = r"(11[0-9]|12[0-2]|1010[0-9]{4}|11[68][0-9]{3}|1[0-2][0-9]{3}|9[56][0-9]{3}|96[0-9]{4})(?![0-9])"
_COUNTRY = re.compile(
    rf"(?:\+ *|00|(?=86[ -]))86{_GAP}|86(?=1[3-9][0-9]{{9}}(?![0-9])|(?:10|2[0-9])[2-8][0-9]{{7}}(?![0-9])"
    r"|[3-9][0-9]{2}[2-8][0-9]{6,7}(?![0-9]))"
)
_REGION = r"(?:\+ *|00)(85[23]|886)|(?=85[23][ -]+[2-9][0-9]{3}[ -]?[0-9]{4}(?![0-9]))(85[23])"
_ABROAD = re.compile(rf"(?:{_REGION}|\+ *([1-9][0-9]{{0,2}})(?=[ -]))[ -]*((?:[0-9][ -]?){{6,11}}[0-9])(?![0-9])")
_MOBILE = re.compile(rf"0?(1[3-9](?:{_GAP}[0-9]){{9}})(?![0-9])")
_SERVICE = re.compile(r"([48]00(?:[ -]?[0-9]){7})(?![0-9])")
_WITH_AREA = re.compile(rf"(0?) *{_AREA}({_GAP})(?:{_LOCAL}|{_SHORT})")
_WITH_AREA_LOOSE = re.compile(rf"(0) *{_AREA}({_GAP})(?:{_LOOSE}|(?!))()")
_LOCAL_ALONE = re.compile(_LOCAL)
_SHORT_ALONE = re.compile(_SHORT)
_SHORT_OF_A_PLACE = re.compile(rf"(?!95|1010){_SHORT}")

_EIGHT = 8
_HONG_KONG_OR_MACAU = ("852", "853")
_TAIWAN = "886"


def number_at(piece: str, at: int, last: Number | None, area_code: str | None) -> tuple[Number | None, int]:
    """The number that begins at `at`, null where none does, and where it ends.

    A landline without an area code has that of `last`, the one before it, else `area_code`.
    """
    country = _COUNTRY.match(piece, at)
    start = country.end() if country is not None else at
    if country is None and (found := _ABROAD.match(piece, at)):
        return _abroad(found[1] or found[2] or found[3], bare(found[4])), found.end()
    if found := _MOBILE.match(piece, start):
        return Number(None, _grouped(bare(found[1]), 3, 4), lack=Lack.OFFICE), found.end()
    if found := _SERVICE.match(piece, start):
        return Number(None, _grouped(bare(found[1]), 3, 3).replace(" ", "-")), found.end()
    for pattern in (_WITH_AREA, _WITH_AREA_LOOSE):
        found = pattern.match(piece, start)
        if found and (with_area := _with_area(found, country is not None, area_code)):
            return with_area, found.end()
    if found := _SHORT_ALONE.match(piece, start):
        return Number(None, found[1]), found.end()
    if found := _LOCAL_ALONE.match(piece, start):
        return _local(bare(found[1]), last, area_code), found.end()
    return None, at


def fits(area: str, digits: str) -> bool:
    """Whether an area's local numbers may be so long: those abroad and in the cities named above have eight digits."""
    return len(digits) != _EIGHT - 1 or (len(area) == 4 and area[0] == "0" and not _EIGHT_DIGITS.fullmatch(area))


def is_local(digits: str) -> bool:
    """Whether these digits are a landline's local number."""
    return _LOCAL_ALONE.fullmatch(digits) is not None


def is_mobile(digits: str) -> bool:
    """Whether these digits are a mobile of the mainland."""
    return _MOBILE.fullmatch(digits) is not None


def is_short_of_a_place(digits: str) -> bool:
    """Whether these digits are a short number that somebody else answers in another area (12345, not 95599)."""
    return _SHORT_OF_A_PLACE.fullmatch(digits) is not None


def bare(text: str) -> str:
    """The digits without what parts them."""
    return text.replace(" ", "").replace("-", "")


def _with_area(found: re.Match[str], is_international: bool, area_code: str | None) -> Number | None:
    """A landline or short number with its area code; without its nought only where that is plainly one."""
    nought, area, gap, local, short = found.groups()
    area, digits = f"0{area}", bare(local or short)
    lost_nought = not nought and not is_international
    if (lost_nought and (short or not (gap or area == area_code))) or not fits(area, digits):
        return None
    return Number(area, digits, lack=Lack.AREA if lost_nought else None)


def _local(digits: str, last: Number | None, area_code: str | None) -> Number | None:
    shared = last.area if last is not None and last.has_home_area else None
    area = shared or area_code
    if area is not None and not fits(area, digits):
        return None
    lack = None if shared is not None else Lack.AREA
    if area is not None and area[0] == "+":
        return replace(_abroad(area[1:], digits), lack=lack)
    return Number(area, digits, lack=lack)


def _abroad(region: str, digits: str) -> Number:
    if region in _HONG_KONG_OR_MACAU and len(digits) == _EIGHT:
        digits = _grouped(digits, 4)
    elif region == _TAIWAN:
        digits = _in_taiwan(digits.removeprefix("0"))
    return Number(f"+{region}", digits)


def _in_taiwan(digits: str) -> str:
    """2 2555 0123, 3 555 0123, 912 345 678; other lengths as they are."""
    if len(digits) == _EIGHT + 1:
        return _grouped(digits, 3, 3) if digits[0] == "9" else _grouped(digits, 1, 4)
    return _grouped(digits, 1, 3) if len(digits) == _EIGHT else digits


def _grouped(digits: str, *lengths: int) -> str:
    """The digits in groups of these lengths; the last group is the rest."""
    groups, start = [], 0
    for length in lengths:
        groups.append(digits[start : start + length])
        start += length
    return " ".join([*groups, digits[start:]])
