"""The room of a window's own page in the public site: its addresses, templates, style and script."""

from pathlib import Path

from locator.site.room import Room
from locator.site.static_files import static_folder
from locator.site.window_page.window_pages import WindowPages

_HERE = Path(__file__).parent


def window_room() -> Room:
    """The room of a window's page."""
    return Room(
        routes=lambda around: WindowPages(around).routes(),
        templates=[_HERE / "templates"],
        static=static_folder(_HERE / "static"),
    )
