"""A client of a site in the same process: no socket, but the real lifespan and the real ASGI application."""

import asyncio
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Self

import httpx
from starlette.applications import Starlette


class SiteClient:
    """Starts a site, asks it, stops it. Between requests the site stands still: its tasks run only while one is asked.

    Redirects are not followed. Cookies are kept.
    """

    def __init__(self, site: Starlette) -> None:
        self.site = site
        self._runner = asyncio.Runner()
        self._life: AbstractAsyncContextManager[Any] = site.router.lifespan_context(site)
        transport = httpx.ASGITransport(site, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://site.test")

    def __enter__(self) -> Self:
        self._runner.run(self._life.__aenter__())
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._runner.run(self._life.__aexit__(kind, fault, at))
        self._runner.run(self._client.aclose())
        self._runner.close()

    def forget(self) -> None:
        """Leave the cookies that came."""
        self._client.cookies.clear()

    def run(self, doing: Any) -> Any:
        """Run something of the site's own to its end."""
        return self._runner.run(doing)

    def request(self, method: str, url: str, **given: Any) -> httpx.Response:
        """One request, answered whole."""
        response: httpx.Response = self._runner.run(self.ask(method, url, **given))
        return response

    async def ask(self, method: str, url: str, **given: Any) -> httpx.Response:
        """The same, for who asks several at once within `run`."""
        return await self._client.request(method, url, **given)

    def get(self, url: str, **given: Any) -> httpx.Response:
        """GET."""
        return self.request("GET", url, **given)

    def post(self, url: str, **given: Any) -> httpx.Response:
        """POST."""
        return self.request("POST", url, **given)
