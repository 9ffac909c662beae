"""A window's card, to be printed on A6 and kept: what holds on any day, and a code for what changes."""

from dataclasses import dataclass, replace
from datetime import datetime

from locator.divisions.divisions import Divisions
from locator.divisions.seats import SeatBasis
from locator.finding.finder import Finder
from locator.finding.links import page_outside
from locator.finding.state_words import direction_words, distance_words, suspension_words
from locator.hours.answers.state import State
from locator.readers.moments import SHANGHAI
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.site.window_page.qr_code import QrCode, qr_code
from locator.site.window_page.usual_week import UsualWeek, usual_week
from locator.texts import Lang, sentence
from locator.window import Window

_FARTHEST_M = 100_000.0
"""A seat of government farther than this tells nobody where a window is."""

_AT_THE_SEAT_M = 100.0
"""Nearer than this, the seat's own position is not exact enough to tell a direction from."""

_CODE_MM = 25


@dataclass(frozen=True, slots=True)
class CardSketch:
    """Which way a window is from its division's seat of government, drawn and in words."""

    drawn: SketchMap | None
    words: str


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """The code of a page, how many millimetres wide it is, and the page's address, in full and as it may be typed."""

    drawn: QrCode
    millimetres: int
    address: str
    typed: str


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card, every word of it ready.

    `week` is null where nothing is known of the hours, `hours` the office's own words where the week does not say it
    all; `sketch` is null where no seat is known near by, `code` where nobody knows the site's address.
    """

    name: str
    address: str
    phones: tuple[str, ...]
    suspended: str | None
    week: UsualWeek | None
    hours: str | None
    sketch: CardSketch | None
    code: PrintedCode | None
    confirmed: str


def printed_card(
    finder: Finder, row: int, divisions: Divisions, now: datetime, site: str | None, lang: Lang
) -> PrintedCard:
    """The card of a window, as it is printed at `now`; `site` is the address that the site is known by."""
    window, today = finder.snapshot.window(row), now.astimezone(SHANGHAI).date()
    week = usual_week(finder, row, today, lang)
    return PrintedCard(
        name=window.name,
        address=window.address,
        phones=window.phones,
        suspended=suspension_words(window.suspension, today, lang),
        week=week,
        hours=_own_words(window, week),
        sketch=_sketch(finder, row, divisions, lang),
        code=page_code(window, site),
        confirmed=sentence(lang, "card-confirmed", date=window.confirmed_on.isoformat()),
    )


def _own_words(window: Window, week: UsualWeek | None) -> str | None:
    is_whole = week is not None and week.lasts and not any(each.state == State.UNKNOWN for each in week.all_hours())
    return None if window.hours is None or is_whole else window.hours.text


def _sketch(finder: Finder, row: int, divisions: Divisions, lang: Lang) -> CardSketch | None:
    window = finder.snapshot.window(row)
    seat = divisions.seat(window.division.code)
    if seat is None or seat.basis is not SeatBasis.SEAT:
        return None
    _, [distance_m], [bearing_deg] = finder.snapshot.index.measured(seat.position, [row])
    if distance_m > _FARTHEST_M:
        return None
    if distance_m < _AT_THE_SEAT_M:
        return CardSketch(None, sentence(lang, "card-at-seat", division=window.division.name))
    said = {"distance": distance_words(distance_m, lang), "direction": direction_words(bearing_deg, lang)}
    words = sentence(lang, "card-way", division=window.division.name, **said)
    drawn = sketch_map([SketchPlace(1, distance_m, bearing_deg, State.OPEN)], lang)
    return CardSketch(replace(drawn, label=words) if drawn is not None else None, words)


def page_code(window: Window, site: str | None) -> PrintedCode | None:
    """The code of a window's page; None where nobody knows the address that the site is known by."""
    address = page_outside(window.id, site)
    if address is None:
        return None
    return PrintedCode(qr_code(address), _CODE_MM, address, address.partition("://")[2])
