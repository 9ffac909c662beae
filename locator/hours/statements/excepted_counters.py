"""Who is excepted by name, and no days: 除综合窗口外中午不办公, 周六休息（户籍窗口除外）, 婚姻登记窗口除外."""

from locator.hours.readings.suspicion import Suspicion
from locator.hours.sketch.sketch import Sketch, Statement
from locator.hours.statements.doubts import doubt_rest
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word, packaged_words

_CLOSING = (Word.OFF, Word.BREAK, Word.SUSPENDED)
_NAMING = {Word.EXCEPT_BEFORE, Word.EXCEPT_AFTER, Word.NOISE, Word.KIOSK, Mark.UNREAD}


def are_of_closing_behind(statement: Statement) -> bool:
    """除社保窗口外中午休息: what is parted from a closing right behind it names those who are excepted."""
    before = statement.before
    if before is None or not before.is_bare or before.anchor != statement.anchor or before.segment.in_brackets:
        return False
    kinds = before.segment.kinds
    return Word.EXCEPT_BEFORE in kinds and kinds <= _NAMING and statement.segment.has(*_CLOSING)


def are_of_closing_before(statement: Statement) -> bool:
    """周六休息（户籍窗口除外）, 周末不办公，预约除外: who is excepted is there then."""
    before, segment = statement.before, statement.segment
    if before is None or before.anchor != statement.anchor or not statement.is_bare or segment.gap > 1:
        return False
    kept = segment.has(Word.NOT_OFF) and segment.in_brackets and segment.has(Word.NOISE)  # 午休（综合窗口不休）
    return (kept or segment.has(Word.EXCEPT_AFTER)) and before.segment.has(*_CLOSING)


def doubt_excepted(sketch: Sketch, statement: Statement, behind: Statement | None) -> bool:
    """9:00-17:00，婚姻登记窗口除外: nobody says when these are there; false where it excepts none by name.

    While the others are closed it is in doubt, while they are open it is not. `behind` is the statement that follows.
    """
    kinds = statement.segment.kinds
    if not statement.is_bare or not kinds <= _NAMING or Word.EXCEPT_AFTER not in kinds or not _names_counter(statement):
        return False
    if behind is not None and behind.before is statement and are_of_closing_behind(behind):
        return False
    sketch.suspicions.add(Suspicion.SOME_COUNTERS)
    doubt_rest(sketch)
    return True


def _names_counter(statement: Statement) -> bool:
    words = packaged_words()
    ends = (*words.counter_ends, *words.office_ends)
    return any(phrase.text.endswith(ends) for phrase in statement.segment.phrases)
