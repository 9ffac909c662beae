"""The room that the public site mounts: the pages of questions and answers."""

from pathlib import Path

from locator.site.answers.help_pages import HelpPages
from locator.site.room import Room
from locator.site.static_files import static_folder

_HERE = Path(__file__).parent


def room() -> Room:
    """The room of questions and answers; the foot of every page leads to it and to what it says of accessibility."""
    return Room(
        routes=lambda around: HelpPages(around).routes(),
        templates=[_HERE / "templates"],
        static=static_folder(_HERE / "static"),
        foot={"/help": "help-title", "/help/accessibility": "accessibility"},
    )
