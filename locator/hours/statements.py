"""What a text says of hours that stand elsewhere in it: the rules, so that their list reads as the contract does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from locator.hours.clause import Clause, Effect
from locator.hours.closings import close, take_break
from locator.hours.days import Answer
from locator.hours.doubts import by_notice, doubt, keep_noon, last_tickets, offer
from locator.hours.groups import Group
from locator.hours.openings import all_year, change_end, change_start, keep_open
from locator.hours.segments import Segment
from locator.hours.sketch import Sketch, Statement, days_beside
from locator.hours.tokens import Mark
from locator.hours.words import Word, packaged_words

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


_IN_DOUBT = {Effect.CLOSED: Effect.MAY_CLOSE, Effect.OPEN: Effect.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class _Before:
    """What a sketch held before a statement: how many clauses, and its groups as they were."""

    clauses: int
    groups: Sequence[Group]


def apply(sketch: Sketch, statement: Statement) -> None:
    """Let a statement say what it says, by the first rule that knows one of its words."""
    said = statement.segment.kinds
    for kinds, rule in _RULES:
        if not said.isdisjoint(kinds):
            was = _Before(len(sketch.clauses), [replace(group) for group in sketch.groups])
            rule(sketch, statement)
            if statement.is_partial or _is_narrowed(statement.segment):
                _doubt(sketch, was)
            return


def _is_narrowed(segment: Segment) -> bool:
    """Whether it speaks of some counters, matters or hours alone: 部分窗口周五下午不办公, 国庆节当天休息."""
    narrowing = packaged_words().narrowing
    return segment.of_some or any(phrase.text in narrowing for phrase in segment.of(Word.NOISE))


def _doubt(sketch: Sketch, was: _Before) -> None:
    """Take back to a doubt what was said since: 除夕下午休息 closes some afternoon, and nobody knows which."""
    for at in range(was.clauses, len(sketch.clauses)):
        clause = sketch.clauses[at]
        sketch.clauses[at] = replace(clause, effect=_IN_DOUBT.get(clause.effect, clause.effect))
        sketch.suspect = True
    for group in sketch.groups[len(was.groups) :]:
        group.doubtful = sketch.suspect = True
    for group, before in zip(sketch.groups, was.groups, strict=False):
        group.holidays = _either(before.holidays, group.holidays)
        group.make_ups = group.make_ups if group.make_ups is before.make_ups else Answer.MAYBE
        if group.parts != before.parts:
            group.parts = before.parts
            beside = days_beside(group)
            sketch.clauses += [Clause(Effect.DOUBTFUL, days, group.spans, group.season) for days in beside]


def _either(before: Answer | None, after: Answer | None) -> Answer | None:
    """What holds of holidays whichever is right; unsaid and closed are as good as unsaid."""
    if before is after or (before is None and after is Answer.NO):
        return before
    return Answer.MAYBE
