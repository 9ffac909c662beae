"""The reader of office hours: an office's text in, its reasonable readings out.

So far it reads the pattern of the form itself, and no other: working days or Monday to Friday, one or two ranges on the
24-hour clock. The text is cut into a handful of tokens; their order must be one of a few. Whatever else stands in
it leaves the text unread, so that nothing is ever guessed.

As an OSM `opening_hours` the hours of working days are those of Monday to Friday without public holidays (`PH`). OSM
has no word for make-up days, on which such an office is open: a comment on the weekend says it.
"""

import re

from locator.readers.half_width import half_width
from locator.readers.office_hours import Interval, OfficeHours, OpenUntil, Reading, State, state_at
from locator.readers.workdays import DayKind
from locator.window import Parsed

# One door for those who read hours and ask about them.
__all__ = ["OfficeHours", "OpenUntil", "Reading", "State", "read_hours", "state_at"]

_LONGEST = 500

_TIME = r"([0-9]{1,2})\s*[:∶]\s*([0-9]{2})(?![0-9])"
_DASH = r"\s*(?:[-‐‑‒–—―−─~〜∼]+|至|到)\s*"
_WEEK = r"(?:周|星期|礼拜)"
_TOKENS = (
    # One letter a token; the first pattern that fits is the token, so the longer words stand first.
    ("l", re.compile(r"(?:办公|工作|上班|服务|办理|对外服务|对外办公)时间")),
    ("w", re.compile(r"(?:法定|正常)?工作日")),
    ("d", re.compile(rf"每?{_WEEK}[一1]{_DASH}{_WEEK}?(?:五|5(?![0-9]))")),
    ("h", re.compile(r"(?:国家)?(?:法定)?节假日(?:除外|休息)")),
    ("a", re.compile(r"上午")),
    ("p", re.compile(r"下午")),
    ("r", re.compile(_TIME + _DASH + _TIME)),
    ("(", re.compile(r"[(\[【]")),
    (")", re.compile(r"[)\]】]")),
    (" ", re.compile(r"[\s,;:、。]+")),
)
_DAYS = r"(?:wd?|dw?)h?"
_RANGES = r"(?:a?rp?r|a?r|pr)"
_ORDERS = re.compile(rf"l?{_DAYS}l?{_RANGES}h?|l?{_RANGES}{_DAYS}")

# A bare 2:30-5:30 is an afternoon: without a word beside it, a range that begins so early has two readings.
_EARLIEST_WITHOUT_A_WORD = 7 * 60
_NOON = 12 * 60
_LATEST_MORNING = 13 * 60
_MIDNIGHT = 24 * 60

_WORKED = frozenset({DayKind.WORKDAY, DayKind.MAKE_UP})
_WEEKDAYS_WORKED = frozenset({DayKind.WORKDAY})


def read_hours(text: str | None) -> OfficeHours:
    """The readings of an office's text: `FULL` where every word was understood, else `NONE` and no reading.

    工作日 is one reading, open on make-up days. 周一至周五 is two, which differ on make-up days. Any text has
    an answer; equal texts have equal hours.
    """
    tokens = _tokens(half_width(text)) if text is not None and len(text) <= _LONGEST else None
    intervals = _intervals(tokens) if tokens is not None and _is_in_order(tokens) else None
    if tokens is None or intervals is None:
        return OfficeHours(text, Parsed.NONE, (), None)
    days = (_WORKED,) if any(kind == "w" for kind, _ in tokens) else (_WEEKDAYS_WORKED, _WORKED)
    readings = tuple(Reading(open_on, intervals) for open_on in days)
    return OfficeHours(text, Parsed.FULL, readings, _osm(readings))


def _tokens(text: str) -> list[tuple[str, re.Match[str]]] | None:
    """The text's tokens in order, or None where a part of it is none."""
    tokens: list[tuple[str, re.Match[str]]] = []
    position = 0
    while position < len(text):
        kind, token = next(((k, m) for k, p in _TOKENS if (m := p.match(text, position))), ("", None))
        if token is None:
            return None
        tokens.append((kind, token))
        position = token.end()
    return tokens


def _is_in_order(tokens: list[tuple[str, re.Match[str]]]) -> bool:
    """Whether the words stand in an order that has one meaning, with all ranges in brackets or none."""
    words = "".join(kind for kind, _ in tokens if kind not in " ()")
    return _ORDERS.fullmatch(words) is not None and len(set(_depths_of_ranges(tokens))) == 1


def _depths_of_ranges(tokens: list[tuple[str, re.Match[str]]]) -> list[int]:
    depth, depths = 0, []
    for kind, _ in tokens:
        depth += {"(": 1, ")": -1}.get(kind, 0)
        if kind == "r":
            depths.append(depth)
    return depths


def _intervals(tokens: list[tuple[str, re.Match[str]]]) -> tuple[Interval, ...] | None:
    """The ranges in minutes, or None where one of them is not plainly meant, or they are not ascending and apart."""
    intervals: list[Interval] = []
    half_day = ""
    for kind, token in tokens:
        if kind in "ap":
            half_day = kind
        if kind == "r":
            interval = _interval(token, half_day)
            if interval is None or (intervals and interval[0] < intervals[-1][1]):
                return None
            intervals.append(interval)
            half_day = ""
    return tuple(intervals)


def _interval(token: re.Match[str], half_day: str) -> Interval | None:
    start_hour, start_minute, end_hour, end_minute = map(int, token.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    earliest = {"a": 0, "p": _NOON}.get(half_day, _EARLIEST_WITHOUT_A_WORD)
    latest = _LATEST_MORNING if half_day == "a" else _MIDNIGHT
    is_plain = start_minute < 60 and end_minute < 60 and earliest <= start < end <= latest
    return (start, end) if is_plain else None


def _osm(readings: tuple[Reading, ...]) -> str:
    ranges = ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in readings[0].intervals)
    weekend = '; Sa,Su off "调休上班日照常开放"' if readings == (Reading(_WORKED, readings[0].intervals),) else ""
    return f"Mo-Fr {ranges}{weekend}; PH off"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
