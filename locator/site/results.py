"""The results of a question as a page shows them: the windows that may be named, and what must be said before them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from locator.finding.answer import Answer, Match
from locator.finding.day_words import arrival_words
from locator.finding.finder import Finder
from locator.finding.search import NearestQuery
from locator.owner_settings import OwnerSettings
from locator.site.asking import Asking
from locator.site.cards import Card, card_of
from locator.site.elder.screens import Places, Screen, screen_of
from locator.site.elder.view import View
from locator.site.footer import FooterLine
from locator.site.group_words import group_words
from locator.site.items.endings import Endings
from locator.site.items.told import Told
from locator.site.items.who_to_ask import where_none_is
from locator.site.page_language import address_end
from locator.site.question import MOST, Question
from locator.site.result_words import (
    arrival_remarks,
    place_words,
    position_remarks,
    remarks,
    start_words,
    tells_all_dropped,
    title_words,
)
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.texts import sentence

_SKETCHED = 10  # of more there is no room for their numbers
_STEP = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A page's results: from where they are measured, for what arrival, what comes first, a sketch, the windows.

    `onward` is what their pages' addresses end with: what was asked, for the way back. `told` is what comes before the
    windows where they were looked for with an item. `shared` is the address that may be given to others; None where
    it would not tell a place, or too much of whoever asked. `ways` are whom else to ask where the province has none.
    `screen` is the one window that the elder view shows, which is the only one of `cards` then; None in the usual view.
    That view has its own ways on, and shares windows alone: `more` and `shared` are None there, as `sketch` is.
    """

    measured: str
    arrival: str | None
    remarks: tuple[str, ...]
    sketch: SketchMap | None
    cards: tuple[Card, ...]
    more: int | None
    more_words: str
    onward: str
    told: Told | None
    shared: str | None
    ways: tuple[FooterLine, ...]
    screen: Screen | None = None


class Results:
    """Finds what a page shows for a question."""

    def __init__(self, asking: Asking, endings: Endings, owner: OwnerSettings, clock: Callable[[], datetime]) -> None:
        self._asking = asking
        self._endings = endings
        self._owner = owner
        self._clock = clock

    async def found(
        self, finder: Finder, asked: Question, start: str, *, in_address: bool, view: View = View.USUAL
    ) -> Mapping[str, object]:
        """The words of a page with the windows for a question that is asked from `start`; in the elder view with one.

        Raises
        ------
        Refusal
            If the place means none or several, or there is no such item or division.
        """
        now, is_elder = self._clock(), view is View.ELDER
        wanted = replace(asked, count=min(max(asked.count, asked.screen), MOST)) if is_elder else asked
        query = _query_of(wanted, start)
        answer = _with_item(await self._asking.nearest(finder, query, now, asked.lang))
        told = await self._endings.told(finder, wanted, query, answer, now, in_address=in_address)
        found_all = _named(answer, told)
        places = Places.of(asked, told, len(found_all)) if is_elder else None
        matches = found_all[: asked.count] if places is None else _shown(found_all, places)
        cards = _cards(finder, asked, answer, matches, now)
        more = _more(asked, len(found_all)) if places is None else None
        found = Found(
            measured=sentence(asked.lang, "measured-from", label=start_words(asked, answer)),
            arrival=_arrival(finder, asked, matches),
            remarks=tuple(_remarks(finder, asked, answer, told, now)),
            sketch=_sketch(matches, told, asked) if places is None else None,
            cards=cards,
            more=more,
            more_words=sentence(asked.lang, "results-more") if more else "",
            onward=address_end(asked.kept(in_address)),
            told=told,
            shared=asked.address(in_address) if places is None and _may_be_shared(asked, matches, told) else None,
            ways=self._ways(finder, asked, answer, told),
            screen=self._screen(asked, answer, told, places, cards, in_address=in_address),
        )
        return {
            **({} if asked.wish or told is None else {"wish": told.name}),
            "title": (told.title if told is not None else None) or title_words(asked, answer),
            "found": found,
            "place": place_words(finder, asked, answer),
            "following": replace(asked, count=more).address(in_address) if more else "",
        }

    def _screen(
        self,
        asked: Question,
        answer: Answer,
        told: Told | None,
        places: Places | None,
        cards: Sequence[Card],
        *,
        in_address: bool,
    ) -> Screen | None:
        """The elder view's screen, with the one window of `cards` if it shows one; None in the usual view."""
        if places is None:
            return None
        near = next(iter(cards), None)
        return screen_of(asked, places, told, near, title_words(asked, answer), self._owner.hotline, in_address)

    def _ways(self, finder: Finder, asked: Question, answer: Answer, told: Told | None) -> tuple[FooterLine, ...]:
        """Whom to ask where the province of whoever asks has no windows; none where an item's own words tell it."""
        if answer.origin.province_has_windows is not False or (told is not None and not told.is_near_first):
            return ()
        home = finder.division(finder.codes_of_today(asked.home)[0]) if asked.home else None
        ways = where_none_is(self._owner, asked.lang, answer.origin.division, home)
        return tuple(way for way in ways if told is None or way not in told.ways)


