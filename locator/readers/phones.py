"""The reader of telephone numbers: an office's cell in, each number once in national form out.

A cell is cut where a number must end (、 / ; a line break, words), and each piece is read from left to right by a few
short patterns. What is missing is supplied where it is certain: the area code of the number before, else that of the
division. A masked number (187XXXXXXXX) is none; whatever else stays unread is told.

Forms by 《电信网编号计划》, the national numbering plan: area codes 010, 02x and 0[3-9]xx, local numbers of seven or
eight digits that begin with 2 to 8, mobiles 1[3-9] and nine digits, 400 and 800 and seven, short numbers of three, five
or six digits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from locator.readers.half_width import half_width

_LONGEST = 500


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


@dataclass(frozen=True, slots=True)
class _Number:
    """One number, with its area code (0731, or +852 from abroad) where it has one."""

    area: str | None
    digits: str
    extension: str = ""
    finding: PhoneFinding | None = None

    @property
    def is_landline(self) -> bool:
        return self.area is not None and self.area[0] == "0" and len(self.digits) > 6

    def printed(self) -> str:
        between = " " if self.area is not None and self.area[0] == "+" else "-"
        number = self.digits if self.area is None else f"{self.area}{between}{self.digits}"
        return f"{number} 转 {self.extension}" if self.extension else number


_NOTHING = frozenset({"", "无", "暂无", "没有", "/", "\\", "-", "--", "—", "——"})
# What most cells hold; the rest of this file takes ten times as long.
_COMMON = re.compile(r"(?:(0[0-9]{2,3})([-—－]))?([2-8][0-9]{6,7})")
_COMMON_FINDINGS: dict[str | None, frozenset[PhoneFinding]] = {
    "-": frozenset(),
    "—": frozenset({PhoneFinding.TIDIED}),
    "－": frozenset({PhoneFinding.TIDIED}),
    None: frozenset({PhoneFinding.TIDIED, PhoneFinding.AREA_MISSING}),
}

_PLAIN = str.maketrans(dict.fromkeys("‐‑‒–—―−─ー", "-") | dict.fromkeys("()[]【】〔〕\t", " "))
_EXTENSION_WORD = re.compile(r"转?分机号?[\s:]*|转[\s:]*|ext\.?[\s:]*|(?<=[0-9])\s*[x#](?=[0-9])", re.I)
_APART = re.compile(r"(?<![0-9])(?<![0-9] )(0[1-9][0-9]{1,2}) *[./:_~、·] *(?=[2-8][0-9]{2})")
_ROOM = re.compile(r"(?<![0-9-])[0-9]{1,4}(?=[号楼室层窗])")
_PIECE = re.compile(r"[-0-9+*xX×●转 ]+")
_MASK = re.compile(r"[0-9]-?(?:[*×●]|[xX]{2}|[xX](?![0-9]))|[*xX×●]{4}")

_GAP = r"[ -]*"
_AREA = r"(10|2[0-9]|[3-9][0-9]{2})"
_LOCAL = r"([2-8][0-9]{6,7}|[2-8][0-9]{2,3}[ -][0-9]{4})(?![0-9])"
_SHORT = r"(11[0-9]|12[0-2]|1[0-2][0-9]{3}|9[56][0-9]{3}|96[0-9]{4})(?![0-9])"
_COUNTRY = re.compile(rf"(?:\+ *|00|(?=86[ -]))86{_GAP}")
_REGION = r"(?:\+ *|00|(?=85[23]-))(85[23]|886)|\+ *([1-9][0-9]{0,2})(?=[ -])"
_ABROAD = re.compile(rf"(?:{_REGION})[ -]*((?:[0-9][ -]?){{6,11}}[0-9])(?![0-9])")
_MOBILE = re.compile(rf"0?(1[3-9](?:{_GAP}[0-9]){{9}})(?![0-9])")
_SERVICE = re.compile(r"([48]00(?:[ -]?[0-9]){7})(?![0-9])")
_WITH_AREA = re.compile(rf"(0?) *{_AREA}({_GAP})(?:{_LOCAL}|{_SHORT})")
_LOCAL_ALONE = re.compile(_LOCAL)
_SHORT_ALONE = re.compile(_SHORT)
_OF_A_PLACE = re.compile(rf"(?!95){_SHORT}")
# A dash before what is itself a number (-0731-8…) begins no extension.
_EXTENSION = re.compile(r" *(?:转| ?- ?) *([0-9]{1,6})(?![0-9]| ?- ?[0-9])")
_UNREAD = re.compile(r"[^ ]+")

_HONG_KONG_OR_MACAU = ("852", "853")


def read_phones(text: str | float | None, area_code: str | None) -> PhoneReading:
    """The numbers of one cell; any cell has an answer.

    Parameters
    ----------
    text
        The cell: text, or a number that lost its nought. Of a text longer than 500 characters nothing is read.
    area_code
        The division's, such as “0731” (“+852” in Hong Kong); None where it is not known. Then none is supplied, and
        none is wrong.
    """
    written = _written(text)
    common = _COMMON.fullmatch(written)
    if common is not None and area_code is not None and area_code[0] == "0":
        area, dash, digits = common.groups()
        if area in (area_code, None) and _fits(area_code, digits):
            return PhoneReading((f"{area_code}-{digits}",), _COMMON_FINDINGS[dash])
    if written.strip() in _NOTHING:
        return PhoneReading((), frozenset({PhoneFinding.EMPTY}))
    return _reading(list(_found(_plain(written), area_code)), written, area_code)


def tel_uri(phone: str, area_code: str | None) -> str:
    """The link that dials a number in national form: E.164 (RFC 3966), with the extension as `ext`.

    Short numbers are dialled with `area_code`, the window's, so that a telephone from elsewhere reaches the right one;
    those that are one and the same everywhere (400-800-1234, 95599) as they are.
    """
    number, _, extension = phone.partition(" 转 ")
    area, _, local = number.rpartition("-") if number.startswith("0") else ("", "", number)
    digits = re.sub(r"[^0-9+]", "", local)
    if not area and (_OF_A_PLACE.fullmatch(digits) or _LOCAL_ALONE.fullmatch(digits)):
        area = area_code if area_code is not None and area_code.startswith("0") else ""
    return f"tel:{_dialled(area, digits)}" + (f";ext={extension}" if extension.isdecimal() else "")


def _dialled(area: str, digits: str) -> str:
    if area and _LOCAL_ALONE.fullmatch(digits):
        return f"+86{area[1:]}{digits}"
    return f"+86{digits}" if _MOBILE.fullmatch(digits) else f"{area}{digits}"


def _written(text: str | float | None) -> str:
    """The cell as text; a whole number without its “.0”."""
    if text is None:
        return ""
    return str(int(text)) if isinstance(text, float) and text.is_integer() else str(text)


def _plain(written: str) -> str:
    """The text with one kind of dash, bracket and word for an extension, and without the numbers of rooms."""
    plain = half_width(written[: _LONGEST + 1]).translate(_PLAIN)
    if len(plain) > _LONGEST:
        return ""
    return _APART.sub(r"\1-", _ROOM.sub("", _EXTENSION_WORD.sub("转", plain)))


def _reading(found: list[_Number | PhoneFinding], written: str, area_code: str | None) -> PhoneReading:
    numbers = [number for number in found if isinstance(number, _Number)]
    findings = {item if isinstance(item, PhoneFinding) else item.finding for item in found}
    phones = tuple(dict.fromkeys(number.printed() for number in numbers))
    if any(number.area not in (None, area_code) for number in numbers) and area_code is not None:
        findings.add(PhoneFinding.AREA_MISMATCH)
    if any(phone not in written for phone in phones):
        findings.add(PhoneFinding.TIDIED)
    if not found:
        findings.add(PhoneFinding.UNREADABLE)
    return PhoneReading(phones, frozenset(finding for finding in findings if finding is not None))


def _found(plain: str, area_code: str | None) -> Iterator[_Number | PhoneFinding]:
    """The numbers of a text from left to right, with a finding in place of what is none."""
    last: _Number | None = None
    end = 0
    for piece in _PIECE.finditer(plain):
        between, end = plain[end : piece.start()].strip(), piece.end()
        if _MASK.search(piece[0]):
            yield PhoneFinding.MASKED
            continue
        ending = _another_ending(last, between, piece[0].strip())
        for item in [ending] if ending is not None else _in_piece(piece[0], last, area_code):
            last = item if isinstance(item, _Number) else last
            yield item


def _another_ending(last: _Number | None, between: str, piece: str) -> _Number | None:
    """The number that differs from the last one by its last digits (85550123/4), or by its extension (转8012、8013)."""
    if last is None or not last.is_landline or between not in ("/", "、") or not piece.isdecimal():
        return None
    if last.extension:
        return _Number(last.area, last.digits, piece) if len(piece) == len(last.extension) else None
    return _Number(last.area, last.digits[: -len(piece)] + piece) if len(piece) <= 2 else None


def _in_piece(piece: str, last: _Number | None, area_code: str | None) -> Iterator[_Number | PhoneFinding]:
    """The numbers of one piece, in which nothing but blanks and dashes parts them."""
    position = 0
    while (position := _past(piece, position)) < len(piece):
        number, end = _number_at(piece, position, last, area_code)
        if number is None:
            yield PhoneFinding.UNREADABLE
            unread = _UNREAD.match(piece, position)
            position = unread.end() if unread is not None else len(piece)
            continue
        extension = _EXTENSION.match(piece, end)
        if extension is not None:
            number = replace(number, extension=extension[1])
        last, position = number, extension.end() if extension is not None else end
        yield number


def _past(piece: str, position: int) -> int:
    """Where the next digit or plus sign stands, else the piece's end."""
    while position < len(piece) and piece[position] not in "0123456789+":
        position += 1
    return position


