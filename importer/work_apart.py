"""Pieces of work that a second process does beside ours, over what both have in memory.

The second process is a copy of ours, made when it is given the work, and shares our memory until one of both writes to
it; it takes piece after piece, leaves what came of them, and is no more. We take what is left of them once we ask for
the results, so that both have work to the end. No stranger's file is opened in it, only cells are looked at, as here:
what it leaves is trusted as our own. Where it is lost, as on a host without memory, its pieces are done here, and
nothing is lost but time.
"""

import ctypes
import gc
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, NoReturn, Protocol

Pieces = Sequence[Callable[[], Any]]
"""Functions without arguments, at most 255, each a piece of work; no matter which of them is done first, or where."""

Results = Callable[[], list[Any]]
"""Gives what came of each piece, in their order, once all are done."""


class Apart(Protocol):
    """How work is begun: what stands under `with` goes on beside it, and asks for what came of it at its end."""

    def __call__(self, pieces: Pieces) -> AbstractContextManager[Results]:
        """Begin the work."""


@contextmanager
def done_here(pieces: Pieces) -> Iterator[Results]:
    """No second process: the work is done here when somebody asks for its results."""
    yield lambda: [piece() for piece in pieces]


@contextmanager
def done_beside(pieces: Pieces) -> Iterator[Results]:
    """The work begins at once in a second process; what it raises is raised here. For the main thread alone.

    A watch that is set here, as by `judged_within`, is set there too, from its own beginning.
    """
    _give_back_memory()
    # So that no collector touches, and so copies, what both share.
    gc.freeze()
    try:
        second = _Second(pieces)
        try:
            yield second.results
        finally:
            second.end()
    finally:
        gc.unfreeze()


def _give_back_memory() -> None:
    """Have the C library give back what is free, fifty megabytes of a large file: each process would fill a copy of it.

    Nothing where the library has no such function, as musl.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


class _Taken:
    """Which pieces are left: a pipe that holds the number of each. Whoever reads one has it to do."""

    def __init__(self, pieces: int) -> None:
        self._left, put = os.pipe()
        os.write(put, bytes(range(pieces)))
        os.close(put)

    def __iter__(self) -> Iterator[int]:
        """The pieces that are left, each taken as it is given."""
        while number := os.read(self._left, 1):
            yield number[0]

    def close(self) -> None:
        os.close(self._left)


class _Second:
    """The second process, none where the host allows none, and the memory that it lays its results into.

    A pipe would hold it up until we are done, and with it the memory that it has copied of ours.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._laid = os.memfd_create("results")
        self._left = _Taken(len(pieces))
        watch = signal.getitimer(signal.ITIMER_PROF)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads. What is done there asks for nothing that a thread may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = _forked()
        if self._process == 0:
            _work(pieces, self._left, self._laid, watch)

    def results(self) -> list[Any]:
        """What came of each piece; those that were lost with the second process are done here."""
        found = {number: self._pieces[number]() for number in self._left}
        if self._has_ended_well():
            os.lseek(self._laid, 0, os.SEEK_SET)
            with open(self._laid, "rb", closefd=False) as laid, suppress(EOFError):
                while True:
                    number, result = pickle.load(laid)  # noqa: S301 - a copy of ourselves laid it there
                    if number is None:
                        raise result
                    found[number] = result
        return [found[number] if number in found else piece() for number, piece in enumerate(self._pieces)]

    def _has_ended_well(self) -> bool:
        if self._process is None:
            return False
        _, status = os.waitpid(self._process, 0)
        self._process = None
        return status == 0

    def end(self) -> None:
        """End the process, if it is not done yet."""
        os.close(self._laid)
        self._left.close()
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _forked() -> int | None:
    """As `os.fork`; None where the host allows no further process."""
    try:
        return os.fork()
    except OSError:
        return None


def _work(pieces: Pieces, left: _Taken, laid: int, watch: tuple[float, float]) -> NoReturn:
    """What the second process does. Nothing of ours that waits to be done at the end is done in it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # What a timer calls is handed down to a copy of a process, the timer is not.
        signal.setitimer(signal.ITIMER_PROF, *watch)
        with open(laid, "wb") as results:
            # One after another, so that none is held beside the next.
            for outcome in _outcomes(pieces, left):
                pickle.dump(outcome, results, pickle.HIGHEST_PROTOCOL)
    except BaseException:  # noqa: BLE001 - whatever it is, the first process does the work then
        os._exit(1)
    os._exit(0)


def _outcomes(pieces: Pieces, left: _Taken) -> Iterator[tuple[int | None, Any]]:
    """What came of each piece, with its number; an error that one raised has none."""
    try:
        for number in left:
            yield number, pieces[number]()
    except Exception as error:  # noqa: BLE001 - it is raised in the first process
        yield None, error
