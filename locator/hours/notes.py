"""What a text tells beside its hours: 请携带身份证, 停车免费, 根据工作安排. It adds no hours and takes none away."""

from collections.abc import Sequence

from locator.hours.marks import Mark
from locator.hours.phrases import Phrase, Piece
from locator.hours.segments import HOURS, LIMITING, Segment
from locator.hours.words import Word

_WAYS = ("乘", "公交", "地铁", "首班", "末班", "交通")
_GIVEN_OUT = ("放号", "发号", "放票", "派号", "领号")
_CALLS = frozenset({Word.ASK_FIRST, Word.HOTLINE})


def without_notes(found: Sequence[Segment]) -> list[Segment]:
    """The segments without those that a note's first word begins; in others such a word is not understood."""
    kept: list[Segment] = []
    gap = 0
    for segment in found:
        had_hours = any(other.has(Piece.RANGE) for other in kept)
        gap = max(gap, segment.gap)
        if _is_note(segment, had_hours=had_hours):
            continue
        segment.gap, gap = gap, 0
        if segment.has(Word.NOTE, Word.FRAME):
            segment.phrases = [_unread(phrase) for phrase in segment.phrases]
        kept.append(segment)
    return kept


def _is_note(segment: Segment, *, had_hours: bool) -> bool:
    """Whether a segment is a note: without days, hours or words that limit, but for whom to call 有事."""
    if [phrase.kind for phrase in segment.phrases[-2:]] == [Piece.TIME, Word.NOISE]:
        return segment.phrases[-1].text in _GIVEN_OUT and not segment.has(Piece.RANGE)  # 线上预约每天8:00放号
    first = next((phrase for phrase in segment.phrases if phrase.kind is not Word.NOISE), None)
    if first is None or first.kind not in (Word.NOTE, Word.FRAME) or (first.kind is Word.FRAME and had_hours):
        return False
    others = segment.kinds & (HOURS | LIMITING)
    if Piece.TIME in segment.kinds and not first.text.startswith(_WAYS):
        return False
    return not others or (others <= _CALLS and first.text.endswith("事"))


def _unread(phrase: Phrase) -> Phrase:
    return phrase._replace(kind=Mark.UNREAD) if phrase.kind in (Word.NOTE, Word.FRAME) else phrase
