"""An office-hours text cut into words, times, days and dates; whatever is none of them stays as it is, unread."""

import re

from locator.hours.tokens.blanks import parted_at_blanks
from locator.hours.tokens.clock_times import ClockTime, Side
from locator.hours.tokens.figures import figure_token_at
from locator.hours.tokens.marks import FOR_SOME, Mark, Token, token_of
from locator.hours.tokens.named_days import monthly_days_at, weekdays_at
from locator.hours.tokens.other_numbers import ahead_at, as_the_state_at, by_notice_at, named_by_letter_at, some_day_at
from locator.hours.tokens.words import Word, Words, packaged_words
from locator.hours.tokens.year_dates import date_at, named_month_at

_SIGNS = {",": Mark.COMMA, ";": Mark.STRONG, "。": Mark.STRONG, "\n": Mark.STRONG, ":": Mark.COLON}
_SIGNS |= {"(": Mark.OPEN, ")": Mark.CLOSE} | dict.fromkeys("、/&及和与或并+", Mark.AND)
_LONG_SIGNS = ("以及", "并且", "或者", "及其")
_LETTER = re.compile("[oil][0-9o][:.][0-9oil]{2}")
_LETTERS = frozenset("oil")
_NUMBER_SIGNS = frozenset("0123456789+")
_DAY_SIGNS = frozenset("周星礼每逢第最首末mtwfs")
_LONGEST_EXCEPTION = 12
_FIGURES = frozenset("0123456789")
_SOME_DAY_SIGNS = frozenset("国法节假每季月年")
_MONTH_SIGNS = frozenset("jfmasond")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


def tokens(text: str, words: Words | None = None) -> list[Token]:
    """The pieces of a plain text, from left to right, blanks left out. Steps are bounded by the text's length."""
    known = words or packaged_words()
    found: list[Token] = []
    blanks: list[int] = []
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
        if text[end - 1] == " ":
            blanks.append(len(found))
        position = unread = end
    _add_unread(found, text[unread:])
    if [token.kind for token in found[-2:]] == [Mark.NUMBER, Mark.COLON]:
        found[-1] = Token(Mark.UNREAD, ":")  # 14:00-17: was cut off, and who knows what stood behind
    return parted_at_blanks(found, blanks) if blanks else found


def _add_unread(found: list[Token], text: str) -> None:
    if text.strip(" .…·-—_=*#|"):
        found.append(Token(Mark.UNREAD, text.strip()))


def _token_at(text: str, position: int, words: Words, before: list[Token]) -> tuple[Token | None, int]:
    """The token at a position and where it ends; itself where nothing begins there, no token where it is a blank."""
    sign = text[position]
    if sign == " ":
        return None, position + 1
    if sign in _NUMBER_SIGNS or (sign in _LETTERS and _LETTER.match(text, position)):
        return figure_token_at(text, position, words, before)
    if sign in _SOME_DAY_SIGNS and (end := some_day_at(text, position)) is not None:
        return Token(Word.SOME_WEEKS, text[position:end]), end
    if sign in _DAY_SIGNS and (named := monthly_days_at(text, position) or weekdays_at(text, position)) is not None:
        return token_of(Mark.DAYS, text, position, named)
    if sign in "以按依遵" and (end := as_the_state_at(text, position)) is not None:
        return Token(Word.AS_THE_STATE, text[position:end]), end
    if sign in "以按具" and (end := by_notice_at(text, position)) is not None:
        return Token(Word.BY_NOTICE, text[position:end]), end
    if sign in "提下结闭推延" and (ahead := ahead_at(text, position)) is not None:
        return token_of(Mark.AHEAD_BY, text, position, ahead)
    if sign in _MONTH_SIGNS and (named_month := named_month_at(text, position)) is not None:
        return token_of(Mark.DATE, text, position, named_month)
    if sign in _LATIN and (end := named_by_letter_at(text, position)) is not None:
        return Token(Word.NOISE, text[position:end]), end
    if (half_year := date_at(text, position) if sign in "上下" else None) is not None:
        return token_of(Mark.DATE, text, position, half_year)
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
        value = FOR_SOME if named[0] in words.narrowing else None
        return Token(named[1], named[0], value), position + len(named[0])
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


def _figure_follows(text: str, position: int) -> bool:
    return text[position + 1 : position + 3].strip()[:1] in _FIGURES
