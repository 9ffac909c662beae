"""The system's clock, which commands and servers pass in to all that asks for the moment."""

from datetime import datetime

from locator.readers.moments import SHANGHAI


def shanghai_now() -> datetime:
    """The present moment, in Asia/Shanghai."""
    return datetime.now(SHANGHAI)
