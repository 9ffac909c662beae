"""The sitemap (sitemaps.org) of the edition that is served: an index, and parts of 50,000 addresses.

It needs the address that the site is known by: a sitemap holds whole addresses, and what a request calls the host may
be anything. No part is ever whole in memory: it is made while it is sent.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from xml.sax.saxutils import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from locator.editions.snapshot import Snapshot
from locator.finding.links import page_of
from locator.readers.moments import SHANGHAI
from locator.site.caching import AMONG_ALL, unless_known, weak_tag
from locator.site.item_address import item_page
from locator.site.live_edition import LiveEdition

SITEMAP = "/sitemap.xml"
MOST_A_PART = 50_000
"""More than these no reader takes (sitemaps.org)."""

_NUMBER = re.compile("[1-9][0-9]{0,5}")
_AT_ONCE = 1_000
_XML = "application/xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Sitemap:
    """The index and its parts; 404 where the site's address is not set.

    Parameters
    ----------
    live
        The edition that is served. Of a sample no window is listed.
    address
        What all addresses begin with.
    paths
        Pages that every edition has.
    most
        How many addresses a part has.
    """

    def __init__(self, live: LiveEdition, address: str | None, paths: Sequence[str], most: int = MOST_A_PART) -> None:
        self._live = live
        self._address = address
        self._paths = paths
        self._most = most

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route(SITEMAP, self.index, methods=["GET"]),
            Route("/sitemaps/pages.xml", self.pages, methods=["GET"]),
            Route("/sitemaps/windows-{part}.xml", self.windows, methods=["GET"]),
        ]

    async def index(self, request: Request) -> Response:
        """Which parts there are."""
        address, snapshot = self._known_address(), self._live.finder().snapshot
        parts = ["pages", *(f"windows-{part}" for part in range(1, self._parts(snapshot) + 1))]
        day = snapshot.manifest.published_at.astimezone(SHANGHAI).date().isoformat()
        listed = "".join(
            f"<sitemap><loc>{escape(address)}/sitemaps/{part}.xml</loc><lastmod>{day}</lastmod></sitemap>\n"
            for part in parts
        )
        body = f"{_HEAD}<sitemapindex {_SCHEMA}>\n{listed}</sitemapindex>\n"
        return unless_known(request, _tag(address, snapshot), body.encode, _XML)

    async def pages(self, request: Request) -> Response:
        """The pages that are no window's."""
        snapshot = self._live.finder().snapshot
        items = (item_page(item.id) for item in snapshot.catalogue.items)
        return self._sent(request, snapshot, chain(self._paths, items))

    async def windows(self, request: Request) -> Response:
        """One part of the windows' pages, counted from 1."""
        snapshot, named = self._live.finder().snapshot, request.path_params["part"]
        if not (_NUMBER.fullmatch(named) and int(named) <= self._parts(snapshot)):
            raise HTTPException(404)
        part = int(named)
        return self._sent(request, snapshot, _window_paths(snapshot, (part - 1) * self._most, part * self._most))

    def _known_address(self) -> str:
        if self._address is None:
            raise HTTPException(404)
        return self._address

    def _parts(self, snapshot: Snapshot) -> int:
        return 0 if snapshot.manifest.sample else -(-len(snapshot) // self._most)

    def _sent(self, request: Request, snapshot: Snapshot, paths: Iterator[str]) -> Response:
        """A part, sent as it is made; 304 for those who have it."""
        address = self._known_address()
        body, tag = _urlset(address, paths), _tag(address, snapshot)
        known = unless_known(request, tag, bytes, _XML)
        if known.status_code == 304:
            return known
        return StreamingResponse(body, headers={**AMONG_ALL, "etag": tag}, media_type=_XML)


def _tag(address: str, snapshot: Snapshot) -> str:
    return weak_tag(f"sitemap-{address}-{snapshot.tag}")


def _window_paths(snapshot: Snapshot, start: int, stop: int) -> Iterator[str]:
    for begin in range(start, stop, _AT_ONCE):
        yield from (page_of(window_id) for window_id in snapshot.ids[begin : min(begin + _AT_ONCE, stop)].tolist())


def _urlset(address: str, paths: Iterator[str]) -> Iterator[str]:
    """The file in pieces of a thousand addresses."""
    yield f"{_HEAD}<urlset {_SCHEMA}>\n"
    piece: list[str] = []
    for path in paths:
        piece.append(f"<url><loc>{escape(address + path)}</loc></url>\n")
        if len(piece) == _AT_ONCE:
            yield "".join(piece)
            piece.clear()
    yield "".join((*piece, "</urlset>\n"))
