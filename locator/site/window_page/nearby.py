"""Where else one may go: the windows nearest to a window, with a sketch of which way they are."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from locator.finding.finder import Finder
from locator.finding.links import page_of
from locator.finding.state_words import StateWords, state_words, way_words
from locator.readers.moments import SHANGHAI
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.texts import Lang, sentence
from locator.window import ALL_ITEMS, Kind, Window

_NAMED = 3
_LOOKED_AT = 512
"""So many windows around are looked through for those with people: a hall of terminals has fewer."""


@dataclass(frozen=True, slots=True)
class NearbyWindow:
    """Another window; `kind` where it is a machine, `takes` what it takes beside what this one does."""

    name: str
    page: str
    way: str
    state: StateWords
    kind: str | None
    takes: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """The windows around one, nearest first, and the sketch of them; None where they are too far for one."""

    windows: tuple[NearbyWindow, ...]
    sketch: SketchMap | None


def nearby(finder: Finder, row: int, moment: datetime, lang: Lang, suffix: str, *, arriving: bool) -> Nearby | None:
    """The three windows nearest to one; None where there is no other.

    Those with people go before machines, which not everything can be done at: a machine is named only where fewer than
    three others are found among the 512 windows around. None is named that is out of service at `moment`. `suffix` ends
    their pages' addresses; equal distances are ordered by id.
    """
    window = finder.snapshot.window(row)
    rows = _chosen(finder, row, moment)
    if not rows:
        return None
    found = finder.snapshot.index.measured(window.position, rows)
    others, places = [], []
    for number, (other, distance_m, bearing_deg) in enumerate(zip(*found, strict=True), 1):
        there = finder.snapshot.window(other)
        is_open = finder.hours.at(other, moment)
        then = finder.hours.next_state(other, is_open)
        others.append(
            NearbyWindow(
                name=there.name,
                page=f"{page_of(there.id)}{suffix}",
                way=way_words(distance_m, bearing_deg, lang),
                state=state_words(is_open, then, moment, lang, there.suspension, arriving=arriving),
                kind=sentence(lang, "kind-kiosk") if there.kind is Kind.KIOSK else None,
                takes=takes_beside(window, there, lang),
            )
        )
        places.append(SketchPlace(number, distance_m, bearing_deg, is_open.state))
    return Nearby(tuple(others), sketch_map(places, lang))


def takes_beside(here: Window, there: Window, lang: Lang) -> str:
    """What another window takes beside one, as far as both state it."""
    if there.items is None:
        return sentence(lang, "nearby-unstated")
    if there.items == ALL_ITEMS:
        return sentence(lang, "nearby-all")
    if here.items is None or here.items == ALL_ITEMS:
        return sentence(lang, "nearby-some", count=len(there.items))
    both = len({*here.items} & {*there.items})
    if not both:
        return sentence(lang, "nearby-others")
    if both == len({*here.items}):
        return sentence(lang, "nearby-same")
    return sentence(lang, "nearby-part", both=both, count=len({*here.items}))


def _chosen(finder: Finder, row: int, moment: datetime) -> list[int]:
    """The rows that are named, nearest first."""
    snapshot, day = finder.snapshot, moment.astimezone(SHANGHAI).date()
    staffed: list[int] = []
    machines: list[int] = []
    around: list[int] = []
    for other, _ in islice(snapshot.index.walk(snapshot.window(row).position), _LOOKED_AT + 1):
        suspension = snapshot.window(other).suspension
        if other == row or (suspension is not None and suspension.holds_on(day)):
            continue
        around.append(other)
        (machines if snapshot.kinds[other] == Kind.KIOSK.value else staffed).append(other)
        if len(staffed) == _NAMED:
            break
    return sorted([*staffed, *machines[: _NAMED - len(staffed)]], key=around.index)
