"""The address that a site is known by outside: what is printed, saved or found elsewhere leads to it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

_SCHEMES = ("http", "https")
_AT_HOME = ("localhost", "local", "internal", "lan", "home")
"""Last parts of names that mean something on one machine or in one network alone (RFC 6761, RFC 6762, RFC 8375)."""

_PORTS = {"http": 80, "https": 443}


def site_address(text: str) -> str:
    """Scheme, host and port of an address, as they begin every address of the site.

    Raises
    ------
    ValueError
        If it is no address of a web site, or has a path, a query or a user: the site stands at the root.
    """
    parts = urlsplit(text.strip())
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in _SCHEMES or not bare or not _is_host(parts.hostname or ""):
        raise ValueError("no address of a site: https://tongban.example.gov.cn is one")
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = parts.port  # urlsplit refuses 65536 and more
    return f"{parts.scheme}://{host}" + (f":{port}" if port is not None and port != _PORTS[parts.scheme] else "")


def address_from_outside(scheme: str, host: str) -> str | None:
    """The same of the host that a request names; None where nobody else could reach it by that name.

    That is so for what is no name of a host, for names of one machine or network, and for addresses in such.
    """
    try:
        address = site_address(f"{scheme}://{host}")
    except ValueError:
        return None
    name = urlsplit(address).hostname or ""
    try:
        return address if ip_address(name).is_global else None
    except ValueError:
        return address if "." in name and name.rpartition(".")[2] not in _AT_HOME else None


def _is_host(name: str) -> bool:
    if ":" in name:
        return _is_number(name)
    signs = {*name} <= {*"abcdefghijklmnopqrstuvwxyz0123456789.-"}
    return signs and all(part and len(part) < 64 and part.strip("-") == part for part in name.split("."))


def _is_number(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
