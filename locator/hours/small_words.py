"""Small words by what stands before them: 遇节假日开放, 2月14日上班, 调休上班日正常."""

from collections.abc import Sequence

from locator.hours.day_parts import are_off
from locator.hours.days import DayGroup
from locator.hours.marks import Mark
from locator.hours.matters import LIMITS, beside, is_end, limited
from locator.hours.phrases import Phrase, Piece
from locator.hours.seasons import Season
from locator.hours.words import Word

_OPENS = ("开放", "办公", "对外开放", "营业", "对外办公", "上班", "开馆", "开门", "正常")


def small_word(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """遇节假日开放, 2月14日上班: open as on other days."""
    phrase = found[at]
    if phrase.text in LIMITS:
        return [limited(found, at)]
    if phrase.text not in _OPENS or not at or not is_end(found, at + 1):
        return [phrase]
    kinds = {found[other].kind for other in beside(found, at)}
    before = _told_before(found, at)
    opened = before.kind is Piece.DAYS and (_are_holidays(before.value) or _are_make_ups(before.value))
    opens = (opened or is_short(before)) and not kinds & {Piece.RANGE, Piece.TIME}
    return [phrase._replace(kind=Word.NOT_OFF)] if opens else [phrase]


def _told_before(found: Sequence[Phrase], at: int) -> Phrase:
    """What stands before a word, small words and a bracket left out."""
    back = at - 1
    while back > 0 and (found[back].kind is Word.NOISE or found[back].kind is Mark.CLOSE):
        if found[back].kind is Mark.CLOSE:
            back = next((other for other in range(back, -1, -1) if found[other].kind is Mark.OPEN), 0)
        back -= 1
    return found[max(back, 0)]


def is_short(phrase: Phrase) -> bool:
    return isinstance(phrase.value, Season) and phrase.value.is_short


def _are_holidays(value: object) -> bool:
    return are_off(value) and isinstance(value, tuple) and value[0].days.group is DayGroup.HOLIDAYS


def _are_make_ups(value: object) -> bool:
    return isinstance(value, tuple) and all(part.days.group is DayGroup.MAKE_UPS for part in value)
