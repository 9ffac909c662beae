"""Division codes: known or not, postal codes in their place, a hall's own level, names that disagree, scope."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.abolished import abolished_notice
from importer.checks.cell_text import without_spaces
from importer.checks.division_codes import CodeMeaning, meaning_of
from importer.checks.division_guess import Guess, guess
from importer.checks.row_places import PlaceReader
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import level_stated
from importer.checks.values import is_missing, tidied
from importer.notices import Notice, Severity
from locator.divisions.division import Division, governs_districts_itself
from locator.window import Level

# 市政务服务中心, 省政务大厅, 州本级: a hall that calls itself by its level alone.
_HALL_NAMES = {
    Level.PROVINCE: re.compile(r"(?:省|自治区|全省)(?:级|本级|直|政务|行政|民|人民政府|大厅|公安|人社)"),
    Level.CITY: re.compile(r"(?:市|州|盟|地区|全市)(?:级|本级|直|政务|行政|民|人民政府|大厅|公安|人社)"),
}
_LEVEL_WORDS = {Level.TOWN: ("乡镇（街道）", "town"), Level.VILLAGE: ("村（社区）", "village")}
_NO_CODE = CodeMeaning("", None)


@dataclass(frozen=True, slots=True)
class DivisionsRead:
    """The division of each row, None where the code names none; the level that its code is of; and what was found.

    `levels` has an entry for the codes of towns and villages alone.
    """

    divisions: tuple[Division | None, ...]
    levels: tuple[Level | None, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one table's rows are read with; `meanings` has one entry for each different text of the column."""

    table: SheetTable
    rules: CheckRules
    make: NoticeMaker
    places: PlaceReader
    meanings: dict[str, CodeMeaning]


def read_divisions(table: SheetTable, rules: CheckRules, county_at: NDArray[np.str_]) -> DivisionsRead:
    """Judge each row's division code.

    `county_at` is the county that each row's position lies in, empty where the position says none.
    """
    block = table.block("division_code")
    meanings = {
        text: _NO_CODE if is_missing(text) else meaning_of(tidied("division_code", text), rules) for text in set(block)
    }
    reading = _Reading(table, rules, NoticeMaker(table, rules), PlaceReader(table, rules), meanings)
    divisions: list[Division | None] = []
    notices: list[Notice] = []
    for index, (text, county) in enumerate(zip(block, county_at.tolist(), strict=True)):
        meaning = meanings[text]
        if not meaning.code:
            divisions.append(None)
            continue
        division, found = _row(reading, index, meaning, county)
        divisions.append(division)
        notices += found
    levels = (
        meanings[text].below if division is not None else None for text, division in zip(block, divisions, strict=True)
    )
    return DivisionsRead(tuple(divisions), tuple(levels), tuple(notices))


def _row(reading: _Reading, index: int, meaning: CodeMeaning, county_at: str) -> tuple[Division | None, list[Notice]]:
    known = meaning.division
    undisputed = known is not None and _is_undisputed(reading, index, known, county_at)
    best = None if undisputed else guess(reading.places.of(index, county_at), meaning.code, reading.rules)
    if best and _is_postal_code(reading.rules, meaning, best):
        return None, [_postcode(reading.make, index, best)]
    told: list[Notice] = []
    if meaning.gone is not None:
        told.append(abolished_notice(meaning.gone, reading.make, index, best.suggestion() if best else None))
    if known is None:
        return None, told or [_unknown(reading.make, index, best)]
    return known, [*told, *_about_known(reading, index, meaning, known)]


def _is_undisputed(reading: _Reading, index: int, known: Division, county_at: str) -> bool:
    """Whether the row's own position or name already stands by its code, so that nothing need be guessed."""
    county = reading.rules.divisions.find(county_at) if county_at else None
    if county is not None:
        return _same_place(known, county)
    return without_spaces(reading.table.text("region_name", index)).endswith(known.name)


def _is_postal_code(rules: CheckRules, meaning: CodeMeaning, best: Guess) -> bool:
    """Whether the code is a postal code of the guessed county's city.

    A code that is also some division's own needs two witnesses and none against: it may be right.
    """
    if meaning.below is not None:
        return False
    if meaning.division is not None or meaning.gone is not None:
        elsewhere = meaning.division is None or not best.division.is_within(meaning.division)
        if best.contradicted or best.agreeing < 2 or not elsewhere:
            return False
    city = best.division.city_code or best.division.code
    return any((match.city_code or match.code) == city for match in rules.divisions.with_postal_code(meaning.code))


