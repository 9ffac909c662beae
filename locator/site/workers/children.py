"""Processes forked from one that has read what they share, and told apart from it."""

import os
import signal
import sys
import traceback
from collections.abc import Callable

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, signal.SIGHUP)


def forked(work: Callable[[], int]) -> int:
    """The process id of a new child that does the work and ends with its status, 1 where it fails.

    It begins without the handlers of its parent; whatever its parent has read is shared until one of them writes to it.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        for one in _SIGNALS:
            signal.signal(one, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        status = work()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001  # the parent's own code stands behind this frame, and is none of the child's
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def ended_children() -> list[tuple[int, int]]:
    """Each child that has ended since it was last asked, with its status as `os.waitstatus_to_exitcode` has it."""
    found: list[tuple[int, int]] = []
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return found
        if child == 0:
            return found
        found.append((child, os.waitstatus_to_exitcode(status)))


def tell(child: int, number: signal.Signals) -> None:
    """Send a signal to a child that may have ended."""
    try:
        os.kill(child, number)
    except ProcessLookupError:
        return
