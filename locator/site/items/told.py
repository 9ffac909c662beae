"""The words that stand above the windows where they were looked for with an item: what comes first, and who to call."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from locator.divisions.division import full_code
from locator.finding.answer import Match
from locator.finding.windows_to_ask import ToAsk, Whose
from locator.items.guidance.ending import Ending, Near, Way
from locator.items.guides import Guides
from locator.items.modes import StatedBy
from locator.owner_settings import OwnerSettings
from locator.site.cards import Card, card_of
from locator.site.footer import FooterLine
from locator.site.group_words import group_words
from locator.site.item_address import item_page
from locator.site.items.item_sheet import guide_links, how_words
from locator.site.items.matter import Matter
from locator.site.items.who_to_ask import hotlines, is_outside, platforms
from locator.texts import sentence
from locator.window import Kind

_RIGHT_TITLES = {
    Whose.DIVISION: "ending-counterparts",
    Whose.INSIDE: "ending-counterparts-inside",
    Whose.CITY: "ending-counterparts-city",
    Whose.PROVINCE: "ending-counterparts-province",
}
_WITHOUT_HOTLINE = {
    "ending-no-counterparts": "ending-no-counterparts-outside",
    "ending-counterparts-refuse": "ending-counterparts-refuse-outside",
    "ending-none-takes": "ending-none-takes-outside",
}
"""What is said in place of a sentence that names a hotline, where none is known."""
_SAID_BY_PLACES = (StatedBy.AGREEMENT, StatedBy.GROUP)


@dataclass(frozen=True, slots=True)
class AskHome:
    """The question for the place that decides, with the fields that keep all else."""

    label: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RightWindow:
    """A window of the place that decides, or of its city or province; `title` says whose, `card` makes its words."""

    title: str
    card: Callable[[], Card]


@dataclass(frozen=True, slots=True)
class RightPart:
    """Such windows under their title; `before` stand so many others."""

    title: str
    windows: tuple[RightWindow, ...]
    before: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """The words of each of them."""
        return tuple(window.card() for window in self.windows)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an item before the windows near by, which are `near`.

    `title` stands in place of the page's own, None where that one is right; `right` are windows of the place that
    decides; `ways` whom else to ask; `near_title` and `near_none` what is said of `near`.
    """

    title: str | None
    name: str
    page: str
    lines: tuple[str, ...]
    asks: AskHome | None
    right: tuple[RightPart, ...]
    ways: tuple[FooterLine, ...]
    near_title: str | None
    near_none: str | None
    near: tuple[Match, ...]
    is_near_first: bool

    @property
    def right_windows(self) -> tuple[RightWindow, ...]:
        """Those of all parts, in their order."""
        return tuple(window for part in self.right for window in part.windows)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The windows to tell of: those to ask where the matter is decided, by whose they are, and those near by.

    `missing` is the key of the sentence that says why there are none to ask, None where that needs no word.
    """

    right: tuple[ToAsk, ...]
    missing: str | None
    near: tuple[Match, ...]


def told_words(matter: Matter, chosen: Chosen, owner: OwnerSettings, guides: Guides) -> Told:
    """A matter's ending in words."""
    ending, lang = matter.ending(), matter.asked.lang
    near, is_near_first = chosen.near, ending.near is Near.ALL_NOT_REFUSING
    return Told(
        title=_title(matter, ending),
        name=matter.item.name,
        page=item_page(matter.item.id, "?lang=" + lang.value if matter.in_address else ""),
        lines=tuple(_lines(matter, ending, chosen.missing, owner.hotline)),
        asks=_asks(matter) if ending.asks_home else None,
        right=_right(matter, chosen.right),
        ways=_ways(matter, ending, near, owner, guides),
        near_title=None if is_near_first or not near else sentence(lang, "ending-near-stating"),
        near_none=None if near else _near_none(matter, ending, owner.hotline),
        near=near,
        is_near_first=is_near_first,
    )


def _title(matter: Matter, ending: Ending) -> str | None:
    lang = matter.asked.lang
    if ending.way is Way.NEAREST:
        return None
    if ending.way is Way.RIGHT_PLACE and matter.home is not None:
        return sentence(lang, "ending-right-place-title", place=matter.home.full_name)
    return sentence(lang, f"ending-{ending.way.value}-title", place=matter.place)


