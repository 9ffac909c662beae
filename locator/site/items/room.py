"""The room of items in the public site: their addresses, templates and style."""

from pathlib import Path

from locator.items.guides import Guides, read_guides
from locator.settings import PublicSettings
from locator.site.items.event_page import EventPage
from locator.site.items.guide_page import GuidePage
from locator.site.items.list_page import ListPage
from locator.site.room import Room
from locator.site.static_files import static_folder

_HERE = Path(__file__).parent


def operators_guides(settings: PublicSettings) -> Guides:
    """The operator's links to official guides, none where the setting names no table.

    Raises
    ------
    Fault
        If the table cannot be read, or a line of it is wrong.
    """
    return read_guides(settings.guides) if settings.guides is not None else Guides()


def items_room(guides: Guides) -> Room:
    """The room of items."""
    return Room(
        routes=lambda around: [
            *ListPage(around).routes(),
            *EventPage(around).routes(),  # in front of the items: `events` is no item
            *GuidePage(around, guides).routes(),
        ],
        templates=[_HERE / "templates"],
        static=static_folder(_HERE / "static"),
        navigation={"/items": "items-lead"},
    )
