"""Reading a workbook's cells, in a process of its own that may die of a hostile file without harm."""

import importlib.util
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path, PurePath
from signal import SIGABRT, SIGKILL, SIGPROF
from types import TracebackType
from typing import Self, TypeVar

import orjson

from importer.staff_fault import StaffFault
from importer.workbook.cell_frames import LENGTH_BYTES, OUT_OF_MEMORY, sheets_from_frame
from importer.workbook.cells import SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookLimits, WorkbookRefused

_Answer = TypeVar("_Answer")

_START_SECONDS = 60.0
_END_SECONDS = 5.0
_START = "import sys; sys.path += sys.argv[2:]; from importer.workbook.child import main; main(sys.argv[1])"


class ReaderUnavailable(StaffFault):
    """No process to read workbooks in can be started; this says nothing of the file."""

    def __init__(self) -> None:
        super().__init__(
            "读取表格的进程无法启动，请检查本机内存、进程数限制和程序安装是否完整。",
            "The process that reads workbooks does not start: check this host's memory, its limit on processes, and "
            "that the program is installed whole.",
        )


class WorkbookReader:
    """Reads workbooks, one at a time, in a child process that is started at the first and kept for the next.

    A child that dies or is too slow is replaced; the file that it died of is refused. May be used from several
    threads, which then wait for each other: take a reader for each core. Close it, or use it with `with`.

    Parameters
    ----------
    limits
        What one file may cost.
    """

    def __init__(self, limits: WorkbookLimits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._child: _Child | None = None
        self._turn = threading.Lock()
        self._sent = ""
        self._refused: WorkbookRefused | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child. The reader may be used again: the next file starts a new one."""
        with self._turn:
            self._end_child()

    def read(self, path: Path) -> list[SheetCells]:
        """The sheets of the file at `path`, in the workbook's order; its name plays no part.

        Raises
        ------
        WorkbookRefused
            If the file is no workbook that is read, or costs more than the limits allow.
        ReaderUnavailable
            If no process can be started to read it in.
        OSError
            If there is no such file, or it may not be read.
        """
        with path.open("rb") as file:
            self._refuse_large(os.fstat(file.fileno()).st_size, path.name)
            # One byte more than is allowed, for what has no size beforehand.
            content = file.read(self.limits.file_bytes + 1)
        return self.read_bytes(content, path.name)

    def read_bytes(self, content: bytes, name: str) -> list[SheetCells]:
        """The sheets of a file that is in memory; nothing of it is written to disk.

        `name` is told on in a refusal, and is that of a sheet that has none of its own, in a text file.

        Raises
        ------
        WorkbookRefused
            If the file is no workbook that is read, or costs more than the limits allow.
        """
        with self._turn:
            self.send(content, name)
            return self.receive()

    def send(self, content: bytes, name: str) -> None:
        """Have the child begin with a file, and go on; `receive` gives what comes of it. For one thread alone.

        Whatever is wrong with the file, `receive` tells it.

        Raises
        ------
        ReaderUnavailable
            If no process can be started to read it in.
        """
        self._sent, self._refused = name, None
        try:
            self._refuse_large(len(content), name)
            _refuse_empty(content)
            if self._child is not None and not self._child.lives():
                self._end_child()
            self._told(lambda child: child.send(content))
        except WorkbookRefused as refused:
            self._refused = refused

    def receive(self) -> list[SheetCells]:
        """The sheets of the file that was sent last; as `read_bytes`."""
        try:
            if self._refused is not None:
                raise self._refused
            return [_named(sheet, self._sent) for sheet in self._sheets()]
        except WorkbookRefused as refused:
            refused.file = self._sent
            if refused.values.get("sheet") == "":
                refused.values = {**refused.values, "sheet": _sheet_of(self._sent)}
            raise

    def _refuse_large(self, size: int, name: str) -> None:
        if size > self.limits.file_bytes:
            refused = WorkbookRefused(Reason.FILE_BYTES, {"limit": self.limits.file_bytes, "found": size})
            refused.file = name
            raise refused

    def _sheets(self) -> list[SheetCells]:
        try:
            return sheets_from_frame(self._told(lambda child: child.receive()))
        except (ValueError, TypeError, KeyError, IndexError) as broken:
            # An honest child cannot answer so: the file has taken it over.
            self._end_child()
            raise WorkbookRefused(Reason.DAMAGED) from broken

    def _told(self, ask: Callable[["_Child"], _Answer]) -> _Answer:
        if self._child is None:
            self._child = _Child(self.limits)
        try:
            return ask(self._child)
        except BaseException:
            # Whatever happened, an answer may be half read: the next file gets a new child.
            self._end_child()
            raise

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _refuse_empty(content: bytes) -> None:
    if not content:
        raise WorkbookRefused(Reason.EMPTY)


def _named(sheet: SheetCells, file: str) -> SheetCells:
    """A text file's only sheet has the file's name, as spreadsheet programs show it."""
    return sheet if sheet.name else replace(sheet, name=_sheet_of(file))


def _sheet_of(file: str) -> str:
    return PurePath(file).stem or "Sheet1"


class _Child:
    """One reading process and our end of the socket to it."""

    def __init__(self, limits: WorkbookLimits) -> None:
        self._limits = limits
        self._socket, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = _started(limits, theirs)
        except OSError as failed:
            self._socket.close()
            raise ReaderUnavailable from failed
        try:
            self._receive(time.monotonic() + _START_SECONDS)
        except (OSError, EOFError) as failed:
            self.end()
            raise ReaderUnavailable from failed

    def lives(self) -> bool:
        return self._process.poll() is None

    def send(self, content: bytes) -> None:
        deadline = time.monotonic() + self._limits.wall_seconds
        with self._refusing():
            self._wait_at_most(deadline)
            self._socket.sendall(len(content).to_bytes(LENGTH_BYTES, "big"))
            self._socket.sendall(content)

    def receive(self) -> bytearray:
        # Only from now on, as we may have been busy with another file since this one was sent.
        with self._refusing():
            return self._receive(time.monotonic() + self._limits.wall_seconds)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Whatever stops the child, the file is refused for it."""
        try:
            yield
        except TimeoutError as late:
            raise WorkbookRefused(Reason.SECONDS, {"limit": self._limits.wall_seconds}) from late
        except (OSError, EOFError) as dead:
            raise self._cause_of_death() from dead

    def _receive(self, deadline: float) -> bytearray:
        length = int.from_bytes(self._exactly(LENGTH_BYTES, deadline), "big")
        if length > self._limits.answer_bytes:
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
        # Rust aborts when memory is refused; the kernel kills when there is none left.
        if status in {-SIGABRT, -SIGKILL, OUT_OF_MEMORY}:
            return WorkbookRefused(Reason.MEMORY, {"limit": self._limits.memory_bytes})
        if status == -SIGPROF:
            return WorkbookRefused(Reason.SECONDS, {"limit": self._limits.seconds})
        return WorkbookRefused(Reason.DAMAGED)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._socket.close()


def _started(limits: WorkbookLimits, theirs: socket.socket) -> subprocess.Popen[bytes]:
    # A fixed command, none of it from a file. Its messages may quote a cell: nobody hears them.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-S", "-c", _START, orjson.dumps(asdict(limits)).decode(), *_import_folders()],
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
