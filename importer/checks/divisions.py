"""Division codes: known or not, postal codes in their place, a hall's own level, names that disagree, scope."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.abolished import abolished, abolished_notice
from importer.checks.cell_text import without_spaces
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing, tidied
from importer.notices import Confidence, Notice, Severity, Suggestion
from locator.divisions.division import Division
from locator.window import Level

_HALL_WORDS = {Level.PROVINCE: ("省级", "省", "自治区"), Level.CITY: ("市级", "市", "州")}


@dataclass(frozen=True, slots=True)
class DivisionsRead:
    """The division of each row, None where the code names none; and what was found."""

    divisions: tuple[Division | None, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """The county that name, address and position of a row speak for, and which of them do."""

    division: Division
    witnesses: tuple[str, ...]
    contradicted: bool

    def suggestion(self) -> Suggestion:
        """The guess as a proposal: certain where two witnesses agree and none speaks against it."""
        sure = len(self.witnesses) > 1 and not self.contradicted
        return Suggestion(
            self.division.code,
            Confidence.CERTAIN if sure else Confidence.LIKELY,
            f"{self.evidence()}指向{self.division.full_name}",
            f"{self.evidence_en()} point to {self.division.full_name}",
        )

    def evidence(self) -> str:
        """What the guess rests on, in Chinese."""
        return "、".join(_WITNESS_ZH[witness] for witness in self.witnesses)

    def evidence_en(self) -> str:
        """What the guess rests on, in English."""
        return ", ".join(self.witnesses)


_WITNESS_ZH = {"name": "区域名称", "address": "地址", "position": "经纬度"}


def read_divisions(table: SheetTable, rules: CheckRules, county_at: NDArray[np.str_]) -> DivisionsRead:
    """Judge each row's division code.

    `county_at` is the county that each row's position lies in, empty where the position says none.
    """
    divisions: list[Division | None] = []
    notices: list[Notice] = []
    for index in range(len(table)):
        division, found = _row(table, rules, index, str(county_at[index]))
        divisions.append(division)
        notices += found
    return DivisionsRead(tuple(divisions), tuple(notices))


def _row(table: SheetTable, rules: CheckRules, index: int, county_at: str) -> tuple[Division | None, list[Notice]]:
    text = table.text("division_code", index)
    if not table.has("division_code") or is_missing(text):
        return None, []
    code = tidied("division_code", text)
    gone = abolished(code, rules)
    known = rules.divisions.find(code) if gone is None else gone.successor
    undisputed = known is not None and _is_undisputed(table, rules, index, known, county_at)
    guess = None if undisputed else _guess(table, rules, index, county_at)
    if guess and _is_postal_code(rules, code, guess, known):
        return None, [_postcode(table, rules, index, guess)]
    if gone is not None:
        make, suggestion = NoticeMaker(table, rules), guess.suggestion() if guess else None
        told = [abolished_notice(gone, make, index, suggestion)]
    else:
        told = [_unknown(table, rules, index, guess)] if known is None else []
    return known, told if known is None else [*told, *_about_known(table, rules, index, known)]


def _is_undisputed(table: SheetTable, rules: CheckRules, index: int, known: Division, county_at: str) -> bool:
    """Whether the row's own position or name already stands by its code, so that nothing need be guessed."""
    county = rules.divisions.find(county_at) if county_at else None
    if county is not None:
        return county.is_within(known)
    return without_spaces(table.text("region_name", index)).endswith(known.name)


def _guess(table: SheetTable, rules: CheckRules, index: int, county_at: str) -> Guess | None:
    """The county that most witnesses of the row speak for; ties go to the position, then the address."""
    named = rules.divisions.named(without_spaces(table.text("region_name", index)))
    leading = rules.divisions.leading(without_spaces(table.text("address", index)))
    there = rules.divisions.find(county_at) if county_at else None
    spoken: dict[str, list[Division]] = {
        "name": [division for division in named if division.lowest],
        "address": [leading] if leading and leading.lowest else [],
        "position": [there] if there else [],
    }
    candidates = spoken["position"] + spoken["address"] + (spoken["name"] if len(spoken["name"]) == 1 else [])
    best: Guess | None = None
    for candidate in candidates:
        witnesses = tuple(who for who, divisions in spoken.items() if candidate in divisions)
        if best is None or len(witnesses) > len(best.witnesses):
            speaking = sum(1 for divisions in spoken.values() if divisions)
            best = Guess(candidate, witnesses, contradicted=len(witnesses) < speaking)
    return best


