"""How a view is chosen, in plain ASGI: any page's address with `view=elder` or `view=usual`.

GET is sent on to the same address without it, so that it is neither shared nor kept as a page; what answers a POST, as
results from a position do, is answered at once, and so is an address that holds one: it is not said again. All bring
the cookie that remembers the choice, or takes it away.
"""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, quote

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from locator.site.elder.view import VIEW, View, chosen_view
from locator.site.own_path import own_path
from locator.site.traffic.asked_scheme import HTTPS, asked_scheme
from locator.site.typed_texts import is_private_address
from locator.traffic_settings import Network

_A_YEAR_S = 365 * 24 * 60 * 60
_IN_QUERIES = "=&%+;/?:@!$'()*,~"


class Turning:
    """Wraps a site.

    Parameters
    ----------
    site
        The site.
    is_page
        Whether a path is one that people look at; programs' addresses have no view.
    proxies
        Whose word on https is believed.
    """

    def __init__(self, site: ASGIApp, is_page: Callable[[str], bool], proxies: Sequence[Network]) -> None:
        self._site = site
        self._is_page = is_page
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        view = chosen_view(scope["query_string"]) if scope["type"] == "http" else None
        if view is None or not self._is_page(scope["path"]):
            await self._site(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD") and not is_private_address(scope["path"], scope["query_string"]):
            await _sent_on(scope, self._cookie(scope, view))(scope, receive, send)
        else:
            await self._site(scope, receive, _remembering(self._cookie(scope, view), send))

    def _cookie(self, scope: Scope, view: View) -> str:
        """A year of the elder view, or its end. No script needs to read it."""
        value, seconds = (view.value, _A_YEAR_S) if view is View.ELDER else ("", 0)
        # Over plain http a browser would not take a cookie that asks for more, whatever address the site is known by.
        secure = "; Secure" if asked_scheme(scope, self._proxies) == HTTPS else ""
        return f"{VIEW}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}"


def _sent_on(scope: Scope, cookie: str) -> Response:
    headers = {"location": address_without_view(scope), "set-cookie": cookie, "cache-control": "no-store"}
    return Response(None, 303, headers)


def _remembering(cookie: str, send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode())]
        await send(message)

    return sent


def address_without_view(scope: Scope) -> str:
    """The address that was asked for, without the view; it leads to this host, whatever its path looks like."""
    parts = scope["query_string"].decode("latin-1").split("&")
    query = "&".join(part for part in parts if not _chooses(part))
    path = own_path(scope["path"])
    return f"{path}?{quote(query, safe=_IN_QUERIES)}" if query else path


def _chooses(part: str) -> bool:
    return any(name == VIEW for name, _ in parse_qsl(part, keep_blank_values=True))
