"""The text of a telephone cell made plain: one kind of dash, bracket, mask and word for an extension, noise left out.

What is not a telephone number is known from what stands beside its digits: a unit (3号窗口, 24小时), a label (邮编), a
colon between hours and minutes, a mark behind the number of an item (1、). Order matters: noise goes first, so that
none of its digits is joined to a number.
"""

import re
from collections.abc import Callable

from locator.readers.half_width import half_width

LONGEST = 500

_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−─━ー﹣", "-")
    | dict.fromkeys("[]【】〔〕「」{}\t", " ")
    | dict.fromkeys("●○■□◯◆＊∗﹡※", "*")
    | dict.fromkeys("•∙・。", ".")
)
_WHOLE_NUMBER = re.compile(r"'?([0-9]+)\.0*")
_SCIENTIFIC = re.compile(r"(?<![0-9A-Za-z.])([0-9])(?:\.([0-9]+))?[Ee]\+?([0-9]{1,2})(?![0-9A-Za-z.])")
_CHINESE_DIGITS = dict(zip("零〇○一二三四五六七八九幺", "0001234567891", strict=True))
_SPELT_OUT = re.compile(rf"[{''.join(_CHINESE_DIGITS)}]{{3,}}(?:[- ][{''.join(_CHINESE_DIGITS)}]{{3,}})*")
_NOTHING = re.compile(
    r"|[-—–－/\\、.…]+|[nN]/?[aA]|(?:目前|暂时?|尚|现)*(?:无|没有?|未(?:开通|安装|设置?|配备?|提供)|不详)"
    r"(?:独立|单独|固定|办公|联系|座机|电话|号码)*"
)

# The number of an item (1、 2) (3) 4.) in front of what is no other digit of it; (10) and (86) are codes.
_ITEM = re.compile(
    r"(?<![^\s;,.])(?!\((?:86|10|2[0-9])\))\(?[0-9]{1,2}(?:[、)]|\.(?![0-9]{1,2}(?![0-9]))) *(?=[^\s0-9]|[0-9]{3})"
)

# Text that stands in for another, in this order.
_Change = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_MISTYPED: tuple[_Change, ...] = (
    (re.compile(r"(?<=[0-9])[OoОо〇](?=[0-9OoОо〇]*(?:[0-9]|$))"), "0"),
    (re.compile(r"(?<![A-Za-z0-9])[OoОо](?=[1-9][0-9]{1,2}[-—－ ()0-9])"), "0"),
    (re.compile(r"(?<=[0-9])[lI](?=[0-9]{3})"), "1"),
)
TYPED_FOR_A_DIGIT = re.compile("[OoОо〇lI]")
"""Finds something in every text that `with_digits` changes."""

_LANDLINE = (
    r"(?:(?<![0-9])\(?(?:0?[1-9][0-9]{1,2}\)?[- ]{1,2}|0[1-9][0-9]{1,2}\)? ?)|(?<![0-9]))"
    r"[2-8][0-9]{2,3}[- ]?[0-9]{4}(?![0-9])"
)


def _without_fax(found: re.Match[str]) -> str:
    """A fax number is nobody's telephone, unless its label names both (电话/传真)."""
    label = f"{found[1]}{found[2]}".lower()
    return found[0] if any(word in label for word in ("话", "tel", "兼")) else f"{found[1]} "


