"""Keeps processes that answer: follows the pointer, and lets a new edition's take the place of the old one's.

The supervisor never reads an edition. A holder does, forks its workers and, once all of them answer, the holder before
it is told to stop: its workers take no new connection and answer the old ones to their end. Their memory goes with
them.
"""

import json
import logging
import os
import signal
from dataclasses import dataclass
from functools import partial

from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.site.edition_watch import EditionWatch, Seen
from locator.site.workers.children import ended_children, forked, tell
from locator.site.workers.holder import UNREADABLE, Pipes, hold
from locator.site.workers.wakes import Wakes
from locator.site.workers.worker import STARTED, Shared

_log = logging.getLogger("tongban.workers")
_LAST_WAIT_S = 20.0


@dataclass(slots=True)
class _Holder:
    """A holder's process, which edition it was told to read, and what it has said so far."""

    process: int
    seen: Seen | None
    told: int
    said: bytes = b""


class Supervisor:
    """One for each site; `run` ends when the process is told to stop."""

    def __init__(self, shared: Shared, address: str) -> None:
        self._shared = shared
        self._address = address
        self._watch = EditionWatch(EditionFolders(shared.settings.public))
        self._wakes = Wakes()
        self._lifeline, self._life = os.pipe()
        self._serving: _Holder | None = None
        self._coming: _Holder | None = None
        self._leaving: set[int] = set()

    def run(self) -> None:
        """Keep the site answering."""
        while not self._wakes.is_told_to_stop:
            if self._coming is None:
                self._look()
            heard = self._wakes.wait(self._shared.settings.poll_seconds)
            if self._coming is not None and self._coming.told in heard:
                self._hear(self._coming)
            self._note_ended()
        self._stop()

    def _look(self) -> None:
        seen = self._watch.look()
        self._shared.note.write(self._watch.trouble)
        if seen is not None or self._serving is None:
            self._begin(seen)

    def _begin(self, seen: Seen | None) -> None:
        """Fork a holder for an edition; where there is none yet, for a site that says so."""
        heard, told = os.pipe()
        edition = seen.edition if seen is not None else None

        def work() -> int:
            os.close(self._life)
            os.close(heard)
            return hold(self._shared, edition, Pipes(self._lifeline, told))

        process = forked(work)
        os.close(told)
        self._wakes.hear(heard)
        self._coming = _Holder(process, seen, heard)

    def _hear(self, coming: _Holder) -> None:
        """What a new holder says: one byte for each worker that answers, or why there will be none."""
        said = os.read(coming.told, 4096)
        coming.said += said
        if coming.said == STARTED * self._shared.settings.workers:
            self._take(coming)
        elif not said:
            self._refuse(coming)

    def _take(self, coming: _Holder) -> None:
        self._close(coming)
        if coming.seen is not None:
            self._watch.take(coming.seen)
        if self._serving is None:
            logging.getLogger("tongban").info("serving at %s", self._address)
        else:
            tell(self._serving.process, signal.SIGTERM)
            self._leaving.add(self._serving.process)
        self._serving = coming

    def _refuse(self, coming: _Holder) -> None:
        """It ended before it answered: the edition before goes on being served."""
        self._close(coming)
        tell(coming.process, signal.SIGTERM)
        self._leaving.add(coming.process)
        sentence = ("没有一个进程能作答", "no process could answer")
        if coming.said.startswith(UNREADABLE):
            sentence = tuple(json.loads(coming.said.removeprefix(UNREADABLE)))
        if coming.seen is None:
            raise EditionUnreadable(*sentence)
        self._watch.refuse(coming.seen, EditionUnreadable(*sentence))
        self._shared.note.write(self._watch.trouble)

    def _close(self, coming: _Holder) -> None:
        self._wakes.hear_no_more(coming.told)
        os.close(coming.told)
        self._coming = None

    def _note_ended(self) -> None:
        """A holder that ended unasked has taken its workers along: another one reads the same edition."""
        for process, status in ended_children():
            self._leaving.discard(process)
            if self._serving is not None and process == self._serving.process:
                _log.error("the holder of the edition ended with %d: another one takes its place", status)
                seen, self._serving = self._serving.seen, None
                if self._coming is None:
                    self._begin(seen)

    def _stop(self) -> None:
        """End all, those first that serve; who does not end in time is ended."""
        holders = (self._serving, self._coming)
        processes = {*self._leaving, *(holder.process for holder in holders if holder is not None)}
        for process in processes:
            tell(process, signal.SIGTERM)
        signal.signal(signal.SIGALRM, partial(_end_all, processes))
        signal.setitimer(signal.ITIMER_REAL, _LAST_WAIT_S)
        for process in processes:
            _wait_for(process)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_all(processes: set[int], *_: object) -> None:
    for process in processes:
        tell(process, signal.SIGKILL)


def _wait_for(process: int) -> None:
    try:
        os.waitpid(process, 0)
    except ChildProcessError:
        return
