"""What stands above the windows found: a title, from where they are measured, for when, and what must be said first."""

from collections.abc import Iterator
from datetime import datetime

from locator.finding.answer import Answer, NearestIfNone
from locator.finding.finder import Finder
from locator.finding.refusal import TOLD
from locator.finding.state_words import distance_words, province_without_words
from locator.site.question import Question
from locator.texts import Lang, sentence

_ROUGH_M = 1_000
"""Coarser than this, a phone's position may make another window seem the nearest."""


def title_words(asked: Question, answer: Answer) -> str:
    """Near what the windows are."""
    if asked.is_by_phone:
        return sentence(asked.lang, "near-you")
    if asked.is_position or answer.origin.division is None:
        return sentence(asked.lang, "near-position")
    key = "near-place" if answer.origin.province_has_windows else "nearest-to-place"  # which may be far away
    return sentence(asked.lang, key, place=answer.origin.division.name)


def place_words(finder: Finder, asked: Question, answer: Answer) -> str:
    """What stands in the search field: a chosen place's name, where the address has its code or a window's id."""
    place, division = asked.place or "", answer.origin.division
    row = finder.snapshot.row_of(place)
    if row is not None:
        return finder.snapshot.window(row).name
    return division.full_name if division is not None and division.code == place else place


def start_words(asked: Question, answer: Answer) -> str:
    """From where they are measured."""
    if not asked.is_by_phone:
        return answer.origin.label
    if asked.within_m is None:
        return sentence(asked.lang, "position-given")
    return sentence(asked.lang, "position-given-within", distance=distance_words(asked.within_m, asked.lang))


def remarks(answer: Answer, asked: Question, now: datetime) -> tuple[str, ...]:
    """What must be said before the windows."""
    lang = asked.lang
    if not answer.matches and answer.nearest_if_none is None:
        return (sentence(lang, "edition-empty"),)
    said = [*position_remarks(asked), *arrival_remarks(asked, now)]
    if answer.origin.unread and answer.origin.division is not None:
        label, rest = answer.origin.division.full_name, answer.origin.unread[:TOLD]
        said.append(sentence(lang, "place-rest-far", label=label, rest=rest))
    if answer.origin.division is None:
        said.append(sentence(lang, "origin-outside", distance=distance_words(_nearest_m(answer), lang)))
    elif not answer.origin.province_has_windows:
        said.append(province_without_words(answer.origin.division, lang))
    none = answer.nearest_if_none
    if none is not None and tells_all_dropped(asked):
        said.append(_none_meets(none, lang))
    elif none is not None and "open" in none.dropped:
        said.append(sentence(lang, "none-open" if asked.arrival is None else "none-open-then"))
    return tuple(said)


def tells_all_dropped(asked: Question) -> bool:
    """Whether one sentence tells of every condition that was dropped, in place of one for each."""
    return bool(asked.item or asked.group or asked.kind)


def _none_meets(none: NearestIfNone, lang: Lang) -> str:
    """That no window met every condition, and without which of them this one was found."""
    dropped = lang.either("、", ", ").join(sentence(lang, f"condition-{name}") for name in none.dropped)
    return sentence(lang, "none-meets", dropped=dropped)


def position_remarks(asked: Question) -> Iterator[str]:
    """That the phone's position is a rough one, where it is."""
    if asked.is_by_phone and asked.within_m is not None and asked.within_m > _ROUGH_M:
        yield sentence(asked.lang, "position-rough", distance=distance_words(asked.within_m, asked.lang))


def arrival_remarks(asked: Question, now: datetime) -> Iterator[str]:
    """What must be said of the moment that somebody means to be there: that it is past, or was not understood."""
    if asked.arrival is not None and asked.arrival < now:
        yield sentence(asked.lang, "arrival-past")
    if asked.arrival is None and asked.when:
        yield sentence(asked.lang, "arrival-unreadable", text=asked.when)


def _nearest_m(answer: Answer) -> float:
    nearest = answer.nearest_if_none.match if answer.nearest_if_none else answer.matches[0]
    return nearest.distance_m
