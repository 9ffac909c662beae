"""What a popup says of a window, and of many that stand at one place: every word ready for the template."""

from dataclasses import dataclass
from datetime import datetime

from locator.finding.finder import Finder
from locator.finding.links import Links, links_of, page_of
from locator.finding.state_words import SHAPES, StateWords, coming_suspension_words, state_words
from locator.site.cards import Line, Phone, phones_of
from locator.texts import Lang, sentence
from maps.live_map.live_view import LiveView
from maps.live_map.ordered_rows import Mark

LISTED = 50
"""How many windows of one place are listed at a time."""


@dataclass(frozen=True, slots=True)
class PopupWords:
    """One window: what a person wants to know before going there; the rest is on its page.

    `takes` says whether it takes the item that the map is filtered by, if any.
    """

    name: str
    page: str
    state: StateWords
    takes: str | None
    phones: tuple[Phone, ...]
    lines: tuple[Line, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class ListedWindow:
    """One of many windows at a place; `takes` where it does not say whether it takes the item that is asked for."""

    name: str
    page: str
    popup: str
    state: StateWords
    takes: str | None


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Windows at one place, some of them at a time; `following` is the address of the next ones."""

    title: str
    windows: tuple[ListedWindow, ...]
    following: str | None


def popup_words(finder: Finder, row: int, moment: datetime, lang: Lang, item: str | None = None) -> PopupWords:
    """The popup of one row's window, as it is at `moment`; it says whether the window takes an item that is given."""
    window = finder.snapshot.window(row)
    links = links_of(window)
    found = finder.hours.at(row, moment)
    hours = window.hours.text if window.hours else None
    lines = [
        ("closed-until-label", coming_suspension_words(window.suspension, moment, lang) or "", False),
        ("address", window.address, True),
        ("hours", hours or sentence(lang, "not-stated"), hours is not None),
        ("transit", window.transit or "", True),
        ("confirmed", window.confirmed_on.isoformat(), False),
    ]
    return PopupWords(
        name=window.name,
        page=links.page,
        state=state_words(found, finder.hours.next_state(row, found), moment, lang, window.suspension),
        takes=_takes(finder, row, item, lang),
        phones=phones_of(window, links),
        lines=tuple(Line(sentence(lang, key), text, written) for key, text, written in lines if text),
        links=links,
    )


def _takes(finder: Finder, row: int, item: str | None, lang: Lang) -> str | None:
    """Whether a window takes an item; None where none is asked for, or it is known that the window does not."""
    if item is None:
        return None
    if finder.filters.unstated[row]:
        return sentence(lang, "takes-item-unknown")
    return sentence(lang, "takes-item") if finder.filters.takes(row, item) else None


def place_words(live: LiveView, mark: Mark, page: int, lang: Lang) -> PlaceWords | None:
    """The windows of a mark by name, the given page of them; None where there is no such page: they count from 1.

    They stand by name already, so that a page costs the same however many windows share the place.
    """
    begin = (page - 1) * LISTED
    if not 0 <= begin < mark.count:
        return None
    rows = live.index.grid.ordered.rows_of(mark)[begin : begin + LISTED]
    names = live.snapshot.column("name").take(rows).to_pylist()
    more = f"/map/cells/{mark.key}?page={page + 1}" if begin + LISTED < mark.count else None
    title = sentence(lang, "map-place", count=mark.count)
    shown = zip(rows.tolist(), names, strict=True)
    return PlaceWords(title, tuple(_listed(live, row, str(name), lang) for row, name in shown), more)


def _listed(live: LiveView, row: int, name: str, lang: Lang) -> ListedWindow:
    page = page_of(str(live.snapshot.ids[row]))
    state = live.states.of(row)
    words = StateWords(state.value, SHAPES[state], sentence(lang, state.value), None)
    takes = sentence(lang, "takes-item-unknown") if live.unstated is not None and row in live.unstated else None
    return ListedWindow(name, page, f"/map{page}", words, takes)
