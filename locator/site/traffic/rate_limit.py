"""How much one address may ask of the API, in plain ASGI: the rest is refused before any work is done for it."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from locator.finding.refusal import TooManyRequests
from locator.site.shell import FaultAnswer
from locator.site.traffic.client_address import client_address, subscriber
from locator.traffic_settings import Network

_WINDOW_S = 60.0
_ADDRESSES_KEPT = 65_536
_LIMITED = "/api/"


class Allowances:
    """What each asker may still ask: so many questions at once, and then one whenever the next is due.

    `count` questions are due in `window_s` seconds, a minute unless stated.

    The generic cell rate algorithm (ITU-T I.371): of each asker one number is kept, the moment at which all of the
    allowance is there again. Of `kept` askers at most; beyond, the one that has asked nothing for longest is forgotten,
    who then may ask as if for the first time.
    """

    def __init__(self, count: int, kept: int = _ADDRESSES_KEPT, *, window_s: float = _WINDOW_S) -> None:
        self._window_s = window_s
        self._interval_s = window_s / count
        self._kept = kept
        self._whole_again: OrderedDict[Hashable, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._whole_again)

    def wait_s(self, asker: Hashable, now_s: float) -> float:
        """Take one question from the asker's allowance; where nothing is left, seconds until something is, else 0."""
        whole_again = max(self._whole_again.get(asker, now_s), now_s) + self._interval_s
        wait_s = whole_again - now_s - self._window_s
        if wait_s > 1e-6:  # of sums of fractions
            return wait_s
        self._whole_again[asker] = whole_again
        self._whole_again.move_to_end(asker)
        if len(self._whole_again) > self._kept:
            self._whole_again.popitem(last=False)
        return 0.0


class RateLimit:
    """Wraps a site; what is too much is answered by `on_fault`.

    Parameters
    ----------
    per_minute
        Questions to the API that an address may ask in a minute; an IPv6 subscriber's addresses count as one.
    proxies
        Whose `X-Forwarded-For` is believed.
    """

    def __init__(
        self,
        app: ASGIApp,
        on_fault: FaultAnswer,
        per_minute: int,
        proxies: Sequence[Network],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._on_fault = on_fault
        self._per_minute = per_minute
        self._proxies = proxies
        self._allowances = Allowances(per_minute)
        self._now_s = now_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "http" and scope["path"].startswith(_LIMITED):
            wait_s = self._wait_s(scope)
            if wait_s:
                refused = TooManyRequests(self._per_minute, math.ceil(wait_s))
                await self._on_fault(scope, refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _wait_s(self, scope: Scope) -> float:
        address = client_address(scope, self._proxies)
        return self._allowances.wait_s(subscriber(address) if address else None, self._now_s())
