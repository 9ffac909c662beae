"""The address that is asked most, answered in front of what all others pass through, in plain ASGI."""

import gzip
from collections.abc import Awaitable, Callable, Mapping

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from locator.finding.refusal import Refusal

_HEADERS = [
    (b"cache-control", b"no-store"),
    (b"content-type", b"application/json"),
    (b"vary", b"Accept-Encoding"),
]
_PACKED_FROM = 1024
_LEVEL = 5
_LEVEL_OF_PAGES = 6  # seven millionths of a second more, and of fifty windows a twentieth less


class FreshJson:
    """200 with ready JSON that nobody may keep, as `Response` and `GZipMiddleware` would send it, but sooner.

    Its headers are bytes already, and what the client accepts is asked once.
    """

    __slots__ = ("body",)

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        del receive
        body, headers = self.body, _HEADERS
        if len(body) >= _PACKED_FROM and _takes_gzip(scope):
            body, headers = gzip.compress(body, _LEVEL, mtime=0), [*_HEADERS, (b"content-encoding", b"gzip")]
        length = (b"content-length", b"%d" % len(body))
        await send({"type": "http.response.start", "status": 200, "headers": [*headers, length]})
        await send({"type": "http.response.body", "body": body})


def _takes_gzip(scope: Scope) -> bool:
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])


def packed(site: ASGIApp) -> ASGIApp:
    """A site whose answers are compressed for those who take them so.

    Pages repeat what the visitor typed, yet compressing them tells nothing (BREACH): they hold no secret, no session
    and no token that an attacker could guess at.
    """
    # What is compressed already. The list that comes with the layer is long, and read anew for every answer.
    return GZipMiddleware(
        site, minimum_size=_PACKED_FROM, compresslevel=_LEVEL_OF_PAGES, exclude_content_types=("image/*",)
    )


Endpoint = Callable[[Request], Awaitable[Response | FreshJson]]


class Shortcut:
    """Answers GET at some addresses itself, as their routes would; all else goes on to the site.

    What stands in front of a route, FastAPI's layers and the search for it, takes about as long as finding the nearest
    windows does.

    Parameters
    ----------
    site
        Where all else goes, HEAD and what is not allowed at these addresses too.
    endpoints
        What answers at which path.
    refused
        Makes the answer to a refusal; any other exception is left to whoever is outside.
    """

    def __init__(
        self, site: ASGIApp, endpoints: Mapping[str, Endpoint], refused: Callable[[Request, Exception], Response]
    ) -> None:
        self._site = packed(site)
        self._endpoints = endpoints
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        endpoint = self._endpoints.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if endpoint is None:
            await self._site(scope, receive, send)
            return
        scope["endpoint"] = endpoint  # as a route does
        request = Request(scope, receive)
        try:
            response = await endpoint(request)
        except Refusal as fault:
            response = self._refused(request, fault)
        answer = response if isinstance(response, FreshJson) else packed(response)
        await answer(scope, receive, send)
