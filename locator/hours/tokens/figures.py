"""What begins with a figure: a time, 24小时, a date, a telephone, a floor, or a number of which nobody knows."""

import re

from locator.hours.tokens.clock_times import plain_time_at, time_at, together_at
from locator.hours.tokens.marks import Dotted, Mark, Token, token_of
from locator.hours.tokens.other_numbers import all_day_at, noise_number_at, number_at
from locator.hours.tokens.words import Word, Words
from locator.hours.tokens.year_dates import date_at

_DOTTED = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})(?![0-9.:])")
_FIGURES = frozenset("0123456789")


def figure_token_at(text: str, position: int, words: Words, before: list[Token]) -> tuple[Token | None, int]:
    """The token that begins with a figure at a position, and where it ends; itself where none does."""
    if text.startswith("365", position) and (named := words.at(text, position)) is not None:
        return Token(named[1], named[0]), position + len(named[0])
    if (plain := plain_time_at(text, position)) is not None:
        return token_of(Mark.TIME, text, position, plain)
    if (end := all_day_at(text, position)) is not None and words.unit_at(text, _number_end(text, position)) is None:
        return Token(Word.ALL_DAY, text[position:end]), end
    is_end = bool(before) and before[-1].kind is Word.DASH and _is_together(before)
    if (together := together_at(text, position, is_end=is_end)) is not None:
        return token_of(Mark.TIME, text, position, together)
    if _may_be_dated(text, position) and (dated := date_at(text, position)) is not None:
        return token_of(Mark.DATE, text, position, dated)
    return _number(text, position, words)


def _number(text: str, position: int, words: Words) -> tuple[Token | None, int]:
    if (dotted := _dotted_at(text, position)) is not None:
        return token_of(Mark.DOTTED, text, position, dotted)
    if (time := time_at(text, position)) is not None:
        return token_of(Mark.TIME, text, position, time)
    if (noise := noise_number_at(text, position, words)) is not None:
        return Token(Word.NOISE, text[position:noise]), noise
    number = number_at(text, position)
    return token_of(Mark.NUMBER, text, position, number) if number is not None else (None, position)


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
