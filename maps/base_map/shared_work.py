"""Work that several askers need at the same time, done once for all of them."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class SharedWork(Generic[Key, Value]):
    """Whoever asks while the work for a key is going on waits for it; whoever asks later starts it anew.

    An asker who goes away does not take the work from the others. What the work raises, all who wait are told.
    """

    def __init__(self) -> None:
        self._running: dict[Key, asyncio.Task[Value]] = {}

    def result(self, key: Key, work: Callable[[], Coroutine[Any, Any, Value]]) -> Awaitable[Value]:
        """What the work for the key gives."""
        task = self._running.get(key)
        if task is None:
            task = asyncio.ensure_future(work())
            self._running[key] = task
            task.add_done_callback(lambda done: self._finish(key, done))
        return asyncio.shield(task)

    def _finish(self, key: Key, done: asyncio.Task[Value]) -> None:
        del self._running[key]
        if not done.cancelled():
            done.exception()  # heard, even where nobody waits any more
