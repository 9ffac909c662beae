"""Division codes as offices write them, and what each means: counties, towns and villages, 市辖区, development zones.

A code has one meaning in a file, so it is looked up once however many rows bear it.
"""

import re
from dataclasses import dataclass

from importer.checks.abolished import Abolished, abolished
from importer.checks.rules import CheckRules
from locator.divisions.division import Division, governs_districts_itself
from locator.window import Level

_BELOW_COUNTY = re.compile(r"([0-9]{6})([0-9]{3})(?:([0-9]{3}))?")
_COLLECTIVE = re.compile(r"([0-9]{4})01|([0-9]{2})(?:0[12]|90)00")


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What a code stands for.

    `division` is the one that rows are published under, null where there is none; `gone` what became of a code that is
    no more; `below` the level of a town's or village's code, whose county `code` is; `collective` whether it stands for
    all districts of a city together (430101 市辖区), which `division` then is.
    """

    code: str
    division: Division | None
    gone: Abolished | None = None
    below: Level | None = None
    collective: bool = False

    @property
    def is_zone(self) -> bool:
        """Whether it is the statistical code of a development zone."""
        return self.division is not None and self.division.is_zone


def meaning_of(written: str, rules: CheckRules) -> CodeMeaning:
    """What a tidied code means."""
    below = _BELOW_COUNTY.fullmatch(written)
    level = None if below is None else Level.VILLAGE if below[3] not in (None, "000") else Level.TOWN
    code = written if below is None else below[1]
    gone = abolished(code, rules)
    division = rules.divisions.find(code) if gone is None else gone.successor
    if level is not None and (division is None or not division.lowest):
        # Nothing stands below what is no county: a slip in the first six digits.
        return CodeMeaning(written, None)
    if division is None and gone is None:
        together = _all_districts(code, rules)
        return CodeMeaning(code, together, collective=together is not None)
    return CodeMeaning(code, division, gone, level)


def _all_districts(code: str, rules: CheckRules) -> Division | None:
    """The city of a code for 市辖区 (430101), the municipality of 110100, the province of 429000; else none."""
    found = _COLLECTIVE.fullmatch(code)
    if found is None:
        return None
    if found[1]:
        return rules.divisions.find(f"{found[1]}00")
    province = rules.divisions.find(f"{found[2]}0000")
    counties_of_its_own = code.endswith("9000")
    return province if province is not None and counties_of_its_own != governs_districts_itself(province.name) else None
