"""What begins when the site starts and ends when it stops: the look for new editions, and what rooms bring along."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from typing import Any

Part = Callable[[], AbstractAsyncContextManager[object]]
"""Entered when the site starts, left when it stops. The first answer waits for all to be entered."""


class SiteLife:
    """The parts of a site's life, added while the site is built."""

    def __init__(self) -> None:
        self._parts: list[Part] = []

    def add(self, part: Part) -> None:
        """Let a part begin after all that were added before, and end before them."""
        self._parts.append(part)

    @asynccontextmanager
    async def lived(self) -> AsyncIterator[None]:
        """The whole life; a part that cannot end keeps none of the others from it."""
        async with AsyncExitStack() as begun:
            for part in self._parts:
                await begun.enter_async_context(part())
            yield


@asynccontextmanager
async def working(work: Coroutine[Any, Any, object]) -> AsyncIterator[None]:
    """Let work go on beside whatever lasts; at the end it is broken off at once."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
