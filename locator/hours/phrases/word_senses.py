"""What a word means by what stands beside it: 取件 behind hours, 开会 before 不办公, 至 before a time alone."""

from collections.abc import Callable, Sequence

from locator.hours.phrases.matters import ENDS, OPENING, beside, is_end, is_of_matters
from locator.hours.phrases.ordinary_times import ordinary_times
from locator.hours.phrases.outside_days import OTHER_DAYS, are_outside
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.recommendations import recommended
from locator.hours.phrases.services import asking, by_machine, handing_out, is_of_some_matters
from locator.hours.phrases.small_words import are_festivals, are_worked_dates, is_short, small_word
from locator.hours.phrases.time_ranges import Edge, TimeRange
from locator.hours.readings.day_table import MIDNIGHT
from locator.hours.readings.days import WEEKEND, DayGroup, Days
from locator.hours.readings.seasons import Season
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.day_parts import DayPart, are_off
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word, packaged_words

_CONDITIONS = ("如遇", "若遇", "遇", "逢", "如逢", "遇到", "凡遇", "逢有", "期间", "时", "如", "可能")
_NAMES_OF_DATES = ("期", "季", "季节", "时节", "期间")
_NEVER_UNTIL = {
    Piece.RANGE, Piece.SEASON, Word.ENDS, Word.BEGINS, Word.OVERTIME, Word.DUTY, Word.APPOINTMENT, Word.OFF,
    Word.SUSPENDED, Word.OTHER_DUTIES, Word.AWAY, Word.BREAK, Word.LAST_TICKETS,
}  # fmt: skip
_ENDINGS = frozenset({Word.ENDS, Word.OFF, Word.SUSPENDED, Word.LAST_TICKETS, Word.OTHER_DUTIES})
_WEEKENDS = (DayPart(Days(DayGroup.WEEKENDS, WEEKEND)),)
_OF_HOURS = (Piece.RANGE, Mark.AND, Mark.COMMA, Mark.COLON)
_LISTED = (Piece.DAYS, Piece.SEASON, Mark.AND, Word.NOISE)

_BOTH_OFF = ("双休", "休二日", "休两日", "休二日制")
_SHUTS = ("关门", "打烊", "锁门", "关窗", "关窗口", "关大门")
_OPENS = ("开", "上班")

Sense = Callable[[Sequence[Phrase], int], list[Phrase]]


