"""Who asks: the address at the other end, or the one that a trusted proxy names. It is used in memory alone."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.types import Scope

from locator.traffic_settings import Network

Address = IPv4Address | IPv6Address

_WITH_PORT = re.compile(r"([0-9.]+):[0-9]{1,5}|\[([^\]]+)\](?::[0-9]{1,5})?")
_PARSED = 4096
_SAME_HOUSEHOLD = 64  # bits of an IPv6 address: what one subscriber gets, to number devices as they like


def client_address(scope: Scope, proxies: Sequence[Network]) -> Address | None:
    """The asker's address; None where there is none, as on a local socket.

    `X-Forwarded-For` is read from its end, for as long as trusted proxies wrote it: what stands before is anybody's.
    """
    found = _peer(scope)
    if found is None or not _is_one_of(found, proxies):
        return found
    for text in forwarded(scope, b"x-forwarded-for"):
        before = _parsed(_without_port(text))
        if before is None:
            break
        found = before
        if not _is_one_of(found, proxies):
            break
    return found


def subscriber(address: Address) -> Address:
    """The address under which a subscriber's questions are counted together."""
    if isinstance(address, IPv4Address):
        return address
    low = 128 - _SAME_HOUSEHOLD
    return IPv6Address(int(address) >> low << low)


def comes_by(scope: Scope, proxies: Sequence[Network]) -> bool:
    """Whether one of the proxies handed a request over: what its headers say of the visitor is believed."""
    peer = _peer(scope)
    return peer is not None and _is_one_of(peer, proxies)


def forwarded(scope: Scope, header: bytes) -> Iterator[str]:
    """What all headers of a name (in small letters) list, the last first; at least one text, which may be empty."""
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name == header]
    return (part.strip() for part in reversed(",".join(lines).split(",")))


def _peer(scope: Scope) -> Address | None:
    client = scope.get("client")
    return _parsed(client[0]) if client else None


def _without_port(text: str) -> str:
    """An address as some proxies write it, 203.0.113.7:5512 or [2001:db8::1]:443, without its port and brackets."""
    written = _WITH_PORT.fullmatch(text)
    return (written[1] or written[2]) if written else text


def _is_one_of(address: Address, proxies: Sequence[Network]) -> bool:
    return any(address in network for network in proxies)


@lru_cache(maxsize=_PARSED)
def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # An IPv4 asker on a socket of both kinds.
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
