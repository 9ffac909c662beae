"""A site all of whose texts are hostile: its windows', its catalogue's, its answers', its owner's."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.group import Agreement
from locator.items.item import Item, Listing
from locator.window import Window
from tests.answer_files import HOSTILE_ANSWER, answer_text, lay_answer
from tests.browser_sites import command
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import TIANXIN, lay_edition
from tests.site_windows import hostile_windows

TEXTS: tuple[str, ...] = tuple(payload.replace("NN", "99") for payload in PAYLOADS.values())
OWNER_TEXTS: Mapping[str, str] = {"sponsor": TEXTS[5][:100], "icp_number": TEXTS[1][:60]}


def lay_hostile_site(data: Path) -> Path:
    """Lay an edition into a data folder, which takes notes, and answers beside it; gives the answers' folder."""
    lay_edition(data / "public", windows=windows(), catalogue=catalogue())
    command(data, "corrections")
    for row, text in enumerate(TEXTS):
        quoted = "'''" + text.replace("'''", "") + "'''"
        body = f"{HOSTILE_ANSWER}\n\n{text}\n\n## {text}\n\n- [{text}](https://example.invalid/)\n"
        lay_answer(data / "own", f"hostile-{row}.md", answer_text(body, question=quoted, source=quoted))
    return data / "own"


def windows() -> list[Window]:
    """The hostile windows; every other one has hours that are understood, and takes what the catalogue has."""
    own = hostile_windows()
    items = tuple(item.id for item in catalogue().items[: len(TEXTS)])
    return [replace(window, hours=TIANXIN.hours, items=items) if row % 2 else window for row, window in enumerate(own)]


def catalogue() -> Catalogue:
    """The program's own, with hostile words in its first items, in all of its lists and in its groups."""
    own = packaged_catalogue()
    items = [_item(item, TEXTS[row]) if row < len(TEXTS) else item for row, item in enumerate(own.items)]
    lists = [
        replace(one, title=text, issuer=text, document=text, source=text)
        for one, text in zip(own.lists, cycle(TEXTS), strict=False)
    ]
    groups = [
        replace(one, name=text, name_en=text, source=text) for one, text in zip(own.groups, cycle(TEXTS), strict=False)
    ]
    agreement = Agreement("hostile", TEXTS[3], ("43", "44"), (own.items[0].id,), None, None, None, TEXTS[4])
    return Catalogue(tuple(items), tuple(lists), tuple(groups), (agreement,))


def _item(item: Item, text: str) -> Item:
    listings = tuple(_listing(one, text) for one in item.listings)
    return replace(item, name=text, covers=text, aliases=(text,), listings=listings)


def _listing(listing: Listing, text: str) -> Listing:
    deadlines = tuple(replace(one, what=text) for one in listing.deadlines)
    return replace(listing, name=text, lead=text, supporting=(text,), deadlines=deadlines)
