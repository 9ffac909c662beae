"""Days that have hours of their own beside a wider rule: 工作日8:30-17:30，周五8:30-16:30 ends earlier on Fridays."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import bits, spans_of
from locator.hours.readings.days import EVERY_DAY, WEEKDAYS, Answer, DayGroup, Days, weekdays_of

_A_WHILE = 2 * 60
"""Who begins later by more than this may have lost a morning, or may have named what is done in the afternoon."""


def specific(clauses: Sequence[Clause]) -> list[Clause]:
    """What the narrower of two openings takes away from the wider one, on its own days.

    Where the two overlap, the narrower has the last word on what they overlap in; of the wider one's other ranges
    nobody knows. Where they do not, both hold: 周一至周五9:00-12:00，周三14:00-17:00.
    """
    opened = [clause for clause in clauses if clause.effect is Effect.OPEN]
    found: list[Clause] = []
    for wide in opened:
        own = [one for one in opened if wide.season == one.season and is_within(one.days, wide.days)]
        taken = [_taken(wide, narrow) for narrow in own]
        found += [clause for clauses in taken for clause in clauses]
        if len(own) > 1 and not weekdays_of([wide.days]) & ~weekdays_of(one.days for one in own):
            found += _lost(wide, taken)
    return found


def _lost(wide: Clause, taken: Sequence[Sequence[Clause]]) -> list[Clause]:
    """Minutes that no day has any more, all days having hours of their own: nobody says them for nothing."""
    closed = (reduce(or_, (bits(one.spans) for one in own if one.effect is Effect.CLOSED), 0) for own in taken)
    everywhere = spans_of(reduce(and_, closed))
    return [Clause(Effect.DOUBTFUL, wide.days, everywhere, wide.season)] if everywhere else []


def _taken(wide: Clause, narrow: Clause) -> list[Clause]:
    own = bits(narrow.spans)
    touched = [span for span in wide.spans if bits((span,)) & own]
    if not touched:
        return []
    gone = spans_of(bits(tuple(touched)) & ~own)
    doubtful = spans_of(bits(tuple(span for span in wide.spans if span not in touched)) & ~own)
    # 9:00-17:00，周三14:00-17:00: without days, the first may go on to hold on Wednesdays for something else.
    begins_later = wide.days.group is DayGroup.ASSUMED and min(narrow.spans)[0] > min(touched)[0] + _A_WHILE
    effect = Effect.DOUBTFUL if begins_later else Effect.CLOSED
    made = [Clause(effect, narrow.days, gone, narrow.season)] if gone else []
    return made + ([Clause(Effect.DOUBTFUL, narrow.days, doubtful, narrow.season)] if doubtful else [])


def is_within(narrow: Days, wide: Days) -> bool:
    """Whether the days are some of the others, and not all of them."""
    if narrow.group is DayGroup.HOLIDAYS:  # 全年无休9:00-17:00，春节10:00-15:00
        return wide.group is not DayGroup.HOLIDAYS and wide.holidays is Answer.YES
    if narrow == wide:
        return False
    if narrow.nth or narrow.dates:
        return wide.group in (DayGroup.LISTED, DayGroup.WORKDAYS) and not (wide.nth or wide.dates)
    if wide.group in (DayGroup.WORKDAYS, DayGroup.ASSUMED):
        own = wide.weekdays & WEEKDAYS
        return narrow.group is DayGroup.LISTED and not narrow.weekdays & ~own and narrow.weekdays != own
    if wide.group is not DayGroup.LISTED or wide.nth or wide.dates:
        return False
    if narrow.group is DayGroup.WORKDAYS:
        return wide.weekdays == EVERY_DAY
    inside = not narrow.weekdays & ~wide.weekdays and narrow.weekdays != wide.weekdays
    return inside and narrow.group in (DayGroup.LISTED, DayGroup.WEEKENDS)
