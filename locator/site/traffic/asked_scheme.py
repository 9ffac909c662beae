"""Whether a visitor asked over https: where a proxy has the TLS, the site itself is always asked over http."""

from collections.abc import Sequence

from starlette.types import Scope

from locator.site.traffic.client_address import comes_by, forwarded
from locator.traffic_settings import Network

HTTPS = "https"
_SCHEMES = frozenset({"http", HTTPS})


def asked_scheme(scope: Scope, proxies: Sequence[Network]) -> str:
    """`https` or `http`, as the visitor asked for it; the connection's own where no trusted proxy says either.

    Of several words in `X-Forwarded-Proto` the last counts: the nearest proxy's. Those before may be anybody's.
    """
    if comes_by(scope, proxies):
        said = next(forwarded(scope, b"x-forwarded-proto"))
        if said in _SCHEMES:
            return said
    return str(scope["scheme"])
