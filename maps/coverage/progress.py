"""A bar for whoever waits longer than two seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from maps.coverage import figures

_PATIENCE_S = 2.0


@contextmanager
def bar(doing: str) -> Iterator[figures.Progress]:
    """Shows on standard error, where that is a terminal, how much is done; gone when all is."""
    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    shown = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    task = shown.add_task(doing, total=None)
    began = time.monotonic()

    def told(done: int, of: int) -> None:
        if time.monotonic() - began > _PATIENCE_S:
            shown.start()
        shown.update(task, completed=done, total=of)

    try:
        yield told
    finally:
        shown.stop()
