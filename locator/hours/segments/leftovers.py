"""What nobody understands in a segment, and how much it could change: it may add hours, or only take some away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.days import DayGroup
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

CLOSING = (Word.OFF, Word.AS_THE_STATE, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)
"""Words by which something is closed."""
_EXPLAINING = (Word.BY_NOTICE, Word.IF_CHANGED)
_DOUBTED = (Mark.UNREAD, Mark.NUMBER, Word.DASH, Piece.TIME)
_OF_TIMES = (Word.LAST_TICKETS, Word.TICKETS, Word.EXTENDED, Word.SHORTENED, Word.UNTIL, Word.AHEAD, Mark.AHEAD_BY)
_WITH_TIMES = LIMITING - {
    Word.NOT_OFF, Word.INCLUDING, Word.ALL_YEAR, Word.NO_BREAK, Word.APPOINTMENT_MAY, Word.POSTPONED,
}  # fmt: skip
"""Words by which a time beside them says something."""
_PROMISE = re.compile("[0-9]+.*(?:内|办结|日|件|出证|送达|响应)")


@dataclass(slots=True)
class Leftovers:
    """What was not understood, and whether it could add hours on any day (`adds_anywhere`)."""

    texts: list[str] = field(default_factory=list)
    adds_anywhere: bool = False

    def add_whole(self, segment: Segment) -> None:
        """Note a segment that is not understood as a whole: it could add hours on any day."""
        self.texts.append("".join(phrase.text for phrase in segment.phrases))
        self.adds_anywhere = True


def drop_reasons(segments: Sequence[Segment]) -> None:
    """Take out, in place, why something is closed: 因办公场所搬迁，自即日起暂停办公."""
    for at, segment in enumerate(segments):
        if not segment.has(Word.REASON, Word.AWAY):
            continue
        behind = at + 1 < len(segments) and segments[at + 1].gap < 2 and segments[at + 1].has(*CLOSING)
        if segment.has(*CLOSING) or (behind and (segment.has(Word.REASON) or not segment.kinds & HOURS)):
            first = next(i for i, phrase in enumerate(segment.phrases) if phrase.kind in (Word.REASON, Word.AWAY))
            why = {i for i, p in enumerate(segment.phrases) if i >= first and p.kind in (Mark.UNREAD, Word.AWAY)}
            kept = [i for i in range(len(segment.phrases)) if i not in why or _is_apart(segment, i, first)]
            segment.bracketed = [segment.bracketed[index] for index in kept]
            segment.phrases = [segment.phrases[index] for index in kept]


def _is_apart(segment: Segment, at: int, other: int) -> bool:
    """Whether two phrases stand in different brackets: 因系统升级暂停办公（圩）."""
    return segment.bracketed[at] != segment.bracketed[other]


def note_leftovers(segment: Segment, leftovers: Leftovers) -> bool:
    """Note what nobody understands in a segment; true where a time stands there that belongs to no range.

    What explains other words does so in its own bracket alone: 如有调整以公告为准（汛期不开）.
    """
    if not segment.has(*_DOUBTED) and not _has_unread(segment.parts):
        return False
    lone_time = False
    for bracket in dict.fromkeys(segment.bracketed):
        own = [at for at, number in enumerate(segment.bracketed) if number == bracket]
        part = segment.part(own) if len(own) < len(segment.phrases) else segment
        if not (part.has(*_EXPLAINING) or _is_offered(part) or _is_promise(part)):
            lone_time = _note(segment, own, leftovers) or lone_time
    return lone_time


def _has_unread(parts: Sequence[DayPart]) -> bool:
    """Whether a name of days is among them that nobody understands."""
    return any(part.days.group is DayGroup.UNREAD for part in parts)


def _note(segment: Segment, places: Sequence[int], leftovers: Leftovers) -> bool:
    """Note what nobody understands at some places of a segment, those of one bracket."""
    excepts = segment.in_brackets and segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)  # 周一闭馆（寒暑假除外）
    restricts = segment.has(*CLOSING) and not segment.has(Word.NOT_OFF, Piece.RANGE) and not excepts
    lone_time = False
    for index in places:
        phrase = segment.phrases[index]
        if phrase.kind is Mark.UNREAD or _is_stray(segment, index):
            leftovers.texts.append(phrase.text)
            leftovers.adds_anywhere = leftovers.adds_anywhere or not restricts
        elif phrase.kind is Mark.NUMBER or (phrase.kind is Piece.TIME and not _is_told(segment, places)):
            leftovers.texts.append(phrase.text)
            lone_time = True
            # 周一8:30至周五17:30: what begins on one day goes on to another.
            leftovers.adds_anywhere = leftovers.adds_anywhere or phrase.text.endswith(("至", "到", "-", "to"))
    for phrase in (segment.phrases[index] for index in places if segment.phrases[index].kind is Piece.DAYS):
        if isinstance(phrase.value, tuple) and _has_unread(phrase.value):
            leftovers.texts.append(phrase.text)
    return lone_time


def _is_told(segment: Segment, places: Sequence[int]) -> bool:
    """Whether a time by itself says something: 16:30停止取号, 周五16:00下班; but not 节假日不休8:30, …休息（8:30）."""
    own, ends = segment.part(places), (Word.BEGINS, Word.ENDS) if segment.has(Piece.DAYS) else ()
    if own.kinds & _WITH_TIMES or own.has(*ends):
        return True
    others = (phrase.kind for at, phrase in enumerate(segment.phrases) if at not in places)
    return segment.has(*_OF_TIMES, *ends) and Piece.TIME not in others  # 停止取号（16:30）


def _is_stray(segment: Segment, index: int) -> bool:
    """A dash that leads nowhere: the text was cut off, or a range broken. At a line's beginning it is a bullet."""
    phrases = segment.phrases
    if phrases[index].kind is not Word.DASH:
        return False
    behind = phrases[index + 1].kind if index + 1 < len(phrases) else None
    if behind is Piece.SEASON and phrases[index].text in ("至", "到"):
        return True  # 即日起至7月31日, 至7月31日
    if index == 0 and segment.gap == 0 and behind is Piece.DAYS:
        return True  # 周一（上午休息）至周五
    if index == 0 or segment.has(Word.OVERTIME):
        return False
    if [phrase.kind for phrase in phrases[max(0, index - 2) : index]] == [Piece.DAYS, Mark.COLON]:
        return behind not in (None, Piece.DAYS) or phrases[index].text != "-"  # 周六：- in a table: no hours are told
    if phrases[index].text == "到" and behind is Word.NOISE and phrases[index - 1].kind is not Piece.TIME:
        return False  # 到大厅办理
    return not (phrases[index - 1].kind is Word.NOISE and phrases[index - 1].text[0].isdecimal())  # 1号窗口至6号窗口


def _is_offered(segment: Segment) -> bool:
    """可通过某平台提前预约: whatever the platform is called, nobody has to."""
    return segment.has(Word.APPOINTMENT_MAY) or is_free(segment)


def is_free(segment: Segment) -> bool:
    """Whether an appointment is possible and not needed: 可 … 预约."""
    may = False
    for phrase in segment.phrases:
        may = may or (phrase.kind is Word.NOISE and phrase.text == "可")
        if phrase.kind is Word.APPOINTMENT:
            return may
    return False


def _is_promise(segment: Segment) -> bool:
    """承诺件24小时内办结: how long a matter takes."""
    promises = any(_is_limit(phrase) for phrase in segment.phrases)
    return promises and not any(phrase.kind in HOURS for phrase in segment.phrases) and not segment.limits


def _is_limit(phrase: Phrase) -> bool:
    return phrase.kind is Word.NOISE and _PROMISE.fullmatch(phrase.text) is not None
