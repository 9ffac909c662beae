"""The page of saved windows, the page for days without a network, and the worker that has it then.

What somebody saved never comes here: a script shows it, out of the browser's own store.
"""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.site.caching import NO_STORE
from locator.site.page_frame import PageFrame
from locator.site.page_language import language_end
from locator.site.room import Surroundings
from locator.site.saved.offline_worker import KEPT, POLICY, worker_script
from locator.texts import Lang

_SCRIPT = {"cache-control": "no-cache", "content-security-policy": POLICY, "vary": "cookie"}


class SavedPages:
    """The pages; they need no edition."""

    def __init__(self, around: Surroundings) -> None:
        self._frame: PageFrame = around.frame
        self._hotline = around.settings.hotline

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/saved", self.saved, methods=["GET"]),
            Route("/offline", self.offline, methods=["GET"]),
            Route("/offline.js", self.worker, methods=["GET"]),
        ]

    async def saved(self, request: Request) -> Response:
        """The windows that this browser saved."""
        return self._frame.page(request, "saved.html", {})

    async def offline(self, request: Request) -> Response:
        """What a browser shows without a network, where it has saved windows; with one, what it has saved.

        The way to another language or view leads here from that page, and the network may be back.
        """
        if KEPT in request.query_params:
            return self._offline(request)
        return RedirectResponse(f"/saved{language_end(request)}", 303, NO_STORE)

    async def worker(self, request: Request) -> Response:
        """The worker's script, for pages as this browser has them."""
        pages = {lang.value: bytes(self._offline(_in_lang(request, lang)).body) for lang in Lang}
        return Response(worker_script(pages), 200, _SCRIPT, "text/javascript")

    def _offline(self, request: Request) -> Response:
        # It is kept for months: the edition that it was made with says nothing of the windows on it.
        return self._frame.page(request, "offline.html", {"hotline": self._hotline, "edition": None})


def _in_lang(request: Request, lang: Lang) -> Request:
    """The question for the page in a language, from the same browser."""
    query = urlencode({"lang": lang.value}).encode()
    return Request({**request.scope, "path": "/offline", "query_string": query})
