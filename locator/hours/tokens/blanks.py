"""Blanks that part one statement of a text from another, as a comma would: 9:00-17:00 周五16:00下班 中午不休."""

import re
from collections.abc import Sequence
from itertools import pairwise

from locator.hours.readings.days import WEEKDAYS, Days
from locator.hours.tokens.clock_times import ClockTime
from locator.hours.tokens.day_parts import NAMED_GROUPS, DayPart, are_off
from locator.hours.tokens.halves import HALVES, NOON_GAP
from locator.hours.tokens.marks import Mark, Token
from locator.hours.tokens.token_row import DAYTIME, SEASONS
from locator.hours.tokens.words import IN_DOUBT, Word

_SEPARATORS = frozenset({Mark.COMMA, Mark.STRONG, Mark.OPEN, Mark.CLOSE})
_DAYS = frozenset({*NAMED_GROUPS, Mark.DAYS})
_THE_WEEK = frozenset({Word.WORKDAYS, Word.WEEKDAYS, Word.EVERY_DAY})
_NAMED = _DAYS | HALVES | SEASONS | {Mark.DATE}
_WHOLE_ALONE = frozenset(
    {Word.BREAK, Word.NO_BREAK, Word.ALL_YEAR, Word.APPOINTMENT_MAY, Mark.AHEAD_BY, Word.BY_NOTICE}
)
_BOTH_DAYS_OFF = "双休"
_SAID = IN_DOUBT | _WHOLE_ALONE | {
    Word.OFF, Word.SUSPENDED, Word.OTHER_DUTIES, Word.EXCEPT_AFTER, Word.AS_THE_STATE, Word.NOT_OFF, Word.LAST_TICKETS,
    Word.HANDING_OUT,
}  # fmt: skip
_NUMBER = re.compile(r"[0-9-]{6,}")
_OF_AN_END = frozenset({Word.BEGINS, Word.ENDS})
_DAYS_OFF = ("休息日", "公休日", "周休日")

_Unit = Sequence[Token]


def parted_at_blanks(found: Sequence[Token], blanks: Sequence[int]) -> list[Token]:
    """The tokens, with a comma at each blank that stands between two statements that are whole by themselves.

    Parameters
    ----------
    found
        The tokens of a text, without its blanks.
    blanks
        Before which of them a blank stands, ascending.
    """
    edges = sorted({0, len(found), *blanks, *_around_separators(found)})
    units = _units([found[first:end] for first, end in pairwise(edges)])
    ends_on_days = bool(units) and units[-1][-1].kind in _DAYS
    made: list[Token] = []
    for before, behind, last in zip([[], *units], units, [*units[1:], []], strict=False):
        in_brackets = bool(last) and last[0].kind is Mark.OPEN
        if _part(before, behind, in_brackets=in_brackets) or (not ends_on_days and _are_of_days_off(before, behind)):
            made.append(Token(Mark.COMMA, " "))
        made += behind
    return made


def _around_separators(found: Sequence[Token]) -> list[int]:
    return [at + side for at, token in enumerate(found) if token.kind in _SEPARATORS for side in (0, 1)]


def _units(pieces: Sequence[_Unit]) -> list[list[Token]]:
    """The pieces between blanks, days joined to the hours behind them, and a word alone to what it is said of."""
    units: list[list[Token]] = []
    is_heading = False
    for piece in pieces:
        apart = not units or _ends(units[-1]) or _ends(piece)
        if not apart and (_goes_on(units[-1], piece) or (is_heading and _may_be_headed(units[-1], piece))):
            units[-1] += piece
            if _is_bare(piece) and _are_for_the_same(units[-2:]):
                units[-2:] = [units[-2] + units[-1]]  # 8:00-12:00 14:30-17:30 须预约: of one of them, or of both
        else:
            units.append(list(piece))
        is_heading = _is_bare(piece) and any(token.kind in IN_DOUBT for token in piece)
    return units


def _goes_on(unit: _Unit, piece: _Unit) -> bool:
    if _has_range(unit) and all(_is_the_week(token) for token in piece):
        return not _names_days(unit)  # 9:00-17:00 工作日 双休
    return _awaits_more(unit) or _is_bare(piece)


def _may_be_headed(unit: _Unit, piece: _Unit) -> bool:
    """预约服务 周六9:00-11:00: what is said may be said of what follows; not of 周六9:00-12:00 值班 9:00-17:00."""
    return _has_range(piece) and (piece[0].kind in _DAYS or not _names_days(unit))


def _are_for_the_same(units: Sequence[_Unit]) -> bool:
    """Whether the last of two units has hours for the days of the one before, and not those of noon."""
    if len(units) < 2 or _ends(units[0]) or not (_has_range(units[0]) and _has_range(units[1])):
        return False
    return not _names_days(units[1]) and not _says(units[0]) and not _is_at_noon(units[1])


