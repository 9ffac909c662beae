"""What a wish leads to: an item where one is surely meant, else a page of choices that keeps what else was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from locator.finding.finder import Finder
from locator.items.wishes.wish import Wish
from locator.owner_settings import OwnerSettings
from locator.site.footer import FooterLine
from locator.site.items.guided_items import guided_items
from locator.site.items.who_to_ask import anywhere
from locator.site.question import Question
from locator.texts import sentence


@dataclass(frozen=True, slots=True)
class MatterChoice:
    """A matter to choose: a link, or, where an address cannot keep the rest of the question, the fields of a form."""

    label: str
    note: str | None
    href: str
    fields: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OutsideMatter:
    """A matter that is no item, and who to ask."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Matters:
    """What a wish may mean, as it is asked or told: a heading, a sentence, items, matters outside, whom to ask of them.

    `any_way` is the way on without the wish, None where no place was named.
    """

    title: str
    message: str | None
    items: tuple[MatterChoice, ...]
    outside: tuple[OutsideMatter, ...]
    ask: tuple[FooterLine, ...]
    any_way: MatterChoice | None


class Wishes:
    """Reads what is to be done by the items of an edition; of what is none of them, the owner's platforms are told."""

    def __init__(self, owner: OwnerSettings) -> None:
        self._owner = owner

    def meant(self, finder: Finder, asked: Question) -> tuple[Question, Wish | None]:
        """The question with the item that its wish surely means; with the wish that has to be asked about, if any."""
        if not asked.wish or asked.item:
            return asked, None
        wish = guided_items(finder).wishes.read(asked.wish)
        return (replace(asked, item=wish.items[0].id), None) if wish.sure else (asked, wish)

    def to_choose(self, asked: Question, wish: Wish, *, in_address: bool) -> Matters:
        """What a wish that is not sure may mean; each choice keeps where and when."""
        items = tuple(
            _choice(replace(asked, item=item.id), item.name, item.covers, in_address=in_address) for item in wish.items
        )
        without = replace(asked, wish="", item="", home="")
        any_way = _choice(without, sentence(asked.lang, "wish-any"), None, in_address=in_address)
        return Matters(
            title=heading_of(asked, wish),
            message=sentence(asked.lang, "wish-none-here") if not wish.items and not wish.outside else None,
            items=items,
            outside=outside_matters(wish, asked),
            ask=anywhere(self._owner, asked.lang),
            any_way=any_way if asked.start else None,
        )


def heading_of(asked: Question, wish: Wish) -> str:
    """What stands above the meanings of a wish."""
    if wish.sure:
        return sentence(asked.lang, "wish-surely", wish=asked.wish)
    if wish.items:
        return sentence(asked.lang, "wish-one-title" if len(wish.items) == 1 else "wish-many-title")
    return sentence(asked.lang, "wish-outside-title" if wish.outside else "wish-none-title", wish=asked.wish)


def outside_matters(wish: Wish, asked: Question) -> tuple[OutsideMatter, ...]:
    """The matters outside the catalogue that a wish may mean."""
    return tuple(OutsideMatter(one.name, one.told(asked.lang)) for one in wish.outside)


def _choice(asked: Question, label: str, note: str | None, *, in_address: bool) -> MatterChoice:
    fields = asked.hidden() if asked.is_kept_private else None
    return MatterChoice(label, note, asked.address(in_address), fields)
