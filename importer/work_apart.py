"""A piece of work that a second process does beside ours, over what both have in memory.

The second process is a copy of ours, made when it is given the work, and shares our memory until one of both writes to
it; it sends back what came of the work, and is no more. No stranger's file is opened in it, only cells are looked at,
as here: what it sends is trusted as our own. Where it is lost, as on a host without memory, the work is done here, and
nothing is lost but time.
"""

import gc
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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


class _Second(Generic[_Result]):
    """The second process, none where the host allows none, and our end of the pipe from it."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        self._own = work
        self._pipe, theirs = os.pipe()
        watch = signal.getitimer(signal.ITIMER_PROF)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads. What is done there asks for nothing that a thread may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = _forked()
        if self._process == 0:
            os.close(self._pipe)
            _work(work, theirs, watch)
        os.close(theirs)

    def result(self) -> _Result:
        """What came of the work; done here where the second process was lost."""
        try:
            with open(self._pipe, "rb", closefd=False) as sent:
                result, error = pickle.load(sent)  # noqa: S301 - a copy of ourselves sent it
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._own()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process, whether it is done or not."""
        os.close(self._pipe)
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _forked() -> int | None:
    """As `os.fork`; None where the host allows no further process."""
    try:
        return os.fork()
    except OSError:
        return None


def _work(work: Callable[[], object], pipe: int, watch: tuple[float, float]) -> NoReturn:
    """What the second process does. Nothing of ours that waits to be done at the end is done in it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # What a timer calls is handed down to a copy of a process, the timer is not.
        signal.setitimer(signal.ITIMER_PROF, *watch)
        with open(pipe, "wb") as sent:
            pickle.dump(_outcome(work), sent, pickle.HIGHEST_PROTOCOL)
    except BaseException:  # noqa: BLE001 - whatever it is, the first process does the work then
        os._exit(1)
    os._exit(0)


def _outcome(work: Callable[[], _Result]) -> tuple[_Result | None, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - it is raised in the first process
        return None, error
