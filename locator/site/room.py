"""A room of the public site: pages that another part of the house adds to it, without the site knowing that part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from starlette.routing import BaseRoute

from locator.divisions.divisions import Divisions
from locator.settings import PublicSettings
from locator.site.answers.live_answers import LiveAnswers
from locator.site.asking import Asking
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame
from locator.site.site_life import SiteLife


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a room finds in the site: the edition and the answers that are live, how it is asked, pages' frame, clock.

    To `life` it adds what is to begin and to end with the site.
    """

    live: LiveEdition
    asking: Asking
    answers: LiveAnswers
    frame: PageFrame
    settings: PublicSettings
    divisions: Divisions
    clock: Callable[[], datetime]
    life: SiteLife


@dataclass(frozen=True, slots=True)
class Room:
    """What a room brings along.

    Parameters
    ----------
    routes
        Makes its routes; called once, when the site is built.
    templates
        Folders of its templates, found after the frame's own; they extend `frame.html`.
    static
        Its static files, name and content; the names are the site's, so no two rooms may use one twice.
    navigation
        Its pages that every page leads to: path and the key of its name in the table of texts.
    foot
        The same for pages that the foot of every page leads to.
    unlisted
        Those of both that are nothing to be found by: no sitemap has them.
    for_programs
        How the addresses begin that its scripts ask: a fault there is a problem document, as the API's are.
    hidden
        How addresses begin whose rest is not logged: it tells where somebody looks.
    """

    routes: Callable[[Surroundings], Sequence[BaseRoute]]
    templates: Sequence[Path]
    static: Mapping[str, bytes]
    navigation: Mapping[str, str] = field(default_factory=dict)
    foot: Mapping[str, str] = field(default_factory=dict)
    unlisted: Sequence[str] = ()
    for_programs: Sequence[str] = ()
    hidden: Sequence[str] = ()
