"""The text of a coordinate, cut into numbers, each with its mark (degrees, minutes, seconds), and words for the axis.

Every token is looked at once, so that a text takes time by its length.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

_LONGEST = 200


class Axis(Enum):
    """Which coordinate a value is."""

    LON = "longitude"
    LAT = "latitude"


class Number(NamedTuple):
    """The digits of a number, and the mark behind it.

    "d", "m", "s" for degrees, minutes, seconds, "metre" for metres, "" for none, "?" for marks that make no sense.
    """

    text: str
    mark: str


@dataclass(slots=True)
class Value:
    """One coordinate on its way from tokens to a meaning; `closed` when no further number belongs to it."""

    numbers: list[Number]
    axis: Axis | None = None
    negative: bool = False
    closed: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is nothing but numbers."""
        return self.axis is None and not self.negative and all(number.mark == "" for number in self.numbers)


_AXES = {"E": (Axis.LON, False), "W": (Axis.LON, True), "N": (Axis.LAT, False), "S": (Axis.LAT, True)}
# As hands and fonts have them: a letter o, a ring or a Celsius sign for a degree; any quote for a prime.
_DEGREE = r"[度°º˚ᵒ⁰゜ﾟ○◦∘℃]|(?<=[0-9])o(?![a-z])|deg(?:rees?)?"
_SECOND = r"秒|[″\"”“„〃〞〝˝ʺ]|['’‘‛′`´ʹˊˋ]{2}"
_MINUTE = r"[分′'’‘‛`´ʹˊˋ]"
_NOISE = (
    r"srid\s*=\s*[0-9]{4};?|point\s*(?:zm?|m)?(?=\s*[(\[])|geo:|[\"'](?=\s*:)"
    r"|wgs[-_ ]?(?:19)?84|gcj[-_ ]?0?2|bd[-_ ]?0?9(?:ll)?|cgcs[-_ ]?2000|2000国家|国家2000|gps|百度|高德|腾讯|天地图"
    r"|火星|国测局|大地|地图|地理|拾取|坐标系?|经纬度|位置|定位|位于|大约|约|左右|附近|[为是]|[xy](?=\s*[:=]?\s*-?[0-9])|[.。]$"
)
_NUMBER_NEXT = re.compile(r"[\s:=]*[0-9]")
_TOKENS = (
    ("blank", re.compile(_NOISE, re.I)),
    ("E", re.compile(r"东[经径]|[经径]度?|longitude|long|lon|lng|east|e|东", re.I)),
    ("W", re.compile(r"西[经径]|west|w|西", re.I)),
    ("N", re.compile(r"北纬|纬度?|latitude|lat|north|n|北", re.I)),
    ("S", re.compile(r"南纬|south|s|南", re.I)),
    ("dotted", re.compile(r"([0-9]{1,3})\.([0-9]{1,2})\.([0-9]{1,2}(?:\.[0-9]+)?)(?![0-9.])")),
    ("number", re.compile(r"[0-9]+(?:\.[0-9]+)?")),
    ("tail", re.compile(rf"(?:(?P<d>{_DEGREE})|(?P<s>{_SECOND})|(?P<m>{_MINUTE}))\.(?P<digits>[0-9]+)", re.I)),
    ("d", re.compile(_DEGREE, re.I)),
    ("s", re.compile(_SECOND)),
    ("m", re.compile(_MINUTE)),
    ("metre", re.compile(r"米|m(?![a-z])", re.I)),
    ("minus", re.compile(r"[-−](?=[0-9])")),
    ("end", re.compile(r"\s*[,;/|、\n&和]\s*")),
    ("blank", re.compile(r"[\s:=()\[\]{}<>【】+_‐‑–—-]+")),
)


def values_in(text: str) -> list[Value] | None:
    """The coordinates that a half-width text writes; None where anything else stands in it, or it is too long."""
    values = _values(text)
    if values is not None and len(values) > 1 and all(value.bare for value in values):
        return [Value([number for value in values for number in value.numbers])]  # 112,59,30
    return values


