"""An office-hours text cut into words, times, days and dates; whatever is none of them stays as it is, unread."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from locator.hours.clock_times import ClockTime, Side, plain_time_at, time_at, together_at
from locator.hours.named_days import monthly_days_at, weekdays_at
from locator.hours.other_numbers import (
    ahead_at,
    all_day_at,
    as_the_state_at,
    by_notice_at,
    named_by_letter_at,
    noise_number_at,
    number_at,
)
from locator.hours.words import Word, Words, packaged_words
from locator.hours.year_dates import date_at


class Mark(Enum):
    """What else a text is made of."""

    __hash__ = object.__hash__  # the library's is Python, and kinds are looked up for every sign

    TIME = "time"
    DAYS = "days"
    DATE = "date"
    DOTTED = "8.30 or 5.1: a time or a date"
    NUMBER = "number"
    AHEAD_BY = "minutes ahead"
    COMMA = "comma"
    STRONG = "end of a sentence or line"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    COLON = "colon"
    AND = "and"
    UNREAD = "unread"


class Token(NamedTuple):
    """One piece of a text; `value` is what its kind says: a time, days, a date."""

    kind: Word | Mark
    text: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Dotted:
    """Two numbers with a point or slash between them, and the time that they may be."""

    first: int
    second: int
    time: ClockTime | None
    could_be_time: bool


_SIGNS = {",": Mark.COMMA, ";": Mark.STRONG, "。": Mark.STRONG, "\n": Mark.STRONG, ":": Mark.COLON}
_SIGNS |= {"(": Mark.OPEN, ")": Mark.CLOSE} | dict.fromkeys("、/&及和与或并+", Mark.AND)
_LONG_SIGNS = ("以及", "并且", "或者", "及其")
_DOTTED = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})(?![0-9.:])")
_LETTER = re.compile("[oil][0-9o][:.][0-9oil]{2}")
_LETTERS = frozenset("oil")
_NUMBER_SIGNS = frozenset("0123456789+")
_DAY_SIGNS = frozenset("周星礼每逢第最首末mtwfs")
_LONGEST_EXCEPTION = 12
_FIGURES = frozenset("0123456789")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


def tokens(text: str, words: Words | None = None) -> list[Token]:
    """The pieces of a plain text, from left to right, blanks left out. Steps are bounded by the text's length."""
    known = words or packaged_words()
    found: list[Token] = []
    position = unread = 0
    length = len(text)
    while position < length:
        token, end = _token_at(text, position, known, found)
        if end == position:
            position += 1
            continue
        if unread < position:
            _add_unread(found, text[unread:position])
        if token is not None:
            found.append(token)
        position = unread = end
    _add_unread(found, text[unread:])
    if [token.kind for token in found[-2:]] == [Mark.NUMBER, Mark.COLON]:
        found[-1] = Token(Mark.UNREAD, ":")  # 14:00-17: was cut off, and who knows what stood behind
    return found


def _add_unread(found: list[Token], text: str) -> None:
    if text.strip(" .…·-—_=*#|"):
        found.append(Token(Mark.UNREAD, text.strip()))


def _token_at(text: str, position: int, words: Words, before: list[Token]) -> tuple[Token | None, int]:
    """The token at a position and where it ends; itself where nothing begins there, no token where it is a blank."""
    sign = text[position]
    if sign == " ":
        return None, position + 1
    if sign in _NUMBER_SIGNS or (sign in _LETTERS and _LETTER.match(text, position)):
        return _numeric(text, position, words, before)
    if sign in _DAY_SIGNS and (named := monthly_days_at(text, position) or weekdays_at(text, position)) is not None:
        return _token(Mark.DAYS, text, position, named)
    if sign in "以按依遵" and (end := as_the_state_at(text, position)) is not None:
        return Token(Word.AS_THE_STATE, text[position:end]), end
    if sign in "以按具" and (end := by_notice_at(text, position)) is not None:
        return Token(Word.BY_NOTICE, text[position:end]), end
    if sign in "提下结闭推延" and (ahead := ahead_at(text, position)) is not None:
        return _token(Mark.AHEAD_BY, text, position, ahead)
    if sign in _LATIN and (end := named_by_letter_at(text, position)) is not None:
        return Token(Word.NOISE, text[position:end]), end
    if (half_year := date_at(text, position) if sign in "上下" else None) is not None:
        return _token(Mark.DATE, text, position, half_year)
    return _word(text, position, words, before)


