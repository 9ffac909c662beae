"""Processes forked from one that has read what they share, and told apart from it."""

import logging
import os
import signal
import sys
from collections.abc import Callable

from locator.site.fault_words import kind_and_place

_log = logging.getLogger("tongban.workers")
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, signal.SIGHUP)


def forked(work: Callable[[], int]) -> int:
    """The process id of a new child that does the work and ends with its status, 1 where it fails.

    It begins without the handlers of its parent, and no signal is lost on the way. Whatever its parent has read is
    shared until one of them writes to it. OSError where the system has no room for another process.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    # A signal that came to the child while it still had its parent's handlers would be noted where nobody looks.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        child = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        raise
    if child:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return child
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for one in _SIGNALS:
            signal.signal(one, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        status = work()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException as fault:  # noqa: BLE001  # the parent's own code stands behind this frame, none of the child's
        _log.error("a process failed: %s\n%s", *kind_and_place(type(fault), fault.__traceback__))
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
