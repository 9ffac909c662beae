"""The reader of telephone numbers: an office's cell in, each number once in national form out.

A cell is made plain (`phone_text`), cut where a number must end (、 / ; a line break, words), and each piece is read
from left to right by the grammar of a number (`phone_number`). What is missing is supplied where it is certain: the
area code of the number before, else that of the division. A masked number (187XXXXXXXX) is none; whatever else stays
unread is told.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from locator.readers.phone_number import Lack, Number, fits, number_at
from locator.readers.phone_text import lost_digits, plain, says_nothing, without_lost, written


class PhoneFinding(Enum):
    """What there is to say about a cell with telephone numbers."""

    TIDIED = "tidied"
    """A number is published in another form than the cell has it."""
    EMPTY = "empty"
    """There is nothing, or a word for nothing (无)."""
    MASKED = "masked"
    """A number's digits are hidden (0731-8XXXXX)."""
    UNREADABLE = "unreadable"
    """Something in it, or all of it, is no telephone number."""
    AREA_MISSING = "area missing"
    """The area code or its nought was missing; it is supplied where the division tells it."""
    AREA_MISMATCH = "area mismatch"
    """An area code is not the division's."""
    MOBILE = "mobile"
    """There is a mobile among the numbers."""


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """The numbers of a cell in national form, in their order, each once, and what there is to say about them."""

    phones: tuple[str, ...]
    findings: frozenset[PhoneFinding]


# What most cells hold, one of these or several; the rest of this file takes twenty times as long.
_COMMON = re.compile(r"(?:[(（]?(0[0-9]{2,3})[-—－)）])?([2-8][0-9]{6,7})(?:转([0-9]{1,6}))?")
_BETWEEN = re.compile(r"[、；;\n]")
_TOLD = {Lack.AREA: PhoneFinding.AREA_MISSING, Lack.OFFICE: PhoneFinding.MOBILE}

_PIECE = re.compile(r"[-0-9+*xX×转 ]+")
_MASK = re.compile(r"[0-9]-? ?(?:[*×]|[xX]{2}|[xX](?![0-9]))|[*xX×]{4}")
# A dash before what is itself a number (-0731-8…) begins no extension.
_EXTENSION = re.compile(r" *(?:转| ?- ?) *([0-9]{1,6})(?![0-9]| ?- ?[0-9])")
_EXTENSION_ALONE = re.compile(r" *转 *([0-9]{1,6}) *")
_UNREAD = re.compile(r"[^ ]+")
_BESIDE = frozenset({"/", "、", "或", ",", "~", "至", "和", "及"})
_MOST_LAST_DIGITS = 2


def read_phones(text: str | float | None, area_code: str | None, also: Collection[str] = ()) -> PhoneReading:
    """The numbers of one cell; any cell has an answer.

    Parameters
    ----------
    text
        The cell: text, or a number that lost its nought. Of a text longer than 500 characters nothing is read.
    area_code
        The division's, such as “0731” (“+852” in Hong Kong); None where it is not known. Then none is supplied, and
        none is wrong.
    also
        Further area codes that are right in the division.
    """
    cell = written(text)
    if area_code is not None and (common := _common(cell, area_code)) is not None:
        return common
    if lost_digits(cell):
        rest = read_phones(without_lost(cell), area_code, also)
        return PhoneReading(rest.phones, rest.findings - {PhoneFinding.EMPTY} | {PhoneFinding.UNREADABLE})
    if says_nothing(cell):
        return PhoneReading((), frozenset({PhoneFinding.EMPTY}))
    right = None if area_code is None else frozenset((area_code, *also))
    return _reading(_with_extensions(_found(plain(cell), area_code)), cell, right)


def _common(cell: str, area_code: str) -> PhoneReading | None:
    """The answer for a cell with nothing but landlines of the division, in the commonest dresses; else null."""
    phones: dict[str, None] = {}
    findings: set[PhoneFinding] = set()
    for part in _BETWEEN.split(cell):
        found = _COMMON.fullmatch(part)
        if found is None:
            return None
        area, digits, extension = found.groups("")
        if (area or area_code) != area_code or not fits(area_code, digits) or area_code[0] != "0":
            return None
        if not area and not phones:
            findings.add(PhoneFinding.AREA_MISSING)
        phone = f"{area_code}-{digits} 转 {extension}" if extension else f"{area_code}-{digits}"
        phones[phone] = None
        if phone not in cell:
            findings.add(PhoneFinding.TIDIED)
    return PhoneReading(tuple(phones), frozenset(findings))


