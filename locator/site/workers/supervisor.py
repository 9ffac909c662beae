"""Keeps processes that answer: follows the pointer, and lets a new edition's take the place of the old one's.

The supervisor never reads an edition. A holder does, forks its workers and, once all of them answer, the holder before
it is told to stop: its workers take no new connection and answer the old ones to their end. Their memory goes with
them.
"""

import json
import logging
import os
import signal
import time
from dataclasses import dataclass

from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.site.edition_watch import EditionWatch, Seen
from locator.site.workers.children import ended_children, forked
from locator.site.workers.holder import UNREADABLE, Pipes, hold
from locator.site.workers.wakes import Wakes
from locator.site.workers.worker import STARTED, Shared

_log = logging.getLogger("tongban.workers")
_LONGEST_START_S = 300.0
_LAST_WAIT_S = 20.0


@dataclass(slots=True)
class _Holder:
    """A holder's process, which edition it was told to read and when, and what it has said so far."""

    process: int
    seen: Seen | None
    told: int
    begun_at: float
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
        self._living: set[int] = set()

    def run(self) -> None:
        """Keep the site answering.

        Raises
        ------
        EditionUnreadable
            If not even a site without an edition can be had.
        """
        try:
            while not self._wakes.is_told_to_stop:
                if self._coming is None:
                    self._look()
                heard = self._wakes.wait(self._shared.settings.poll_seconds)
                if self._coming is not None:
                    self._hear(self._coming, is_heard=self._coming.told in heard)
                self._note_ended()
        finally:
            self._stop()

    def _look(self) -> None:
        seen = self._watch.look()
        self._note_trouble()
        if seen is not None or self._serving is None:
            self._begin(seen)

    def _begin(self, seen: Seen | None) -> None:
        """Fork a holder for an edition; where none is to be had, for a site that says so."""
        heard, told = os.pipe()
        edition = seen.edition if seen is not None else None

        def work() -> int:
            os.close(self._life)
            os.close(heard)
            return hold(self._shared, edition, Pipes(self._lifeline, told))

        try:
            process = forked(work)
        except OSError as failure:
            os.close(heard)
            _log.error("no process could be started: %s", type(failure).__name__)
            if seen is not None:
                self._watch.refuse(seen, EditionUnreadable("没有一个进程能作答", "no process could answer"))
            return
        finally:
            os.close(told)
        self._living.add(process)
        self._wakes.hear(heard)
        self._coming = _Holder(process, seen, heard, time.monotonic())

    def _hear(self, coming: _Holder, *, is_heard: bool) -> None:
        """What a new holder says: one byte for each worker that answers, or why there will be none."""
        said = os.read(coming.told, 4096) if is_heard else b""
        coming.said += said
        if coming.said == STARTED * self._shared.settings.workers:
            self._take(coming)
        elif (is_heard and not said) or time.monotonic() > coming.begun_at + _LONGEST_START_S:
            self._refuse(coming)

    def _take(self, coming: _Holder) -> None:
        self._close(coming)
        if coming.seen is not None:
            self._watch.take(coming.seen)
            self._note_trouble()
        if self._serving is None:
            logging.getLogger("tongban").info("serving at %s", self._address)
        else:
            self._tell(self._serving.process, signal.SIGTERM)
        self._serving = coming

    def _refuse(self, coming: _Holder) -> None:
        """It ended before it answered: the edition before goes on being served."""
        self._close(coming)
        self._tell(coming.process, signal.SIGTERM)
        sentence = ("没有一个进程能作答", "no process could answer")
        if coming.said.startswith(UNREADABLE):
            sentence = tuple(json.loads(coming.said.removeprefix(UNREADABLE)))
        if coming.seen is None:
            raise EditionUnreadable(*sentence)
        self._watch.refuse(coming.seen, EditionUnreadable(*sentence))
        self._note_trouble()

    def _close(self, coming: _Holder) -> None:
        self._wakes.hear_no_more(coming.told)
        os.close(coming.told)
        self._coming = None

    def _note_ended(self) -> None:
        """Where the holder that serves has ended unasked, with its workers, the edition is to be read again."""
        for process, status in ended_children():
            self._living.discard(process)
            if self._serving is not None and process == self._serving.process:
                _log.error("the holder of the edition ended with %d: another one takes its place", status)
                self._serving = None
                self._watch.forget()

    def _note_trouble(self) -> None:
        self._shared.note.write(self._watch.trouble, self._watch.failed_loads)

    def _tell(self, process: int, number: signal.Signals) -> None:
        """Send a signal to a child that has not been waited for: its number may be another process's afterwards."""
        if process in self._living:
            os.kill(process, number)

    def _stop(self) -> None:
        """End all; who does not end in time is ended."""
        for process in self._living:
            self._tell(process, signal.SIGTERM)
        ends, is_killed = time.monotonic() + _LAST_WAIT_S, False
        while self._living:
            self._wakes.wait_for_a_child(max(0.0, ends - time.monotonic()))
            self._living.difference_update(process for process, _ in ended_children())
            if not is_killed and time.monotonic() >= ends:
                for process in self._living:
                    self._tell(process, signal.SIGKILL)
                ends, is_killed = float("inf"), True
