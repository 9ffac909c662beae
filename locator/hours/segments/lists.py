"""Lists behind a label: in 延时服务12:00-13:30，17:00-18:00 both ranges are overtime, though a comma parts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.segments import Segment
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import IN_DOUBT, Word

_CLOSING = frozenset({Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED, Word.BREAK})
_LABELS = _CLOSING | {
    Word.APPOINTMENT, Word.OVERTIME, Word.DUTY, Word.ASK_FIRST, Word.TICKETS, Word.HOTLINE, Word.ONLINE,
}  # fmt: skip
_OF_A_RANGE = frozenset({Piece.RANGE, Mark.AND})
_OF_AN_ITEM = _OF_A_RANGE | {Piece.DAYS, Piece.SEASON, Mark.COLON}


_AFTERNOON_TOLD = 15 * 60
_LONGEST_BREAK = 150
"""In minutes; what lasts longer is no break: 午休12:00-13:00，8:30-12:00，13:30-17:30."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label and the days before it, where its ranges begin and end, and whether it heads a list (延时服务：…)."""

    phrases: tuple[Phrase, ...]
    start: int
    end: int
    heads: bool

    @property
    def closes(self) -> bool:
        return any(phrase.kind in _CLOSING for phrase in self.phrases)


def label_items(found: Sequence[Segment]) -> None:
    """Give each further item of a list its label, in place; whether it is one of what closes stays in doubt."""
    if not any(segment.has(*_LABELS) for segment in found):
        return
    label: _Label | None = None
    latest = 0
    for segment in found:
        label = label if segment.gap < 2 or (label is not None and _goes_on(segment, label, latest)) else None
        if label is not None and _is_item(segment, label, latest):
            _name(segment, label)
        elif (own := _label(segment)) is not None:
            label = own
        else:
            label = None
            latest = max([latest, *(each.last_end for each in segment.ranges)])
    for before, segment in pairwise(found):
        if segment.gap == 1 and (trailing := _trailing(segment)) is not None and _is_of_days_off(before):
            days = before.of(Piece.DAYS)
            before.phrases = [*before.phrases, trailing]
            before.bracketed = [*before.bracketed, 0]
            segment.phrases = [*days, *segment.phrases]
            segment.bracketed = [*(0 for _ in days), *segment.bracketed]


def _goes_on(segment: Segment, label: _Label, latest: int) -> bool:
    """8:30-12:00；14:00-17:30；延时服务：12:00-12:30；17:30-18:00: one sign parts all ranges, of the label too."""
    in_doubt = any(phrase.kind in IN_DOUBT for phrase in label.phrases)
    return label.heads and in_doubt and latest >= _AFTERNOON_TOLD and segment.kinds <= _OF_A_RANGE


def _trailing(segment: Segment) -> Phrase | None:
    """The label that ends a segment of one range alone: 14:00-16:00值班."""
    kinds = [phrase.kind for phrase in segment.phrases if phrase.kind is not Word.NOISE]
    return segment.of(kinds[1])[0] if kinds[:1] == [Piece.RANGE] and len(kinds) == 2 and kinds[1] in IN_DOUBT else None


def _is_of_days_off(segment: Segment) -> bool:
    """周六、周日9:00-12:00: what is said behind the next range of such days may be said of this one."""
    days = segment.of(Piece.DAYS)
    off = bool(days) and all(are_off(phrase.value) for phrase in days)
    return off and segment.has(Piece.RANGE) and not segment.limits


def _label(segment: Segment) -> _Label | None:
    """The label of a segment whose ranges stand behind it."""
    kinds = [phrase.kind for phrase in segment.phrases]
    at = next((place for place, kind in enumerate(kinds) if kind in _LABELS), None)
    if at is None or Piece.RANGE in kinds[:at] or Piece.RANGE not in kinds[at:]:
        return None
    days = [phrase for phrase in segment.phrases[:at] if phrase.kind is Piece.DAYS]
    heads = not days and kinds[at + 1] is Mark.COLON
    spans = [span for each in segment.ranges for span in each.spans or each.doubts]
    return _Label((*days, segment.phrases[at]), min(start for start, _ in spans), max(end for _, end in spans), heads)


def _is_item(segment: Segment, label: _Label, latest: int) -> bool:
    """Whether a segment goes on with a list: the office's own hours reach as far already, and it does not join on.

    8:30-12:00，午间值班12:00-14:00，14:30-17:30 goes on with the office's hours, as no afternoon was named before.
    """
    ranges = segment.ranges
    if not ranges or not segment.kinds <= (_OF_AN_ITEM if label.heads else _OF_A_RANGE):
        return False
    first = ranges[0].first_start
    overlaps = first < label.end and label.start < ranges[0].last_end
    if overlaps and not segment.has(Piece.DAYS):  # 午休12:00-13:00，9:00-17:00
        return False
    if any(phrase.kind is Word.BREAK for phrase in label.phrases) and ranges[0].last_end - first > _LONGEST_BREAK:
        return False
    # 工作日8:30-17:00，延时服务12:00-14:00，17:30-18:30: the office's own afternoon was named before.
    is_told = latest >= _AFTERNOON_TOLD and any(phrase.kind in IN_DOUBT for phrase in label.phrases)
    return first != label.end and (label.heads or first <= latest or is_told or not latest)


def _name(segment: Segment, label: _Label) -> None:
    named = [phrase for phrase in label.phrases if phrase.kind is not Piece.DAYS or not segment.has(Piece.DAYS)]
    segment.phrases = [*named, *segment.phrases]
    segment.bracketed = [0] * len(named) + segment.bracketed
    segment.of_some = segment.of_some or label.closes
