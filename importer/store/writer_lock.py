"""The writer's lock: one process at a time imports or publishes, and the others learn who it is."""

import fcntl
import getpass
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from importer.staff_fault import StaffFault
from importer.store.staff_folder import open_staff_folder

LOCK_FILE = "writer.lock"
_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: process, user, host, since when (ISO, UTC), and what for."""

    pid: int
    user: str
    host: str
    since: str
    purpose: str


class WriterBusy(StaffFault):
    """Another process is writing; `holder` is null where it has not yet said who it is."""

    def __init__(self, holder: Holder | None) -> None:
        self.holder = holder
        if holder is None:
            super().__init__("另一个进程正在写入，请稍后再试。", "Another process is writing: try again later.")
            return
        super().__init__(
            f"{holder.host} 上的 {holder.user}（进程 {holder.pid}）自 {holder.since} 起正在写入"
            f"（{holder.purpose}），请等它结束再试。",
            f"{holder.user} on {holder.host} (process {holder.pid}) has been writing since {holder.since} "
            f"({holder.purpose}): try again when that has ended.",
        )


@contextmanager
def writer_lock(
    staff: Path, purpose: str, *, wait_s: float = 0.0, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Holder]:
    """Be the only writer of `staff` within the block, or wait up to `wait_s` seconds for that.

    It is a `flock` on `writer.lock`, which the kernel drops when its holder ends, however that ends; the file itself
    stays and means nothing. A thread that takes it twice is refused like anybody else. A program that the holder
    starts does not keep the lock; a bare `fork` of it would, so children are started anew, never forked off.

    Raises
    ------
    WriterBusy
        If another holds it, and did not give it up in time.
    """
    handle = os.open(open_staff_folder(staff) / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, time.monotonic() + wait_s)
        holder = Holder(os.getpid(), _user(), socket.gethostname(), clock().isoformat(timespec="seconds"), purpose)
        _sign(handle, json.dumps(asdict(holder)).encode())
        yield holder
    finally:
        os.close(handle)


def _take(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise WriterBusy(_holder(handle)) from None
            time.sleep(_POLL_S)
        else:
            return


def _sign(handle: int, text: bytes) -> None:
    # Written in place: a new file under the same name would be another lock.
    os.ftruncate(handle, 0)
    os.pwrite(handle, text, 0)


def _holder(handle: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(handle, 4096, 0)))
    except (ValueError, TypeError):
        return None  # read between the two steps of signing


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in many containers
        return str(os.getuid())
