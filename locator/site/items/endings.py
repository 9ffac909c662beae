"""What stands above the windows where they were looked for with an item: the right place first, and who to call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from locator.divisions.division import Division, scope_prefix
from locator.finding.answer import Answer, Match
from locator.finding.counterparts import CounterpartQuery, Relation
from locator.finding.finder import Finder
from locator.finding.further_windows import StatingWindows, measured, searched_again
from locator.finding.search import NearestQuery, Search
from locator.items.guidance.ending import Ending, Near, Way, ending_of
from locator.items.guides import Guides
from locator.items.item import Item
from locator.items.modes import StatedModes
from locator.owner_settings import OwnerSettings
from locator.readers.moments import SHANGHAI
from locator.site.asking import Asking
from locator.site.cards import Card, card_of
from locator.site.footer import FooterLine
from locator.site.item_address import item_page
from locator.site.items.guided_items import GuidedItems, guided_items
from locator.site.items.item_sheet import guide_links, how_words
from locator.site.items.who_to_ask import hotlines, platforms
from locator.site.question import Question
from locator.texts import sentence

_COUNTERPARTS = 3
"""So many windows of the right place are named; each is one to call, and tells of the others."""


@dataclass(frozen=True, slots=True)
class AskHome:
    """The question for the place that decides, with the fields that keep all else."""

    label: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an item before the windows near by, which are `near`.

    `title` stands in place of the page's own, None where that one is right; `right` are windows of the place that
    decides, under `right_title`; `ways` whom else to ask; `near_title` and `near_none` what is said of `near`.
    """

    title: str | None
    name: str
    page: str
    lines: tuple[str, ...]
    asks: AskHome | None
    right_title: str | None
    right: tuple[Card, ...]
    ways: tuple[FooterLine, ...]
    near_title: str | None
    near_none: str | None
    near: tuple[Match, ...]
    is_near_first: bool


@dataclass(frozen=True, slots=True)
class _Matter:
    """What one answer is about."""

    finder: Finder
    asked: Question
    search: Search
    book: GuidedItems
    item: Item
    place: str
    home: Division | None
    in_address: bool


class Endings:
    """Tells what comes first for an item, where it is decided and where somebody is."""

    def __init__(self, asking: Asking, owner: OwnerSettings, guides: Guides) -> None:
        self._asking = asking
        self._owner = owner
        self._guides = guides
        self._stating: tuple[Finder, StatingWindows] | None = None

    async def told(
        self, finder: Finder, asked: Question, query: NearestQuery, answer: Answer, now: datetime, *, in_address: bool
    ) -> Told | None:
        """What is told where `answer` was found with an item of the catalogue; None where it was not.

        The item is none of the conditions that `answer` dropped.
        """
        if not asked.item:
            return None
        book = guided_items(finder)
        item = book.catalogue.find(asked.item)
        if item is None:
            return None
        home = finder.division(finder.codes_of_today(asked.home)[0]) if asked.home else None
        search = searched_again(finder, query, answer.origin, now)
        place = book.place_of(item.id, asked.lang)
        matter = _Matter(finder, asked, search, book, item, place, home, in_address)
        near = await self._near(matter, answer)
        ending = _ending(matter, near)
        right = await self._right(matter, ending)
        missing = None if right else await self._missing(matter, ending)
        fresh = tuple(match for match in near if match.row not in {one.row for one in right})
        return self._in_words(matter, ending, right, fresh, missing)

    async def _near(self, matter: _Matter, answer: Answer) -> tuple[Match, ...]:
        """The windows near by that may be named."""
        if _ending(matter, ()).near is Near.STATING:
            stating = self._stating_of(matter.finder)
            k = matter.asked.count + 1 + _COUNTERPARTS  # some of them may stand above already
            return await self._asking.stating(matter.finder, stating, matter.search, k)
        return answer.matches if answer.nearest_if_none is None else (answer.nearest_if_none.match,)

    async def _right(self, matter: _Matter, ending: Ending) -> tuple[Match, ...]:
        """The windows of the place that decides."""
        if matter.home is None or ending.near is Near.ALL_NOT_REFUSING:
            return ()
        query = CounterpartQuery(scope_prefix(matter.home.code), matter.item.id)
        found = await self._asking.counterparts(matter.finder, query)
        return measured(matter.finder, matter.search, [one.row for one in found[:_COUNTERPARTS]])

    async def _missing(self, matter: _Matter, ending: Ending) -> str | None:
        """Why no window of the place that decides is named: it has none, or its own are known not to take it."""
        if matter.home is None or ending.near is Near.ALL_NOT_REFUSING:
            return None
        whatever = await self._asking.counterparts(matter.finder, CounterpartQuery(scope_prefix(matter.home.code)))
        has_own = any(one.relation is Relation.DIVISION for one in whatever)
        key = "ending-counterparts-refuse" if has_own else "ending-no-counterparts"
        return sentence(matter.asked.lang, key, division=matter.home.full_name, number=self._owner.hotline)

    def _stating_of(self, finder: Finder) -> StatingWindows:
        kept = self._stating
        if kept is None or kept[0] is not finder:
            kept = self._stating = finder, StatingWindows(finder.snapshot, finder.filters)
        return kept[1]

    def _in_words(
        self, matter: _Matter, ending: Ending, right: Sequence[Match], near: tuple[Match, ...], missing: str | None
    ) -> Told:
        asked, lang = matter.asked, matter.asked.lang
        suffix = "?lang=" + lang.value if matter.in_address else ""
        is_near_first = ending.near is Near.ALL_NOT_REFUSING
        return Told(
            title=_title(matter, ending),
            name=matter.item.name,
            page=item_page(matter.item.id, suffix),
            lines=(*_lines(matter, ending), *([missing] if missing else [])),
            asks=_asks(matter) if ending.asks_home else None,
            right_title=_counterparts_title(matter) if right else None,
            right=tuple(_card(matter, match) for match in right),
            ways=self._ways(matter, ending, near),
            near_title=None if is_near_first or not near else sentence(lang, "ending-near-stating"),
            near_none=None if near else _near_none(asked, ending, self._owner.hotline),
            near=near,
            is_near_first=is_near_first,
        )

    def _ways(self, matter: _Matter, ending: Ending, near: Sequence[Match]) -> tuple[FooterLine, ...]:
        lang = matter.asked.lang
        guides = guide_links(self._guides, matter.item, matter.finder.division, lang)
        web = platforms(self._owner, lang) if ending.way is Way.ONLINE else ()
        if ending.way is Way.NEAREST and near:
            return guides
        lines = hotlines(self._owner, lang, matter.home, matter.search.origin.division)
        return (*web, *guides, *(() if ending.way is Way.ONLINE and near else lines))