def _postcode(make: NoticeMaker, index: int, best: Guess) -> Notice:
    words = {
        "evidence": best.evidence(),
        "evidence_en": best.evidence_en(),
        "code": best.division.code,
        "division": best.division.full_name,
    }
    return make.cell("division-postcode", index, "division_code", suggestion=best.suggestion(), words=words)


def _unknown(make: NoticeMaker, index: int, best: Guess | None) -> Notice:
    words = {"guess": "", "guess_en": ""}
    if best:
        name = best.division.full_name
        words["guess"] = f"；按{best.evidence()}，可能是 {best.division.code}（{name}）"
        words["guess_en"] = f"; by {best.evidence_en()} it may be {best.division.code} ({name})"
    suggestion = best.suggestion() if best else None
    return make.cell("division-unknown", index, "division_code", suggestion=suggestion, words=words)


def _about_known(reading: _Reading, index: int, meaning: CodeMeaning, division: Division) -> Iterator[Notice]:
    make, places, rules = reading.make, reading.places, reading.rules
    names = {"code": division.code, "division": division.full_name}
    if meaning.below is not None:
        yield _below_county(make, index, division, meaning.below)
    if meaning.is_zone:
        yield make.cell("division-zone", index, "division_code", words=names)
    if not division.lowest:
        yield _not_county(reading, index, meaning, division)
    named = places.named(index)
    if named and not any(_same_place(division, other) for other in named):
        yield make.cell("division-name-mismatch", index, "region_name", words=names)
    leading = None if places.begins_with(index, division) else places.leading(index)
    if leading is not None and leading.in_force and not _same_place(division, leading):
        words = {**names, "other": leading.full_name}
        yield make.cell("division-address-mismatch", index, "address", words=words)
    if rules.scope and not rules.divisions.in_scope(division.code, rules.scope):
        yield make.cell("division-out-of-scope", index, "division_code", words={**names, "scope": rules.scope})


def _same_place(division: Division, other: Division) -> bool:
    """Whether one lies within the other; a development zone anywhere in its city."""
    if division.is_within(other) or other.is_within(division):
        return True
    return division.is_zone and (division.city_code or division.province_code) in (other.city_code, other.province_code)


def _below_county(make: NoticeMaker, index: int, county: Division, level: Level) -> Notice:
    words = {"code": county.code, "division": county.full_name}
    words["level"], words["level_en"] = _LEVEL_WORDS[level]
    return make.cell("division-below-county", index, "division_code", words=words)


def _not_county(reading: _Reading, index: int, meaning: CodeMeaning, division: Division) -> Notice:
    """A province's or city's own code: right for a hall of that level, else a slip that somebody should look at."""
    if _is_hall_of(reading, index, division):
        severity, zh, en = Severity.INFO, "；已作为该级大厅的窗口。", "; taken as a window of that level's hall."
    else:
        severity = Severity.WARNING
        zh = "代码。若窗口在区县，请改填区县代码；若确是该级大厅，请在“层级”列写明。"
        en = (
            ". If the window is in a county, give the county's code; if it is that level's own hall, say so under 层级."
        )
    words = {"division": division.full_name, "consequence": zh, "consequence_en": en}
    if meaning.collective:
        words["division"] += "“市辖区”" if not meaning.code.endswith("9000") else "直辖县级区划"
        words["consequence"] = f"代码，已按 {division.code} 公开。请改填窗口所在区县的代码。"
        words["consequence_en"] = (
            f" but of all its districts; it is shown under {division.code}. Give the county's code."
        )
        severity = Severity.WARNING
    return reading.make.cell("division-not-county", index, "division_code", severity=severity, words=words)


def _is_hall_of(reading: _Reading, index: int, division: Division) -> bool:
    """Whether 层级 says the division's level, or the window's name is that of the division's own hall."""
    stated = level_stated(reading.table.text("level", index))
    if stated is not None:
        is_municipality = division.level is Level.PROVINCE and governs_districts_itself(division.province)
        return stated is division.level or (is_municipality and stated is Level.CITY)
    if reading.places.hall(index) == division:
        return True
    name = without_spaces(reading.table.text("window_name", index))
    return bool(_HALL_NAMES[division.level].match(name))
