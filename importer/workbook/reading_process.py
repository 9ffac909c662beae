"""The process in which workbooks are read, as seen from outside: started, given files, watched, and ended."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from signal import SIGABRT, SIGKILL, SIGPROF

import orjson

from importer.staff_fault import StaffFault
from importer.workbook.cell_frames import LENGTH_BYTES, OUT_OF_MEMORY
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

_START_SECONDS = 60.0
_END_SECONDS = 5.0
_START = "import sys; sys.path += sys.argv[2:]; from {} import main; main(sys.argv[1])"
READING = "importer.workbook.child"
"""The module that runs at the other end, where workbooks are read."""


class ReaderUnavailable(StaffFault):
    """No process to read workbooks in can be started; this says nothing of the file."""

    def __init__(self) -> None:
        super().__init__(
            "读取表格的进程无法启动，请检查本机内存、进程数限制和程序安装是否完整。",
            "The process that reads workbooks does not start: check this host's memory, its limit on processes, and "
            "that the program is installed whole.",
        )


class ReadingProcess:
    """One reading process and our end of the socket to it; the module `child` is its other end.

    It is started, and waited for only when it is given its first file.

    Raises
    ------
    ReaderUnavailable
        If it cannot be started.
    """

    def __init__(self, limits: WorkbookLimits, child: str = READING) -> None:
        self._limits = limits
        self._socket, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = _started(limits, theirs, child)
        except OSError as failed:
            self._socket.close()
            raise ReaderUnavailable from failed
        self._ready = False
        self._has_answered = False
        self.was_killed_between = False
        """Whether somebody killed it once it had answered files before: no file of ours need be at fault."""

    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def send(self, contents: Sequence[bytes]) -> None:
        """Give it files; `WorkbookRefused` if it is dead, or does not take them in time.

        Raises
        ------
        ReaderUnavailable
            If it has never come to life.
        """
        self._wait_for_its_start()
        deadline = time.monotonic() + self._limits.wall_seconds
        with self._refusing():
            self._wait_at_most(deadline)
            self._socket.sendall(_length(contents))
            if len(contents) == 1:
                self._socket.sendall(_length(contents[0]))
                self._socket.sendall(contents[0])
            else:
                self._socket.sendall(b"".join(part for content in contents for part in (_length(content), content)))

    def receive(self, count: int) -> list[bytearray]:
        """Its answers to the files that it was given; `WorkbookRefused` if there come none, or too large ones."""
        frames: list[bytearray] = []
        # Only from now on, as we may have been busy with another file since these were sent.
        deadline = time.monotonic() + self._limits.wall_seconds
        with self._refusing():
            for _ in range(count):
                frames.append(self._receive(deadline, self._limits.answer_bytes - sum(map(len, frames))))
        self._has_answered = True
        return frames

    def frames(self) -> Iterator[bytearray]:
        """Its frames about the one file that it was given, the answer last: who has that asks for no more.

        `WorkbookRefused` if there comes none in time, or more than is allowed.
        """
        deadline, allowed = time.monotonic() + self._limits.wall_seconds, self._limits.answer_bytes
        while True:
            with self._refusing():
                frame = self._receive(deadline, allowed)
            allowed -= len(frame)
            self._has_answered = True
            yield frame

    def _wait_for_its_start(self) -> None:
        if self._ready:
            return
        try:
            self._receive(time.monotonic() + _START_SECONDS, self._limits.answer_bytes)
        except (OSError, EOFError) as failed:
            raise ReaderUnavailable from failed
        self._ready = True

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Whatever stops the child, the file is refused for it."""
        try:
            yield
        except TimeoutError as late:
            raise WorkbookRefused(Reason.SECONDS, {"limit": self._limits.wall_seconds}) from late
        except (OSError, EOFError) as dead:
            raise self._cause_of_death() from dead

    def _receive(self, deadline: float, at_most: int) -> bytearray:
        length = int.from_bytes(self._exactly(LENGTH_BYTES, deadline), "big")
        if length > at_most:
            raise WorkbookRefused(Reason.MEMORY, {"limit": self._limits.memory_bytes})
        return self._exactly(length, deadline)

    def _exactly(self, length: int, deadline: float) -> bytearray:
        frame = bytearray(length)
        rest = memoryview(frame)
        while rest:
            self._wait_at_most(deadline)
            read = self._socket.recv_into(rest)
            if not read:
                raise EOFError
            rest = rest[read:]
        return frame

    def _wait_at_most(self, deadline: float) -> None:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._socket.settimeout(remaining)

    def _cause_of_death(self) -> WorkbookRefused:
        try:
            status = self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            status = 0
        self.was_killed_between = status == -SIGKILL and self._has_answered
        # Rust aborts when memory is refused; the kernel kills when there is none left.
        if status in {-SIGABRT, -SIGKILL, OUT_OF_MEMORY}:
            return WorkbookRefused(Reason.MEMORY, {"limit": self._limits.memory_bytes})
        if status == -SIGPROF:
            return WorkbookRefused(Reason.SECONDS, {"limit": self._limits.seconds})
        return WorkbookRefused(Reason.DAMAGED)

    def end(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.wait()
        self._socket.close()


def _length(counted: Sequence[object] | bytes) -> bytes:
    return len(counted).to_bytes(LENGTH_BYTES, "big")


def _started(limits: WorkbookLimits, theirs: socket.socket, child: str) -> subprocess.Popen[bytes]:
    # A fixed command, none of it from a file. Its messages may quote a cell: nobody hears them.
    return subprocess.Popen(  # noqa: S603
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            _START.format(child),
            orjson.dumps(asdict(limits)).decode(),
            *_import_folders(),
        ],
        stdin=theirs.fileno(),
        stdout=theirs.fileno(),
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ},
        cwd="/",
        start_new_session=True,
    )


def _import_folders() -> list[str]:
    """Where the child finds this package and the two libraries that it uses, wherever each is installed.

    The child sees nothing else of our path, so that no folder we happen to run in can lay a module before it.
    """
    folders = []
    for name in ("importer", "python_calamine", "orjson"):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).resolve().parent
            folders.append(str(folder.parent if spec.submodule_search_locations else folder))
    return list(dict.fromkeys(folders))
