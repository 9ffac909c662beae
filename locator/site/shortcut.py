"""The address that is asked most, answered in front of what all others pass through, in plain ASGI."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from locator.finding.refusal import Refusal

_HEADERS = [(b"cache-control", b"no-store"), (b"content-type", b"application/json")]

Endpoint = Callable[[Request], Awaitable[Response]]


class FreshJson(Response):
    """200 with ready JSON that nobody may keep; its headers are bytes already, which takes half of the time."""

    def __init__(self, body: bytes) -> None:
        self.status_code = 200
        self.body = body
        self.background = None
        self.raw_headers = [*_HEADERS, (b"content-length", b"%d" % len(body))]


class Shortcut:
    """Answers GET at some addresses itself, as their routes would; all else goes on to the site.

    FastAPI's layers and the search for a route take about as long as finding the nearest windows does.

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
        self._site = site
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
        except (Refusal, HTTPException) as fault:
            response = self._refused(request, fault)
        await response(scope, receive, send)
