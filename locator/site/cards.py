"""What a page shows of one window found: every word ready, nothing left for a template to decide."""

from dataclasses import dataclass
from datetime import datetime

from locator.finding.answer import Match
from locator.finding.finder import Finder
from locator.finding.links import Links, links_of
from locator.finding.state_words import StateWords, distance_words, state_words, way_words
from locator.texts import Lang, sentence
from locator.window import ALL_ITEMS, WITHOUT_END, Window

# Coarser than this, a position is said to be (the contract's position-imprecise).
_COARSE_M = 300


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as published, and its `tel:` address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """One window in a list of results."""

    name: str
    page: str
    way: str
    state: StateWords
    address: str
    phones: tuple[Phone, ...]
    hours: str | None
    transit: str | None
    links: Links


@dataclass(frozen=True, slots=True)
class Sheet:
    """One window on its own page: title, state, and its facts as lines of label and text."""

    name: str
    state: StateWords
    phones: tuple[Phone, ...]
    lines: tuple[tuple[str, str], ...]
    links: Links


def card_of(finder: Finder, match: Match, moment: datetime, lang: Lang) -> Card:
    """A match as it is listed."""
    window = finder.snapshot.window(match.row)
    links = links_of(window)
    return Card(
        name=window.name,
        page=links.page,
        way=way_words(match.distance_m, match.bearing_deg, lang),
        state=state_words(match.open, finder.hours.next_state(match.row, match.open), moment, lang),
        address=window.address,
        phones=_phones(window, links),
        hours=window.hours.text if window.hours else None,
        transit=window.transit,
        links=links,
    )


def sheet_of(finder: Finder, row: int, moment: datetime, lang: Lang) -> Sheet:
    """A window with all its public facts; `moment` is when it is looked at."""
    window = finder.snapshot.window(row)
    links = links_of(window)
    found = finder.hours.at(row, moment)
    return Sheet(
        name=window.name,
        state=state_words(found, finder.hours.next_state(row, found), moment, lang),
        phones=_phones(window, links),
        lines=tuple((sentence(lang, key), text) for key, text in _facts(window, lang)),
        links=links,
    )


def _phones(window: Window, links: Links) -> tuple[Phone, ...]:
    return tuple(Phone(text, href) for text, href in zip(window.phones, links.tel, strict=True))


def _facts(window: Window, lang: Lang) -> list[tuple[str, str]]:
    unstated = sentence(lang, "not-stated")
    facts = [
        ("address", window.address),
        ("hours", (window.hours.text if window.hours else None) or unstated),
        ("closed-until-label", _suspension(window, lang)),
        ("transit", window.transit or unstated),
        ("items", _items(window, lang)),
        ("division", _division(window)),
        ("kind", sentence(lang, f"kind-{window.kind.value}")),
        ("level", sentence(lang, f"level-{window.level.value}") if window.level else None),
        ("position", _position(window, lang)),
        ("office", window.office),
        ("confirmed", window.confirmed_on.isoformat()),
        ("id", window.id),
    ]
    return [(key, text) for key, text in facts if text]


def _suspension(window: Window, lang: Lang) -> str | None:
    if window.closed_until is None:
        return None
    if window.closed_until == WITHOUT_END:
        return sentence(lang, "closed-without-end")
    return sentence(lang, "closed-until", date=window.closed_until.isoformat())


def _items(window: Window, lang: Lang) -> str:
    if window.items is None:
        return sentence(lang, "items-unstated")
    if window.items == ALL_ITEMS:
        return sentence(lang, "items-all")
    return ("、" if lang is Lang.ZH else ", ").join(window.items) or sentence(lang, "items-unstated")


def _division(window: Window) -> str:
    parts = (window.division.province, window.division.city, window.division.name)
    return "".join(dict.fromkeys(part for part in parts if part)) + f" {window.division.code}"


def _position(window: Window, lang: Lang) -> str:
    text = sentence(lang, "position-value", lon=f"{window.position.lon:.6f}", lat=f"{window.position.lat:.6f}")
    if window.precision_m is None or window.precision_m <= _COARSE_M:
        return text
    coarse = sentence(lang, "position-coarse", distance=distance_words(window.precision_m, lang))
    return f"{text} · {coarse}"
