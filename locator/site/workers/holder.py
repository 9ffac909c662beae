"""The process that holds one edition in memory, and the workers that were forked over it."""

import gc
import json
import logging
import os
import signal
import time
from dataclasses import dataclass
from functools import partial

from locator.editions.edition import EditionUnreadable
from locator.site.live_edition import LiveEdition
from locator.site.workers.children import ended_children, forked
from locator.site.workers.wakes import Wakes
from locator.site.workers.worker import Shared, work

UNREADABLE = b"!"
"""Begins what is told of an edition that cannot be read: its sentence in both languages, as JSON."""

_log = logging.getLogger("tongban.workers")
_PAUSE_S = 1.0
"""Before another takes the place of a worker that ended unasked: what ends each shall not fill the processor."""


@dataclass(frozen=True, slots=True)
class Pipes:
    """Ends of pipes: `lifeline` closes when the supervisor is gone, `told` takes what the supervisor waits for."""

    lifeline: int
    told: int


def hold(shared: Shared, edition: int | None, pipes: Pipes) -> int:
    """Read an edition (null: there is none yet), keep so many workers over it as are set, and end with them.

    Each of the first workers tells once that it answers; the pipe is then closed at all its ends, so that one that ends
    before it could tell is noticed too.
    """
    wakes = Wakes()
    live = shared.live()
    try:
        if edition is not None:
            live.load(edition)
    except EditionUnreadable as failure:
        os.write(pipes.told, UNREADABLE + json.dumps([failure.zh, failure.en]).encode())
        return 1
    # What the collector never looks at again stays shared; it would write into each object's header.
    gc.collect()
    gc.freeze()
    workers = _Workers(shared, live, wakes)
    workers.begin(pipes.told)
    os.close(pipes.told)
    wakes.hear(pipes.lifeline)
    while not wakes.is_told_to_stop:
        if pipes.lifeline in wakes.wait(workers.replaced_in_s()):
            break
        workers.replace_ended()
    workers.end()
    return 0


class _Workers:
    """The workers of one edition, by their numbers."""

    def __init__(self, shared: Shared, live: LiveEdition, wakes: Wakes) -> None:
        self._shared = shared
        self._live = live
        self._wakes = wakes
        self._lifeline, self._life = os.pipe()
        self._numbers: dict[int, int] = {}
        self._due: list[tuple[float, int]] = []

    def begin(self, told: int) -> None:
        """Fork all of them, unless there is word to stop."""
        for number in range(self._shared.settings.workers):
            if not self._wakes.is_told_to_stop:
                self._fork(number, told)

    def replaced_in_s(self) -> float | None:
        """In how many seconds the next one is due that takes another's place; null where none is."""
        return max(0.0, min(self._due)[0] - time.monotonic()) if self._due else None

    def replace_ended(self) -> None:
        """Note which have ended unasked, and fork those that are due."""
        for process, status in ended_children():
            number = self._numbers.pop(process)
            _log.error("worker %d ended with %d: another one takes its place", process, status)
            self._due.append((time.monotonic() + _PAUSE_S, number))
        now = time.monotonic()
        for when, number in [one for one in self._due if one[0] <= now]:
            self._due.remove((when, number))
            try:
                self._fork(number, None)
            except OSError as failure:
                _log.error("no worker could be started: %s", type(failure).__name__)
                self._due.append((now + _PAUSE_S, number))

    def end(self) -> None:
        """Tell all to stop, and wait until they have; each answers its connections to their end."""
        for process in self._numbers:
            os.kill(process, signal.SIGTERM)  # it has not been waited for, so that the number is still its own
        while self._numbers:
            self._numbers.pop(os.wait()[0], None)

    def _fork(self, number: int, told: int | None) -> None:
        self._numbers[forked(partial(self._work, number, told))] = number

    def _work(self, number: int, told: int | None) -> int:
        os.close(self._life)
        return work(self._shared, self._live, number, self._lifeline, told)
