"""Which windows are told of where they were looked for with an item: those of the right place, and those near by."""

from datetime import datetime

from locator.divisions.division import scope_prefix
from locator.finding.answer import Answer
from locator.finding.counterparts import CounterpartQuery, Relation
from locator.finding.finder import Finder
from locator.finding.further_windows import StatingWindows, searched_again
from locator.finding.search import NearestQuery
from locator.finding.windows_to_ask import NAMED, ToAsk
from locator.items.guidance.ending import Near
from locator.items.guides import Guides
from locator.owner_settings import OwnerSettings
from locator.site.asking import Asking
from locator.site.items.guided_items import guided_items
from locator.site.items.matter import Matter
from locator.site.items.told import Chosen, Told, told_words
from locator.site.question import Question


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
        book = guided_items(finder)
        item = book.catalogue.find(asked.item) if asked.item else None
        if item is None:
            return None
        home = finder.division(finder.codes_of_today(asked.home)[0]) if asked.home else None
        search = searched_again(finder, query, answer.origin, now)
        place = book.place_of(item.id, asked.lang)
        matter = Matter(finder, asked, search, book, item, place, home, in_address)
        return told_words(matter, await self._chosen(matter, answer), self._owner, self._guides)

    async def _chosen(self, matter: Matter, answer: Answer) -> Chosen:
        if matter.ending().near is Near.ALL_NOT_REFUSING:
            none = answer.nearest_if_none
            return Chosen((), None, answer.matches if none is None else (none.match,))
        right = await self._right(matter)
        named = {match.row for some in right for match in some.matches}
        k = matter.asked.count + 1 + NAMED + 1  # some of them may stand above already
        near = await self._asking.stating(matter.finder, self._stating_of(matter.finder), matter.search, k)
        fresh = tuple(match for match in near if match.row not in named)
        return Chosen(right, None if right else await self._missing(matter), fresh)

    async def _right(self, matter: Matter) -> tuple[ToAsk, ...]:
        """The windows to ask where the matter is decided, by whose they are; none where that is not known."""
        if matter.home is None:
            return ()
        code, is_inside = matter.home.code, matter.ending().at_home
        return await self._asking.to_ask(matter.finder, matter.search, code, matter.item.id, is_inside=is_inside)

    async def _missing(self, matter: Matter) -> str | None:
        """Why no window of the place that decides is named: it has none, or its own are known not to take it."""
        if matter.home is None:
            return None
        whatever = await self._asking.counterparts(matter.finder, CounterpartQuery(scope_prefix(matter.home.code)))
        has_own = any(one.relation is Relation.DIVISION for one in whatever)
        return "ending-counterparts-refuse" if has_own else "ending-no-counterparts"

    def _stating_of(self, finder: Finder) -> StatingWindows:
        kept = self._stating
        if kept is None or kept[0] is not finder:
            kept = self._stating = finder, StatingWindows(finder.snapshot, finder.filters)
        return kept[1]
