"""Waiting that ends at a signal, at a word from a child, or when the parent is gone."""

import os
import selectors
import signal
from types import FrameType

_A_DAY_S = 86_400.0


class Wakes:
    """Signals and pipes that end a wait. One for each process, made after it was forked."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._read, selectors.EVENT_READ)
        self.is_told_to_stop = False
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def hear(self, end: int) -> None:
        """Let what is written to a pipe, or its closing, end the wait."""
        self._selector.register(end, selectors.EVENT_READ)

    def hear_no_more(self, end: int) -> None:
        """Leave a pipe out of it again."""
        self._selector.unregister(end)

    def wait(self, seconds: float | None = None) -> set[int]:
        """Wait, at most so long; the pipes that something came out of."""
        return set() if self.is_told_to_stop else self._heard(seconds)

    def wait_for_a_child(self, seconds: float) -> None:
        """Wait, at most so long and a day, for a signal, also when there was word to stop."""
        self._heard(min(seconds, _A_DAY_S))

    def _heard(self, seconds: float | None) -> set[int]:
        heard = {key.fd for key, _ in self._selector.select(seconds)}
        if self._read in heard:
            os.read(self._read, 4096)
        return heard - {self._read}

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.is_told_to_stop = True
