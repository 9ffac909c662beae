"""The frame that all pages stand in: language, sample mark, head and foot, and the only way to a rendered template."""

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from locator.editions.edition import Manifest
from locator.editions.edition_words import edition_words
from locator.finding.refusal import AnswerUnknown, ItemUnknown, NoEdition, ValueUnknown, WindowUnknown
from locator.owner_settings import OwnerSettings
from locator.site.content_policy import page_policy
from locator.site.elder.files import elder_name, with_elder_files
from locator.site.elder.view import View, page_view
from locator.site.footer import footer_lines
from locator.site.joined_modules import joined_modules
from locator.site.live_edition import LiveEdition
from locator.site.page_language import language_end, page_lang
from locator.site.page_turns import MAP_PATH, leads, other_languages, other_view
from locator.site.problem import extra_headers, page_sentence, status_of
from locator.site.static_files import StaticFiles, static_folder
from locator.site.unbroken_times import unbroken_times
from locator.texts import Lang, sentence

TEMPLATES = Path(__file__).parent / "templates"
ELDER_TEMPLATES = Path(__file__).parent / "elder" / "templates"
STATIC = Path(__file__).parent / "static"

# A place, which may be where somebody stands, is in most of our pages' addresses or bodies.
_HEADERS = {"cache-control": "no-store", "vary": "accept-language, cookie"}
# The answer to a form stands in no address. The visitor's own browser keeps it for the way back, which would else end
# at a question to send the form again.
# Were the cookie named, the page would be lost on the way back once a view has been chosen.
_FOR_THE_WAY_BACK = {"cache-control": "private, no-cache", "vary": "accept-language"}
_OF_FORMS = (200, 422)
# Scripts that pages name; what else lies beside them stands inside them.
_SCRIPTS = ("locate.js", "results.js", "saved.js", "share.js")
_BLANK: Mapping[str, object] = {
    "title": None,
    "message": None,
    "choices": None,
    "found": None,
    "place": "",
    "at": "",
    "within": "",
    "when": "",
    "area": "",
    "count": "",
    "arrival": None,
    "only_open": False,
    "by_form": False,
    "wish": "",
    "item": "",
    "home_code": "",
    "hidden": {},
    "turned": {},  # what is posted again in another language or view, where that is not `hidden`
    "group": "",
    "group_choice": None,
    "kind": "",
    "kind_choice": None,
    "matters": None,
    "back_turn": None,
    "all_items": False,  # whether what is said leads to all items
}
# What a fault's page is headed with, by its status; other statuses are headed as not understood.
_TITLES: Mapping[int, str] = {404: "page-unknown-title", 500: "inside-title", 503: "unready-title"}
# Where all are of which one was not found: path and the key of its name.
_ALL: Mapping[type[Exception], Mapping[str, str]] = {
    AnswerUnknown: {"/help": "help-all"},
    ItemUnknown: {"/items": "items-back"},
}


