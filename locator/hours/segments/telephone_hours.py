"""Hours of a telephone behind its number: 电话：0731-85550000（9:00-18:00）, （咨询热线12345，24小时）."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.segments import Segment
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_OWN = {Piece.RANGE, Word.ALL_DAY, Word.NOISE, Mark.AND}


def is_number(phrase: Phrase) -> bool:
    """Whether a phrase is a telephone's number."""
    return phrase.kind is Mark.NUMBER or (phrase.kind is Word.NOISE and phrase.text[-1:].isdecimal())


def without_telephone_hours(found: Sequence[Segment]) -> list[Segment]:
    """The segments without the hours of telephones; where a text has no others, they are the office's."""
    for at, segment in enumerate(found):
        number = _number(segment)
        if number is not None:
            kept = _without_bracket(found, at, number) or _without_list(found, at)
            if kept is not None and any(other.has(Piece.RANGE) for other in kept):
                return without_telephone_hours(kept)
    return list(found)


def _number(segment: Segment) -> int | None:
    """The place of a number behind a telephone's label."""
    label = next((at for at, phrase in enumerate(segment.phrases) if phrase.kind is Word.HOTLINE), None)
    if label is None:
        return None
    return next((at for at in range(label + 1, len(segment.phrases)) if is_number(segment.phrases[at])), None)


def _without_bracket(found: Sequence[Segment], at: int, number: int) -> list[Segment] | None:
    """The segments without the bracket right behind a number; null where none with hours stands there."""
    own = found[at]
    bracket = own.bracketed[number + 1] if number + 1 < len(own.phrases) else 0
    if not bracket or bracket == own.bracketed[number] or Piece.RANGE not in own.kinds_in(bracket):
        return None
    kept: list[Segment] = []
    for segment in found:
        rest = segment.part([place for place, own in enumerate(segment.bracketed) if own != bracket])
        kept += [rest] if rest.phrases else []
    return kept


def _without_list(found: Sequence[Segment], at: int) -> list[Segment] | None:
    """The segments without the hours beside a telephone in its bracket, or 24小时 behind it; null where none are."""
    end, first = at + 1, at
    while end < len(found) and found[end].gap == 1 and _is_of_telephone(found[at], found[end]):
        end += 1
    if first and found[at].gap == 1 and found[at - 1].in_brackets and found[at - 1].kinds == {Word.ALL_DAY}:
        first -= 1
    return [*found[:first], found[at], *found[end:]] if end - first > 1 else None


def _is_of_telephone(telephone: Segment, hours: Segment) -> bool:
    if not hours.kinds <= _OWN or not hours.has(Piece.RANGE, Word.ALL_DAY):
        return False
    return (telephone.in_brackets and hours.in_brackets) or not hours.has(Piece.RANGE)
