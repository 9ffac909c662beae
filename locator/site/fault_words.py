"""What may be said of an exception in a log."""

import traceback
from types import TracebackType


def kind_and_place(kind: type[BaseException], where: TracebackType | None) -> tuple[str, str]:
    """Of what kind it is and where it happened, but not its own words: they may hold a citizen's position."""
    return kind.__name__, "".join(traceback.format_tb(where))
