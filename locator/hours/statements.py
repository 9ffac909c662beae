"""What a text says of hours that stand elsewhere in it: the rules, so that their list reads as the contract does."""

from collections.abc import Callable, Sequence

from locator.hours.clause import Clause, Effect
from locator.hours.closings import close, take_break
from locator.hours.day_table import bits, spans_of
from locator.hours.days import Answer, DayGroup
from locator.hours.doubts import by_notice, doubt, keep_noon, last_tickets, offer
from locator.hours.openings import all_year, change_end, change_start, keep_open
from locator.hours.sketch import EVERY, Sketch, Statement
from locator.hours.tokens import Mark
from locator.hours.words import Word

Rule = Callable[[Sketch, Statement], None]


_RULES: tuple[tuple[tuple[Word | Mark, ...], Rule], ...] = (
    ((Word.BY_NOTICE,), by_notice),
    ((Word.LAST_TICKETS,), last_tickets),
    ((Word.EXTENDED, Word.SHORTENED), change_end),
    ((Word.APPOINTMENT, Word.OVERTIME, Word.DUTY, Word.ASK_FIRST, Word.SOME_WEEKS), doubt),
    ((Word.NO_BREAK,), keep_noon),
    ((Word.BREAK,), take_break),
    ((Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE), close),
    ((Word.INCLUDING, Word.NOT_OFF), keep_open),
    ((Word.ALL_YEAR,), all_year),
    ((Mark.AHEAD_BY,), last_tickets),
    ((Word.ENDS,), change_end),
    ((Word.BEGINS,), change_start),
    ((Word.APPOINTMENT_MAY,), offer),
)


def apply(sketch: Sketch, statement: Statement) -> None:
    """Let a statement say what it says, by the first rule that knows one of its words."""
    said = statement.segment.kinds
    for kinds, rule in _RULES:
        if not said.isdisjoint(kinds):
            known, answers = len(sketch.clauses), [(group.holidays, group.make_ups) for group in sketch.groups]
            rule(sketch, statement)
            if statement.is_partial:
                _doubt(sketch, known, answers)
            return


def _is_guess(clause: Clause) -> bool:
    """Whether its days are unread themselves: what it closes is in doubt as it is."""
    return clause.days.group is DayGroup.UNREAD


def _doubt(sketch: Sketch, known: int, answers: Sequence[tuple[Answer | None, Answer | None]]) -> None:
    """Take back to a doubt what was closed since: 除夕下午休息 closes some afternoon, and nobody knows which."""
    opened = bits(sketch.all_spans())
    closed = [clause for clause in sketch.clauses[known:] if clause.effect is Effect.CLOSED and not _is_guess(clause)]
    for clause in closed:
        sketch.clauses.remove(clause)
        # What nobody opens stays closed, whatever the unread part says.
        spans = spans_of(bits(clause.spans) & opened)
        own = [part.days for group in sketch.groups for part in group.days]
        days = dict.fromkeys(own) if clause.days == EVERY else [clause.days]
        sketch.clauses += [Clause(Effect.DOUBTFUL, each, spans, clause.season) for each in days if spans]
    for group, (holidays, make_ups) in zip(sketch.groups, answers, strict=True):
        group.holidays = group.holidays if group.holidays == holidays else Answer.MAYBE
        group.make_ups = group.make_ups if group.make_ups == make_ups else Answer.MAYBE
