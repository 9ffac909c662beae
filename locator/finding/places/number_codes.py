"""Divisions by number: their own six-digit codes, postal codes, and the area codes of telephones."""

import re
from collections.abc import Iterator

from locator.divisions.divisions import Divisions
from locator.divisions.postal_codes import is_postal_code
from locator.finding.places.meaning import Meaning
from locator.readers.area_codes import packaged_area_codes

_AREA_CODE = re.compile("0[0-9]{2,3}")
_OF_A_CODE = 6
_SHARED_DIGITS = 4


def meanings_of_number(text: str, divisions: Divisions) -> list[Meaning]:
    """The divisions that a number stands for; none where it is no number, or stands for nothing.

    410000 is the code of 河南省 and the postal code of two districts of 长沙: all three are given. A postal code that
    the table has for nobody is one of those that share its first four digits, which is no sure meaning.
    """
    if _AREA_CODE.fullmatch(text):
        return list(_by_area_code(text, divisions))
    if not is_postal_code(text):
        return []
    found = [*_by_own_code(text, divisions), *_by_postal_code(text, divisions)]
    near = () if found else divisions.with_postal_code(text, _SHARED_DIGITS)
    return found or [Meaning(division, "place-near-postal-code", sure=False) for division in near]


def is_postal_code_too(code: str, divisions: Divisions) -> bool:
    """Whether a division's code is some other division's postal code."""
    return any(division.code != code for division in divisions.with_postal_code(code, _OF_A_CODE))


def _by_own_code(code: str, divisions: Divisions) -> Iterator[Meaning]:
    heirs, itself = divisions.of_today(code), divisions.find(code)
    for division in heirs or ((itself,) if itself is not None else ()):
        yield Meaning(division)


def _by_postal_code(code: str, divisions: Divisions) -> Iterator[Meaning]:
    for division in divisions.with_postal_code(code, _OF_A_CODE):
        if division.code != code:
            yield Meaning(division, "place-by-postal-code")


def _by_area_code(text: str, divisions: Divisions) -> Iterator[Meaning]:
    for prefix in packaged_area_codes().prefixes(text):
        division = divisions.find(prefix.ljust(_OF_A_CODE, "0"))
        if division is not None:
            yield Meaning(division, "place-by-area-code")
