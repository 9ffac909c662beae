"""Labels before hours: a building's and its business's are two counters', as in 大厅开放8:00-18:00，办理9:00-17:00."""

from collections.abc import Sequence
from enum import Enum

from locator.hours.phrases.phrases import Piece
from locator.hours.segments.less_hours import has_hours
from locator.hours.segments.segments import Segment
from locator.hours.tokens.words import Word

_OF_BUSINESS = ("受理", "办理", "办事", "窗口", "业务", "办公", "办证")
_OF_BUILDING = ("开放", "开门", "开馆", "营业", "上班", "大厅")


class Label(Enum):
    """What hours are said to be of."""

    BUILDING = "building"
    BUSINESS = "business"


def label_of(segment: Segment) -> Label | None:
    """What the words before a segment's hours say that they are of; a building's window is its business."""
    said = ""
    for phrase in segment.phrases:
        if phrase.kind not in (Word.NOISE, Word.BEGINS):
            break
        said += phrase.text
    if not said:
        return None
    if any(word in said for word in _OF_BUSINESS):
        return Label.BUSINESS
    return Label.BUILDING if any(word in said for word in _OF_BUILDING) else None


def is_of_both(found: Sequence[Segment]) -> bool:
    """Whether a text has hours of a building and of its business."""
    return {label_of(segment) for segment in found if has_hours(segment)} >= set(Label)


def second_label(segment: Segment) -> list[int]:
    """Where a business's label stands behind hours with another: 上班时间 8:30-17:30 受理时间 9:00-17:00."""
    if label_of(segment) is not Label.BUILDING:
        return []
    for at in range(1, len(segment.phrases) - 1):
        own = segment.part(range(at, len(segment.phrases)))
        if segment.phrases[at - 1].kind is Piece.RANGE and own.has(Piece.RANGE) and label_of(own) is Label.BUSINESS:
            return [at]
    return []
