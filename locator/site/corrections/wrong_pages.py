"""The page on which anybody says what is wrong about a window. What is said is sealed and put into the inbox."""

import asyncio
import math
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.corrections.inbox import INBOX, Inbox, InboxFull
from locator.corrections.note import TEXT_LIMIT, Note, Wrong
from locator.corrections.sealed_box import public_key_in, sealed
from locator.finding.links import page_of
from locator.readers.moments import SHANGHAI
from locator.settings import PublicSettings
from locator.site.corrections.own_form import refuse_foreign
from locator.site.corrections.wrong_form import WrongForm, read_form
from locator.site.form_body import form_body
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame
from locator.site.page_language import page_lang
from locator.site.traffic.client_address import client_address, subscriber
from locator.site.traffic.rate_limit import Allowances
from locator.texts import Lang, sentence
from locator.window import Window

# More than the field takes, so that a text that is too long comes back in it.
_BODY_LIMIT = 32_768
_HOUR_S = 3600.0
_BLANK = WrongForm()


@dataclass(frozen=True, slots=True)
class NotSent:
    """Why a form comes back: the answer's status, a sentence, and in how many seconds it may be sent again."""

    status: int
    message: str | None = None
    wait_s: int = 0


class WrongPages:
    """The form of each window, over the edition that is live."""

    def __init__(
        self,
        live: LiveEdition,
        frame: PageFrame,
        settings: PublicSettings,
        clock: Callable[[], datetime],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._live = live
        self._frame = frame
        self._public = settings.public
        self._inbox = Inbox(settings.data / INBOX)
        self._hotline = settings.hotline
        self._proxies = settings.proxies()
        limit = settings.corrections_per_hour
        self._allowances = Allowances(limit, window_s=_HOUR_S) if limit else None
        self._clock = clock
        self._now_s = now_s

    def routes(self) -> list[Route]:
        """The form, and what it sends."""
        return [
            Route("/windows/{id}/wrong", self.form, methods=["GET"]),
            Route("/windows/{id}/wrong", self.submit, methods=["POST"]),
        ]

    async def form(self, request: Request) -> Response:
        """The form, blank; or the thanks for what it has sent."""
        window = self._window(request)
        if "sent" in request.query_params:
            return self._page(request, window, "wrong-thanks-title", {"thanks": True, "takes": True})
        return self._form(request, window, _BLANK)

    async def submit(self, request: Request) -> Response:
        """Seal what the form sends and put it into the inbox; or give the form back as it was filled."""
        refuse_foreign(request.headers)
        window, lang = self._window(request), page_lang(request)
        filled = read_form(await form_body(request, _BODY_LIMIT))
        refused = self._refused(request, filled) or await self._put(window, filled, lang)
        if refused is not None:
            return self._form(request, window, filled, refused)
        asked = f"&lang={lang.value}" if "lang" in request.query_params else ""
        return RedirectResponse(f"{page_of(window.id)}/wrong?sent=1{asked}", 303, {"cache-control": "no-store"})

    def _refused(self, request: Request, filled: WrongForm) -> NotSent | None:
        """Why nothing is done with what the form sends."""
        lang = page_lang(request)
        if self._key() is None:
            return NotSent(503)
        fault = filled.fault(lang)
        if fault is not None:
            return NotSent(422, fault)
        wait_s = self._wait_s(request)
        if not wait_s:
            return None
        told = sentence(lang, "wrong-too-many", minutes=math.ceil(wait_s / 60), hotline=self._hotline)
        return NotSent(429, told, math.ceil(wait_s))

    async def _put(self, window: Window, filled: WrongForm, lang: Lang) -> NotSent | None:
        """Put it into the inbox; why that could not be, or None."""
        key, day = self._key(), self._clock().astimezone(SHANGHAI).date()
        if key is None or filled.wrong is None:
            return NotSent(503)
        note = Note(secrets.token_hex(16), window.id, day, filled.wrong, filled.text)
        try:
            await asyncio.to_thread(self._inbox.add, sealed(note.packed(), key))
        except (InboxFull, OSError):
            return NotSent(503, sentence(lang, "wrong-full", hotline=self._hotline))
        return None

    def _window(self, request: Request) -> Window:
        finder = self._live.finder()
        return finder.snapshot.window(finder.known_row(request.path_params["id"]))

    def _key(self) -> bytes | None:
        """The key to seal with; None where no notes are taken."""
        return public_key_in(self._public) if self._inbox.takes_notes() else None

    def _wait_s(self, request: Request) -> float:
        if self._allowances is None:
            return 0.0
        address = client_address(request.scope, self._proxies)
        return self._allowances.wait_s(subscriber(address) if address else None, self._now_s())

    def _form(self, request: Request, window: Window, filled: WrongForm, refused: NotSent | None = None) -> Response:
        lang = page_lang(request)
        words = {
            "thanks": False,
            "message": refused.message if refused else None,
            "takes": self._key() is not None,
            "choices": _choices(filled.wrong),
            "written": filled.text,
            "limit": TEXT_LIMIT,
            "text_label": sentence(lang, "wrong-text", limit=TEXT_LIMIT),
            "urgent": sentence(lang, "wrong-urgent", hotline=self._hotline),
            "closed": sentence(lang, "wrong-none", hotline=self._hotline),
        }
        page = self._page(request, window, "wrong-title", words, refused.status if refused else 200)
        if refused is not None and refused.wait_s:
            page.headers["retry-after"] = str(refused.wait_s)
        return page

    def _page(
        self, request: Request, window: Window, title: str, words: Mapping[str, object], status: int = 200
    ) -> Response:
        lang = page_lang(request)
        page = page_of(window.id)
        framed = {"title": sentence(lang, title), "name": window.name, "page": page, "hotline": self._hotline, **words}
        return self._frame.page(request, "wrong.html", framed, status)


def _choices(chosen: Wrong | None) -> Sequence[tuple[str, str, bool]]:
    """Each choice: its value, the key of its words, and whether it was chosen."""
    return [(wrong.value, f"wrong-{wrong.value}", wrong is chosen) for wrong in Wrong]