def _word(text: str, position: int, words: Words, before: list[Token]) -> tuple[Token | None, int]:
    sign = text[position]
    if sign in "一丨" and before and before[-1].kind in (Mark.TIME, Mark.DOTTED) and _figure_follows(text, position):
        return Token(Word.DASH, sign), position + 1
    if before and before[-1].kind is Mark.TIME and _is_bound(before):
        for act in words.before_closing:
            if text.startswith(act, position):
                return Token(Word.LAST_TICKETS, act), position + len(act)
    named = words.at(text, position)
    if named is not None and not (named[0] == "外" and not _is_excepted(before)):
        return Token(named[1], named[0]), position + len(named[0])
    for long in _LONG_SIGNS:
        if text.startswith(long, position):
            return Token(Mark.AND, long), position + len(long)
    if sign in _SIGNS:
        return Token(_SIGNS[sign], sign), position + 1
    return None, position


def _is_bound(before: list[Token]) -> bool:
    """Whether the last token is a time before which something has to be done: 16:30前, but not 8:30-16:30前."""
    time = before[-1].value
    is_end = len(before) > 1 and before[-2].kind is Word.DASH
    return isinstance(time, ClockTime) and time.side is Side.BEFORE and not is_end


def _is_excepted(before: list[Token]) -> bool:
    """Whether 外 ends what 除 began; 外国人 and 外地 begin with it."""
    for token in reversed(before[-_LONGEST_EXCEPTION:]):
        if token.kind is Word.EXCEPT_BEFORE:
            return True
        if token.kind is Mark.STRONG:
            return False
    return False


def _numeric(text: str, position: int, words: Words, before: list[Token]) -> tuple[Token | None, int]:
    if text.startswith("365", position) and (named := words.at(text, position)) is not None:
        return Token(named[1], named[0]), position + len(named[0])
    if (plain := plain_time_at(text, position)) is not None:
        return _token(Mark.TIME, text, position, plain)
    if (end := all_day_at(text, position)) is not None and words.unit_at(text, _number_end(text, position)) is None:
        return Token(Word.ALL_DAY, text[position:end]), end
    is_end = bool(before) and before[-1].kind is Word.DASH and _is_together(before)
    if (together := together_at(text, position, is_end=is_end)) is not None:
        return _token(Mark.TIME, text, position, together)
    if _may_be_dated(text, position) and (dated := date_at(text, position)) is not None:
        return _token(Mark.DATE, text, position, dated)
    return _number(text, position, words)


def _number(text: str, position: int, words: Words) -> tuple[Token | None, int]:
    if (dotted := _dotted_at(text, position)) is not None:
        return _token(Mark.DOTTED, text, position, dotted)
    if (time := time_at(text, position)) is not None:
        return _token(Mark.TIME, text, position, time)
    if (noise := noise_number_at(text, position, words)) is not None:
        return Token(Word.NOISE, text[position:noise]), noise
    number = number_at(text, position)
    return _token(Mark.NUMBER, text, position, number) if number is not None else (None, position)


def _may_be_dated(text: str, position: int) -> bool:
    """Whether a month stands near, or a year: most numbers are times."""
    return "月" in text[position : position + 24] or text.startswith("20", position)


def _dotted_at(text: str, position: int) -> tuple[Dotted, int] | None:
    found = _DOTTED.match(text, position)
    if found is None:
        return None
    time = time_at(text, position) if found[2] == "." and len(found[3]) == 2 else None
    end = max(found.end(), time[1]) if time is not None else found.end()
    return Dotted(int(found[1]), int(found[3]), time[0] if time is not None else None, time is not None), end


def _is_together(before: list[Token]) -> bool:
    """Whether a time stands before the dash, as in 0830-1200 and 8:30-1200."""
    return len(before) > 1 and before[-2].kind is Mark.TIME


def _number_end(text: str, position: int) -> int:
    while position < len(text) and text[position] in _FIGURES:
        position += 1
    return position


def _figure_follows(text: str, position: int) -> bool:
    return text[position + 1 : position + 3].strip()[:1] in _FIGURES


def _token(kind: Word | Mark, text: str, position: int, found: tuple[object, int]) -> tuple[Token, int]:
    value, end = found
    return Token(kind, text[position:end], value), end
