"""Whether a form was sent from a page of this site, as far as the browser says."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

_OURS = frozenset({"same-origin", "none"})


def refuse_foreign(headers: Headers) -> None:
    """Refuse a form that another site's page sends; HTTPException 403.

    `Sec-Fetch-Site` says so in browsers since 2020 (Safari since 2023). Others send `Origin`, which is held against
    `Host`; it is `null` where a page keeps its address to itself, as ours do, and says nothing then. A browser that
    sends neither is believed: there is no session here that anybody could ride on.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        if site not in _OURS:
            raise HTTPException(403)
        return
    origin = headers.get("origin", "null")
    if origin != "null" and _host(origin) != _host(f"//{headers.get('host', '')}"):
        raise HTTPException(403)


def _host(address: str) -> str | None:
    """The host's name; its port is left out, which a proxy may change."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
