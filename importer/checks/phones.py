"""Office phones: read with the area code of the row's division, and what there is to tell of them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from importer.checks.cell_text import tidy_line
from importer.checks.held_numbers import holds_number
from importer.checks.packed_texts import Packed, packed, unpacked
from importer.checks.personal import SHOWN_AS_IT_STANDS, what_is_shown, withheld_phones, without_known
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.suspicious_texts import begins_like_a_formula
from importer.checks.values import LOST_DIGITS, blank_words, faulty_formula, is_formula_error
from importer.notices import Confidence, Notice, Suggestion
from locator.divisions.division import Division
from locator.readers.area_codes import AreaCodes, LocalArea
from locator.readers.phone_number import fits
from locator.readers.phone_text import lost_digits
from locator.readers.phones import PhoneFinding, PhoneReading, read_phones
from locator.window import Level

_FIELD = "office_phone"
_MOBILE = re.compile(r"1[3-9][0-9] [0-9]{4} [0-9]{4}")
_PLAIN = re.compile(r"(0[0-9]{2,3})-([2-8][0-9]{6,7})")
_OF_NO_NUMBER = frozenset({PhoneFinding.EMPTY, PhoneFinding.MASKED, PhoneFinding.UNREADABLE})
_AS_IT_STANDS = {"shown": "，将照原样公开，请核对。", "shown_en": "; it will be shown as it stands. Please check."}
_UNKNOWN_WORDS = {"consequence": "请补上区号。", "consequence_en": ": please give it."}


@dataclass(frozen=True, slots=True)
class PhonesRead:
    """The numbers that each row publishes, without the manager's own; and what was found, by the row's index."""

    phones: tuple[tuple[str, ...], ...]
    told: Mapping[int, tuple[Notice, ...]]

    def __reduce__(self) -> tuple[Callable[..., "PhonesRead"], tuple[Packed, Mapping[int, tuple[Notice, ...]]]]:
        return _unpacked, (packed(self.phones), self.told)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All that was found, row by row."""
        return tuple(notice for index in sorted(self.told) for notice in self.told[index])

    def with_rows(self, others: Mapping[int, "PhonesRead"]) -> "PhonesRead":
        """The same with some rows read otherwise, each by its index."""
        phones, told = list(self.phones), {index: each for index, each in self.told.items() if index not in others}
        for index, read in others.items():
            (phones[index],) = read.phones
            told |= read.told
        return PhonesRead(tuple(phones), told)


