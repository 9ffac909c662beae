"""Times of day as people type them: 8:30, 8.30, 8点半, 8:3O, 5pm, and those in which a digit has to be guessed."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

NOON = 12 * 60
_LAST_HOUR = 24


class Side(Enum):
    """What a word behind a time adds: 17:00以后, 9:00前."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time as it is written, in minutes after midnight; `latest` is another where a digit has to be guessed.

    `slip` where it was mended; `fixed` where am or pm stands with it; `side` where it is only a bound (17:00以后).
    """

    minute: int
    latest: int
    slip: bool = False
    fixed: bool = False
    side: Side | None = None

    @property
    def guessed(self) -> bool:
        """Whether it can be told only between two bounds, or is no time of any day."""
        return self.latest != self.minute or self.minute > _LAST_HOUR * 60


_DIGITS = "[0-9oil]"
_LETTERS = str.maketrans("oil", "011")  # 8:3O, l7:00
_COLON = re.compile(rf"({_DIGITS}{{1,2}}) ?(:{{1,3}}|[.;]) ?({_DIGITS}{{2}})(?: ?: ?[0-9]{{2}}(?![0-9]))?")
_PLAIN = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?=[-,)。\n]|$)")
_SHORT = re.compile(r"([0-9]{1,2}) ?: ?([0-9])(?![0-9:])")
_BEFORE_A_DASH = "(?:0[05]|25|[345][05])(?= ?-)"  # 8点30-17点30; 14 of 8-12点14-17点 is an hour
_O_CLOCK = "([0-9]{1,2}) ?(?:点钟?|时(?!间|段|常|候|令))"
_AND_MINUTES = f"(半|一刻|三刻|整|{_BEFORE_A_DASH}| ?[0-9]{{1,2}}(?![0-9]| ?[-:点时])(?: ?分)?)?"
_HOUR = re.compile(_O_CLOCK + _AND_MINUTES)
_AM_PM = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m(?![a-z0-9])\.?")
_FIGURES = "(?:[01][0-9]|2[0-4])[0-5][0-9]"
_TOGETHER = re.compile(
    rf"((?:[01][0-9]|2[0-4]|(?<![0-9-])[6-9](?=[0-5][05]-))[0-5][0-9])(?=[-至到](?:{_FIGURES}(?![0-9号室])|1[0-9]:[0-5]0))"
)
_TOGETHER_END = re.compile(rf"({_FIGURES})(?![0-9]| ?年)")
_GOES_ON = re.compile(r"[0-9](?![0-9]?[:.][0-9]{2})")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_TAIL = re.compile(r" ?(?:分|时)?(?: ?整(?!理))?")
_SIDE = re.compile(r"(?:之|以)?([前后])|(?=开始|起)")


def time_at(text: str, position: int) -> tuple[ClockTime, int] | None:
    """The time that begins at a position, and where it ends; null where none does."""
    found = _am_pm(text, position) or _colon(text, position) or _hour(text, position) or _short(text, position)
    if found is None:
        return None
    time, end = found
    side = _SIDE.match(text, end)
    if side is not None and side[1]:
        return replace(time, side=Side.BEFORE if side[1] == "前" else Side.AFTER), side.end()
    return time, end


def plain_time_at(text: str, position: int) -> tuple[ClockTime, int] | None:
    """A time in the dress that most have, 8:30 before a sign that cannot belong to it; the quickest to tell."""
    found = _PLAIN.match(text, position)
    return (clock_time(int(found[1]), int(found[2])), found.end()) if found is not None else None


def together_at(text: str, position: int, *, is_end: bool) -> tuple[ClockTime, int] | None:
    """A time without any sign inside, 0830-1730, where both ends of a range are written so."""
    found = (_TOGETHER_END if is_end else _TOGETHER).match(text, position)
    if found is None:
        return None
    return clock_time(int(found[1][:-2]), int(found[1][-2:])), found.end()


@lru_cache(maxsize=4096)  # a day has 1,440 minutes, and most texts the same few
def clock_time(hour: int, minute: int, *, slip: bool = False, fixed: bool = False) -> ClockTime:
    """A time of an hour and minute; 11:60 and 25:00 are none that can be told."""
    if minute > 59:
        return ClockTime(hour * 60, hour * 60 + 60, slip=True)
    at = hour * 60 + minute
    return ClockTime(at, at, slip or at > _LAST_HOUR * 60, fixed)


def _am_pm(text: str, position: int) -> tuple[ClockTime, int] | None:
    found = _AM_PM.match(text, position)
    if found is None or int(found[1]) > 12:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0)
    return clock_time(hour, int(found[2] or 0), fixed=True), found.end()


def _colon(text: str, position: int) -> tuple[ClockTime, int] | None:
    found = _COLON.match(text, position)
    if found is None or _GOES_ON.match(text, found.end()) or not found[1].strip("oil"):
        return None
    hour, minute = (part.translate(_LETTERS) for part in (found[1], found[3]))
    slip = found[2] not in (":", ".") or hour != found[1] or minute != found[3]
    if int(hour) > 29 or (found[2] == ";" and int(hour) > _LAST_HOUR):
        return None
    tail = _TAIL.match(text, found.end())
    end = tail.end() if tail is not None and not text.startswith("时", found.end()) else found.end()
    return clock_time(int(hour), int(minute), slip=slip), end


def _hour(text: str, position: int) -> tuple[ClockTime, int] | None:
    found = _HOUR.match(text, position)
    if found is None or int(found[1]) > 29:
        return None
    behind = (found[2] or "").strip().removesuffix("分").strip()
    return clock_time(int(found[1]), _QUARTERS.get(behind, int(behind) if behind.isdecimal() else 0)), found.end()


def _short(text: str, position: int) -> tuple[ClockTime, int] | None:
    """A time that lacks a digit: 17:3 is 17:03, or one of 17:30 to 17:39."""
    found = _SHORT.match(text, position)
    if found is None or int(found[1]) > _LAST_HOUR or int(found[2]) > 5:
        return None
    hour, digit = int(found[1]) * 60, int(found[2])
    return (ClockTime(hour + digit, hour + digit * 10 + 9, slip=True), found.end())
