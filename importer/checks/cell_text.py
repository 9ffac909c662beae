"""What stands in a cell, as text: numbers without their float tails, and texts put right without changing a word."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import Enum

import orjson

from importer.workbook.cells import CellValue, ErrorValue
from locator.readers.decimal_marks import with_points
from locator.readers.half_width import half_width

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""C0 but for tab and line breaks, delete, C1; and what turns a text's direction round, as file names are forged."""

# The same without spaces and line breaks, delete, and C1 without its line break.
_CONTROLS = "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_INVISIBLE = f"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad{_CONTROLS}"
_ZERO_WIDTH = re.compile(f"[\0{_INVISIBLE}]")
# Most texts have nothing to be put right, and one search tells that.
_ODD = re.compile(f"[\0{_INVISIBLE}０-９Ａ-Ｚａ-ｚ]")
_GUARDS = "'’‘＇`"
ODD_OR_SPACE = re.compile(rf"[{_INVISIBLE}０-９Ａ-Ｚａ-ｚ{_GUARDS}\s]")
"""Finds something in every text that tidying changes, but for NUL, which `rows_with` has between its texts."""

_UNTIDY = re.compile(f"[\0{ODD_OR_SPACE.pattern[1:]}")
_SPACES = re.compile(r"[ \t\r\f\v\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_ANY_SPACES = re.compile(r"\s+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NOTHING = frozenset(
    {
        *("", "无", "（无）", "(无)", "无。", "没有", "空", "空缺", "暂无", "暂缺", "暂未提供", "未填", "未提供"),
        *("不详", "-", "--", "---", "—", "——", "———", "－", "_", "__", "___"),
        *("/", "／", "\\", "＼", "…", "……", "、", "N/A", "n/a", "NA", "null", "NULL", "None", "nan", "NaN"),
    }
)
_REPEAT = re.compile(r"[（(]?(同上|同前|同上行|同上一行|同上一格|上同|与上同|与上相同|[〃″＂\"”〞]{1,2}|''|′′)[）)]?")
_SIGNS_OF_NOTHING = re.escape("".join(sorted({sign for word in _NOTHING for sign in word})))
_MAY_BE_BLANK = re.compile(rf"[\0{_SIGNS_OF_NOTHING}同上与〃″＂\"”〞'′*＊×Xx{_INVISIBLE}０-９Ａ-Ｚａ-ｚ\s]")
"""Finds something in every text that says nothing, and in few that say something."""
SIGNS_OF_REPEATS = "同上与〃″＂\"”〞'′"
"""One of these is in every text that says only that it is as the one above."""
_MAY_REPEAT = re.compile(f"[{SIGNS_OF_REPEATS}]")

LONGEST_NOTHING = 7
"""No word for nothing is longer, nor one for “as above”."""

_CODE_DIGITS = 6
# 430103天心区, 天心区（430103）, 430103-天心区, 代码：430103; no other figures stand beside the code.
_SCIENTIFIC = re.compile(r"'?([0-9])\.?([0-9]*)[Ee]\+?([0-9]{1,2})")
# Of codes with six, nine and twelve digits.
_POWERS = (5, 8, 11)
# 43-01-03, as lists of divisions print it.
_PARTED = re.compile(r"([0-9]{2})([-–—.．/·])([0-9]{2})\2([0-9]{2})")
_NAME = r"[\u4e00-\u9fff（）()\[\]【】:：,，、/_—-]"
_CODE_AND_NAME = re.compile(rf"({_NAME}*)([0-9]{{6}}(?:[0-9]{{3}}|[0-9]{{6}})?)({_NAME}*)")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_MASKED = re.compile(r"[*＊×]{2,}|[Xx]{2,}")

MAY_SAY_NOTHING = re.compile(rf"[*＊×Xx\s{_INVISIBLE}]")
"""Finds something in every text that is masked, or that is longer than a word for nothing and yet nothing more."""

_FEW_CELLS = 5_000
_SAFE_DIGITS = 16
# An exponent, nothing that is a number, and what has an exponent elsewhere only.
_WRITTEN_OTHERWISE = ("e", "null", "0.0000")
_OTHERWISE = re.compile("|".join(map(re.escape, _WRITTEN_OTHERWISE)))
_GUARDED = re.compile(f"[{_GUARDS}]")

UNCOMPUTED = "="
"""What a formula that was saved without ever being computed is shown as."""


class Blank(Enum):
    """Whether a cell says anything: filled, empty (or words for nothing), or partly masked."""

    FILLED = "filled"
    NOTHING = "nothing"
    MASKED = "masked"


def source_text(value: CellValue) -> str:
    """The cell's own text. Whole numbers lose the `.0` that spreadsheets store them with; dates are ISO dates."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, ErrorValue):
        return value.code or UNCOMPUTED
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return str(value)


def source_texts(values: Sequence[CellValue]) -> Sequence[str]:
    """The same for many cells."""
    # Most columns hold one kind of value, and then there is little to be done.
    kinds = set(map(type, values))
    if kinds == {str}:
        return values  # type: ignore[return-value]
    if kinds <= {str, type(None)}:
        return [value or "" for value in values]  # type: ignore[misc]
    if float not in kinds:
        return [value if isinstance(value, str) else source_text(value) for value in values]
    # Beside the title and the labels above them, numbers make up most of the others.
    numbers = _numbers([value for value in values if type(value) is float])
    if len(values) <= _FEW_CELLS:
        following = iter(numbers)
        return [
            value if type(value) is str else next(following) if type(value) is float else source_text(value)
            for value in values
        ]
    texts, done = list[str](), 0
    for place, value in [(place, value) for place, value in enumerate(values) if type(value) is not float]:
        # As many numbers stand before it as there are places that no other value has.
        behind = done + place - len(texts)
        texts += numbers[done:behind]
        texts.append(value if isinstance(value, str) else source_text(value))
        done = behind
    return texts + numbers[done:]


def _numbers(values: Sequence[float]) -> list[str]:
    """Many numbers as `_number` shows each; written down at once, but for those that have an exponent."""
    written = orjson.dumps(values).decode()[1:-1] + ","
    texts = written.replace(".0,", ",").split(",")[: len(values)]
    odd = any(sign in written for sign in _WRITTEN_OTHERWISE)
    if not odd and max(map(len, texts), default=0) <= _SAFE_DIGITS:
        return texts
    for place, text in enumerate(texts):
        if len(text) > _SAFE_DIGITS or (odd and _OTHERWISE.search(text)):
            texts[place] = _number(values[place])
    return texts


def _number(value: float) -> str:
    """A number as spreadsheets show it: 15 digits at most, for what lies beyond them comes of its binary form."""
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    return text if len(text) <= _SAFE_DIGITS else repr(float(f"{value:.15g}"))


def tidy_line(text: str) -> str:
    """The text on one line: full-width letters and digits narrow, invisible and control characters gone, spaces single.

    Punctuation and words stay as they are: “”（）： are what a Chinese name is written with.
    """
    return _unguarded(_ANY_SPACES.sub(" ", _visible(text)).strip()) if _UNTIDY.search(text) else text


def _unguarded(text: str) -> str:
    """The text without the apostrophe that was put before it lest a spreadsheet take it for a number."""
    return text[1:].lstrip() if text[:1] in _GUARDS and text[1:2] and not _GUARDED.search(text[1:]) else text


def tidy_lines(text: str) -> str:
    """The same, with line breaks kept: for hours and directions, where a new line means something."""
    if not _UNTIDY.search(text):
        return text
    lines = (_SPACES.sub(" ", line).strip() for line in _visible(text).splitlines())
    return "\n".join(line for line in lines if line)


def without_spaces(text: str) -> str:
    """The text without any space or line break: how names are compared."""
    return _ANY_SPACES.sub("", _visible(text)) if _UNTIDY.search(text) else text


def tidy_coordinate(text: str) -> str:
    """The text on one line, with a point for whatever was written in its place; texts without a digit keep theirs."""
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return text
    line = tidy_line(text)
    if not any(character.isdecimal() for character in line):
        return line
    return with_points(with_points(half_width(line), coordinates=1), coordinates=2)


def tidy_code(text: str) -> str:
    """A division code without a float's tail, an apostrophe, or the zeros of its nine- or twelve-digit form."""
    if len(text) == _CODE_DIGITS and text.isascii() and text.isdigit():
        return text
    code = without_spaces(text).strip("'’‘")
    if parted := _PARTED.fullmatch(code):
        code = parted[1] + parted[3] + parted[4]
    if beside := _CODE_AND_NAME.fullmatch(code):
        code = beside[2]
    if re.fullmatch(r"[0-9]+\.0+", code):
        code = code.split(".")[0]
    if (folded := _SCIENTIFIC.fullmatch(code)) and not lost_digits(code):
        code = (folded[1] + folded[2]).ljust(int(folded[3]) + 1, "0")
    if re.fullmatch(r"[0-9]{6}(000){1,2}", code):
        code = code[:6]
    return code


def lost_digits(code: str) -> bool:
    """Whether a spreadsheet's scientific dress left fewer digits than a division code has (4.30E+05)."""
    folded = _SCIENTIFIC.fullmatch(without_spaces(code))
    return folded is not None and (len(folded[1] + folded[2]) < _CODE_DIGITS or int(folded[3]) not in _POWERS)


def name_beside_code(text: str) -> str:
    """The words that stand beside a division code in its own cell (430103天心区); empty where there are none."""
    found = _CODE_AND_NAME.fullmatch(without_spaces(text))
    return "".join(_HAN.findall(found[1] + found[3])) if found is not None else ""


def blank(text: str) -> Blank:
    """Whether the text says anything."""
    if len(text) > LONGEST_NOTHING and not MAY_SAY_NOTHING.search(text):
        return Blank.FILLED
    if text and not _MAY_BE_BLANK.search(text):
        return Blank.FILLED
    bare = without_spaces(text)
    if bare in _NOTHING or _REPEAT.fullmatch(bare):
        # 同上 that has nothing above it, or the row would have its text by now.
        return Blank.NOTHING
    return Blank.MASKED if _MASKED.search(text) else Blank.FILLED


def is_repeat(text: str) -> bool:
    """Whether a cell says only that it is as the one above."""
    return _MAY_REPEAT.search(text) is not None and _REPEAT.fullmatch(without_spaces(text)) is not None


def _visible(text: str) -> str:
    return _ZERO_WIDTH.sub("", text).translate(_FULL_WIDTH) if _ODD.search(text) else text
