"""Division codes: known or not, postal codes in their place, a hall's own level, names that disagree, scope."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from importer.checks.abolished import abolished_notice
from importer.checks.cell_text import lost_digits, name_beside_code, without_spaces
from importer.checks.division_codes import CodeMeaning, meaning_of
from importer.checks.division_guess import Guess, guess
from importer.checks.hall_codes import hall_notice, is_hall_of, slip_notice
from importer.checks.row_places import PlaceReader, is_a_slip
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import level_stated
from importer.checks.values import LOST_DIGITS, is_missing, tidied
from importer.notices import Confidence, Notice, Suggestion
from locator.divisions.division import Division
from locator.window import Level

_LEVEL_WORDS = {Level.TOWN: ("乡镇（街道）", "town"), Level.VILLAGE: ("村（社区）", "village")}
_SHARED, _SURELY_SHARED = 3, 4
_CODE_LENGTH = 6
_WITNESSES = 2
_NO_CODE = CodeMeaning("", None)


@dataclass(frozen=True, slots=True)
class DivisionsRead:
    """The division of each row, None where the code names none; the level that its code is of; and what was found.

    `levels` has an entry for the codes of towns and villages alone; `guesses` are proposals for rows whose cell holds
    nothing that could be a code.
    """

    divisions: tuple[Division | None, ...]
    levels: tuple[Level | None, ...]
    guesses: dict[int, Suggestion]
    notices: tuple[Notice, ...]

    def completed(self, notices: Iterable[Notice], rows: Sequence[int]) -> Iterator[Notice]:
        """The notices, those about codes that are missing with a proposal where the row speaks for one."""
        index_of = {rows[index]: index for index in self.guesses}
        for notice in notices:
            index = index_of.get(notice.place.row or 0) if notice.place.field == "division_code" else None
            yield replace(notice, suggestion=self.guesses[index]) if index is not None else notice


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one table's rows are read with; `meanings` has one entry for each different text of the column.

    `agreeing` has for codes and regions that were met whether nothing is to be told of such a pair.
    """

    table: SheetTable
    rules: CheckRules
    make: NoticeMaker
    places: PlaceReader
    meanings: dict[str, CodeMeaning]
    agreeing: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def meanings_of_codes(table: SheetTable, rules: CheckRules) -> dict[str, CodeMeaning]:
    """What each different text of the column of codes means by itself."""
    texts = set(table.block("division_code"))
    return {text: _NO_CODE if is_missing(text) else meaning_of(tidied("division_code", text), rules) for text in texts}


def read_divisions(
    table: SheetTable, rules: CheckRules, county_at: NDArray[np.str_], meanings: dict[str, CodeMeaning]
) -> DivisionsRead:
    """Judge each row's division code, whose meaning by itself `meanings` has.

    `county_at` is the county that each row's position lies in, empty where the position says none.
    """
    block = table.block("division_code")
    reading = _Reading(table, rules, NoticeMaker(table, rules), PlaceReader(table, rules), meanings)
    divisions: list[Division | None] = []
    guesses: dict[int, Suggestion] = {}
    notices: list[Notice] = []
    beside = zip(table.block("region_name"), table.block("address"), county_at.tolist(), strict=True)
    for index, (text, (region, address, county)) in enumerate(zip(block, beside, strict=True)):
        meaning = meanings[text]
        # A row's position, region and address all stand by its code in nearly all: nothing is to be told.
        known = meaning.division
        if known is not None and county == known.code:
            starts = reading.agreeing.get((text, region))
            if address.startswith(_agreeing(reading, index, meaning, known) if starts is None else starts):
                divisions.append(known)
                continue
        if not meaning.code:
            divisions.append(None)
            if table.has("division_code") and (best := guess(reading.places.of(index, county), "", rules)):
                guesses[index] = best.suggestion()
            continue
        division, found = _row(reading, index, meaning, county)
        divisions.append(division)
        notices += found
    levels = (
        meanings[text].below if division is not None else None for text, division in zip(block, divisions, strict=True)
    )
    return DivisionsRead(tuple(divisions), tuple(levels), guesses, tuple(notices))


def _agreeing(reading: _Reading, index: int, meaning: CodeMeaning, division: Division) -> tuple[str, ...]:
    """How addresses begin that stand by a row's code; none where its region does not, or the code needs a word."""
    pair = reading.table.text("division_code", index), reading.table.text("region_name", index)
    # A code that is no more is not its successor's.
    plain = division.lowest and pair[0] == division.code
    agrees = plain and not any(_about_code(reading, index, meaning, division))
    reading.agreeing[pair] = reading.places.beginnings(division) if agrees else ()
    return reading.agreeing[pair]


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
    if not known.lowest:
        told.append(_not_county(reading, index, meaning, known, county_at))
    return known, [*told, *_about_known(reading, index, meaning, known, best)]


def _is_undisputed(reading: _Reading, index: int, known: Division, county_at: str) -> bool:
    """Whether the row's own position or name already stands by its code, so that nothing need be guessed."""
    county = reading.rules.divisions.find(county_at) if county_at else None
    if county is not None:
        return _same_place(known, county)
    return without_spaces(reading.table.text("region_name", index)).endswith(known.name)


