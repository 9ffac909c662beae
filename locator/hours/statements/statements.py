"""What a text says of hours that stand elsewhere in it: the rules, so that their list reads as the contract does."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.sketch import Sketch, Statement
from locator.hours.statements.bracket_doubts import doubt_what_is_booked, doubt_what_is_off
from locator.hours.statements.breaks import take_break
from locator.hours.statements.closings import close
from locator.hours.statements.doubts import by_notice, doubt, offer
from locator.hours.statements.excepted_counters import are_of_closing_before, doubt_excepted
from locator.hours.statements.exceptions import doubt_own_hours
from locator.hours.statements.half_openings import open_half
from locator.hours.statements.handing_out import hand_out
from locator.hours.statements.noons import keep_noon
from locator.hours.statements.openings import all_year, change_end, change_start, keep_open
from locator.hours.statements.own_days_before import reach_others
from locator.hours.statements.postponements import postpone
from locator.hours.statements.reservations import before, reserve
from locator.hours.statements.season_reach import keep_within
from locator.hours.statements.some_days import some_days
from locator.hours.statements.tickets import last_tickets, ticket_hours
from locator.hours.statements.twelve_hours import in_the_afternoon, with_its_night
from locator.hours.statements.unused_hours import doubt_unused_hours
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

Rule = Callable[[Sketch, Statement], None]


_RULES: tuple[tuple[tuple[Word | Mark, ...], Rule], ...] = (
    ((Word.BY_NOTICE,), by_notice),
    ((Word.LAST_TICKETS,), last_tickets),
    ((Word.TICKETS,), ticket_hours),
    ((Word.SOME_WEEKS,), some_days),
    ((Word.HANDING_OUT,), hand_out),
    ((Word.EXTENDED, Word.SHORTENED, Word.UNTIL), change_end),
    ((Word.POSTPONED,), postpone),
    ((Word.APPOINTMENT, Word.OVERTIME, Word.DUTY, Word.ASK_FIRST, Word.AWAY), doubt),
    ((Word.NO_BREAK,), keep_noon),
    ((Word.BREAK,), take_break),
    ((Mark.AHEAD_BY, Word.AHEAD), last_tickets),
    (CLOSING, close),
    ((Word.INCLUDING, Word.NOT_OFF), keep_open),
    ((Word.ALL_YEAR,), all_year),
    ((Word.ENDS,), change_end),
    ((Word.BEGINS,), change_start),
    ((Word.APPOINTMENT_MAY,), offer),
    (tuple(HALVES), open_half),
)


def apply_all(sketch: Sketch, statements: Sequence[Statement]) -> None:
    """Let each statement say what it says, in the text's order."""
    for statement, behind in zip_longest(statements, statements[1:]):
        _apply(sketch, statement, behind)


def _apply(sketch: Sketch, statement: Statement, behind: Statement | None) -> None:
    """Let a statement say what it says, by the first rule that knows one of its words, with what it reserves."""
    statement = in_the_afternoon(sketch, with_its_night(sketch, statement))
    if are_of_closing_before(statement) and doubt_what_is_off(sketch, statement):
        return
    if doubt_excepted(sketch, statement, behind) or doubt_own_hours(sketch, statement):
        return
    said = statement.segment.kinds
    for kinds, rule in _RULES:
        if not said.isdisjoint(kinds):
            was = before(sketch)
            (close if _adds_to_a_closing(statement) else rule)(sketch, statement)
            doubt_what_is_booked(sketch, statement)
            doubt_unused_hours(sketch, statement, sketch.clauses[was.clauses :])
            reach_others(sketch, statement, was.clauses)
            keep_within(sketch, statement, was.clauses)
            reserve(sketch, statement, was)
            return


def _adds_to_a_closing(statement: Statement) -> bool:
    """节假日休息（含周末）: what is included is off, as what it stands behind is."""
    closing = statement.before
    if closing is None or not statement.segment.has(Word.INCLUDING) or not statement.segment.in_brackets:
        return False
    is_off = closing.segment.has(Word.OFF, Word.AS_THE_STATE, Word.SUSPENDED) and not closing.segment.in_brackets
    return is_off and closing.anchor == statement.anchor
