"""The reader of office hours: an office's text in, its reasonable readings out. Any text has an answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from locator.hours.phrases.phrases import Piece, phrases
from locator.hours.phrases.word_senses import with_senses
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY
from locator.hours.readings.days import EVERY, DayGroup
from locator.hours.readings.reading import HoursFinding, OfficeHours, Reading
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.acts import with_acts
from locator.hours.segments.advice import without_advice
from locator.hours.segments.closings_apart import CLOSES_APART, with_closings
from locator.hours.segments.closings_over_days import over_days
from locator.hours.segments.contacts import without_contacts
from locator.hours.segments.counters import Counter, counters
from locator.hours.segments.day_ends import with_day_ends
from locator.hours.segments.day_lists import join_days
from locator.hours.segments.half_lists import without_half_lists
from locator.hours.segments.leftovers import Leftovers, drop_reasons
from locator.hours.segments.lists import label_items
from locator.hours.segments.notes import without_notes
from locator.hours.segments.only_halves import with_other_halves_off
from locator.hours.segments.reasoned_hours import with_reasoned_hours
from locator.hours.segments.run_on import without_run_ons
from locator.hours.segments.season_dates import with_season_dates
from locator.hours.segments.segments import LIMITING, Segment, segments
from locator.hours.segments.verbs import with_days, without_openers
from locator.hours.sketch.groups import grouped
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days
from locator.hours.statements.excepted_dates import without_excepted_dates
from locator.hours.statements.outcome import Outcome, outcome_of
from locator.hours.statements.own_days_before import of_days_before
from locator.hours.statements.sayings import said
from locator.hours.statements.season_reach import within_seasons
from locator.hours.statements.statements import apply_all
from locator.hours.text.plain_text import LONGEST, in_plain_signs, with_plain_words
from locator.hours.text.slips import has_slips
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.tokens import tokens
from locator.hours.tokens.words import Word, Words, packaged_words
from locator.window import Kind, Parsed

_NOTHING_KNOWN = Clause(Effect.DOUBTFUL, EVERY)
_STEPS: tuple[tuple[Callable[[list[Segment]], list[Segment]], frozenset[Word | Mark | Piece] | None], ...] = (
    (without_advice, None),
    (with_acts, None),
    (with_season_dates, frozenset({Piece.SEASON})),
    (with_reasoned_hours, frozenset({Word.REASON})),
    (with_other_halves_off, None),
    (with_closings, CLOSES_APART),
    (over_days, frozenset({Piece.SEASON})),
    (without_half_lists, LIMITING),
    (without_run_ons, LIMITING),
    (without_notes, None),
    (with_days, frozenset({Word.OFF, Word.SUSPENDED})),
    (without_openers, frozenset({Word.NOT_OFF})),
)
"""What is done to the segments, one step after another, and the kinds without which a step has nothing to do."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one counter's segments came to, and what of them was not understood."""

    outcome: Outcome
    leftovers: Leftovers


def read_hours(text: str | None, kind: Kind | None = None) -> OfficeHours:
    """All reasonable readings of an office's text; equal texts have equal hours.

    Parameters
    ----------
    text
        The cell. Only its first 500 characters are read; a longer one is never understood in full.
    kind
        The kind of the window, which decides between staffed hours and those of machines in one cell; where it is not
        known, only what agrees is told.
    """
    if text is None:
        return OfficeHours(None, Parsed.NONE, ())
    words, signs = packaged_words(), in_plain_signs(text)
    found = [(counter.kind, _read(counter)) for counter in counters(_segments(signs, words), words)]
    if kind is not None and len(found) > 1:
        found = [(own, each) for own, each in found if own in (kind, None)] or found
    found = [one for one in found if one[1].outcome.clauses or one[1].leftovers.texts]
    return _told(text, found, is_mended=has_slips(signs))