def _is_postal_code(rules: CheckRules, meaning: CodeMeaning, best: Guess) -> bool:
    """Whether the code is a postal code of the guessed county's city.

    A code that is also some division's own needs two witnesses and none against: it may be right. One that begins as
    the province's codes do may be a slip of the keys, and must be the postal code of a place near by.
    """
    if meaning.below is not None:
        return False
    if meaning.division is not None or meaning.gone is not None:
        elsewhere = meaning.division is None or not best.division.is_within(meaning.division)
        if best.contradicted or best.agreeing < 2 or not elsewhere:
            return False
    city = best.division.city_code or best.division.code
    least = _SURELY_SHARED if meaning.code[:2] == best.division.code[:2] else _SHARED
    matches = rules.divisions.with_postal_code(meaning.code, least)
    return any((match.city_code or match.code) == city for match in matches)


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
    if lost_digits(make.table.text("division_code", index)):
        words["guess"], words["guess_en"] = LOST_DIGITS
    if best:
        name = best.division.full_name
        words["guess"] += f"；按{best.evidence()}，可能是 {best.division.code}（{name}）"
        words["guess_en"] += f"; by {best.evidence_en()} it may be {best.division.code} ({name})"
    suggestion = best.suggestion() if best else None
    return make.cell("division-unknown", index, "division_code", suggestion=suggestion, words=words)


def _about_known(
    reading: _Reading, index: int, meaning: CodeMeaning, division: Division, best: Guess | None
) -> Iterator[Notice]:
    make, places = reading.make, reading.places
    instead = _instead(best, division)
    yield from _about_code(reading, index, meaning, division, instead)
    begun = () if places.begins_with(index, division) else places.begun(index)
    if begun and not any(_same_place(division, other) for other in begun):
        others = [other.full_name for other in begun]
        words = {**_names(division), "other": "、".join(others), "other_en": ", ".join(others)}
        if instead is not None and not places.named(index):
            # No region is named beside the code: the address is the first to disagree with it.
            yield make.cell("division-address-mismatch", index, "division_code", suggestion=instead, words=words)
        else:
            yield make.cell("division-address-mismatch", index, "address", words=words)


def _instead(best: Guess | None, division: Division) -> Suggestion | None:
    """The code that a row speaks for where nothing but its code speaks for another county.

    It is never certain: the code is one, and might be the only one that is right.
    """
    if best is None or best.contradicted or best.agreeing < _WITNESSES or _same_place(division, best.division):
        return None
    return replace(best.suggestion(), confidence=Confidence.LIKELY) if division.lowest else None


def _about_code(
    reading: _Reading, index: int, meaning: CodeMeaning, division: Division, instead: Suggestion | None = None
) -> Iterator[Notice]:
    """What there is to tell of a code, and of the region beside it; at the code where another is proposed."""
    make, places, rules = reading.make, reading.places, reading.rules
    if meaning.below is not None:
        yield _below_county(make, index, division, meaning.below)
    if meaning.is_zone:
        yield make.cell("division-zone", index, "division_code", words=_names(division))
    named = places.named(index)
    agrees = any(_same_place(division, other) for other in named)
    if not agrees and (named or is_a_slip(reading.table.text("region_name", index), division)):
        yield _name_mismatch(make, index, division, instead)
    written = reading.table.text("division_code", index)
    beside = () if written == division.code else places.meant(name_beside_code(written))
    if beside and not any(_same_place(division, other) for other in beside):
        yield make.cell("division-name-mismatch", index, "division_code", words=_names(division))
    if rules.scope and not rules.divisions.in_scope(division.code, rules.scope):
        words = {**_names(division), "scope": _named_scope(rules, rules.scope)}
        yield make.cell("division-out-of-scope", index, "division_code", words=words)


def _name_mismatch(make: NoticeMaker, index: int, division: Division, instead: Suggestion | None) -> Notice:
    """That code and region disagree: at the region, or with the code that is proposed at the code."""
    if instead is None:
        return make.cell("division-name-mismatch", index, "region_name", words=_names(division))
    region = make.rules.form.by_field["region_name"]
    words = {**_names(division), "label": region.label, "label_en": region.label_en.lower()}
    words["value"] = make.table.text("region_name", index)
    return make.cell("division-name-mismatch", index, "division_code", suggestion=instead, words=words)


def _names(division: Division) -> dict[str, str]:
    return {"code": division.code, "division": division.full_name}


def _named_scope(rules: CheckRules, scope: str) -> str:
    """A scope with the name of its division, since clerks know their codes less well."""
    division = rules.divisions.find(scope.ljust(_CODE_LENGTH, "0"))
    return f"{scope} {division.full_name}" if division is not None else scope


def _same_place(division: Division, other: Division) -> bool:
    """Whether one lies within the other; a development zone anywhere in its city."""
    if division.is_within(other) or other.is_within(division):
        return True
    return division.is_zone and (division.city_code or division.province_code) in (other.city_code, other.province_code)


def _below_county(make: NoticeMaker, index: int, county: Division, level: Level) -> Notice:
    words = {"code": county.code, "division": county.full_name}
    words["level"], words["level_en"] = _LEVEL_WORDS[level]
    return make.cell("division-below-county", index, "division_code", words=words)


def _not_county(reading: _Reading, index: int, meaning: CodeMeaning, division: Division, county_at: str) -> Notice:
    if not meaning.collective and is_hall_of(reading.table, reading.places, index, division):
        return hall_notice(reading.make, index, division)
    best = guess(reading.places.of(index, county_at), meaning.code, reading.rules)
    within = best is not None and best.division.is_within(division)
    suggestion = _within_it(reading, index, division, best) if best is not None and within else None
    return slip_notice(reading.make, index, meaning, division, suggestion)


def _within_it(reading: _Reading, index: int, division: Division, best: Guess) -> Suggestion | None:
    """The guessed county's code where two witnesses or 层级 too say county; its city's where 层级 says city."""
    stated = level_stated(reading.table.text("level", index))
    if stated in (None, division.level):
        return best.suggestion() if best.agreeing > 1 else None
    if stated is not Level.CITY:
        return best.suggestion()
    city = reading.rules.divisions.find(best.division.city_code or "")
    return replace(best, division=city).suggestion() if city is not None else None
