"""What is done on certain days or in certain hours: 周末只办证, 周二收件，周三发件, 9:00-12:00取号，14:00-17:00办理."""

from dataclasses import replace
from itertools import zip_longest

from locator.hours.phrases.matters import LIMITS
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_TICKETS = ("取号", "叫号", "排号", "领号", "放号", "发号")
_SERVED = ("办理", "受理", "办事", "办业务", "办理业务", "受理业务", "办公")
_ACTS = ("办证", "收件", "交件", "缴费")
_SIGNS = frozenset({*_ACTS, *_TICKETS, "请勿"})
_COMING = ("请勿", "来", "前来", "前来办理", "办理", "办事", "办业务")
_SMALL = (Word.NOISE, Mark.COLON, Mark.AND)


def with_acts(found: list[Segment]) -> list[Segment]:
    """The segments; days and hours that are for one act of several are put in doubt, in place."""
    if _SIGNS.isdisjoint([phrase.text for segment in found for phrase in segment.phrases]):
        return found
    acts = [_act(segment) for segment in found]
    others = sum(map(bool, acts)) + sum(map(_hands_out, found)) > 1
    for segment, act, behind in zip_longest(found, acts, found[1:]):
        if act == 1 and (others or _names_days_with_hours(behind)):
            segment.phrases = [_doubted(phrase) for phrase in segment.phrases]
        elif act > 1 or _warns(segment):
            segment.phrases.append(Phrase(Word.DUTY, ""))
            segment.bracketed.append(segment.bracketed[-1])
        elif _is_for_tickets(segment) and any(_has_hours(own, segment) for own in found if own is not segment):
            segment.phrases[-1] = segment.phrases[-1]._replace(kind=Word.TICKETS)
    return found


def _names_days_with_hours(segment: Segment | None) -> bool:
    """周六办证，工作日9:00-17:00: hours of other days, which those of the act need not have."""
    return segment is not None and segment.has(Piece.DAYS) and segment.has(Piece.RANGE) and not segment.limits


def _doubted(phrase: Phrase) -> Phrase:
    if phrase.kind is not Piece.DAYS or not isinstance(phrase.value, tuple):
        return phrase
    return phrase._replace(value=tuple(replace(part, doubtful=True) for part in phrase.value))


def _is_for_tickets(segment: Segment) -> bool:
    """9:00-12:00取号: a range that tickets are given in."""
    last = segment.phrases[-1]
    return last.kind is Word.NOISE and last.text in _TICKETS and segment.has(Piece.RANGE) and not segment.limits


def _has_hours(segment: Segment, of_tickets: Segment) -> bool:
    """Whether people are served in other hours than the tickets are given in; 7:30-8:30取号 is before them."""
    is_guess = any(own.slip for own in of_tickets.ranges)
    served = is_guess or any(phrase.text in _SERVED for phrase in segment.of(Word.NOISE))
    return served and segment.has(Piece.RANGE)


def _warns(segment: Segment) -> bool:
    """周六请勿前来办理, 12:00-13:00请勿前来: closed, or so busy that one had better not come."""
    warned = any(phrase.text == "请勿" for phrase in segment.of(Word.NOISE))
    named = segment.kinds & {Piece.DAYS, Piece.RANGE, *HALVES}
    return warned and bool(named) and not segment.limits and segment.phrases[-1].text in _COMING


def _act(segment: Segment) -> int:
    """1 where days have an act and no hours (周一、三收件), 2 where it is all that is done (周末只办证); else 0."""
    kinds = segment.kinds
    small = [phrase.text for phrase in segment.of(Word.NOISE)]
    if Piece.DAYS not in kinds or kinds - {Piece.DAYS, *_SMALL, *HALVES} or small[-1:] == []:
        return 0
    if small[-1] not in _ACTS:
        return 0
    return 2 if any(text in LIMITS for text in small[:-1]) else 1


def _hands_out(segment: Segment) -> bool:
    return segment.has(Word.HANDING_OUT) and segment.has(Piece.DAYS) and not segment.has(Piece.RANGE)
