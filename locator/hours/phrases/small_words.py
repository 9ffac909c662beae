"""Small words by what stands before them: 遇节假日开放, 2月14日上班, 调休上班日正常."""

import re
from collections.abc import Sequence

from locator.hours.phrases.matters import ENDS, LIMITS, beside, is_end, limited
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.days import DayGroup
from locator.hours.readings.seasons import Season
from locator.hours.tokens.day_parts import DayPart, are_off
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.named_days import UNREAD_DAYS
from locator.hours.tokens.words import Word

_AT = ("逢", "每逢", "凡逢")
_LONGEST_MONTH = 31
_WORKED = ("上班", "正常", "正常办公")
_ALSO = ("也", "均", "都", "正常")
_OPENS = ("开放", "办公", "对外开放", "营业", "对外办公", "上班", "开馆", "开门", "正常")


def small_word(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """遇节假日开放, 2月14日上班: open as on other days; 15号 before hours: which days, nobody knows."""
    phrase = found[at]
    if _may_be_days_of_the_month(found, at):
        return [Phrase(Piece.DAYS, phrase.text, (DayPart(UNREAD_DAYS),))]
    if phrase.text in LIMITS:
        return [limited(found, at)]
    if phrase.text not in _OPENS or not at or not is_end(found, at + 1):
        return [phrase]
    kinds = {found[other].kind for other in beside(found, at)}
    before = _told_before(found, at)
    opened = before.kind is Piece.DAYS and (_are_holidays(before.value) or _are_make_ups(before.value))
    opens = (opened or is_short(before)) and not kinds & {Piece.RANGE, Piece.TIME}
    return [phrase._replace(kind=Word.NOT_OFF)] if opens or _adds_days_off(found, at) else [phrase]


def _adds_days_off(found: Sequence[Phrase], at: int) -> bool:
    """9:00-17:00（周六上班）: behind hours that no days were named for, a weekend is worked as well."""
    days = at - 1 - (found[at - 1].kind is Word.NOISE and found[at - 1].text in _ALSO)
    kinds = [phrase.kind for phrase in found[max(0, days - 2) : days + 1]]
    enclosed = kinds == [Piece.RANGE, Mark.OPEN, Piece.DAYS] and found[at + 1 : at + 2] != []
    unnamed = all(phrase.kind is not Piece.DAYS for phrase in found[: max(0, days)])
    return enclosed and unnamed and found[at].text in _WORKED and _are_weekends(found[days].value)


def _are_weekends(value: object) -> bool:
    return are_off(value) and not _are_holidays(value)


def _may_be_days_of_the_month(found: Sequence[Phrase], at: int) -> bool:
    """15号9:00-16:00, 1-5号9:00-16:00: days, or a counter's number."""
    numbers = [int(number) for number in re.findall("[0-9]+", found[at].text)] if found[at].text[-1:] == "号" else []
    first = not at or found[at - 1].kind in (*ENDS, Mark.AND) or found[at - 1].text in _AT
    hours = [phrase for phrase in found[at + 1 :] if phrase.kind is not Mark.AND and phrase.text[-1:] != "号"][:1]
    hours = [phrase for phrase in hours if phrase.kind in (Piece.RANGE, Piece.TIME) or phrase.kind in HALVES]
    return bool(numbers) and first and bool(hours) and all(1 <= number <= _LONGEST_MONTH for number in numbers)


def _told_before(found: Sequence[Phrase], at: int) -> Phrase:
    """What stands before a word, small words and a bracket left out."""
    back = at - 1
    while back > 0 and (found[back].kind is Word.NOISE or found[back].kind is Mark.CLOSE):
        if found[back].kind is Mark.CLOSE:
            back = next((other for other in range(back, -1, -1) if found[other].kind is Mark.OPEN), 0)
        back -= 1
    return found[max(back, 0)]


def is_short(phrase: Phrase) -> bool:
    """Whether it names a few days by their dates: 10月4日至7日."""
    return isinstance(phrase.value, Season) and phrase.value.is_short


def _are_holidays(value: object) -> bool:
    return are_off(value) and isinstance(value, tuple) and value[0].days.group is DayGroup.HOLIDAYS


def _are_make_ups(value: object) -> bool:
    return isinstance(value, tuple) and all(part.days.group is DayGroup.MAKE_UPS for part in value)


def are_festivals(value: object) -> bool:
    """Whether what a phrase says is certain holidays: 国庆, 春节."""
    return isinstance(value, tuple) and all(part.days.festivals and part.half is None for part in value)


def are_worked_dates(found: Sequence[Phrase], at: int) -> bool:
    """2月14日、28日调休上班: which days are worked stands before it."""
    of_dates = _are_make_ups(found[at].value) and "班" in found[at].text and is_short(_told_before(found, at))
    return at > 0 and of_dates and is_end(found, at + 1)
