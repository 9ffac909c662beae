"""Segments that no rule parts cleanly: what they close or open is nobody's guess, and all is in doubt."""

from collections.abc import Sequence
from itertools import pairwise

from locator.hours.phrases.phrases import Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.segments.segments import LIMITING, Segment
from locator.hours.tokens.halves import HALVES, NOON_GAP
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import IN_DOUBT, Word

_OFF = frozenset({Word.OFF, Word.SUSPENDED, Word.OTHER_DUTIES})
_CLOSING = _OFF | {Word.BREAK}
_OF_A_CLAUSE = _CLOSING | {Word.APPOINTMENT, Word.ASK_FIRST}
_OF_AN_END = (Piece.TIME, Piece.RANGE, Piece.DAYS)
_NAMED = {Piece.RANGE, Piece.DAYS, Piece.SEASON, Piece.TIME, *HALVES}
_SINGLE = LIMITING - {
    Word.SOME_WEEKS,
    Word.INCLUDING,
    Word.EXCEPT_AFTER,
    Word.EXCEPT_BEFORE,
    Word.IF_CHANGED,
    Word.APPOINTMENT_MAY,
}
_DAYS = (Piece.DAYS, Piece.SEASON)


def is_tangled(segment: Segment, stated: Sequence[Segment]) -> bool:
    """Whether a segment says several things that run into each other: 周一上午学习10:30开门."""
    if not segment.limits:
        return segment.has(Word.BEGINS, Word.ENDS) and all(segment.has(kind) for kind in _OF_AN_END)
    return _goes_on_otherwise(segment) or any(_swallows(own, segment) for own in stated)


def _goes_on_otherwise(segment: Segment) -> bool:
    """周三上午休息下午2点上班, 周一：休息 9:00-17:00: days, what is said of them, and then other hours."""
    kinds = [phrase.kind for phrase in segment.phrases if phrase.kind not in (Word.NOISE, *HALVES)]
    texts = [phrase.text for phrase in segment.phrases if phrase.kind not in (Word.NOISE, *HALVES)]
    for at, kind in enumerate(kinds):
        if kind not in _OFF or texts[at].endswith("时间"):
            continue
        behind, before = kinds[at + 1 : at + 2], kinds[max(0, at - 2) : at]
        if behind == [Piece.TIME] and before[-1:] == [Piece.DAYS] and not _is_till_then(segment):
            return True
        if behind == [Piece.RANGE] and before in ([Piece.DAYS, Mark.COLON], [Piece.DAYS, Word.DASH]):
            return kind is not Word.OTHER_DUTIES  # 周五：学习14:00-17:00
    return False


def _is_till_then(segment: Segment) -> bool:
    """Whether nothing begins or ends at the time, as it does in 周一上午学习10:30开门."""
    return not segment.has(Word.BEGINS, Word.ENDS)


def _swallows(stated: Segment, segment: Segment) -> bool:
    """Whether a statement has hours in it that may be the office's own."""
    kinds = [phrase.kind for phrase in stated.phrases]
    said = [at for at, kind in enumerate(kinds) if kind in _SINGLE]
    if not all(kinds[at] in IN_DOUBT for at in said) and any(
        set(kinds[one + 1 : two]) & (_NAMED - {Piece.RANGE} if kinds[one] is Word.BREAK else _NAMED)
        for one, two in pairwise(said)
    ):
        return True
    words = [at for at in said if kinds[at] in _CLOSING or kinds[at] in IN_DOUBT]
    if Piece.RANGE not in kinds or not words:
        return False
    behind_hours = kinds[kinds.index(Piece.RANGE) : words[0]]
    if Piece.DAYS in behind_hours or (kinds[words[0]] in _CLOSING and kinds.count(Piece.DAYS) > 1):
        return True
    if _heads_other_hours(stated, words[0]):
        return True
    return kinds[words[0]] in _OF_A_CLAUSE and Piece.RANGE in kinds[: words[0]] and _takes_the_last(stated, segment)


def _heads_other_hours(stated: Segment, at: int) -> bool:
    """中午休息 周二至周日9:00-17:00: a closing, and behind it days with hours that are not noon's."""
    word, behind = stated.phrases[at], stated.phrases[at + 1 :]
    if word.kind not in _CLOSING or word.text.endswith("时间"):
        return False
    days = next((place for place, phrase in enumerate(behind) if phrase.kind is Piece.DAYS), len(behind))
    ranges = [phrase.value for phrase in behind[days:] if isinstance(phrase.value, TimeRange)]
    return any(own.first_start < NOON_GAP[0] or own.last_end > NOON_GAP[1] for own in ranges)


def _takes_the_last(stated: Segment, segment: Segment) -> bool:
    """工作日8:30-12:00 14:30-17:30 须预约: the last hours of several for the same days, and not those of noon.

    8:00-8:30、17:30-18:00是否办公请先咨询 has no hours that are sure.
    """
    last = stated.of(Piece.RANGE)[-1]
    asks_whether = any(phrase.text.startswith("是否") for phrase in stated.of(Word.ASK_FIRST))
    if asks_whether or stated.has(*_DAYS) or not isinstance(last.value, TimeRange):
        return False
    own = next(at for at, phrase in enumerate(segment.phrases) if phrase is last)
    earlier: list[TimeRange] = []
    for phrase in reversed(segment.phrases[:own]):
        if phrase.kind in _DAYS:
            break
        earlier += [phrase.value] if isinstance(phrase.value, TimeRange) else []
    return bool(earlier) and not last.value.is_at_noon and not any(last.value.is_within(one) for one in earlier)
