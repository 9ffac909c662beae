"""Borders drawn ahead by a process of their own, so that the map's first visitor waits for no drawing."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from locator.divisions.divisions import LoadedAs
from locator.site.site_life import working
from maps.base_map.base_map import BaseMap
from maps.base_map.drawing_child import read
from maps.base_map.sent_file import SentFile

_START = "import sys; sys.path += sys.argv[2:]; from maps.base_map.drawing_child import main; main(sys.argv[1])"
_PATIENCE_S = 120.0  # it takes five seconds, or as long as others leave it no processor
_LOOK_S = 5.0
_HOUSE = str(Path(__file__).parents[2])


class DrawingFailed(Exception):
    """The drawing process ended without borders."""


def early_drawing(
    base_map: BaseMap, loaded_as: LoadedAs, is_wanted: Callable[[], bool]
) -> AbstractAsyncContextManager[None]:
    """Draw ahead while this lasts, as soon as borders are wanted: they may come to be with an edition.

    At its end a drawing that still goes on is broken off at once.
    """
    return working(_draw_once_wanted(base_map, loaded_as, is_wanted))


async def _draw_once_wanted(base_map: BaseMap, loaded_as: LoadedAs, is_wanted: Callable[[], bool]) -> None:
    while not is_wanted():
        await asyncio.sleep(_LOOK_S)
    await base_map.draw_ahead(lambda: drawn_elsewhere(loaded_as))


async def drawn_elsewhere(loaded_as: LoadedAs) -> Mapping[str, SentFile]:
    """All border files by name, drawn by a process that ends with this.

    Raises
    ------
    DrawingFailed
        If it ends without them.
    """
    process = _started(loaded_as)
    # Waited for in a thread: a loop that is not the main thread's cannot wait for a process itself. And waited for to
    # its end even where the answer is not: a process that nobody waits for never quite ends.
    answer = asyncio.get_running_loop().run_in_executor(None, _answer, process)
    try:
        drawn = await asyncio.shield(answer)
    finally:
        process.kill()
    if drawn is None:
        raise DrawingFailed
    return read(drawn)


def _started(loaded_as: LoadedAs) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C is for the site, which ends it.
    return subprocess.Popen(  # noqa: S603  # a fixed command, and folders that this process imports from
        [sys.executable, "-I", "-c", _START, str(loaded_as.replacement or ""), *filter(None, [_HOUSE, *sys.path])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


def _answer(process: subprocess.Popen[bytes]) -> bytes | None:
    try:
        answer, _ = process.communicate(timeout=_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        answer, _ = process.communicate()
    return answer if process.returncode == 0 else None