def _number_at(piece: str, at: int, last: _Number | None, area_code: str | None) -> tuple[_Number | None, int]:
    """The number that begins here and where it ends."""
    country = _COUNTRY.match(piece, at)
    start = country.end() if country is not None else at
    if country is None and (found := _ABROAD.match(piece, at)):
        return _abroad(found[1] or found[2], _digits(found[3])), found.end()
    if found := _MOBILE.match(piece, start):
        return _Number(None, _mobile(_digits(found[1])), finding=PhoneFinding.MOBILE), found.end()
    if found := _SERVICE.match(piece, start):
        digits = _digits(found[1])
        return _Number(None, f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"), found.end()
    if (found := _WITH_AREA.match(piece, start)) and (with_area := _with_area(found, country is not None, area_code)):
        return with_area, found.end()
    if found := _SHORT_ALONE.match(piece, start):
        return _Number(None, found[1]), found.end()
    if found := _LOCAL_ALONE.match(piece, start):
        return _local(_digits(found[1]), last, area_code), found.end()
    return None, at


def _with_area(found: re.Match[str], is_international: bool, area_code: str | None) -> _Number | None:
    """A landline or short number with its area code; without its nought only where that is plainly one."""
    nought, area, gap, local, short = found.groups()
    area, digits = f"0{area}", _digits(local or short)
    lost_nought = not nought and not is_international
    if (lost_nought and (short or not (gap or area == area_code))) or not _fits(area, digits):
        return None
    return _Number(area, digits, finding=PhoneFinding.AREA_MISSING if lost_nought else None)


def _local(digits: str, last: _Number | None, area_code: str | None) -> _Number | None:
    """A local number with the area code of the number before it, else with the division's."""
    shared = last.area if last is not None and last.is_landline else None
    area = shared or area_code
    if area is not None and not _fits(area, digits):
        return None
    finding = None if shared is not None else PhoneFinding.AREA_MISSING
    if area is not None and area[0] == "+":
        return replace(_abroad(area[1:], digits), finding=finding)
    return _Number(area, digits, finding=finding)


def _fits(area: str, digits: str) -> bool:
    """Whether an area's local numbers may be so long: the big cities' (010, 02x) and those abroad have eight digits."""
    return len(digits) != 7 or (area[0] == "0" and len(area) == 4)


def _abroad(region: str, digits: str) -> _Number:
    is_grouped = region in _HONG_KONG_OR_MACAU and len(digits) == 8
    return _Number(f"+{region}", f"{digits[:4]} {digits[4:]}" if is_grouped else digits)


def _mobile(digits: str) -> str:
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}"


def _digits(text: str) -> str:
    return text.replace(" ", "").replace("-", "")
