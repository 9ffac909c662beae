"""Advice and crowds: 建议周三来, 低峰时段：周二至周四14:00-16:00, 周一最忙. They say nothing of an office's hours."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.days import EVERY_DAY, weekdays_of
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word, packaged_words

_ADVISING = frozenset({"建议", "推荐", "鼓励", "倡导", "提倡", "最好", "避开", "请避开"})
_COMING = ("来", "前来", "前来办理", "办理", "办事", "办业务")
_OF_ADVICE = {
    Word.NOISE, Word.THE_DAY, Word.TICKETS, Piece.DAYS, Piece.RANGE, Mark.COLON, Mark.AND, Mark.UNREAD, *HALVES,
}  # fmt: skip


def without_advice(found: Sequence[Segment]) -> list[Segment]:
    """The segments without those that only say when one had better come, or when many do.

    What the other hours have not got is kept in doubt: the Saturday of 建议周六来，工作日9:00-17:00.
    """
    texts = [phrase.text for segment in found for phrase in segment.phrases]
    if packaged_words().crowds.isdisjoint(texts) and _ADVISING.isdisjoint(texts):
        return list(found)
    advice = _of_advice(found)
    hours = [segment for at, segment in enumerate(found) if at not in advice and segment.has(Piece.RANGE, Word.ALL_DAY)]
    if not hours:
        return list(found)
    kept: list[Segment] = []
    gap = 0
    for at, segment in enumerate(found):
        gap = max(gap, segment.gap)
        own = _in_doubt(segment) if at in advice and not _is_among(segment, hours) else segment
        if at not in advice or own is not segment:
            own.gap, gap = gap, 0
            kept.append(_without_bracketed(own))
    return kept


def _of_advice(found: Sequence[Segment]) -> set[int]:
    """The places of the segments that are advice, with the ranges that go on behind a comma."""
    places: set[int] = set()
    for at, segment in enumerate(found):
        goes_on = at - 1 in places and segment.gap < 2 and segment.has(Piece.RANGE) and found[at - 1].has(Piece.RANGE)
        if _advises(segment.phrases) or (goes_on and _is_range_alone(segment)):
            places.add(at)
    return places


def _is_range_alone(segment: Segment) -> bool:
    others = [phrase for phrase in segment.phrases if phrase.kind is not Piece.RANGE and phrase.kind not in HALVES]
    return all(phrase.text in _COMING or phrase.kind is Mark.AND for phrase in others)


def _advises(phrases: Sequence[Phrase]) -> bool:
    """Whether all that stands there is advice, or how many come then."""
    crowds = packaged_words().crowds
    if any(
        phrase.kind not in _OF_ADVICE or (phrase.kind is Mark.UNREAD and phrase.text not in crowds)
        for phrase in phrases
    ):
        return False
    named = next((at for at, own in enumerate(phrases) if own.kind in (Piece.DAYS, Piece.RANGE)), len(phrases))
    behind_both = sum(own.kind in (Piece.DAYS, Piece.RANGE) for own in phrases) > 2 and phrases[-1].text in crowds
    advised = any(own.kind is Word.NOISE and own.text in _ADVISING for own in phrases[:named])
    return (advised or any(own.kind is Mark.UNREAD for own in phrases)) and not behind_both


def _is_among(segment: Segment, hours: Sequence[Segment]) -> bool:
    """Whether the days and times that one had better come in are the office's anyway."""
    days = weekdays_of(part.days for own in hours for part in own.parts)
    opened = [value for own in hours for value in own.ranges]
    of_times = all(any(value.is_within(one) for one in opened) for value in segment.ranges)
    return of_times and not weekdays_of(part.days for part in segment.parts) & ~(days or EVERY_DAY)


def _in_doubt(segment: Segment) -> Segment:
    """What is advised and not among the hours may be open: one should ask."""
    own = segment.part([at for at, phrase in enumerate(segment.phrases) if phrase.kind is not Mark.UNREAD])
    own.phrases.append(Phrase(Word.DUTY, ""))
    own.bracketed.append(own.bracketed[-1] if own.bracketed else 0)
    return own


def _without_bracketed(segment: Segment) -> Segment:
    """工作日9:00-17:00（周一最忙）: a bracket that only says so."""
    gone = {
        number
        for number in {*segment.bracketed} - {0}
        if _advises([own for own, at in zip(segment.phrases, segment.bracketed, strict=True) if at == number])
    }
    if not gone:
        return segment
    return segment.part([at for at, number in enumerate(segment.bracketed) if number not in gone])
