"""Days that are none of those named: 工作日以外可预约, 周一至周五之外值班."""

from collections.abc import Sequence

from locator.hours.phrases.matters import beside
from locator.hours.phrases.phrases import Phrase
from locator.hours.readings.days import WEEKDAYS, DayGroup
from locator.hours.tokens.day_parts import NAMED_GROUPS, DayPart
from locator.hours.tokens.words import Word

OTHER_DAYS = (DayPart(NAMED_GROUPS[Word.NON_WORKDAYS]), DayPart(NAMED_GROUPS[Word.HOLIDAYS]))
"""The days that are no working days."""
_OUTSIDE = ("以外", "之外", "外")


def are_outside(found: Sequence[Phrase], at: int) -> bool:
    """Whether 以外 makes of working days the others; of 除节假日以外 it only ends what 除 began."""
    value, behind = found[at].value, found[at + 1] if at + 1 < len(found) else None
    if behind is None or behind.kind is not Word.EXCEPT_AFTER or behind.text not in _OUTSIDE:
        return False
    if any(found[other].kind is Word.EXCEPT_BEFORE for other in beside(found, at)) or not isinstance(value, tuple):
        return False
    return all(part.days.group is DayGroup.WORKDAYS or part.days.weekdays == WEEKDAYS for part in value)
