"""The process that holds one edition in memory, and the workers that were forked over it."""

import gc
import json
import logging
import os
import signal
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from locator.editions.edition import EditionUnreadable
from locator.site.workers.children import ended_children, forked, tell
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
    """Read an edition (null: there is none yet), keep so many workers over it as are set, and end with them."""
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
    lifeline, life = os.pipe()

    def answer(number: int) -> int:
        os.close(life)
        return work(shared, live, number, lifeline, pipes.told)

    workers = {forked(partial(answer, number)): number for number in range(shared.settings.workers)}
    wakes.hear(pipes.lifeline)
    while not (wakes.is_told_to_stop or pipes.lifeline in wakes.wait()):
        for worker in _ended_unasked(workers):
            number = workers.pop(worker)
            wakes.wait(_PAUSE_S)
            if not wakes.is_told_to_stop:
                workers[forked(partial(answer, number))] = number
    for worker in workers:
        tell(worker, signal.SIGTERM)
    while workers:
        workers.pop(os.wait()[0], None)
    return 0


def _ended_unasked(workers: Collection[int]) -> list[int]:
    found = [(child, status) for child, status in ended_children() if child in workers]
    for child, status in found:
        _log.error("worker %d ended with %d: another one takes its place", child, status)
    return [child for child, _ in found]
