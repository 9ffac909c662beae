"""Statements that a blank alone parts from what stands beside them: 周一：休息 周二至周日：9:00-17:00."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import HALVES, NOON_GAP
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import IN_DOUBT, Word

_OFF = frozenset({Word.OFF, Word.SUSPENDED, Word.OTHER_DUTIES, Word.EXCEPT_AFTER, Word.AS_THE_STATE})
_DOUBTED = IN_DOUBT | {Word.BY_NOTICE}
_SAID = _OFF | _DOUBTED | {Word.NOT_OFF, Word.LAST_TICKETS}
_AT_NOON = frozenset({Word.BREAK, Word.NO_BREAK})
_LINKS = frozenset({Mark.COLON, Mark.AND, Word.DASH, Word.NOISE, *HALVES})
_SIGNS = frozenset({Mark.COLON, Mark.AND, Word.DASH})
_DAYS = frozenset({Piece.DAYS, Piece.SEASON})
_GOES_ON = frozenset({Piece.RANGE, Piece.TIME, Word.ALL_DAY, Mark.COLON, Mark.AND, Word.DASH})
_DAYS_OFF = ("休息", "休息日", "公休日", "周休日", "闭馆日", "休馆日", "单休")


def without_run_ons(found: Sequence[Segment]) -> list[Segment]:
    """The segments, each statement that is whole by itself apart from the hours and statements beside it."""
    return [part for segment in found for part in _apart(segment)]


def _apart(segment: Segment) -> list[Segment]:
    if not segment.limits:
        return [segment]
    if _is_conditional(segment):
        segment.of_some = True
        return [segment]
    mixed = segment.has(Word.EXCEPT_BEFORE, Word.SOME_WEEKS) or (_is_partial(segment) and not segment.has(Piece.RANGE))
    places = _statements(segment) if not mixed else []
    taken = {at for own in places for at in own}
    rest = [phrase.kind for at, phrase in enumerate(segment.phrases) if at not in taken]
    if not places or not (len(places) > 1 or any(kind in HOURS or kind in LIMITING for kind in rest)):
        is_dashed = len(places) == 1 and len(places[0]) == len(segment.phrases) and segment.has(Word.DASH)
        return [segment.part(_without_signs(segment, places[0])) if is_dashed else segment]
    made: list[Segment] = []
    done = 0
    for own in places:
        made += [segment.part(range(done, own.start)), segment.part(_without_signs(segment, own))]
        done = own.stop
    made = [part for part in (*made, segment.part(range(done, len(segment.phrases)))) if part.phrases]
    for part in made[1:]:
        part.gap = 1
    return made


def _is_conditional(segment: Segment) -> bool:
    """遇特殊情况周五下午不办公: what is said behind a condition holds at times, and nobody knows when."""
    kinds = [phrase.kind for phrase in segment.phrases if phrase.kind is not Word.NOISE]
    if kinds[0] is not Word.IF_CHANGED or Word.BY_NOTICE in kinds or Word.EXCEPT_AFTER in kinds[:2]:
        return False
    if _heads_dates(segment):
        segment.phrases[0] = segment.phrases[0]._replace(kind=Word.NOISE)  # 临时调整：6月9日8:30-12:00
        return False
    if Piece.RANGE in kinds and not any(kind in _SAID or kind in _AT_NOON for kind in kinds):
        segment.phrases = [*segment.phrases, Phrase(Word.DUTY, "")]  # 特殊情况周六9:00-12:00
        segment.bracketed = [*segment.bracketed, 0]
    return len(kinds) > 1


def _heads_dates(segment: Segment) -> bool:
    first = [phrase.kind for phrase in segment.phrases[:3]]
    return first == [Word.IF_CHANGED, Mark.COLON, Piece.SEASON] and segment.phrases[0].text.endswith("调整")


def _is_partial(segment: Segment) -> bool:
    """Whether what nobody understands may say which days are meant: 每月第一个工作日上午学习."""
    return segment.has(Mark.UNREAD, Mark.NUMBER)


def _without_signs(segment: Segment, own: range) -> list[int]:
    """The places without the signs between days and what is said of them: 周日 - 休息."""
    last = max((at for at in own if segment.phrases[at].kind in _DAYS), default=own.stop)
    return [at for at in own if at < last or segment.phrases[at].kind not in _SIGNS]


def _statements(segment: Segment) -> list[range]:
    """The places of each statement that is whole by itself, in order."""
    found: list[range] = []
    done = 0
    for at in range(len(segment.phrases)):
        own = _statement(segment, at, done) if at >= done else None
        if own is not None:
            found.append(own)
            done = own.stop
    return found


def _statement(segment: Segment, at: int, done: int) -> range | None:
    """Days and what is said of them, 休息日 and the days behind it, or a half-day behind hours that it is not about."""
    kinds = [phrase.kind for phrase in segment.phrases]
    if kinds[at] not in _SAID and kinds[at] not in _AT_NOON:
        return None
    if kinds[at] is Word.LAST_TICKETS and at > done and kinds[at - 1] is Piece.TIME:
        return range(at - 1 - (at - 1 > done and kinds[at - 2] is Piece.DAYS), at + 1)
    first = at
    while first > done and kinds[first - 1] in _LINKS:
        first -= 1
    end = at + 1
    while end < len(kinds) and kinds[end] in _SAID and kinds[end] not in (Word.EXCEPT_AFTER, Word.BY_NOTICE):
        end += 1  # 周日闭馆休息
    end = _past_offer(kinds, end) if kinds[at] in _OFF else end
    before = kinds[first - 1] if first > done else None
    behind = next((kind for kind in kinds[end:] if kind is not Word.NOISE), None)
    if kinds[at] is Word.NOT_OFF and kinds[max(done, first - 3) : first] == [Piece.DAYS, Word.NOISE, Piece.DAYS]:
        return None  # 周一如遇法定节假日正常开放
    if before in _DAYS and kinds[at] in _SAID:
        return range(_first_days(segment, first - 1, done), end) if behind not in _GOES_ON else None
    names_days = kinds[at] is Word.OFF and segment.phrases[at].text in _DAYS_OFF
    if before in (None, Piece.RANGE) and names_days and (last := _days_behind(kinds, at)):
        return range(at, last)
    if before is not Piece.RANGE:
        return None
    return range(first, end) if behind not in _GOES_ON and _is_of_another_time(segment, first, at) else None


def _past_offer(kinds: Sequence[object], end: int) -> int:
    """周末休息可致电预约: where what is offered on days off ends; the same place where nothing is."""
    at = end
    while kinds[at : at + 1] in ([Word.NOISE], [Word.HOTLINE]):
        at += 1
    return at + 1 if kinds[at : at + 1] in ([Word.APPOINTMENT_MAY], [Word.APPOINTMENT]) else end


def _first_days(segment: Segment, at: int, done: int) -> int:
    """Where the days begin that a statement is about, with the days off and the small words before them."""
    kinds = [phrase.kind for phrase in segment.phrases]
    back = at
    while back > done and kinds[back - 1] in (Word.NOISE, Mark.AND):
        back -= 1
    off = back > done and kinds[back - 1] is Piece.DAYS and are_off(segment.phrases[back - 1].value)
    if off and are_off(segment.phrases[at].value):
        return _first_days(segment, back - 1, done)
    while at > done and kinds[at - 1] is Word.NOISE:
        at -= 1
    while at > done and kinds[at - 1] is Piece.SEASON and Piece.RANGE not in kinds:  # 暑假（7月至8月）周六休息
        at -= 1
    return at


def _days_behind(kinds: Sequence[object], at: int) -> int:
    """Where the days behind 休息日 end, nought where there are none or they have hours of their own."""
    days = at + 1 + (kinds[at + 1 : at + 2] == [Mark.COLON])
    has_hours = any(kind in _GOES_ON for kind in kinds[days + 1 : days + 2])
    return days + 1 if kinds[days : days + 1] == [Piece.DAYS] and not has_hours else 0


def _is_of_another_time(segment: Segment, first: int, at: int) -> bool:
    """Whether a half-day or a break is not the range before it: 14:30-17:30 中午休息, but not 12:00-13:00 午休."""
    half = next((p.kind for p in segment.phrases[first:at] if p.kind in HALVES), None)
    before = segment.phrases[first - 1].value
    if not isinstance(before, TimeRange):
        return False
    at_noon = before.is_at_noon
    if segment.phrases[at].kind in _AT_NOON or half is Word.NOON:
        return not at_noon
    if half is Word.AFTERNOON:
        return before.last_end <= NOON_GAP[1] and not at_noon
    if half is Word.MORNING:
        return before.first_start >= NOON_GAP[0] and not at_noon
    return half is Word.EVENING and before.last_end <= 18 * 60