def _reading(found: list[Number | PhoneFinding], cell: str, right: frozenset[str] | None) -> PhoneReading:
    """The answer; `right` are the area codes that are the division's, null where nothing is known of them."""
    numbers = [item for item in found if isinstance(item, Number)]
    findings = {item for item in found if isinstance(item, PhoneFinding)}
    findings |= {_TOLD[number.lack] for number in numbers if number.lack is not None}
    phones = tuple(dict.fromkeys(number.printed() for number in numbers))
    if right is not None and any(number.area is not None and number.area not in right for number in numbers):
        findings.add(PhoneFinding.AREA_MISMATCH)
    if any(phone not in cell for phone in phones):
        findings.add(PhoneFinding.TIDIED)
    return PhoneReading(phones, frozenset(findings if found else {PhoneFinding.UNREADABLE}))


@dataclass(frozen=True, slots=True)
class _Extension:
    """An extension that stands apart from its number: 0731-85550123，分机8012."""

    digits: str


def _with_extensions(items: Iterator["Number | PhoneFinding | _Extension"]) -> list[Number | PhoneFinding]:
    """What was found, with each extension at the number before it."""
    found: list[Number | PhoneFinding] = []
    for item in items:
        if not isinstance(item, _Extension):
            found.append(item)
        elif found and isinstance(last := found[-1], Number) and not last.extension and last.lack is not Lack.OFFICE:
            found[-1] = replace(last, extension=item.digits)
        else:
            found.append(PhoneFinding.UNREADABLE)
    return found


def _found(text: str, area_code: str | None) -> Iterator["Number | PhoneFinding | _Extension"]:
    """The numbers of a plain text from left to right, with a finding in place of what is none."""
    last: Number | None = None
    end = 0
    for piece in _PIECE.finditer(text):
        between, end = text[end : piece.start()].strip(), piece.end()
        if _MASK.search(piece[0]):
            yield PhoneFinding.MASKED
            continue
        alone = _EXTENSION_ALONE.fullmatch(piece[0]) if last is not None else None
        if alone is not None and last is not None:
            last = replace(last, extension=alone[1])
            yield _Extension(alone[1])
            continue
        ending = _another_ending(last, between, piece[0].strip())
        for item in [ending] if ending is not None else _in_piece(piece[0], last, area_code):
            last = item if isinstance(item, Number) else last
            yield item


def _another_ending(last: Number | None, between: str, piece: str) -> Number | None:
    """The number that differs from the last one by its last digits (85550123/4), or by its extension (转8012、8013).

    More than two last digits are only believed where they differ from the last number's in two (85550123/0145): else
    they may be an extension.
    """
    if last is None or not last.is_landline or between not in _BESIDE or not piece.isdecimal():
        return None
    if last.extension:
        return replace(last, extension=piece, lack=None) if len(piece) == len(last.extension) else None
    shared = len(piece) - _MOST_LAST_DIGITS
    if len(piece) > 4 or (shared > 0 and not last.digits[-len(piece) :].startswith(piece[:shared])):
        return None
    return Number(last.area, last.digits[: -len(piece)] + piece)


def _in_piece(piece: str, last: Number | None, area_code: str | None) -> Iterator[Number | PhoneFinding]:
    """The numbers of one piece, in which nothing but blanks and dashes parts them."""
    position = 0
    while (position := _past(piece, position)) < len(piece):
        number, end = number_at(piece, position, last, area_code)
        if number is None:
            yield PhoneFinding.UNREADABLE
            unread = _UNREAD.match(piece, position)
            position = unread.end() if unread is not None else len(piece)
            continue
        # A mobile has none: what stands behind it is another number's, or nobody's.
        extension = _EXTENSION.match(piece, end) if number.lack is not Lack.OFFICE else None
        if extension is not None:
            number = replace(number, extension=extension[1])
        last, position = number, extension.end() if extension is not None else end
        yield number


def _past(piece: str, position: int) -> int:
    """Where the next digit or plus sign stands, else the piece's end."""
    while position < len(piece) and piece[position] not in "0123456789+":
        position += 1
    return position
