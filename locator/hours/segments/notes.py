"""What a text tells beside its hours: 请携带身份证, 停车免费, 根据工作安排. It adds no hours and takes none away."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_WAYS = ("乘", "公交", "地铁", "首班", "末班", "交通")
_GIVEN_OUT = ("放号", "发号", "放票", "派号", "领号")
_HEADS = (Word.NOTE, Word.FRAME)
_CALLS = frozenset({Word.ASK_FIRST, Word.HOTLINE})


def without_notes(found: Sequence[Segment]) -> list[Segment]:
    """The segments without those that a note's first word begins; in others such a word is not understood."""
    kept: list[Segment] = []
    gap = 0
    for segment in found:
        gap = max(gap, segment.gap)
        if segment.phrases[-1].text in _GIVEN_OUT and _is_of_tickets(segment):
            continue
        if segment.has(*_HEADS):
            if _is_note(segment, kept):
                continue
            segment.phrases = [_unread(phrase) for phrase in segment.phrases]
        segment.gap, gap = gap, 0
        kept.append(segment)
    return kept


def _is_of_tickets(segment: Segment) -> bool:
    """线上预约每天8:00放号: when tickets are given out is no hour of the office."""
    before = segment.phrases[-2].kind if len(segment.phrases) > 1 else None
    return before is Piece.TIME and not segment.has(Piece.RANGE)


def _is_note(segment: Segment, before: Sequence[Segment]) -> bool:
    """Whether a segment is a note: without days, hours or words that limit, but for whom to call 有事."""
    first = next((phrase for phrase in segment.phrases if phrase.kind is not Word.NOISE), segment.phrases[0])
    if first.kind is Word.FRAME and any(other.has(Piece.RANGE) for other in before):
        return False
    others = segment.kinds & (HOURS | LIMITING)
    if first.kind not in _HEADS or (Piece.TIME in segment.kinds and not first.text.startswith(_WAYS)):
        return False
    return not others or (others <= _CALLS and first.text.endswith("事"))


def _unread(phrase: Phrase) -> Phrase:
    return phrase._replace(kind=Mark.UNREAD) if phrase.kind in _HEADS else phrase
