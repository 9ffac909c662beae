"""A piece of work that a second process does beside ours, over what both have in memory.

The second process is a copy of ours, made when it is given the work, and shares our memory until one of both writes to
it; it leaves what came of the work, and is no more. No stranger's file is opened in it, only cells are looked at, as
here: what it leaves is trusted as our own. Where it is lost, as on a host without memory, the work is done here, and
nothing is lost but time.
"""

import ctypes
import gc
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Generic, NoReturn, Protocol, TypeVar

_Result = TypeVar("_Result")


class Apart(Protocol):
    """How a piece of work is begun: what stands under `with` goes on beside it, and asks for what came of it."""

    def __call__(self, work: Callable[[], _Result]) -> AbstractContextManager[Callable[[], _Result]]:
        """Begin the work; the function that is given waits for its result."""


@contextmanager
def done_here(work: Callable[[], _Result]) -> Iterator[Callable[[], _Result]]:
    """No second process: the work is done here when somebody asks for its result."""
    yield work


@contextmanager
def done_beside(work: Callable[[], _Result]) -> Iterator[Callable[[], _Result]]:
    """The work begins at once in a second process; what it raises is raised here. For the main thread alone.

    A watch that is set here, as by `judged_within`, is set there too, from its own beginning.
    """
    _give_back_memory()
    # So that no collector touches, and so copies, what both share.
    gc.freeze()
    try:
        second = _Second(work)
        try:
            yield second.result
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


class _Second(Generic[_Result]):
    """The second process, none where the host allows none, and the memory that it lays its result into.

    A pipe would hold it up until we are done, and with it the memory that it has copied of ours.
    """

    def __init__(self, work: Callable[[], _Result]) -> None:
        self._own = work
        self._laid = os.memfd_create("result")
        watch = signal.getitimer(signal.ITIMER_PROF)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads. What is done there asks for nothing that a thread may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = _forked()
        if self._process == 0:
            _work(work, self._laid, watch)

    def result(self) -> _Result:
        """What came of the work; done here where the second process was lost."""
        if not self._has_ended_well():
            return self._own()
        os.lseek(self._laid, 0, os.SEEK_SET)
        with open(self._laid, "rb", closefd=False) as laid:
            result, error = pickle.load(laid)  # noqa: S301 - a copy of ourselves laid it there
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def _has_ended_well(self) -> bool:
        if self._process is None:
            return False
        _, status = os.waitpid(self._process, 0)
        self._process = None
        return status == 0

    def end(self) -> None:
        """End the process, if it is not done yet."""
        os.close(self._laid)
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _forked() -> int | None:
    """As `os.fork`; None where the host allows no further process."""
    try:
        return os.fork()
    except OSError:
        return None


def _work(work: Callable[[], object], laid: int, watch: tuple[float, float]) -> NoReturn:
    """What the second process does. Nothing of ours that waits to be done at the end is done in it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # What a timer calls is handed down to a copy of a process, the timer is not.
        signal.setitimer(signal.ITIMER_PROF, *watch)
        with open(laid, "wb") as result:
            pickle.dump(_outcome(work), result, pickle.HIGHEST_PROTOCOL)
    except BaseException:  # noqa: BLE001 - whatever it is, the first process does the work then
        os._exit(1)
    os._exit(0)


def _outcome(work: Callable[[], _Result]) -> tuple[_Result | None, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - it is raised in the first process
        return None, error
