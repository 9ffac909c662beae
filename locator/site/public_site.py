"""The public site: API, pages and the layer around them, joined from what is passed in. Nothing is global."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Scope

from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import ListedPlaces
from locator.finding.refusal import Refusal
from locator.geocoding.chosen import chosen_geocoder, geocoder_names
from locator.hours.answers.state import Times
from locator.readers.workdays import WorkCalendar
from locator.settings import PublicSettings
from locator.site.answers.live_answers import LiveAnswers
from locator.site.api import ENDPOINTS, PublicApi
from locator.site.api_page import ApiPage
from locator.site.asking import Asking
from locator.site.corrections.wrong_pages import WrongPages
from locator.site.elder.turning import Turning
from locator.site.host_files import HostFiles
from locator.site.items.endings import Endings
from locator.site.items.room import items_room, operators_guides
from locator.site.items.wished import Wishes
from locator.site.live_catalogue import live_book
from locator.site.live_edition import LiveEdition
from locator.site.openapi.description import description
from locator.site.page_frame import PageFrame
from locator.site.page_language import page_lang
from locator.site.pages import Pages
from locator.site.problem import problem_response
from locator.site.results import Results
from locator.site.room import Room, Surroundings
from locator.site.saved.room import saved_room
from locator.site.shell import Shell
from locator.site.shortcut import Endpoint, Shortcut
from locator.site.site_life import Part, SiteLife, working
from locator.site.sitemap import Sitemap
from locator.site.static_files import StaticFiles
from locator.site.traffic.counts import Traffic
from locator.site.traffic.rate_limit import RateLimit
from locator.site.window_page.room import window_room
from locator.texts import preferred_by_program


class PublicSite(FastAPI):
    """A FastAPI application with the shell as its outermost layer, so that even a fault's answer has the headers."""

    def __init__(self, live: LiveEdition, life: SiteLife, settings: PublicSettings, rooms: Sequence[Room] = ()) -> None:
        super().__init__(
            title="Tongban",
            openapi_url=None,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
            telemetry={"tracing": False, "metrics": False, "logs": False},  # it would tell others of whole addresses
            lifespan=lambda _: life.lived(),
        )
        self.live = live
        self.answers = LiveAnswers(partial(live_book, live), settings.answers)
        live.followers.append(self.answers.follow_items)
        self.life = life
        self.traffic = Traffic(live) if settings.metrics else None
        self.frame = PageFrame(
            live,
            settings,
            templates=[folder for room in rooms for folder in room.templates],
            static={name: file for room in rooms for name, file in room.static.items()},
            navigation={path: key for room in rooms for path, key in room.navigation.items()},
            foot={path: key for room in rooms for path, key in room.foot.items()},
            geocoder=geocoder_names(settings),
            address=settings.public_address,
        )
        self.shortcuts: dict[str, Endpoint] = {}
        self._for_programs = tuple(start for room in rooms for start in room.for_programs)
        self._hidden = tuple(start for room in rooms for start in room.hidden)
        self._settings = settings
        for kind in (Refusal, HTTPException, Exception):
            self.add_exception_handler(kind, self._refused)

    def build_middleware_stack(self) -> ASGIApp:
        """FastAPI's own layers, behind the shortcut, behind the limit, inside the shell."""
        site: ASGIApp = Shortcut(super().build_middleware_stack(), self.shortcuts, self.fault_response)
        proxies = self._settings.proxies()
        site = Turning(site, self._is_page, proxies)
        if self._settings.rate_limit_per_minute:
            site = RateLimit(site, self._fault_answer, self._settings.rate_limit_per_minute, proxies)
        observe = None
        if self.traffic is not None:
            self.traffic.know(self.routes)
            observe = self.traffic.note
        return Shell(site, self._fault_answer, self._settings.access_log_every, self._hidden, observe)

    def fault_response(self, request: Request, fault: Exception) -> Response:
        """A fault as the asker expects it: a problem document for programs, a page for people."""
        path = request.scope["path"]
        if _is_api(path):
            return problem_response(fault, preferred_by_program(request.headers.get("accept-language", "")))
        if path.startswith(self._for_programs):
            return problem_response(fault, page_lang(request))  # a page's script asks, in that page's language
        return self.frame.fault(request, fault)

    def _is_page(self, path: str) -> bool:
        return not (_is_api(path) or path.startswith(self._for_programs))

    async def _refused(self, request: Request, fault: Exception) -> Response:
        return self.fault_response(request, fault)

    def _fault_answer(self, scope: Scope, fault: Exception) -> ASGIApp:
        return self.fault_response(Request(scope), fault)


