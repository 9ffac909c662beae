"""What is said of days, or of a noon, right behind the word that keeps them open: 周六照常（预约）, 周末不休，值班."""

from locator.hours.readings.days import HOLIDAYS, Answer, DayGroup
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import Sketch, Statement
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.words import Word


def keeps_open(statement: Statement, word: Word) -> bool:
    """Whether a statement without days is about what the one before it keeps open, by a word of a kind.

    It stands in a bracket behind it or together with it, or both are all that their sentence has.
    """
    before, segment = statement.before, statement.segment
    if before is None or not statement.is_bare or not before.segment.has(word) or before.anchor != statement.anchor:
        return False
    alone = before.sentence == statement.sentence == statement.anchor
    return segment.gap < 2 and (segment.in_brackets or alone)


def doubt_kept_days(sketch: Sketch, statement: Statement) -> bool:
    """Leave in doubt the days that were kept open right before, and no others; false where there are none."""
    if statement.before is None or not keeps_open(statement, Word.NOT_OFF):
        return False
    kept = statement.before.parts
    for group in sketch.groups:
        if group.parts is not None and all(part in kept for part in group.parts):
            group.doubtful = True
            group.make_ups = Answer.NO if _has_workdays(sketch) else group.make_ups
        if DayPart(HOLIDAYS) in kept and group.holidays is Answer.YES:
            group.holidays = Answer.MAYBE
    return bool(kept)


def _has_workdays(sketch: Sketch) -> bool:
    """Whether others have told what a make-up day has."""
    return any(_is_of_workdays(group) for group in sketch.groups)


def _is_of_workdays(group: Group) -> bool:
    return any(part.days.group is DayGroup.WORKDAYS for part in group.days)
