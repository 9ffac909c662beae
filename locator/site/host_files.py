"""What browsers and crawlers ask of every host, whatever its pages say: `/favicon.ico` and `/robots.txt`."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from locator.site.sitemap import SITEMAP
from locator.site.static_files import StaticFiles

# Pages are for all; what is for programs and for the pages' own scripts is nothing to be found by.
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /map/\n"
_KEEP = {"cache-control": "public, max-age=86400"}


class HostFiles:
    """Both files; the icon is the one that the pages name, where it lies among the static files.

    `address` is the one that the site is known by; with it, crawlers are told of the sitemap.
    """

    def __init__(self, static: StaticFiles, address: str | None) -> None:
        self._static = static
        self._address = address

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
        sitemap = f"Sitemap: {self._address}{SITEMAP}\n" if self._address is not None else ""
        return PlainTextResponse(f"{_ROBOTS}{sitemap}", headers=_KEEP)