def _lines(matter: Matter, ending: Ending, missing: str | None, hotline: str) -> Iterator[str]:
    lang, home = matter.asked.lang, matter.home
    if ending.way is Way.RIGHT_PLACE and home is not None:
        yield sentence(lang, "ending-right-place-named", place=matter.place, division=home.full_name)
    else:
        yield sentence(lang, f"ending-{ending.way.value}", place=matter.place)
    if ending.at_home and ending.way is Way.RIGHT_PLACE:
        yield sentence(lang, "ending-at-home")
    yield from _how(matter, ending)
    if missing is not None and home is not None:
        key = _WITHOUT_HOTLINE[missing] if is_outside(home) else missing
        yield sentence(lang, key, division=home.full_name, number=hotline)


def _how(matter: Matter, ending: Ending) -> Iterator[str]:
    """How it is done, and what says so; at one kind of window otherwise where a group of that kind says so."""
    stated, lang = matter.stated(), matter.asked.lang
    is_stated = stated is not None and (ending.way is not Way.ONLINE or stated.by in _SAID_BY_PLACES)
    if is_stated or ending.way in (Way.RIGHT_PLACE, Way.PROVIDER):
        yield from how_words(matter.book, stated, matter.place, lang)
    for kind in Kind:
        there = matter.stated(kind)
        group = matter.book.catalogue.group(there.named or "") if there is not None and there != stated else None
        if there is not None and group is not None:
            for mode in there.modes:
                how = sentence(lang, f"how-{mode.value}", place=matter.place)
                yield sentence(lang, "how-in", where=group_words("group-what", group, lang), how=how)


def _right(matter: Matter, right: tuple[ToAsk, ...]) -> tuple[RightPart, ...]:
    before = accumulate((len(some.matches) for some in right), initial=0)
    return tuple(_right_part(matter, some, count) for count, some in zip(before, right, strict=False))


def _right_part(matter: Matter, some: ToAsk, before: int) -> RightPart:
    title = _right_title(matter, some.whose)
    windows = tuple(RightWindow(title, partial(_card, matter, match)) for match in some.matches)
    return RightPart(title, windows, before)


def _right_title(matter: Matter, whose: Whose) -> str:
    """Whose windows these are."""
    home, division = matter.home, None
    if home is not None:
        above = {Whose.CITY: full_code(home.code[:4]), Whose.PROVINCE: home.province_code}
        division = matter.finder.division_name(above.get(whose, home.code))
    return sentence(matter.asked.lang, _RIGHT_TITLES[whose], division=division or "")


def _ways(
    matter: Matter, ending: Ending, near: Sequence[Match], owner: OwnerSettings, guides: Guides
) -> tuple[FooterLine, ...]:
    lang = matter.asked.lang
    links = guide_links(guides, matter.item, matter.finder.division, lang)
    web = platforms(owner, lang) if ending.way is Way.ONLINE else ()
    if ending.way is Way.NEAREST and near:
        return links
    here = matter.search.origin.division
    lines = hotlines(owner, lang, matter.home, here, caller=here)
    return (*web, *links, *(() if ending.way is Way.ONLINE and near else lines))


def _near_none(matter: Matter, ending: Ending, hotline: str) -> str:
    asked = matter.asked
    if ending.near is Near.ALL_NOT_REFUSING:
        without = is_outside(matter.search.origin.division)
        key = _WITHOUT_HOTLINE["ending-none-takes"] if without else "ending-none-takes"
        return sentence(asked.lang, key, number=hotline)
    has_conditions = asked.only_open or bool(asked.area or asked.group or asked.kind)
    return sentence(asked.lang, "ending-near-none-as-asked" if has_conditions else "ending-near-none")


def _asks(matter: Matter) -> AskHome:
    return AskHome(sentence(matter.asked.lang, "guide-home", place=matter.place), matter.asked.hidden())


def _card(matter: Matter, match: Match) -> Card:
    search, asked = matter.search, matter.asked
    arriving = asked.arrival is not None
    card = card_of(matter.finder, search.origin, match, search.moment, asked.lang, arriving=arriving, has_item=True)
    way = card.way if matter.ending().at_home else sentence(asked.lang, "way-from", start=_start(matter), way=card.way)
    return replace(card, way=way, elsewhere=None, same_province=None)  # its heading says where it is


def _start(matter: Matter) -> str:
    """From where a window elsewhere is measured."""
    if matter.asked.is_by_phone:
        return sentence(matter.asked.lang, "position-given")
    return matter.search.origin.label