def with_senses(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, each word of several senses in the one that it has where it stands."""
    made: list[Phrase] = []
    for at, phrase in enumerate(found):
        sense = _SENSES.get(phrase.kind)
        if sense is None:
            made.append(phrase)
        else:
            made += sense(found, at)
    return made


def _the_day(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """全天 with nothing beside it is day and night; 全天办理, 周一至周五全天 may be a morning and an afternoon."""
    return [found[at]._replace(kind=Word.ALL_DAY) if len(found) == 1 else found[at]]


def _present(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """Who sits there in some hours is open then (周二9:00-11:30有人); of 中午有人 nobody knows."""
    behind_hours = at > 0 and found[at - 1].kind in (Piece.RANGE, Word.ALL_DAY)
    return [found[at]._replace(kind=Word.NOISE if behind_hours else Word.DUTY)]


def _away(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """周三开会 leaves in doubt; right before a closing it is only the reason: 6月10日停电暂停办公, not 如遇停电休息."""
    kinds = {found[other].kind for other in beside(found, at)}
    near = [found[other].text for other in (at - 1, at + 1) if 0 <= other < len(found)]
    if any(phrase.kind is Word.HOTLINE for phrase in found[at + 1 : at + 4]) and "时" in near:
        return [found[at]._replace(kind=Word.DUTY)]  # 下乡时请拨打电话
    if kinds & {Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE} or any(text in _CONDITIONS for text in near):
        return [found[at]._replace(kind=Mark.UNREAD)]  # 24小时（停电除外）
    return [] if kinds & {Word.OFF, Word.SUSPENDED} else [found[at]]


def _until(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """周五、周六开放至21:00, 周日到12:00: another end on these days; not 至5:00, which may be an afternoon's."""
    phrase, behind = found[at], found[at + 1] if at + 1 < len(found) else None
    if phrase.text not in ("至", "到") or behind is None or not isinstance(behind.value, Edge):
        return [phrase]
    kinds = [found[other].kind for other in beside(found, at)]
    is_late = behind.value.time.minute >= NOON and behind.kind is Piece.TIME
    if is_late and Piece.DAYS in kinds and not _NEVER_UNTIL & set(kinds):
        return [Phrase(Word.UNTIL, phrase.text)]
    return [phrase]


def _lone_end(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """14:00-17:30（周五17:00）: a bracket of days and an afternoon's time says when these end."""
    edge = found[at].value
    kinds = [p.kind for p in found[max(0, at - 3) : at + 2] if p.kind not in (Word.NOISE, Mark.COLON)]
    alone = kinds[-4:] == [Mark.OPEN, Piece.DAYS, Piece.TIME, Mark.CLOSE]
    ends = alone and isinstance(edge, Edge) and edge.time.minute >= NOON and edge.time.side is None
    return [Phrase(Word.UNTIL, ""), found[at]] if ends else [found[at]]


def _days(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """10月10日（周六）: which day of the week a date is, is known. 工作日以外: the days that are none."""
    if are_outside(found, at):
        return [found[at]._replace(value=OTHER_DAYS)]
    before, behind = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
    in_brackets = before is not None and before.kind is Mark.OPEN and behind is not None and behind.kind is Mark.CLOSE
    is_date = at > 1 and isinstance(found[at - 2].value, Season) and is_short(found[at - 2])
    named = behind is not None and is_short(behind) and are_festivals(found[at].value)  # 国庆10月1日至3日闭馆
    if before is not None and before.text == "非" and are_off(found[at].value):
        return [found[at], Phrase(Word.EXCEPT_AFTER, "")]
    if (in_brackets and is_date) or named:
        return [found[at]._replace(kind=Word.NOISE, value=None)]
    if are_worked_dates(found, at):
        return [found[at]._replace(kind=Word.NOT_OFF, value=None)]
    return ordinary_times(found, at)


def _except_after(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """税务窗口除外（9:00-17:00）: a counter's own hours, as 税务窗口（9:00-17:00）; and part of a name of days."""
    if at and found[at - 1].text.endswith(packaged_words().counter_ends) and _has_hours_in_brackets(found, at + 1):
        return []
    return [] if at and found[at - 1].kind is Piece.DAYS and are_outside(found, at - 1) else [found[at]]


def _has_hours_in_brackets(found: Sequence[Phrase], at: int) -> bool:
    kinds = [phrase.kind for phrase in found[at:]]
    end = kinds.index(Mark.CLOSE) if Mark.CLOSE in kinds else len(kinds)
    return kinds[:1] == [Mark.OPEN] and Piece.RANGE in kinds[:end] and {*kinds[1:end]} <= {Piece.DAYS, *_OF_HOURS}


def _and(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """周六、周日、6月19日休息: days of the week and dates that are off, each by themselves."""
    sides = [found[other] for other in (at - 1, at + 1) if 0 <= other < len(found)]
    mixed = {phrase.kind for phrase in sides} == {Piece.DAYS, Piece.SEASON} and any(map(is_short, sides))
    behind = next((phrase for phrase in found[at + 1 :] if phrase.kind not in _LISTED), None)
    if not mixed or behind is None or behind.kind not in (Word.OFF, Word.SUSPENDED):
        return [found[at]]
    return [behind, found[at]._replace(kind=Mark.COMMA)]


def _unread(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """集中参保期（9月1日至12月31日）: a name that has its dates behind it; 非节假日: but on these days."""
    if found[at].text == "非" and at + 1 < len(found) and are_off(found[at + 1].value):
        return [found[at]._replace(kind=Word.EXCEPT_BEFORE)]
    if is_of_matters(found, at):  # 仅办理储蓄业务, but never 仅圩日开放
        return [found[at]._replace(kind=Word.NOISE)]
    phrase, first = found[at], at + 1
    if first < len(found) and found[first].text in _NAMES_OF_DATES:
        first += 1
    elif not phrase.text.endswith(_NAMES_OF_DATES):
        return [phrase]
    kinds = [other.kind for other in found[first : first + 3]]
    return [phrase._replace(kind=Word.NOISE)] if kinds == [Mark.OPEN, Piece.SEASON, Mark.CLOSE] else [phrase]


def _off(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """双休 alone: both days of the weekend are off."""
    phrase = found[at]
    if is_of_some_matters(found, at):
        return [phrase._replace(kind=Word.DUTY)]
    behind_hours = not at or found[at - 1].kind in (Piece.RANGE, *ENDS)
    named = any(found[other].kind is Piece.DAYS for other in beside(found, at))
    if not phrase.text.endswith(_BOTH_OFF) or (named and not behind_hours):
        return [phrase]
    return [Phrase(Piece.DAYS, phrase.text, _WEEKENDS), phrase]


def _range(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """9:00-17:00（12点-13点关门）, 12:00-14:00锁门: such a range in a bracket or at noon is a break, as are nights."""
    own, value = found[at], found[at].value
    if not own.text.endswith(_SHUTS) or any(word in own.text for word in _OPENS) or not isinstance(value, TimeRange):
        return [own]
    in_brackets = at > 0 and found[at - 1].kind is Mark.OPEN and is_end(found, at + 1)
    at_night = any(end > MIDNIGHT for _, end in value.spans)
    return [own, Phrase(Word.OFF, "")] if in_brackets or value.is_at_noon or at_night else [own]


def _ends(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """中午关门: nobody is there at noon."""
    is_shut = at > 0 and found[at - 1].kind is Word.NOON and found[at].text in _SHUTS and is_end(found, at + 1)
    return [found[at]._replace(kind=Word.OFF)] if is_shut else [found[at]]


def _other_days(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """12:00-14:00关门，其余8:00-18:00: where no days or seasons were named, the other hours are meant."""
    at_other_times = at > 0 and not any(own.kind in (Piece.DAYS, Piece.SEASON, Mark.UNREAD) for own in found[:at])
    leads = at + 1 < len(found) and found[at + 1].kind in (Piece.RANGE, Mark.COLON)
    return [found[at]._replace(kind=Word.NOISE)] if at_other_times and leads else [found[at]]


def _no(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """取消延时服务: what is not there changes nothing; of anything else it is not understood."""
    behind = found[at + 1].kind if at + 1 < len(found) else None
    known = behind in (Word.OVERTIME, Word.DUTY, Word.BREAK)
    return [found[at]._replace(kind=Word.NOISE if known else Mark.UNREAD)]


def _ahead(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """提前下班, 下班前停止取号: the end or the beginning is in doubt; else (提前准备材料) it means nothing."""
    behind = [found[other] for other in beside(found, at) if other > at]
    changes = any(phrase.kind in _ENDINGS for phrase in behind)
    opens = found[at].text == "提前" and any(own.kind is Word.BEGINS or own.text in OPENING for own in behind[:1])
    if found[at].text == "提前" and at > 1 and is_end(found, at + 1):
        named = [phrase.kind for phrase in found[at - 2 : at]] == [Mark.OPEN, Piece.DAYS]
        return [found[at]._replace(kind=Word.DUTY if named else Word.NOISE)]  # 14:00-17:30（周五提前）
    return [found[at] if changes or opens else found[at]._replace(kind=Word.NOISE)]


def _postponed(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """遇节假日顺延; of 逢圩日顺延 nobody understands what is put off."""
    unread = any(found[other].kind is Mark.UNREAD for other in beside(found, at))
    return [found[at]._replace(kind=Mark.UNREAD) if unread else found[at]]


def _denied(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """延时服务, 值班 and 午休 behind a word that says there is none."""
    if not at or found[at - 1].kind is not Word.NO:
        return [found[at]]
    return [found[at]._replace(kind=Word.NO_BREAK if found[at].kind is Word.BREAK else Word.NOISE)]


_SENSES: dict[object, Sense] = {
    Word.HANDING_OUT: handing_out,
    Word.THE_DAY: _the_day,
    Word.APPOINTMENT: recommended,
    Word.PRESENT: _present,
    Word.AWAY: _away,
    Word.AHEAD: _ahead,
    Word.DASH: _until,
    Word.NOISE: small_word,
    Word.BEGINS: small_word,
    Word.KIOSK: by_machine,
    Word.NO: _no,
    Word.ENDS: _ends,
    Word.OTHER_DAYS: _other_days,
    Word.POSTPONED: _postponed,
    Word.OVERTIME: _denied,
    Word.DUTY: _denied,
    Word.BREAK: _denied,
    Piece.RANGE: _range,
    Word.HOTLINE: asking,
    Word.OFF: _off,
    Piece.DAYS: _days,
    Piece.TIME: _lone_end,
    Word.EXCEPT_AFTER: _except_after,
    Mark.UNREAD: _unread,
    Mark.AND: _and,
}
