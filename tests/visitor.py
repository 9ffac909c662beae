"""Who visits a page in the tests, with what device and habits; and the watch that is kept over the visit."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, Response

_VIOLATIONS = """document.addEventListener('securitypolicyviolation',
  event => window.__violated(`${event.violatedDirective} by ${event.blockedURI || 'inline'}`));"""
_STATUS_IN_CONSOLE = re.compile(r"Failed to load resource: the server responded with a status of \d")
FROM_A_DISK = "file://"
"""The origin of pages that are opened from a disk."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A device and its settings; sizes in CSS pixels, `scale` in pixels of the screen for each of them."""

    width: int
    height: int
    touch: bool = False
    scale: float = 1.0
    dark: bool = False
    scripts: bool = True
    lang: str = "zh-CN"
    elder: bool = False


DESKTOP = Visitor(1280, 800)
PHONE = Visitor(390, 844, touch=True, scale=2.0)
SMALL_PHONE = Visitor(360, 640, touch=True, scale=2.0)


def dark(visitor: Visitor) -> Visitor:
    """The same visitor, who prefers dark pages."""
    return replace(visitor, dark=True)


def without_scripts(visitor: Visitor) -> Visitor:
    """The same visitor, whom no script reaches.

    Scripts are refused on their way. Were they switched off instead, axe, which is one, could not run either.
    """
    return replace(visitor, scripts=False)


def in_english(visitor: Visitor) -> Visitor:
    """The same visitor, whose browser asks for English."""
    return replace(visitor, lang="en")


def in_elder_view(visitor: Visitor) -> Visitor:
    """The same visitor, who has chosen the elder view before."""
    return replace(visitor, elder=True)


class Watch:
    """Writes down whatever goes wrong while pages of one origin are visited.

    These are: a breach of the pages' own policy, a request to anybody else, an error on the console, an exception of a
    script, a dialog, and a status from 400 on that is not among `expected`.
    """

    def __init__(self, context: BrowserContext, origin: str, expected: Collection[int], scripts: bool) -> None:
        self.troubles: list[str] = []
        self._origin = origin
        self._expected = expected
        self._scripts = scripts
        context.expose_binding("__violated", lambda _, what: self._note("breach of the policy", str(what)))
        context.add_init_script(_VIOLATIONS)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda fault: self._note("exception", str(fault.error)))
        context.on("dialog", self._dialog)

    def _note(self, kind: str, what: str) -> None:
        self.troubles.append(f"{kind}: {what}")

    def _request(self, request: Request) -> None:
        ours = request.url.startswith((f"{self._origin}/", "data:", "blob:"))
        if not ours:
            self._note("request to another", request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self._note("status", f"{response.status} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error" or _STATUS_IN_CONSOLE.match(message.text):
            return  # a status has been seen already
        refused_by_us = not self._scripts and message.location["url"].endswith(".js") and "ERR_FAILED" in message.text
        if not refused_by_us:
            self._note("console", message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self._note("dialog", dialog.message)
        dialog.dismiss()


def requests_of(page: Page) -> list[Request]:
    """A list of all that a page asks for, which grows as it asks."""
    asked: list[Request] = []

    def keep(request: Request) -> None:  # playwright takes no method of a built-in type
        asked.append(request)

    page.on("request", keep)
    return asked


def told_in_addresses(asked: Collection[Request], *signs: str) -> list[str]:
    """The addresses asked for that have any of the signs behind their host, whose port may be any number."""
    return [request.url for request in asked if any(sign in "".join(urlsplit(request.url)[2:]) for sign in signs)]


def settled(page: Page) -> None:
    """Wait until pictures that fail and scripts that wait have had their turn: two frames are drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def arrival(browser: Browser, origin: str, visitor: Visitor, expected: Collection[int]) -> tuple[BrowserContext, Watch]:
    """A profile of the visitor's own, in which addresses begin at the origin, and the watch over it."""
    context = browser.new_context(
        viewport={"width": visitor.width, "height": visitor.height},
        device_scale_factor=visitor.scale,
        has_touch=visitor.touch,
        is_mobile=visitor.touch,
        color_scheme="dark" if visitor.dark else "light",
        locale=visitor.lang,
        base_url=None if origin == FROM_A_DISK else origin,
    )
    if visitor.elder:
        context.add_cookies([{"name": "view", "value": "elder", "url": origin}])
    if not visitor.scripts:
        context.route("**/*.js", lambda route: route.abort())
    return context, Watch(context, origin, expected, visitor.scripts)
