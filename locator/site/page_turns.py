"""Where a page leads besides what it tells: to the site's other pages, and to itself in another language or view."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from locator.site.elder.view import VIEW, page_view
from locator.site.own_path import own_path
from locator.site.page_language import address_end, language_field
from locator.site.typed_texts import goes_on, told_path
from locator.texts import Lang, sentence

MAP_PATH = "/map"
"""Where a room of maps, if the site has one, shows all windows; `?window=` and an id show one of them."""

# Nobody looks for a language by what others call it.
_CALLED = {Lang.ZH: ("简", "简体中文"), Lang.HANT: ("繁", "繁體中文"), Lang.EN: ("EN", "English")}
# What stays in a page's address when its language changes, or its view.
_KEPT = (
    "place", "open", "when", "area", "group", "kind", "k", "wish", "item", "home", "q", "asked", "window", "sent",
    "screen", "step",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """An entry of the head's navigation; `here` on its own page."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the page may be had in: what it calls itself, in a sign or two and in full; and where."""

    short: str
    name: str
    html: str
    href: str


@dataclass(frozen=True, slots=True)
class OtherView:
    """The view that the page may be had in: its name, and where."""

    name: str
    href: str


def leads(pages: Mapping[str, str], request: Request, lang: Lang, to_map: Mapping[str, str]) -> list[Lead]:
    """Entries for pages by their paths and the keys of their names; the way to the map takes `to_map` along."""
    here, language = request.scope["path"], language_field(request)
    ends = {path: address_end({**to_map, **language} if path == MAP_PATH else language) for path in pages}
    return [Lead(sentence(lang, key), f"{path}{ends[path]}", here == path) for path, key in pages.items()]


def other_languages(request: Request, lang: Lang) -> list[Language]:
    """The same page in each language but its own."""
    return [
        Language(*_CALLED[other], other.html, _same_page(request, {"lang": other.value}))
        for other in Lang
        if other is not lang
    ]


def other_view(request: Request, lang: Lang) -> OtherView:
    """The same page in the view that it is not in."""
    other = page_view(request).other
    address = _same_page(request, {**language_field(request), VIEW: other.value})
    return OtherView(sentence(lang, f"view-{other.value}"), address)


def _same_page(request: Request, fields: Mapping[str, str]) -> str:
    """The address of the same page, with other fields beside those that are kept and may stand in it."""
    given = request.query_params.multi_items()
    kept = [(name, value) for name, value in given if name in _KEPT and goes_on(name, value)]
    path = own_path(request.scope["path"])
    return f"{path if told_path(path) == path else '/'}?{urlencode([*kept, *fields.items()])}"