def _segments(signs: str, words: Words) -> list[Segment]:
    """What a text is made of, without what is not of the office's hours."""
    found = segments(with_day_ends(with_senses(phrases(tokens(with_plain_words(signs), words)))))
    for step, needs in _STEPS:
        if needs is None or not needs.isdisjoint([phrase.kind for segment in found for phrase in segment.phrases]):
            found = step(found)
    label_items(found)
    found = join_days(found)
    return without_contacts(found)


def _told(text: str, found: list[tuple[Kind | None, _Found]], *, is_mended: bool) -> OfficeHours:
    unread = tuple(dict.fromkeys(part for _, each in found for part in each.leftovers.texts))
    if len(text) > LONGEST:
        unread = (*unread, text[LONGEST:])
    readings = tuple(Reading(each.outcome.clauses, own) for own, each in found if each.outcome.clauses)
    if not readings or not any(_says_something(reading) for reading in readings):
        return OfficeHours(text, Parsed.NONE, (), frozenset({HoursFinding.UNREADABLE}), unread)
    if len(text) > LONGEST or any(each.leftovers.adds_anywhere for _, each in found):
        readings = tuple(replace(one, clauses=(*one.clauses, Clause(Effect.DOUBTFUL, EVERY))) for one in readings)
    has_times = all(each.outcome.has_times for _, each in found)
    parsed = Parsed.PARTIAL if unread or not has_times or any(map(_has_unread_days, readings)) else Parsed.FULL
    findings = set[HoursFinding]()
    if parsed is Parsed.PARTIAL:
        findings.add(HoursFinding.PARTIAL)
    suspicions = {one for _, each in found for one in each.outcome.suspicions}
    if any(_is_undated(reading) for reading in readings):
        suspicions.add(Suspicion.UNDATED)
    if is_mended:
        suspicions.add(Suspicion.SLIP)
    if suspicions:
        findings.add(HoursFinding.SUSPECT)
    if any(each.outcome.assumed for _, each in found) and not (unread and any(map(_names_days, readings))):
        findings.add(HoursFinding.DAYS_ASSUMED)
    said = tuple(dict.fromkeys(readings))
    return OfficeHours(text, parsed, said, frozenset(findings), unread, frozenset(suspicions))


def _says_something(reading: Reading) -> bool:
    """Whether anything is known of any day: 详见公告 leaves all of them open."""
    return any(clause != _NOTHING_KNOWN for clause in reading.clauses)


def _has_unread_days(reading: Reading) -> bool:
    return any(clause.days.group is DayGroup.UNREAD for clause in reading.clauses)


def _names_days(reading: Reading) -> bool:
    """Whether days are named for some hours; of 逢圩日8:00-12:00，工作日9:00-17:00 those of the rest were not read."""
    openings = [clause.days.group for clause in reading.clauses if clause.effect is Effect.OPEN]
    return any(group is not DayGroup.ASSUMED for group in openings)


def _is_undated(reading: Reading) -> bool:
    seasons = reading.seasons
    return bool(seasons) and not any(season.dates for season in seasons)


def _read(counter: Counter) -> _Found:
    """The clauses of one counter."""
    leftovers = Leftovers()
    drop_reasons(counter.segments)
    told = said(counter.segments, leftovers)
    sketch = Sketch(told.cores, grouped(told.cores), [], {Suspicion.SOME_COUNTERS} if counter.is_fewer else set())
    statements = without_excepted_dates(sketch, told.statements)
    apply_all(sketch, of_days_before(sketch, within_seasons(sketch, statements)))
    for statement in told.lone_times:
        if not _doubt_all_day(sketch, statement):
            leftovers.adds_anywhere = True
    return _Found(outcome_of(sketch), leftovers)


def _doubt_all_day(sketch: Sketch, statement: Statement) -> bool:
    """A time that is no range: of its days nothing is known, of others nothing new; false where it has no days."""
    days = statement.parts or current_days(sketch, statement)
    add(sketch, Effect.DOUBTFUL, days, WHOLE_DAY, None)
    return bool(days)