class PageFrame:
    """Renders pages; every text passes Jinja's autoescape, and an unknown name in a template is a fault.

    Parameters
    ----------
    live
        Tells whether the data are a sample's, and their edition.
    owner
        Whose site it is.
    templates, static
        Folders and files of other rooms.
    navigation
        Pages of other rooms that every page leads to: path and the key of its name.
    foot
        The same for pages that the foot of every page leads to.
    address
        The address that the site is known by, where it is set.
    geocoder
        Whom a typed place may be sent to, in Chinese and English; null where it stays here.
    """

    def __init__(
        self,
        live: LiveEdition,
        owner: OwnerSettings,
        templates: Sequence[Path] = (),
        static: Mapping[str, bytes] | None = None,
        navigation: Mapping[str, str] | None = None,
        foot: Mapping[str, str] | None = None,
        geocoder: tuple[str, str] | None = None,
        address: str | None = None,
    ) -> None:
        self._owner = owner
        self._geocoder = geocoder
        self._secure = address if address is not None and address.startswith("https://") else None
        self._navigation = {"/": "lead-search", **(navigation or {})}
        self._foot = foot or {}
        self._live = live
        self._files = with_elder_files({**_own_static(), **(static or {})})
        self.static = StaticFiles(self._files)
        # The texts of windows are data, never templates: nothing is compiled but the files of these folders.
        self._templates = Environment(
            loader=FileSystemLoader([TEMPLATES, ELDER_TEMPLATES, *templates]),
            autoescape=True,
            auto_reload=False,  # they stay as they are while the site lives: no look at a disk for each
            undefined=StrictUndefined,
            trim_blocks=True,
        )
        self._templates.filters["unbroken_times"] = unbroken_times
        # For scripts' words: Chinese as it is takes half the bytes of its escapes; what would end a script is escaped.
        written = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
        self._templates.policies["json.dumps_kwargs"] = written

    def page(
        self,
        request: Request,
        template: str,
        words: Mapping[str, object],
        status: int = 200,
        *,
        with_nonce: bool = False,
        to_map: Mapping[str, str] | None = None,
        manifest: Manifest | None = None,
    ) -> Response:
        """A page in the visitor's language.

        `manifest` is that of the edition which the page was made of, where another may have come since.
        `with_nonce`: the template finds a `nonce`, new for each answer, for the inline tags that it writes itself.
        `to_map` are fields that the way to the map takes along.
        """
        lang = page_lang(request)
        nonce = secrets.token_urlsafe(16) if with_nonce else None
        context = {
            **_BLANK,
            **self._frame_words(request, lang, manifest or self._live.manifest, to_map or {}),
            "nonce": nonce,
            **words,
        }
        html = self._templates.get_template(template).render(context)
        policy = {"content-security-policy": page_policy(nonce)}
        headers = {**_HEADERS, **policy, "content-language": lang.html}
        if request.method == "POST" and status in _OF_FORMS:
            headers |= _FOR_THE_WAY_BACK
        return HTMLResponse(html, status, headers)

    def fault(self, request: Request, fault: Exception) -> Response:
        """A calm page that says what went wrong and where to go on."""
        lang = page_lang(request)
        status = status_of(fault)
        title = "window-unknown-title" if isinstance(fault, WindowUnknown) else _TITLES.get(status, "error-title")
        words = {
            "title": sentence(lang, title),
            "message": page_sentence(fault, lang),
            "hotline": self._owner.hotline,
            "searchable": not isinstance(fault, NoEdition) and status < 500,
            "leads_on": leads(_all_of(fault), request, lang, {}),
        }
        response = self.page(request, "fault.html", words, status)
        response.headers.update(extra_headers(fault))
        return response

    def _privacy(self, lang: Lang) -> str:
        if self._geocoder is None:
            return sentence(lang, "privacy")
        return sentence(lang, "privacy-geocoder", source=lang.either(*self._geocoder))

    def _frame_words(
        self, request: Request, lang: Lang, manifest: Manifest | None, to_map: Mapping[str, str]
    ) -> Mapping[str, object]:
        suffix = language_end(request)
        view = page_view(request)
        return {
            "t": lambda key, **values: sentence(lang, key, **values),
            "privacy": self._privacy(lang),
            "static": self._elder_address if view is View.ELDER else self.static.address,
            "elder": view is View.ELDER,
            "other_view": other_view(request, lang),
            "lang": lang.value,
            "html_lang": lang.html,
            "languages": other_languages(request, lang),
            "home": f"/{suffix}",
            "secure_address": self._secure,
            "items_page": f"/items{suffix}",
            "lang_suffix": suffix,
            "sample": manifest is not None and manifest.sample,
            # The mark is the same on every page; other languages say beside it what it means.
            "sample_mark": sentence(Lang.ZH, "sample-mark"),
            "sample_meaning": None if lang.is_chinese else sentence(lang, "sample-mark"),
            "edition": edition_words(manifest, lang) if manifest is not None else None,
            "leads": leads(self._navigation, request, lang, to_map),
            "foot_leads": leads(self._foot, request, lang, {}),
            "map_page": f"{MAP_PATH}{suffix}" if MAP_PATH in self._navigation else None,
            "footer": footer_lines(self._owner, lang),
            "hotline": self._owner.hotline,
        }

    def _elder_address(self, name: str) -> str:
        return self.static.address(elder_name(name, self._files))


def _own_static() -> Mapping[str, bytes]:
    """The frame's own files, each script as one with the modules that it imports."""
    own = static_folder(STATIC)
    scripts = {entry: joined_modules(entry, own) for entry in _SCRIPTS}
    return {**{name: content for name, content in own.items() if not name.endswith(".js")}, **scripts}


def _all_of(fault: Exception) -> Mapping[str, str]:
    if isinstance(fault, ValueUnknown) and fault.parameter in ("item", "group"):
        return _ALL[ItemUnknown]
    return _ALL.get(type(fault), {})