def _ending(matter: _Matter, near: Sequence[Match]) -> Ending:
    here, stated = matter.search.origin.division, _stated(matter)
    return ending_of(
        matter.item.hand_in,
        stated.modes if stated is not None else (),
        scope_prefix(matter.home.code) if matter.home is not None else None,
        here.code if here is not None else None,
        is_stated_near=any(match.takes_item for match in near),
    )


def _stated(matter: _Matter) -> StatedModes | None:
    """How the matter is done between where it is asked for and where it is decided."""
    here, day = matter.search.origin.division, matter.search.moment.astimezone(SHANGHAI).date()
    home = matter.home.code if matter.home is not None else None
    return matter.book.modes(matter.item, here.code if here is not None else None, home, day)


def _title(matter: _Matter, ending: Ending) -> str | None:
    lang = matter.asked.lang
    if ending.way is Way.NEAREST:
        return None
    if ending.way is Way.RIGHT_PLACE and matter.home is not None:
        return sentence(lang, "ending-right-place-title", place=matter.home.full_name)
    return sentence(lang, f"ending-{ending.way.value}-title", place=matter.place)


def _lines(matter: _Matter, ending: Ending) -> tuple[str, ...]:
    lang, home = matter.asked.lang, matter.home
    if ending.way is Way.RIGHT_PLACE and home is not None:
        first = sentence(lang, "ending-right-place-named", place=matter.place, division=home.full_name)
    else:
        first = sentence(lang, f"ending-{ending.way.value}", place=matter.place)
    lines = [first]
    if ending.at_home and ending.way is Way.RIGHT_PLACE:
        lines.append(sentence(lang, "ending-at-home"))
    if ending.way in (Way.RIGHT_PLACE, Way.PROVIDER) or (ending.way is Way.NEAREST and _stated(matter) is not None):
        lines += how_words(matter.book, _stated(matter), matter.place, lang)
    return tuple(lines)


def _counterparts_title(matter: _Matter) -> str:
    division = matter.home.full_name if matter.home is not None else ""
    return sentence(matter.asked.lang, "ending-counterparts", division=division)


def _near_none(asked: Question, ending: Ending, hotline: str) -> str:
    if ending.near is Near.ALL_NOT_REFUSING:
        return sentence(asked.lang, "ending-none-takes", number=hotline)
    has_conditions = asked.only_open or bool(asked.area or asked.group)
    return sentence(asked.lang, "ending-near-none-as-asked" if has_conditions else "ending-near-none")


def _asks(matter: _Matter) -> AskHome:
    return AskHome(sentence(matter.asked.lang, "guide-home", place=matter.place), matter.asked.hidden())


def _card(matter: _Matter, match: Match) -> Card:
    search, asked = matter.search, matter.asked
    arriving = asked.arrival is not None
    card = card_of(matter.finder, search.origin, match, search.moment, asked.lang, arriving=arriving, has_item=True)
    return replace(card, elsewhere=None, same_province=None)  # its heading says where it is
