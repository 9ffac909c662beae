"""Clauses that say nothing beside the others of a reading: to print them would be to say a thing and take it back."""

from collections.abc import Sequence

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits
from locator.hours.readings.days import EVERY, Answer

_SUSPENDED = Clause(Effect.CLOSED, EVERY)


def without_idle(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses without those that others make idle; they mean the same.

    Days that are closed altogether (暂停办公) need no other closing, and hours that are all in doubt are not open. What
    is open on holidays weakens closings, and seasons weigh openings: there everything is kept.
    """
    if not any(clause.effect is Effect.DOUBTFUL or clause == _SUSPENDED for clause in clauses):
        return tuple(clauses)
    if any(clause.effect is Effect.OPEN and clause.days.holidays is Answer.YES for clause in clauses):
        return tuple(clauses)
    if _SUSPENDED in clauses:
        clauses = [clause for clause in clauses if not clause.effect.closes or clause == _SUSPENDED]
    if any(clause.effect.closes or clause.season is not None for clause in clauses):
        return tuple(clauses)
    return tuple(clause for clause in clauses if not _is_in_doubt(clause, clauses))


def _is_in_doubt(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether an opening is in doubt at every minute of its own."""
    return clause.effect is Effect.OPEN and any(
        other.effect is Effect.DOUBTFUL and other.days == clause.days and not bits(clause.spans) & ~bits(other.spans)
        for other in clauses
    )


def leaves_all_open(clause: Clause) -> bool:
    """Whether a clause leaves every minute of nearly every day in doubt: 每天办公时间请先咨询."""
    whole = clause.spans == WHOLE_DAY and clause.season is None
    return clause.effect is Effect.DOUBTFUL and clause.days.is_every and whole