def _is_api(path: str) -> bool:
    return path.startswith("/api/") or path in ENDPOINTS


def public_site(
    settings: PublicSettings,
    editions: EditionFolders,
    *,
    divisions: Divisions,
    calendar: WorkCalendar | Times,
    clock: Callable[[], datetime],
    rooms: Sequence[Room] = (),
    listed: ListedPlaces | None = None,
) -> PublicSite:
    """The public site over a folder of editions.

    Starting up, it reads the live edition; from then on it follows the pointer. `clock` gives the moment, with a zone;
    `rooms` add their pages, and what begins and ends with the site; `listed` are an operator's own places.
    """
    known = KnownPlaces(divisions, listed)
    live = LiveEdition(editions, divisions, calendar, known)
    keeping = partial(_following, live, known, settings.poll_seconds)
    return site_of(settings, live, known, keeping, clock=clock, rooms=rooms)


def site_of(
    settings: PublicSettings,
    live: LiveEdition,
    known: KnownPlaces,
    keeping: Part,
    *,
    clock: Callable[[], datetime],
    rooms: Sequence[Room] = (),
) -> PublicSite:
    """The site over an edition that `keeping` keeps live while the site lives."""
    life = SiteLife()
    life.add(keeping)
    guides = operators_guides(settings)
    rooms = (items_room(guides), window_room(), saved_room(), *rooms)
    site = PublicSite(live, life, settings, rooms)
    chosen = chosen_geocoder(settings)
    geocoder = chosen.geocoder(known.divisions) if chosen is not None else None
    if geocoder is not None:
        life.add(geocoder.opened)
    asking = Asking(geocoder)
    life.add(partial(_answering, site.answers, settings.poll_seconds))
    described = description()
    api = PublicApi(live, asking, known, site.answers, clock, orjson.dumps(described))
    site.router.routes.extend(api.routes())
    site.shortcuts.update(api.shortcuts())
    site.router.routes.extend(ApiPage(site.frame, described).routes())
    endings = Endings(asking, settings, guides)
    results = Results(asking, endings, settings, clock)
    site.router.routes.extend(Pages(live, asking, site.frame, clock, Wishes(settings), results).routes())
    site.router.routes.extend(WrongPages(live, site.frame, settings, clock).routes())
    surroundings = Surroundings(live, asking, site.answers, site.frame, settings, known.divisions, clock, life)
    for room in rooms:
        site.router.routes.extend(room.routes(surroundings))
    paths = ["/", *(path for room in rooms for path in (*room.navigation, *room.foot) if path not in room.unlisted)]
    site.router.routes.extend(Sitemap(live, settings.public_address, paths).routes())
    site.router.routes.extend(_file_routes(site.frame.static, settings.public_address))
    return site


def _file_routes(static: StaticFiles, address: str | None) -> list[BaseRoute]:
    return [
        *HostFiles(static, address).routes(),
        Mount("/static", routes=[Route("/{name}", static.answer, methods=["GET"])]),
    ]


@asynccontextmanager
async def _following(live: LiveEdition, known: KnownPlaces, every_seconds: float) -> AsyncIterator[None]:
    """The live edition, read at first and then followed."""
    await asyncio.to_thread(known.divisions.warm)
    await asyncio.to_thread(known.books.prepare)
    await live.look()
    async with working(live.follow(every_seconds)):
        yield


@asynccontextmanager
async def _answering(answers: LiveAnswers, every_seconds: float) -> AsyncIterator[None]:
    """The questions and answers, read at first, and again whenever an operator's file changes."""
    await asyncio.to_thread(answers.look)
    async with working(answers.follow(every_seconds)):
        yield