_NOISE: tuple[_Change, ...] = (
    (re.compile(rf"([^0-9,;\n]{{0,12}}?)(?:传真|fax)([^0-9,;\n]{{0,6}}?){_LANDLINE}", re.I), _without_fax),
    (re.compile(rf"{_LANDLINE} ?\( ?(?:传真|fax)(?:号码?|机)? ?\)", re.I), " "),
    (re.compile(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+|https?://[^\s,;]+|www\.[^\s,;]+"), " "),
    (re.compile(r"邮(?:政编码|政|编|码)[^0-9a-zA-Z]{0,3}[0-9]{6}(?![0-9])"), " "),
    (re.compile(r"(?:QQ|微信)[^0-9,;]{0,6}[0-9a-z_-]+", re.I), " "),
    (re.compile(r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?![0-9])"), " "),
    (re.compile(r"(?<![0-9])20[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9](?![0-9])"), " "),
    (re.compile(r"(?<![0-9转-])[0-9]{1,4}(?= ?(?:[号楼室层窗栋幢座年月日天时点个项元]|分(?!机)|单元|小时|#楼))"), " "),
    (re.compile(r"(?<![A-Za-z0-9])[A-WYZ][0-9]{1,3}(?![0-9])"), " "),
    (_ITEM, " "),
)
_EXTENSIONS: tuple[_Change, ...] = (
    (re.compile(r"[,;]* *(?:转? *(?:分机|内线)号?码?|转|ext(?:ension)?\.?) *:? *(?=[0-9])", re.I), "转"),
    (re.compile(r"(?<=[0-9])(?:分|按|,,|\s*[x#])(?=[0-9])", re.I), "转"),
    (re.compile(r"(?<=[0-9]{4}) ?\((?!0|110|11[49]|12[02])([0-9]{3,4})\)"), r"转\1"),
)
_APART: tuple[_Change, ...] = (
    (re.compile(r"(?<=[0-9])[一丨](?=[0-9])"), "-"),
    (re.compile(r"(?<=[0-9])\.(?=[0-9]{3})"), "-"),
    (re.compile(r"(?<=[0-9]) *\+ *(?=[2-8][0-9]{6}|0[1-9])"), "、"),
    (re.compile(r"(?<![0-9])(?<![0-9] )(0[1-9][0-9]{1,2}) *[./:_~、·,] *(?=[2-8][0-9]{2})"), r"\1-"),
    (re.compile(r"(?<![0-9])[0-9](?: [0-9-]){6,}(?![0-9]|-? *[0-9])"), lambda found: found[0].replace(" ", "")),
    (re.compile(r"(?<=[0-9])(-?)(?:[*×?_#]{2,}|…+|\.{3,})"), r"\1****"),
)


def written(cell: str | float | None) -> str:
    """The cell as text; a whole number without its “.0”, also one that was made text already (7.3185550123E10)."""
    if cell is None:
        return ""
    text = cell.strip() if isinstance(cell, str) else str(int(cell)) if _is_whole(cell) else str(cell)
    if whole := _SCIENTIFIC.fullmatch(text.lstrip("'")):
        return _unfolded(whole) or text
    plain_number = _WHOLE_NUMBER.fullmatch(text)
    return plain_number[1] if plain_number is not None else text


def _unfolded(found: re.Match[str]) -> str:
    """A whole number for its scientific dress, which spreadsheets give long ones; nothing where digits were lost."""
    digits, power = found[1] + (found[2] or ""), int(found[3])
    return digits[: power + 1] if len(digits) > power and not digits[power + 1 :].strip("0") else ""


def lost_digits(cell: str) -> bool:
    """Whether a number in a cell has the scientific dress of a longer one, whose digits are gone (7.3189E+10)."""
    return any(not _unfolded(found) for found in _SCIENTIFIC.finditer(cell))


def without_lost(cell: str) -> str:
    """The text without the numbers that lost digits: what is left of them is no telephone's."""
    return _SCIENTIFIC.sub(lambda found: _unfolded(found) or " ", cell)


def with_digits(text: str) -> str:
    """The text with a letter among digits for the digit that it was typed for: 0731-8555O123."""
    return _changed(text, _MISTYPED) if TYPED_FOR_A_DIGIT.search(text) else text


def says_nothing(text: str) -> bool:
    """Whether there is nothing, or a word for nothing: 无, /, 暂无电话, 未开通."""
    return _NOTHING.fullmatch("".join(half_width(text).split())) is not None


def plain(text: str) -> str:
    """The text made plain; empty where it is longer than is read."""
    if len(text) > LONGEST:
        return ""
    text = with_digits(half_width(text).translate(_PLAIN))
    text = _SPELT_OUT.sub(lambda found: "".join(_CHINESE_DIGITS.get(sign, sign) for sign in found[0]), text)
    text = _changed(_changed(text, _NOISE), _EXTENSIONS)
    return _changed(text.replace("(", " ").replace(")", " "), _APART)


def _changed(text: str, changes: tuple[_Change, ...]) -> str:
    for pattern, instead in changes:
        text = pattern.sub(instead, text)
    return text


def _is_whole(number: float) -> bool:
    return isinstance(number, float) and number.is_integer()
