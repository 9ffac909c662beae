"""The divisions that coverage is told of: one and all below it, or the whole country."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from locator.finding.refusal import ValueUnknown
from locator.window import Level

LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY)
"""The levels whose divisions are known to the program, from above."""

_NO_COUNTIES = frozenset({"440499"})
"""What is among the packaged divisions and is none of GB/T 2260: 澳门大学横琴校区, a campus."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A division, or the whole country where it is None, and the divisions in force within it.

    `lowest` are the counties, and cities that have none, by ascending code: together they are all of its land.
    """

    division: Division | None
    prefix: str
    divisions: tuple[Division, ...]
    lowest: tuple[Division, ...]

    @classmethod
    def of(cls, divisions: Divisions, typed: str | None) -> "Scope":
        """The scope of a code of two, four or six digits, the country for None.

        Raises
        ------
        ValueUnknown
            If no division in force has the code.
        """
        if typed is None:
            return cls(None, "", *_within(divisions, ""))
        digits = typed.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4, 6)):
            raise ValueUnknown("coverage-code-unknown", "division", text=typed[:40])
        prefix = scope_prefix(digits)
        division = divisions.find(prefix.ljust(6, "0"))
        within, lowest = _within(divisions, prefix)
        if division is None or not lowest:
            raise ValueUnknown("coverage-code-unknown", "division", text=typed[:40])
        return cls(division, prefix, within, lowest)

    def levels(self) -> Sequence[Level]:
        """The levels that there are in it: its own and those below it."""
        if self.division is None:
            return LEVELS
        return LEVELS[LEVELS.index(self.division.level) :]

    def at(self, level: Level) -> Iterator[Division]:
        """Its divisions that count at a level, by ascending code; a city without counties counts as a county too."""
        return (one for one in self.divisions if counts_at(one, level))


def counts_at(division: Division, level: Level) -> bool:
    """Whether a division is one of a level's."""
    if level is Level.COUNTY:
        return division.lowest and division.level is not Level.PROVINCE and division.code not in _NO_COUNTIES
    return division.level is level


def _within(divisions: Divisions, prefix: str) -> tuple[tuple[Division, ...], tuple[Division, ...]]:
    there = (one for one in divisions if one.in_force and one.code.startswith(prefix))
    within = tuple(sorted(there, key=attrgetter("code")))
    return within, tuple(one for one in within if one.lowest)
