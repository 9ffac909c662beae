"""A path that was asked for, as an address that leads back to it."""

from urllib.parse import quote


def own_path(path: str) -> str:
    """The path as an address on this host, whatever it looks like: two slashes would begin another host's name."""
    return f"/{quote(path.lstrip('/'))}"