def _part(before: _Unit, behind: _Unit, *, in_brackets: bool) -> bool:
    """Whether the blank between is a comma: both are whole, one at least says something of hours elsewhere."""
    if before and before[0].kind is Mark.CLOSE:
        return _is_whole(behind) and (_says(behind) or _tells_an_end(behind))
    if not before or _ends(before) or _ends(behind) or not _is_whole(before):
        return False
    if not _is_whole(behind) and not (in_brackets and behind[0].kind in _NAMED):  # 夏季（5月至9月）8:00-12:00
        return False
    if not any(_says(unit) or _tells_an_end(unit) or _is_telephone(unit) for unit in (before, behind)):
        return False
    if {token.kind for token in behind} == {Word.BREAK} and _is_at_noon(before):
        return False  # 12:00-14:00 午休
    if behind[0].kind in _DAYS or _says(behind):
        return True
    kinds = {token.kind for token in before}
    if Word.HOTLINE in kinds:
        return False  # 电话88881234 9:00-17:00
    of_what_follows = kinds & IN_DOUBT or (Word.BREAK in kinds and _is_at_noon(behind))
    return _has_range(before) or _is_labelled(behind) or not of_what_follows  # 周末值班 9:00-17:00, 午休 12:00-13:00


def _are_of_days_off(before: _Unit, behind: _Unit) -> bool:
    """8:30-12:00 14:30-17:30 周六 9:00-12:00: the Saturday has hours of its own, and no others."""
    if not before or _ends(behind) or not (_has_range(before) and _has_range(behind)):
        return False
    first = behind[0]
    days = (
        first.value
        if isinstance(first.value, Days)
        else NAMED_GROUPS.get(first.kind)
        if isinstance(first.kind, Word)
        else None
    )
    return days is not None and are_off((DayPart(days),))


def _is_whole(unit: _Unit) -> bool:
    if unit[0].kind is Word.DASH or unit[-1].kind in (Word.DASH, Mark.COLON, Mark.AND):
        return False
    kinds = {token.kind for token in unit}
    if _has_range(unit) or _tells_an_end(unit) or _is_telephone(unit):
        return True
    return _says(unit) and (bool(kinds & (_NAMED | _WHOLE_ALONE | {Mark.TIME})) or _is_both_days(unit))


def _is_bare(unit: _Unit) -> bool:
    """值班, 休息, 须预约: nobody knows of what by itself."""
    kinds = {token.kind for token in unit}
    return bool(kinds & _SAID) and not kinds & (_NAMED | DAYTIME | _WHOLE_ALONE) and not _is_both_days(unit)


def _is_labelled(unit: _Unit) -> bool:
    """办公时间：8:30-12:00."""
    kinds = [token.kind for token in unit]
    hours = next((at for at, kind in enumerate(kinds) if kind in DAYTIME), len(kinds))  # none in 一楼24小时
    return kinds[0] is Word.NOISE and Mark.COLON in kinds[:hours]


def _is_telephone(unit: _Unit) -> bool:
    """电话：0731-88881234."""
    return unit[0].kind is Word.HOTLINE and any(_NUMBER.fullmatch(token.text) for token in unit)


def _is_both_days(unit: _Unit) -> bool:
    return any(token.text == _BOTH_DAYS_OFF for token in unit)


def _is_the_week(token: Token) -> bool:
    of_week = isinstance(token.value, Days) and token.value.weekdays & WEEKDAYS == WEEKDAYS
    return token.kind in _THE_WEEK or of_week


def _ends(unit: _Unit) -> bool:
    return unit[0].kind in _SEPARATORS


def _names_days(unit: _Unit) -> bool:
    return any(token.kind in _DAYS for token in unit)


def _awaits_more(unit: _Unit) -> bool:
    """Whether nothing is said yet: 周一至周五, 上午, 办公时间：."""
    return not _has_range(unit) and not _says(unit) and not _tells_an_end(unit)


def _has_range(unit: _Unit) -> bool:
    kinds = [token.kind for token in unit]
    dashed = (kinds[at - 1] in DAYTIME for at, kind in enumerate(kinds) if kind is Word.DASH and at)
    return Word.ALL_DAY in kinds or any(dashed)


def _says(unit: _Unit) -> bool:
    return any(
        token.kind in _SAID
        or (token.text in _DAYS_OFF and behind.kind in (Mark.COLON, Mark.DAYS))
        or (token.kind is Word.MAKE_UPS and behind.text == "正常")
        for token, behind in pairwise([*unit, Token(Mark.UNREAD, "")])
    )


def _tells_an_end(unit: _Unit) -> bool:
    """周五16:00下班."""
    kinds = {token.kind for token in unit}
    return bool(kinds & _DAYS and kinds & _OF_AN_END) and Mark.TIME in kinds


def _is_at_noon(unit: _Unit) -> bool:
    times = [token.value.minute for token in unit if isinstance(token.value, ClockTime)]
    return bool(times) and NOON_GAP[0] <= times[0] and times[-1] <= NOON_GAP[1]