def _unpacked(phones: Packed, told: Mapping[int, tuple[Notice, ...]]) -> PhonesRead:
    return PhonesRead(unpacked(phones), told)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One row's cell as it was read: `shown` is what is published, `area` what the division's numbers have."""

    index: int
    reading: PhoneReading
    shown: tuple[str, ...]
    division: Division | None
    area: LocalArea | None


def read_office_phones(
    table: SheetTable, rules: CheckRules, persons: Persons, divisions: Sequence[Division | None]
) -> PhonesRead:
    """Read each row's office phone; `divisions` has the division of each row, None where it is not known.

    The manager's own number is not shown, so that nobody is asked about it as an office's: `text-personal` tells of it.
    """
    if not table.has(_FIELD):
        return PhonesRead(((),) * len(table), {})
    make, phones, told = NoticeMaker(table, rules), list[tuple[str, ...]](), dict[int, tuple[Notice, ...]]()
    plain = _plain_ones(table.block(_FIELD), divisions, persons, rules.area_codes)
    for index, (text, is_plain) in enumerate(zip(table.block(_FIELD), plain, strict=True)):
        if is_plain:
            phones.append((text,))
            continue
        shown, notices = _row(make, persons, index, text, divisions[index])
        phones.append(shown)
        if notices:
            told[index] = tuple(notices)
    return PhonesRead(tuple(phones), told)


def read_again(
    read: PhonesRead,
    table: SheetTable,
    rules: CheckRules,
    persons: Persons,
    divisions: tuple[Sequence[Division | None], Sequence[Division | None]],
) -> PhonesRead:
    """The same, read with other divisions: those that it was read with, and those that are right."""
    if not table.has(_FIELD):
        return read
    make, others = NoticeMaker(table, rules), dict[int, PhonesRead]()
    for index, (taken, right) in enumerate(zip(*divisions, strict=True)):
        if taken is not right:
            shown, notices = _row(make, persons, index, table.text(_FIELD, index), right)
            others[index] = PhonesRead((shown,), {index: tuple(notices)} if notices else {})
    return read.with_rows(others)


def _row(
    make: NoticeMaker, persons: Persons, index: int, text: str, division: Division | None
) -> tuple[tuple[str, ...], Collection[Notice]]:
    """What one row publishes, and what was found."""
    if is_formula_error(text):
        return (), [faulty_formula(make, index, make.rules.form.by_field[_FIELD])]
    cell = _read(text, index, make.rules, persons, division)
    if cell.reading.findings or cell.shown != cell.reading.phones:
        return cell.shown, list(_told(cell, make, text, persons))
    return cell.shown, ()


def _plain_ones(
    texts: Sequence[str], divisions: Sequence[Division | None], persons: Persons, areas: AreaCodes
) -> Iterator[bool]:
    """Whether each cell holds one landline of its division, written as it is published, and none of the row's persons.

    Nearly all do, and nothing is to be told of them.
    """
    for found, division, own in zip(map(_PLAIN.fullmatch, texts), divisions, persons.numbers, strict=True):
        if found is None or division is None:
            yield False
            continue
        code, digits = found.groups()
        area = _area_of(areas, division.code)
        whole = code + digits
        yield area is not None and code == area.code and fits(code, digits) and not any(map(whole.count, own))


def _read(text: str, index: int, rules: CheckRules, persons: Persons, division: Division | None) -> _Cell:
    area = _area_of(rules.area_codes, division.code) if division is not None else None
    reading = read_phones(text, area.code, area.also) if area is not None else read_phones(text, None)
    if begins_like_a_formula(text):
        # `text-suspicious` says why nothing can be read.
        reading = replace(reading, findings=reading.findings - _OF_NO_NUMBER)
    freed = persons.frees(index, text)
    shown = reading.phones if freed else withheld_phones(reading.phones, persons, index)
    return _Cell(index, reading, shown, division, area)


@lru_cache(maxsize=4096)
def _area_of(areas: AreaCodes, division_code: str) -> LocalArea | None:
    return areas.of(division_code)


def _told(cell: _Cell, make: NoticeMaker, text: str, persons: Persons) -> Iterator[Notice]:
    own = any(holds_number(tidy_line(text), number) for number in persons.numbers[cell.index])
    if own or cell.shown != cell.reading.phones:
        freed = persons.frees(cell.index, text)
        kept = SHOWN_AS_IT_STANDS if freed else what_is_shown("、".join(cell.shown))
        yield replace(make.cell("text-personal", cell.index, _FIELD, words=kept), value=None)
        left = {"value": without_known(tidy_line(text), persons, cell.index)}
        yield from (replace(each, value=None, words={**left, **each.words}) for each in _about_numbers(cell, make))
    else:
        yield from _about_numbers(cell, make)


def _about_numbers(cell: _Cell, make: NoticeMaker) -> Iterator[Notice]:
    findings, index = cell.reading.findings, cell.index
    words = blank_words(make.rules.form.by_field[_FIELD])
    if PhoneFinding.EMPTY in findings:
        yield make.cell("value-missing", index, _FIELD, words=words)
    if PhoneFinding.MASKED in findings:
        yield make.cell("value-masked", index, _FIELD, words=words)
    if PhoneFinding.UNREADABLE in findings:
        lost, lost_en = LOST_DIGITS if lost_digits(make.table.text(_FIELD, index)) else ("", "")
        yield make.cell("phone-unreadable", index, _FIELD, words={"lost": lost, "lost_en": lost_en})
    if PhoneFinding.AREA_MISSING in findings and (cell.shown or cell.area is None):
        yield _area_missing(cell, make)
    if PhoneFinding.AREA_MISMATCH in findings and cell.division is not None and cell.area is not None:
        yield _area_mismatch(cell, make, cell.division, cell.area)
    if any(_MOBILE.match(phone) for phone in cell.shown):
        yield make.cell("phone-mobile", index, _FIELD)


def _area_missing(cell: _Cell, make: NoticeMaker) -> Notice:
    if cell.division is None or cell.area is None:
        return make.cell("phone-area-missing", cell.index, _FIELD, words=_UNKNOWN_WORDS)
    numbers, place = "、".join(cell.shown), cell.division.full_name
    words = {
        "consequence": f"已按{place}补为“{numbers}”，请核对。",
        "consequence_en": f": by {place} it was completed to “{numbers}”. Please check.",
    }
    # A province has many area codes, and the capital's is only where its halls stand as a rule.
    sure = cell.division.level is not Level.PROVINCE or not cell.area.also
    suggestion = _suggestion(numbers, cell.division, cell.area, Confidence.CERTAIN if sure else Confidence.LIKELY)
    return make.cell("phone-area-missing", cell.index, _FIELD, suggestion=suggestion, words=words)


def _area_mismatch(cell: _Cell, make: NoticeMaker, division: Division, area: LocalArea) -> Notice:
    numbers = [_with_area(phone, area) for phone in cell.shown]
    mended = "、".join(number for number in numbers if number is not None)
    known = bool(mended) and None not in numbers
    suggestion = _suggestion(mended, division, area, Confidence.LIKELY) if known else None
    words = {"division": division.full_name, "code": area.code, **_AS_IT_STANDS}
    return make.cell("phone-area-mismatch", cell.index, _FIELD, suggestion=suggestion, words=words)


def _suggestion(numbers: str, division: Division, area: LocalArea, confidence: Confidence) -> Suggestion:
    place = division.full_name
    return Suggestion(numbers, confidence, f"{place}的区号是 {area.code}", f"the area code of {place} is {area.code}")


def _with_area(phone: str, area: LocalArea) -> str | None:
    """A published number with the division's area code for another's; null where it is no number of that area."""
    code, dash, rest = phone.partition("-")
    if phone[0] != "0" or not dash:
        return None if phone[0] == "+" else phone
    if code == area.code or code in area.also:
        return phone
    mended = f"{area.code}-{rest}"
    return mended if read_phones(mended, area.code).phones == (mended,) else None
