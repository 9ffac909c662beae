"""The room of saved windows in the public site; the foot of every page leads to it."""

from pathlib import Path

from locator.site.room import Room
from locator.site.saved.saved_pages import SavedPages

_HERE = Path(__file__).parent


def saved_room() -> Room:
    """The room of saved windows."""
    return Room(
        routes=lambda around: SavedPages(around).routes(),
        templates=[_HERE / "templates"],
        static={},
        foot={"/saved": "saved-title"},
        unlisted=("/saved",),
    )