def _is_postal_code(rules: CheckRules, code: str, guess: Guess, known: Division | None) -> bool:
    """Whether the code is a postal code of the guessed county's city.

    A code that is also some division's own needs two witnesses and none against: it may be right.
    """
    if known is not None and (guess.contradicted or len(guess.witnesses) < 2 or guess.division.is_within(known)):
        return False
    city = guess.division.city_code or guess.division.code
    return any((match.city_code or match.code) == city for match in rules.divisions.with_postal_code(code))


def _postcode(table: SheetTable, rules: CheckRules, index: int, guess: Guess) -> Notice:
    words = {
        "evidence": guess.evidence(),
        "evidence_en": guess.evidence_en(),
        "code": guess.division.code,
        "division": guess.division.full_name,
    }
    make = NoticeMaker(table, rules)
    return make.cell("division-postcode", index, "division_code", suggestion=guess.suggestion(), words=words)


def _unknown(table: SheetTable, rules: CheckRules, index: int, guess: Guess | None) -> Notice:
    words = {"guess": "", "guess_en": ""}
    if guess:
        name = guess.division.full_name
        words["guess"] = f"；按{guess.evidence()}，可能是 {guess.division.code}（{name}）"
        words["guess_en"] = f"; by {guess.evidence_en()} it may be {guess.division.code} ({name})"
    suggestion = guess.suggestion() if guess else None
    return NoticeMaker(table, rules).cell(
        "division-unknown", index, "division_code", suggestion=suggestion, words=words
    )


def _about_known(table: SheetTable, rules: CheckRules, index: int, division: Division) -> Iterator[Notice]:
    make = NoticeMaker(table, rules)
    names = {"code": division.code, "division": division.full_name}
    if not division.lowest:
        yield _not_county(table, rules, index, division)
    named = rules.divisions.named(without_spaces(table.text("region_name", index)))
    if named and not any(_same_place(division, other) for other in named):
        yield make.cell("division-name-mismatch", index, "region_name", words=names)
    if rules.scope and not rules.divisions.in_scope(division.code, rules.scope):
        yield make.cell("division-out-of-scope", index, "division_code", words={**names, "scope": rules.scope})


def _same_place(division: Division, other: Division) -> bool:
    return division.is_within(other) or other.is_within(division)


def _not_county(table: SheetTable, rules: CheckRules, index: int, division: Division) -> Notice:
    """A province's or city's own code: right for a hall of that level, else a slip that somebody should look at."""
    if _is_hall_of(table, rules, index, division):
        severity, zh, en = Severity.INFO, "；已作为该级大厅的窗口。", "; taken as a window of that level's hall."
    else:
        severity = Severity.WARNING
        zh = "代码。若窗口在区县，请改填区县代码；若确是该级大厅，请在“层级”列写明。"
        en = (
            ". If the window is in a county, give the county's code; if it is that level's own hall, say so under 层级."
        )
    words = {"division": division.full_name, "consequence": zh, "consequence_en": en}
    return NoticeMaker(table, rules).cell("division-not-county", index, "division_code", severity=severity, words=words)


def _is_hall_of(table: SheetTable, rules: CheckRules, index: int, division: Division) -> bool:
    """Whether 层级 says the division's level, or the window's name is that of the division's own hall."""
    level = without_spaces(table.text("level", index))
    if level:
        return level in _HALL_WORDS.get(division.level, ())
    return rules.divisions.leading(without_spaces(table.text("window_name", index))) == division
