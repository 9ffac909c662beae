"""The language of a page, and what ends its addresses so that they stay in it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request

from locator.texts import Lang, known_lang, preferred


def page_lang(request: Request) -> Lang:
    """The language of a page: the `lang` of its address, else what the browser prefers, else Chinese."""
    asked = known_lang(request.query_params.get("lang"))
    return asked if asked is not None else preferred(request.headers.get("accept-language", ""))


def language_end(request: Request) -> str:
    """What ends the addresses on a page, so that they stay in the language that its own address names."""
    return address_end(language_field(request))


def language_field(request: Request) -> Mapping[str, str]:
    """The same as a field, for addresses that have others; none where the page's own address names no language."""
    return {"lang": page_lang(request).value} if "lang" in request.query_params else {}


def address_end(fields: Mapping[str, str]) -> str:
    """What ends an address with these fields."""
    return f"?{urlencode(fields)}" if fields else ""
