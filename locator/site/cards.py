"""What a page shows of one window found: every word ready, nothing left for a template to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from locator.finding.answer import Match, Origin
from locator.finding.finder import Finder
from locator.finding.links import Links, links_of
from locator.finding.state_words import (
    StateWords,
    coming_suspension_words,
    distance_words,
    other_province_words,
    state_words,
    suspension_words,
    way_words,
    why_words,
)
from locator.joined_names import joined_names
from locator.readers.area_codes import is_outside_mainland
from locator.readers.dialling import uri_from_outside
from locator.readers.moments import SHANGHAI
from locator.site.saved.kept_facts import kept_facts
from locator.site.taken_items import ItemLink, taken_items, taken_words
from locator.site.week_table import WeekTable, week_table
from locator.texts import Lang, sentence
from locator.window import Window

# Coarser than this, a position is said to be (the contract's position-imprecise).
_COARSE_M = 300
_A_WEEK = timedelta(days=7)
_AS_WRITTEN = frozenset({"hours", "transit", "office", "division"})
_FOLDED = "reference"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as published, and its `tel:` address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """One window in a list of results; `why` where its state is not known, `suspended` where it will be.

    `facts` is what a device keeps of it where somebody saves it there.
    `elsewhere` where it stands in another province than whoever asks. `takes` says whether it takes the item that was
    asked for, `same_province` that it is of the province that decides it; both None where that was not asked.
    `from_outside` says that whoever asks is outside the mainland, so that its short numbers are dialled with +86.
    """

    name: str
    page: str
    way: str
    elsewhere: str | None
    state: StateWords
    why: str | None
    suspended: str | None
    address: str
    phones: tuple[Phone, ...]
    hours: str | None
    transit: str | None
    links: Links
    facts: str
    division_code: str
    takes: str | None = None
    same_province: str | None = None
    from_outside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A label and a fact; `as_written` where the text is the sheet's own, in its language and its line breaks.

    `links` where the fact is several items: the text then has their names, and is not shown beside them.
    """

    label: str
    text: str
    as_written: bool
    links: tuple[ItemLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a window's facts under a title; `folded` where few look for them."""

    title: str
    lines: tuple[Line, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One window on its own page; `why` where its state is not known, `weeks` as far as anything is known of them."""

    id: str
    name: str
    state: StateWords
    why: str | None
    weeks: tuple[WeekTable, ...]
    phones: tuple[Phone, ...]
    parts: tuple[Part, ...]
    links: Links
    facts: str


def card_of(
    finder: Finder,
    origin: Origin,
    match: Match,
    moment: datetime,
    lang: Lang,
    *,
    arriving: bool = False,
    has_item: bool = False,
) -> Card:
    """A match as it is listed; `has_item` where it was looked for with an item."""
    window = finder.snapshot.window(match.row)
    links, from_outside = links_of(window), _is_outside(origin)
    then = finder.hours.next_state(match.row, match.open)
    return Card(
        name=window.name,
        page=links.page,
        way=way_words(match.distance_m, match.bearing_deg, lang),
        elsewhere=other_province_words(window.division.province, origin, lang),
        state=state_words(match.open, then, moment, lang, window.suspension, arriving=arriving),
        why=why_words(finder.hours.why_unknown(match.row, moment), moment, lang),
        suspended=coming_suspension_words(window.suspension, moment, lang),
        address=window.address,
        phones=phones_of(window, links, from_outside=from_outside),
        hours=window.hours.text if window.hours else None,
        transit=window.transit,
        links=links,
        facts=kept_facts(window, links),
        division_code=window.division.code,
        takes=sentence(lang, "takes-item" if match.takes_item else "takes-item-unknown") if has_item else None,
        same_province=sentence(lang, "same-province", place=window.division.province) if match.same_province else None,
        from_outside=from_outside,
    )


def sheet_of(
    finder: Finder, row: int, moment: datetime, lang: Lang, *, arriving: bool = False, suffix: str = ""
) -> Sheet:
    """A window with all its public facts; `moment` is when it is looked at, or when somebody means to be there.

    `suffix` ends the addresses of the pages that it leads to, such as `?lang=en`.
    """
    window = finder.snapshot.window(row)
    links, items = links_of(window), taken_items(finder, window, suffix)
    found, day = finder.hours.at(row, moment), moment.astimezone(SHANGHAI).date()
    then = finder.hours.next_state(row, found)
    return Sheet(
        id=window.id,
        name=window.name,
        state=state_words(found, then, moment, lang, window.suspension, arriving=arriving),
        why=why_words(finder.hours.why_unknown(row, moment), moment, lang),
        weeks=_weeks(finder, row, moment, lang, arriving=arriving),
        phones=phones_of(window, links),
        parts=tuple(_part(title, facts, lang, items) for title, facts in _facts(window, items, day, lang).items()),
        links=links,
        facts=kept_facts(window, links),
    )


def _weeks(finder: Finder, row: int, moment: datetime, lang: Lang, *, arriving: bool) -> tuple[WeekTable, ...]:
    """The week of a moment and the next one."""
    day, suspension = moment.astimezone(SHANGHAI).date(), finder.snapshot.window(row).suspension
    weeks = (finder.hours.week(row, start) for start in (day, day + _A_WEEK))
    tables = (week_table(week, day, lang, suspension, arriving=arriving) for week in weeks)
    return tuple(table for table in tables if table is not None)


def phones_of(window: Window, links: Links, *, from_outside: bool = False) -> tuple[Phone, ...]:
    """A window's numbers, each with the address that belongs to it; `from_outside` where the mainland is called."""
    hrefs = map(uri_from_outside, links.tel) if from_outside else links.tel
    return tuple(Phone(text, href) for text, href in zip(window.phones, hrefs, strict=True))


def _is_outside(origin: Origin) -> bool:
    return origin.division is not None and is_outside_mainland(origin.division.code)


def _part(title: str, facts: Mapping[str, str | None], lang: Lang, items: tuple[ItemLink, ...]) -> Part:
    unstated = sentence(lang, "not-stated")
    lines = (
        Line(sentence(lang, key), text, text != unstated and key in _AS_WRITTEN, items if key == "items" else ())
        for key, text in facts.items()
        if text
    )
    return Part(sentence(lang, title), tuple(lines), title == _FOLDED)


def _facts(
    window: Window, items: tuple[ItemLink, ...], day: date, lang: Lang
) -> Mapping[str, Mapping[str, str | None]]:
    unstated = sentence(lang, "not-stated")
    return {
        "visit": {
            "hours": (window.hours.text if window.hours else None) or unstated,
            "closed-until-label": suspension_words(window.suspension, day, lang),
            "transit": window.transit or unstated,
        },
        "service": {
            "items": taken_words(window, items, lang),
            "kind": sentence(lang, f"kind-{window.kind.value}"),
            "level": sentence(lang, f"level-{window.level.value}") if window.level else None,
        },
        "record": {
            "office": window.office,
            "confirmed": window.confirmed_on.isoformat(),
        },
        _FOLDED: {
            "division": _division(window),
            "position": _position(window, lang),
            "id": window.id,
        },
    }


def _division(window: Window) -> str:
    parts = (window.division.province, window.division.city, window.division.name)
    return joined_names(parts) + f" {window.division.code}"


def _position(window: Window, lang: Lang) -> str:
    text = sentence(lang, "position-value", lon=f"{window.position.lon:.6f}", lat=f"{window.position.lat:.6f}")
    if window.precision_m is None or window.precision_m <= _COARSE_M:
        return text
    coarse = sentence(lang, "position-coarse", distance=distance_words(window.precision_m, lang))
    return f"{text} · {coarse}"
