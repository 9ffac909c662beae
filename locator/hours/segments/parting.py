"""A segment parted into what it says of other hours and the hours of its own: 节假日不休 8:30-17:30 says both."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import lies_at_noon
from locator.hours.segments.segments import LIMITING, Segment
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_OF_DAYS_BEFORE = (Word.NOT_OFF, Word.OFF, Word.SUSPENDED, Word.AS_THE_STATE, Word.EXCEPT_AFTER)
_OF_NO_DAYS = (Word.ALL_YEAR, Word.NO_BREAK)
_OF_TIMES = (Word.BREAK, Word.DUTY, Word.OVERTIME, Word.APPOINTMENT, Word.TICKETS)
_IN_DOUBT = (Word.DUTY, Word.OVERTIME, Word.APPOINTMENT)
_OF_AHEAD = (Word.AHEAD, Mark.AHEAD_BY)
_OF_AN_END = (Word.BEGINS, Word.ENDS)
_ARE = ("为", "均为", "都为", "都是", "均", "都")
_OTHER_ENDS = (Word.EXTENDED, Word.SHORTENED)
_NOT_NEEDED = ("无", "不", "免")
_OPENING = (Word.NOISE, Word.BEGINS, Word.NOT_OFF, Mark.COLON)
_HOURS = (Piece.RANGE, Piece.DAYS, Word.ALL_DAY)

_Kinds = Sequence[Word | Mark | Piece]


def parted(segment: Segment) -> tuple[list[Segment], Segment | None]:
    """What a segment states of other hours, statement by statement, and what it has of its own; null where nothing."""
    stated: list[Segment] = []
    rest = segment
    while True:
        places = _with_noise_before(rest, _stated(rest))
        if not places:
            return stated, rest
        others = [at for at in range(len(rest.phrases)) if at not in places]
        if not any(rest.phrases[at].kind in (*_HOURS, *LIMITING) for at in others):
            return [*stated, rest], None
        stated.append(rest.part(places))
        rest = rest.part(others)


def _with_noise_before(segment: Segment, places: Sequence[int]) -> Sequence[int]:
    """The places with the small words that lead to them: whom 部分窗口周五不办公 is about stands first."""
    first = places[0] if places else 0
    while first > 0 and segment.phrases[first - 1].kind is Word.NOISE:
        first -= 1
    return range(first, places[-1] + 1) if places else places


def _stated(segment: Segment) -> Sequence[int]:
    """The places of a limiting word and of the days or times that it is about; none where nothing limits."""
    kinds = [phrase.kind for phrase in segment.phrases]
    if not segment.limits or _has_hours_of_its_own(segment):
        return range(len(kinds)) if tells_an_end(kinds) else ()
    if Word.EXCEPT_BEFORE in kinds:
        first = kinds.index(Word.EXCEPT_BEFORE)
        if Word.EXCEPT_AFTER in kinds[first:]:
            return range(first, kinds.index(Word.EXCEPT_AFTER, first) + 1)
        if kinds[first + 1 : first + 2] == [Piece.DAYS] and _opens_behind(kinds, first + 2):
            return range(first, first + 2)  # every day except Sunday 9:00-17:00, 除周三都上班9:00-17:00
        return range(first, len(kinds))
    for at in range(len(kinds)):
        if (places := _about(segment, kinds, at)) is not None:
            return places
    return range(len(kinds))


def _has_hours_of_its_own(segment: Segment) -> bool:
    """周五延长至9:00-20:00, 14:00-17:00无需预约: a range beside words that limit nothing, where no other does."""
    if not segment.has(Piece.RANGE) or segment.has(Piece.TIME):
        return False
    limiting = [phrase for phrase in segment.phrases if phrase.kind in LIMITING]
    return all(phrase.kind in _OTHER_ENDS or is_not_needed(phrase) for phrase in limiting)


def is_not_needed(phrase: Phrase) -> bool:
    """Whether it says that nobody needs an appointment, and not only that one may be made."""
    return phrase.kind is Word.APPOINTMENT_MAY and phrase.text.startswith(_NOT_NEEDED)


def _opens_behind(kinds: _Kinds, at: int) -> bool:
    """Whether hours stand at a place, behind words that say no more than that it is open."""
    return next((kind for kind in kinds[at:] if kind not in _OPENING), None) is Piece.RANGE


def _about(segment: Segment, kinds: _Kinds, at: int) -> range | None:
    """What the word at a place is about, and the word; null where it is none that is about a part of a segment."""
    kind = kinds[at]
    if kind is Word.INCLUDING and Piece.DAYS in kinds[at:]:
        return range(at, kinds.index(Piece.DAYS, at) + 1)
    if kind in _OF_DAYS_BEFORE:
        return _with_offer(kinds, _with_days(segment, kinds, at))
    if kind in _OF_NO_DAYS:
        return range(at, at + 1)
    if kind is Word.SOME_WEEKS:
        return _with_hours_behind(kinds, at)
    if kind in _OF_AHEAD and Piece.RANGE in kinds[:at]:
        return _behind_hours(kinds, at)
    return _with_times(segment, kinds, at) if kind in _OF_TIMES else None


def _behind_hours(kinds: _Kinds, at: int) -> range:
    """9:00-17:00 周五提前下班: a word behind hours, from the days that stand right before it on."""
    first = at
    while kinds[first - 1] in (*HALVES, Word.NOISE):
        first -= 1
    return range(first - 1 if kinds[first - 1] is Piece.DAYS else first, len(kinds))


def _with_times(segment: Segment, kinds: _Kinds, at: int) -> range | None:
    """延时服务：周六9:00-12:00 is all about it; 午间值班 about noon, behind other hours; else the range beside it."""
    if kinds[at] in _IN_DOUBT and kinds[at + 1 : at + 2] == [Mark.COLON] and Piece.RANGE not in kinds[:at]:
        return range(len(kinds))
    if (half := _half_behind_hours(kinds, at)) is not None:
        return range(half - 1 if lies_at_noon(segment.phrases[half - 1].value) else half, at + 1)  # 12:00-13:30午间值班
    if any(phrase.text.startswith("另") for phrase in segment.phrases[:at]) and kinds[at] in _IN_DOUBT:
        return range(len(kinds))  # 另于工作日8:00-9:00、17:30-18:30提供延时服务
    return _with_range(segment, kinds, at) if kinds.count(Piece.RANGE) > 1 else None


def tells_an_end(kinds: _Kinds) -> bool:
    """周五16:00下班, 周一9:30开始办公: a time alone with what happens then, on certain days."""
    if Piece.TIME not in kinds or Piece.DAYS not in kinds or Piece.RANGE in kinds:
        return False
    behind = kinds[kinds.index(Piece.TIME) + 1 :]
    return any(kind in _OF_AN_END for kind in behind)


def _with_days(segment: Segment, kinds: _Kinds, at: int) -> range:
    """A word about the days right before it (周六休息), a range (12:00-13:00休息), or days behind it (单休：周日)."""
    first = next((back for back in range(at - 1, -1, -1) if kinds[back] is not Word.NOISE), at)
    while first > 0 and kinds[first] in HALVES:
        first -= 1 + (kinds[first - 1] is Mark.COLON)  # 周三：上午照常
    met = [Piece.DAYS, Word.NOISE, Piece.DAYS]
    if kinds[at] is Word.NOT_OFF and kinds[max(0, first - 2) : first + 1] == met:
        return range(first - 2, at + 1)  # 周一如遇法定节假日正常开放
    if kinds[first] is Piece.DAYS:
        return range(_first_off(segment, first), at + 1)
    return _without_days(segment, kinds, at, first)


def _with_offer(kinds: _Kinds, places: range) -> range:
    """周末休息可预约: what may be booked is what the word before it closes."""
    end = places[-1] + 1
    while kinds[end : end + 1] == [Word.NOISE]:
        end += 1
    offered = kinds[end : end + 1] in ([Word.APPOINTMENT_MAY], [Word.APPOINTMENT])
    return range(places[0], end + 1) if offered else places


def _first_off(segment: Segment, first: int) -> int:
    """Where the days off that stand together begin, with small words between them or none: 元旦1天、国庆3天休息."""
    back = first - 1
    while back > 0 and segment.phrases[back].kind in (Word.NOISE, Mark.AND):
        back -= 1
    if back < 0 or not are_off(segment.phrases[first].value) or not are_off(segment.phrases[back].value):
        return first
    return _first_off(segment, back)


def _without_days(segment: Segment, kinds: _Kinds, at: int, first: int) -> range:
    """A word that no days stand before: its days behind it, or the range before it, which ends `first`; or all."""
    if kinds[at] is Word.NOT_OFF:
        return range(at, at + 1)
    if kinds[at] is Word.OFF and kinds[at + 1 : at + 2] == [Piece.DAYS] and Piece.RANGE not in kinds[:at]:
        return range(at, at + 2)  # 休息日：周一 9:00-18:00
    if kinds[at] is Word.OFF and kinds[at + 1 : at + 3] == [Mark.COLON, Piece.DAYS]:
        return range(at, at + 3)
    if kinds[first] is Piece.RANGE and kinds.count(Piece.RANGE) > 1:
        return _with_range(segment, kinds, at)
    if kinds[at] is Word.OFF and Piece.RANGE in kinds[:at] and Piece.DAYS in kinds[at:]:
        return range(at, kinds.index(Piece.DAYS, at) + 1)
    return range(len(kinds))


def _half_behind_hours(kinds: _Kinds, at: int) -> int | None:
    """The half-day that a word is about, where it stands behind hours: 9:00-17:00 午间安排人员值班."""
    first = next((back for back in range(at - 1, -1, -1) if kinds[back] is not Word.NOISE), at)
    return first if kinds[first] in HALVES and Piece.RANGE in kinds[:first] else None


def _with_hours_behind(kinds: _Kinds, at: int) -> range:
    """单周周六9:00-12:00: the word and what follows it, up to the next days behind its hours; else all there is."""
    if not {Piece.DAYS, Piece.RANGE} & set(kinds[at:]):
        return range(len(kinds))
    end = at + 1
    while end < len(kinds) and not (kinds[end] is Piece.DAYS and Piece.RANGE in kinds[at:end]):
        end += 1
    return range(at, end)


def _with_range(segment: Segment, kinds: _Kinds, at: int) -> range:
    """A word and the range beside it: 8:30-17:30 午休12:00-13:00, or 8:30-17:30 12:00-13:00午休."""
    behind = next((on for on in range(at + 1, len(kinds)) if kinds[on] not in (Mark.COLON, Word.NOISE)), at)
    if kinds[behind] is Piece.RANGE:
        while kinds[behind + 1 : behind + 3] == [Mark.AND, Piece.RANGE]:  # 延时服务12:00-13:30、17:00-18:00
            behind += 2
        if kinds[at] in _IN_DOUBT and not lies_at_noon(segment.phrases[behind].value):
            while kinds[behind + 1 : behind + 2] == [Piece.RANGE]:  # 周末值班 8:30-12:00 14:30-17:30
                behind += 1
        first = at
        while first > 0 and kinds[first - 1] in (*HALVES, Word.NOISE):
            first -= 1
        if first > 0 and kinds[first - 1] is Piece.DAYS and Piece.RANGE in kinds[: first - 1]:
            first -= 1
        return range(first, behind + 1)
    first = at - 1
    while first > 0 and kinds[first] is not Piece.RANGE:
        first -= 1
    if _is_of_a_list(segment, first, at):
        return range(at + 1)
    return range(first - 1 if first > 0 and kinds[first - 1] is Piece.DAYS else first, at + 1)


def _is_of_a_list(segment: Segment, last: int, at: int) -> bool:
    """其中9:00-9:30、16:30-17:00为延时服务, or the same in brackets: the word is about all the ranges before it."""
    before, between = segment.phrases[:last], [phrase.text for phrase in segment.phrases[last + 1 : at]]
    is_led = segment.in_brackets or bool(before and before[0].text == "其中") or not {*between}.isdisjoint(_ARE)
    return is_led and all(phrase.kind in (Piece.RANGE, Mark.AND, Word.NOISE) for phrase in before)
