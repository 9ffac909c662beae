"""The outermost layer of a site, in plain ASGI: security headers, one access line an answer, and no fault left open.

It knows nothing of routes. The access line has method, path, status and time; never a query string, never an address
of a client: a citizen's position may stand in the one, and the other is nobody's business. Nor a position that
somebody wrote into a path.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from locator.site.content_policy import BARE
from locator.site.fault_words import kind_and_place
from locator.site.typed_texts import told_path

_access = logging.getLogger("tongban.access")
_faults = logging.getLogger("tongban.fault")

_HEADERS: Sequence[tuple[bytes, bytes]] = (
    (b"content-security-policy", BARE.encode()),  # a page brings its own
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"geolocation=(self), camera=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_PATH_LIMIT = 200
_FOR_PROGRAMS = ("/api/", "/openapi.json")
_CORS: Sequence[tuple[bytes, bytes]] = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"etag, retry-after"),
)

FaultAnswer = Callable[[Scope, Exception], ASGIApp]
Observer = Callable[[Scope, int, float], None]


class Shell:
    """Wraps a site.

    Parameters
    ----------
    app
        The site.
    on_fault
        Makes the answer to an exception that nothing inside has answered.
    log_every
        Log one in so many answers; 0 for none. Statuses from 500 on are always logged.
    hidden
        How paths begin whose rest is not logged: it tells where somebody looks.
    observe
        Hears of every answer: its scope, status and seconds.
    """

    def __init__(
        self,
        app: ASGIApp,
        on_fault: FaultAnswer,
        log_every: int = 1,
        hidden: Sequence[str] = (),
        observe: Observer | None = None,
    ) -> None:
        self._app = app
        self._on_fault = on_fault
        self._log_every = log_every
        self._hidden = hidden
        self._observe = observe
        self._answers = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is not HTTP is passed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answering(scope, send)
        try:
            await self._app(scope, receive, answer)
        except Exception as fault:  # the outermost layer: behind it there is only the server
            _log_fault(scope, self._path(scope), fault)
            if not answer.status:
                await self._on_fault(scope, fault)(scope, receive, answer)
            elif not answer.finished:
                raise  # half an answer is out: the server can only break it off
        finally:
            self._note(scope, answer)

    def _note(self, scope: Scope, answer: "_Answering") -> None:
        elapsed_s = time.perf_counter() - answer.began
        if self._observe is not None:
            self._observe(scope, answer.status, elapsed_s)
        self._answers += 1
        chosen = self._log_every and self._answers % self._log_every == 0
        if chosen or answer.status >= 500:
            told = {"method": scope["method"], "path": self._path(scope), "status": answer.status}
            told["ms"] = round(elapsed_s * 1000, 1)
            _access.info("%(method)s %(path)s %(status)d %(ms).1f ms", told, extra={"answer": told})

    def _path(self, scope: Scope) -> str:
        path = _path(scope)
        return next((f"{start}*" for start in self._hidden if path.startswith(start)), told_path(path))


class _Answering:
    """Passes an answer on, with our headers added to its start."""

    __slots__ = ("_cors", "_send", "began", "finished", "status")

    def __init__(self, scope: Scope, send: Send) -> None:
        self.began = time.perf_counter()
        self.status = 0
        self.finished = False
        self._cors = scope["path"].startswith(_FOR_PROGRAMS)
        self._send = send

    def __call__(self, message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"]
            given = {name for name, _ in headers}
            message["headers"] = [
                *headers,
                *(pair for pair in _HEADERS if pair[0] not in given),
                *(_CORS if self._cors else ()),
            ]
        elif not message.get("more_body", False):
            self.finished = True
        return self._send(message)


def _log_fault(scope: Scope, path: str, fault: Exception) -> None:
    told = kind_and_place(type(fault), fault.__traceback__)
    _faults.error("no answer to %s %s: %s\n%s", scope["method"], path, *told)


def _path(scope: Scope) -> str:
    # The path as it was sent, still percent-encoded: no line break in it can forge a line of the log.
    raw: bytes = scope.get("raw_path") or scope["path"].encode("ascii", "backslashreplace")
    return raw.partition(b"?")[0].decode("ascii", "backslashreplace")[:_PATH_LIMIT]