def pair_in(text: str) -> tuple[Value, Value] | None:
    """The two coordinates that a half-width text writes, or None where it does not write two.

    Where nothing parts the numbers but blanks, the first half is one coordinate and the second the other.
    """
    values = _values(text)
    return _halves(values) if values is not None else None


def _halves(values: list[Value]) -> tuple[Value, Value] | None:
    """Two coordinates: two values, or bare numbers of which the first half is one and the second the other."""
    if len(values) == 2:
        return values[0], values[1]
    numbers = [number for value in values for number in value.numbers]
    if all(value.bare for value in values) and len(numbers) in (2, 4, 6):
        half = len(numbers) // 2
        return Value(numbers[:half]), Value(numbers[half:])
    return None


def _values(text: str) -> list[Value] | None:
    if len(text) > _LONGEST:
        return None
    values = [Value([])]
    words_first: bool | None = None
    before, position = "end", 0
    while position < len(text):
        kind, token = next(((k, m) for k, p in _TOKENS if (m := p.match(text, position))), ("", None))
        if token is None:
            return None
        if words_first is None and kind in (*_AXES, "number", "dotted"):
            words_first = kind in _AXES
        kind = "blank" if kind == "minus" and before not in ("end", "blank") else kind
        if not _take(values, kind, token, words_first is True):
            return None
        before, position = kind, token.end()
    if len(values) > 1 and not values[-1].numbers and values[-1].axis not in (None, values[-2].axis):
        return None  # E112.97N
    return [value for value in values if value.numbers]


def _take(values: list[Value], kind: str, token: re.Match[str], words_first: bool) -> bool:
    """Add one token to the values; False where it makes no sense there."""
    if kind in _AXES:
        return _take_axis(values, kind, token, words_first)
    if kind == "end":
        values[-1].closed = bool(values[-1].numbers)
    elif kind == "minus":
        _open_value(values).negative = True
    elif kind == "number":
        _open_value(values).numbers.append(Number(token[0], ""))
    elif kind == "dotted":
        _open_value(values).numbers.extend(Number(part, "") for part in token.groups())
    elif kind == "tail":
        return _take_tail(values[-1], token)
    elif kind != "blank":
        _take_mark(values, kind)
    return True


def _open_value(values: list[Value]) -> Value:
    if values[-1].closed:
        values.append(Value([]))
    return values[-1]


def _take_axis(values: list[Value], kind: str, token: re.Match[str], words_first: bool) -> bool:
    """A word before its value opens one, a word behind it closes it; a word said twice (经度：东经) is one."""
    axis, negative = _AXES[kind]
    last = values[-1]
    said_again = words_first and last.numbers and last.axis is axis and not last.closed
    if said_again and not _NUMBER_NEXT.match(token.string, token.end()):
        last.closed = True  # 经度112.97E
        return True
    if words_first and values[-1].numbers:
        values.append(Value([]))
    value = values[-1]
    if value.axis not in (None, axis):
        return False
    value.axis, value.negative = axis, value.negative or negative
    value.closed = not words_first
    return True


def _take_mark(values: list[Value], mark: str) -> None:
    """A mark belongs to the number before it; degrees that stand behind others begin a coordinate of their own."""
    value = values[-1]
    if not value.numbers or value.closed:  # an apostrophe before the number, as workbooks have it
        return
    last = value.numbers.pop()
    if last.mark:
        mark = "s" if last.mark == mark == "m" else "?"
    if mark == "d" and value.numbers:
        values.append(Value([Number(last.text, mark)]))
    else:
        value.numbers.append(Number(last.text, mark))


def _take_tail(value: Value, token: re.Match[str]) -> bool:
    """Decimals behind the mark of a whole number: 30″.5 is 30.5″."""
    if value.closed or not value.numbers or value.numbers[-1].mark or "." in value.numbers[-1].text:
        return False
    mark = next(name for name in "dsm" if token[name])
    value.numbers.append(Number(f"{value.numbers.pop().text}.{token['digits']}", mark))
    return True
