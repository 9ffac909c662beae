"""What browsers and crawlers ask of every host, whatever its pages say: `/favicon.ico` and `/robots.txt`."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from locator.site.static_files import StaticFiles

# Pages are for all; what is for programs and for the pages' own scripts is nothing to be found by.
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /map/\n"
_KEEP = {"cache-control": "public, max-age=86400"}


class HostFiles:
    """Both files; the icon is the one that the pages name, where it lies among the static files."""

    def __init__(self, static: StaticFiles) -> None:
        self._static = static

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/favicon.ico", self.icon, methods=["GET"]),
            Route("/robots.txt", self.robots, methods=["GET"]),
        ]

    async def icon(self, request: Request) -> Response:  # noqa: ARG002  # as routes are called
        """Where the icon is."""
        return RedirectResponse(self._static.address("icon.svg"), 302, _KEEP)

    async def robots(self, request: Request) -> Response:  # noqa: ARG002  # as routes are called
        """What crawlers may read."""
        return PlainTextResponse(_ROBOTS, headers=_KEEP)