def _cards(
    finder: Finder, asked: Question, answer: Answer, matches: Sequence[Match], now: datetime
) -> tuple[Card, ...]:
    moment, arriving, has_item = asked.arrival or now, asked.arrival is not None, bool(asked.item)
    return tuple(
        card_of(finder, answer.origin, match, moment, asked.lang, arriving=arriving, has_item=has_item)
        for match in matches
    )


def _arrival(finder: Finder, asked: Question, matches: Sequence[Match]) -> str | None:
    """The day of an arrival in words, by the holidays of where the windows are; None without one."""
    if asked.arrival is None:
        return None
    return arrival_words(asked.arrival, finder.calendar, asked.lang, finder.divisions_of([m.row for m in matches]))


def _shown(found_all: Sequence[Match], places: Places) -> Sequence[Match]:
    """The window near by that the elder view's screen shows; none where it shows another."""
    return () if places.nearby is None else found_all[places.nearby :][:1]


def _with_item(answer: Answer) -> Answer:
    """An answer about the matter that was asked for: a window found without it is known not to take it, as all are."""
    none = answer.nearest_if_none
    return answer if none is None or "item" not in none.dropped else answer._replace(nearest_if_none=None)


def _may_be_shared(asked: Question, matches: Sequence[Match], told: Told | None) -> bool:
    """Whether a list has windows, and an address that tells nothing of whoever asked."""
    return not asked.is_kept_private and bool(matches or (told is not None and told.right))


def _query_of(asked: Question, start: str) -> NearestQuery:
    return NearestQuery(
        # One more than is shown tells whether there are more.
        place=start,
        open=asked.only_open,
        k=asked.count + 1,
        item=asked.item or None,
        home=asked.home or None,
        division=asked.area or None,
        group=asked.group or None,
        kind=asked.kind or None,
        when=asked.arrival,
    )


def _named(answer: Answer, told: Told | None) -> Sequence[Match]:
    """The windows that a page names: those of the answer, but where an item says which may be."""
    if told is not None:
        return told.near
    none = answer.nearest_if_none
    return answer.matches if none is None else (none.match,)


def _sketch(matches: Sequence[Match], told: Told | None, asked: Question) -> SketchMap | None:
    """The sketch over the windows; none where another place comes first."""
    if not matches or (told is not None and not told.is_near_first):
        return None
    shown = enumerate(matches[:_SKETCHED], 1)
    return sketch_map([SketchPlace(n, m.distance_m, m.bearing_deg, m.open.state) for n, m in shown], asked.lang)


def _remarks(finder: Finder, asked: Question, answer: Answer, told: Told | None, now: datetime) -> Iterator[str]:
    """What must be said before the windows."""
    if told is not None and not (told.is_near_first and told.near):
        yield from position_remarks(asked)
        yield from arrival_remarks(asked, now)  # the others are about windows that are not named here
        return
    yield from _only_remarks(finder, asked, answer)
    yield from remarks(answer, asked, now)
    yield from _region_none(finder, asked, answer)
    if len(answer.matches) > asked.count == MOST:
        yield sentence(asked.lang, "results-most", n=MOST)


def _more(asked: Question, found: int) -> int | None:
    """How many windows to show next; None where there are no more, or enough."""
    return min(asked.count + _STEP, MOST) if found > asked.count and asked.count < MOST else None


def _only_remarks(finder: Finder, asked: Question, answer: Answer) -> Iterator[str]:
    """That only a division's windows are listed, or a group's."""
    dropped = answer.nearest_if_none.dropped if answer.nearest_if_none is not None else ()
    region = finder.division_name(asked.area) if asked.area and "division" not in dropped else None
    if region is not None:
        yield sentence(asked.lang, "region-only", region=region)
    if asked.group and "group" not in dropped:
        yield group_words("group-only", finder.group(asked.group), asked.lang)
    if asked.kind and "kind" not in dropped:
        yield sentence(asked.lang, "kind-only", what=sentence(asked.lang, f"group-of-{asked.kind}"))


def _region_none(finder: Finder, asked: Question, answer: Answer) -> Iterator[str]:
    """That a division has no such window, where nothing told so with all else that was dropped."""
    none, region = answer.nearest_if_none, finder.division_name(asked.area) if asked.area else None
    if none is not None and "division" in none.dropped and region is not None and not tells_all_dropped(asked):
        yield sentence(asked.lang, "region-none", region=region)
