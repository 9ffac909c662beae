"""Reading a workbook's cells, in a process of its own that may die of a hostile file without harm."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self, TypeVar

from importer.workbook.cell_frames import sheets_from_frame
from importer.workbook.cells import SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reading_process import ReadingProcess

_Answer = TypeVar("_Answer")


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
        self._child: ReadingProcess | None = None
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

    def _told(self, ask: Callable[[ReadingProcess], _Answer]) -> _Answer:
        if self._child is None:
            self._child = ReadingProcess(self.limits)
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
