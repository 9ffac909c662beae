"""The map's addresses: its page, the views that its script asks for, and what its popups say."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.finding.finder import Finder
from locator.site.elder.view import View, page_view
from locator.site.page_language import address_end, language_field, page_lang
from locator.site.room import Surroundings
from locator.texts import Lang, sentence
from maps.folium_map import map_parts
from maps.live_map.chosen_window import ChosenWindow
from maps.live_map.filter_form import filter_form
from maps.live_map.ground import Ground
from maps.live_map.live_views import LiveViews
from maps.live_map.map_filter import EVERYTHING, filter_in, filter_of
from maps.live_map.map_words import CHINA, script_words
from maps.live_map.popup_words import place_words, popup_words
from maps.live_map.regions import regions
from maps.live_map.view_answer import view_answer
from maps.live_map.view_box import read_view
from maps.map_content import MapContent
from maps.map_licence import MapLicence, public_licence

_NAME = "live"
# The elder view draws marks of 60 px and more where the usual one has 44: half as many in a row have room for them.
_WIDER = 1
_VIEW_HEADERS = {"cache-control": "no-store"}  # where somebody looks may be where he stands


class MapPages:
    """The pages of the map, over the edition that is live."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings
        self._views = LiveViews()
        self._ground = Ground(surroundings.settings, surroundings.divisions)

    def routes(self) -> list[Route]:
        """The map's routes; all but the first are for its own script."""
        return [
            Route("/map", self.page, methods=["GET"]),
            Route("/map/view", self.view, methods=["GET"]),
            Route("/map/windows/{id}", self.window, methods=["GET"]),
            Route("/map/cells/{key}", self.cell, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        """The page: an empty map that its script fills, and the regions for those who run none."""
        finder, lang = self._around.live.finder(), page_lang(request)
        wanted = filter_in(finder, request.query_params.multi_items())
        now = self._around.clock()
        whole, live = await self._views.of(finder, now), await self._views.of(finder, now, wanted)
        licence = public_licence(self._around.settings, finder.snapshot.manifest)
        parts = map_parts(self._content(licence, lang), _NAME)
        chosen = _chosen(finder, request)
        bounds = live.index.bounds or whole.index.bounds or CHINA
        script = script_words(lang, bounds, f"map_{_NAME}", self._ground.words(licence))
        words = {
            "map_parts": parts,
            "script_words": {**script, "window": chosen.place() if chosen else None},
            "chosen": chosen,
            "filters": filter_form(finder, wanted, lang),
            "filtered": wanted != EVERYTHING,
            "regions": regions(finder.snapshot, live.index, self._around.divisions),
            "region_end": wanted.ending(language_field(request)),
            "list_page": f"/{address_end({**wanted.fields, **language_field(request)})}",
        }
        return self._around.frame.page(request, "map.html", words, with_nonce=True)

    async def view(self, request: Request) -> Response:
        """The marks of a view, as JSON."""
        box, zoom, chosen = read_view(request.scope["query_string"])
        finder = self._around.live.finder()
        live = await self._views.of(finder, self._around.clock(), filter_of(finder, chosen))
        wider = _WIDER if page_view(request) is View.ELDER else 0
        return Response(view_answer(live, box, zoom, wider), 200, _VIEW_HEADERS, "application/json")

    async def window(self, request: Request) -> Response:
        """A popup's content.

        It is HTML from a template, as the pages are: the texts are escaped once, at the one place that escapes them
        everywhere, and the script has nothing to put together.
        """
        finder = self._around.live.finder()
        row = finder.known_row(request.path_params["id"])
        item = filter_in(finder, request.query_params.multi_items()).windows.item
        words = popup_words(finder, row, self._around.clock(), page_lang(request), item)
        return self._around.frame.page(request, "map_window.html", {"popup": words})

    async def cell(self, request: Request) -> Response:
        """The content of a popup for many windows at one place, some at a time."""
        finder = self._around.live.finder()
        wanted = filter_in(finder, request.query_params.multi_items())
        live = await self._views.of(finder, self._around.clock(), wanted)
        mark = live.index.grid.place(request.path_params["key"])
        page = request.query_params.get("page", "1")
        if mark is None or not re.fullmatch("[1-9][0-9]{0,4}", page):
            raise HTTPException(404)
        words = place_words(live, mark, int(page), page_lang(request))
        if words is None:
            raise HTTPException(404)
        return self._around.frame.page(request, "map_place.html", {"place": words})

    def _content(self, licence: MapLicence, lang: Lang) -> MapContent:
        return MapContent(
            label=sentence(lang, "map-title"),
            source=self._ground.source(licence, lang),
            review=_review(licence, lang),
        )


def _review(licence: MapLicence, lang: Lang) -> str:
    """What stands at the map's foot: on the public site a sample's map alone is for use within the house."""
    if licence.internal and not licence.reviewed:
        return sentence(lang, "map-sample-unreviewed")
    return licence.line(lang)


def _chosen(finder: Finder, request: Request) -> ChosenWindow | None:
    """The window that the page's address names; the map opens on it."""
    window_id = request.query_params.get("window")
    return ChosenWindow.of(finder.snapshot, finder.known_row(window_id)) if window_id else None
