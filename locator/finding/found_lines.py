"""An answer as lines of text, for the command line."""

import shlex
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from locator.finding.answer import Answer, Match, Origin
from locator.finding.day_words import arrival_words
from locator.finding.finder import Finder
from locator.finding.refusal import PlaceAmbiguous
from locator.finding.state_words import (
    coming_suspension_words,
    other_province_words,
    province_without_words,
    state_words,
    way_words,
    why_words,
)
from locator.texts import Lang, sentence


def found_lines(
    finder: Finder, answer: Answer, moment: datetime, lang: Lang, *, arriving: bool = False, item: str | None = None
) -> Iterator[str]:
    """The windows found, nearest first; what must be said of them stands before.

    `arriving` where the moment is when somebody means to be there, and not now. Where an `item` was asked for, each
    window says whether it states that it takes it.
    """
    lines = partial(_lines, finder, answer.origin, item=item)
    yield sentence(lang, "results-title", label=answer.origin.label)
    if arriving:
        shown = [answer.nearest_if_none.match] if answer.nearest_if_none is not None else answer.matches
        divisions = finder.divisions_of(match.row for match in shown)
        yield arrival_words(moment, finder.calendar, lang, divisions)
    if answer.origin.division is not None and not answer.origin.province_has_windows:
        yield province_without_words(answer.origin.division, lang)
    if answer.nearest_if_none is not None:
        dropped = (sentence(lang, f"condition-{name}") for name in answer.nearest_if_none.dropped)
        yield sentence(lang, "none-meets", dropped=lang.either("、", ", ").join(dropped))
        given_up = "item" in answer.nearest_if_none.dropped
        lines = partial(_lines, finder, answer.origin, item=None if given_up else item)
        yield from lines(0, answer.nearest_if_none.match, moment, lang, arriving=arriving)
    elif not answer.matches:
        yield sentence(lang, "edition-empty")
    for number, match in enumerate(answer.matches, 1):
        yield from lines(number, match, moment, lang, arriving=arriving)


def choice_lines(refusal: PlaceAmbiguous, lang: Lang) -> Iterator[str]:
    """What a typed place may be: the sentence, a line for each with what means it alone, and what to type next."""
    yield refusal.sentence(lang)
    for place in refusal.choices:
        yield f"  {place.again}  {place.label}"
    yield sentence(lang, "find-again", again=shlex.quote(refusal.choices[0].again))


def _lines(
    finder: Finder,
    origin: Origin,
    number: int,
    match: Match,
    moment: datetime,
    lang: Lang,
    *,
    arriving: bool,
    item: str | None,
) -> Iterator[str]:
    window = finder.snapshot.window(match.row)
    then = finder.hours.next_state(match.row, match.open)
    state = state_words(match.open, then, moment, lang, window.suspension, arriving=arriving)
    more = f" · {state.more}" if state.more else ""
    yield f"{number or '-'}  {window.name}  [{window.id}]"
    yield f"   {way_words(match.distance_m, match.bearing_deg, lang)} · {state.shape} {state.word}{more}"
    elsewhere = other_province_words(window.division.province, origin, lang)
    if elsewhere is not None:
        yield f"   {elsewhere}"
    if item is not None:
        yield f"   {sentence(lang, 'takes-item' if match.takes_item else 'takes-item-unknown')}"
    why = why_words(finder.hours.why_unknown(match.row, moment), moment, lang)
    if why is not None:
        yield f"   {why}"
    suspended = coming_suspension_words(window.suspension, moment, lang)
    if suspended is not None:
        yield f"   {suspended}"
    yield f"   {window.address}  {', '.join(window.phones)}"
