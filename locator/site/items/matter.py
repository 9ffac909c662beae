"""The matter that one answer is about: an item, where it is asked for, and where it is decided."""

from dataclasses import dataclass

from locator.divisions.division import Division, scope_prefix
from locator.finding.finder import Finder
from locator.finding.search import Search
from locator.items.guidance.ending import Ending, ending_of
from locator.items.item import Item
from locator.items.modes import StatedModes
from locator.readers.moments import SHANGHAI
from locator.site.items.guided_items import GuidedItems
from locator.site.question import Question
from locator.window import Kind


@dataclass(frozen=True, slots=True)
class Matter:
    """An item that was asked for, with all that its answer is made of; `place` is what the deciding place is called."""

    finder: Finder
    asked: Question
    search: Search
    book: GuidedItems
    item: Item
    place: str
    home: Division | None
    in_address: bool

    def stated(self, kind: Kind | None = None) -> StatedModes | None:
        """How it is done between where it is asked for and where it is decided; with `kind` at such windows."""
        here, day = self.search.origin.division, self.search.moment.astimezone(SHANGHAI).date()
        home = self.home.code if self.home is not None else None
        return self.book.modes(self.item, here.code if here is not None else None, home, day, kind)

    def ending(self) -> Ending:
        """What comes first."""
        here, stated = self.search.origin.division, self.stated()
        return ending_of(
            self.item.hand_in,
            stated.modes if stated is not None else (),
            scope_prefix(self.home.code) if self.home is not None else None,
            here.code if here is not None else None,
        )
