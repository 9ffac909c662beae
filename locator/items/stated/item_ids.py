"""Ids in a text: 2022-01, 2022-1, 2022-01至2022-05; and the day that a spreadsheet makes of one."""

import re

from locator.items.catalogue import Catalogue
from locator.items.stated.stated_items import Doubt, Doubtful, Reading
from locator.items.stated.tokens import Tokens

_ONE = r"(20[0-9]{2})-([0-9]{1,3})"
_RANGE = re.compile(rf"(?<![0-9-]){_ONE}\s*(?:-|至|到)\s*(?:\1-)?([0-9]{{2,3}})(?![0-9-])")
_ALONE = re.compile(rf"(?<![0-9-]){_ONE}(?![0-9-])")
_MONTH = re.compile(r"(?<![0-9-])(20[0-9]{2}-[0-9]{2})-01(?: 00:00(?::00)?)?(?![0-9-])")
_A_DAY = re.compile(r"(20[0-9]{2}-[0-9]{2})-([0-9]{2})")
_CANONICAL = 2


class ItemIds:
    """The ids of a catalogue, by their year and number."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = {_parts(item.id): item.id for item in catalogue.items}

    def marked(self, text: str, tokens: Tokens, readings: set[Reading]) -> str:
        """The plain text with a token for each id and each range of ids.

        Raises
        ------
        Doubtful
            If an id is not in the catalogue.
        """

        def in_range(found: re.Match[str]) -> str:
            if _is_day(found[0]):
                return found[0]
            readings.add(Reading.IDS)
            last = max(int(found[3]), int(found[2]) - 1)
            items = tuple(self._find(found[1], number, found[0]) for number in range(int(found[2]), last + 1))
            if not items:
                raise Doubtful(Doubt.UNCLEAR, found[0])
            return tokens.ids(items, found[0])

        def alone(found: re.Match[str]) -> str:
            if len(found[2]) < _CANONICAL:
                readings.add(Reading.IDS)
            return tokens.ids((self._find(found[1], int(found[2]), found[0]),), found[0])

        return _ALONE.sub(alone, _RANGE.sub(in_range, text))

    def days_as_ids(self, text: str) -> str | None:
        """The text with 2022-01 where a spreadsheet made 2022-01-01 of it; None where nothing is to be put right."""
        put_right = _MONTH.sub(lambda found: found[1], text)
        return None if put_right == text else put_right

    def _find(self, year: str, number: int, written: str) -> str:
        known = self._known.get((year, number))
        if known is None:
            raise Doubtful(Doubt.NO_SUCH_ID, written)
        return known


def _parts(id_: str) -> tuple[str, int]:
    year, _, number = id_.partition("-")
    return year, int(number) if number.isdigit() else -1


def _is_day(text: str) -> bool:
    """Whether 2022-01-05 may be a day: then it is no range of ids."""
    return _A_DAY.fullmatch(text) is not None
