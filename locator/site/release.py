"""Which release of the program answers."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def release() -> str:
    """The installed release's number; 0 where it is run from its sources, without installing."""
    try:
        return version("tongban")
    except PackageNotFoundError:
        return "0"
