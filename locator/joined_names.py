"""Names of divisions, one after another."""

from collections.abc import Iterable


def joined_names(names: Iterable[str | None]) -> str:
    """Those that are there, the highest first as they come, each once: 北京市 is a city and a province."""
    return "".join(dict.fromkeys(name for name in names if name))
