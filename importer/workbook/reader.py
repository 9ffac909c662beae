"""Reading a workbook's cells, in a process of its own that may die of a hostile file without harm."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self, TypeVar

from importer.workbook.cell_frames import AnswerInParts, answer_of, sheets_from_frame
from importer.workbook.cells import SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reading_process import ReadingProcess

_Told = TypeVar("_Told")
_BROKEN = (ValueError, TypeError, KeyError, IndexError)
"""What an answer of another shape than the promised one raises."""

Answer = bytes | bytearray | AnswerInParts | WorkbookRefused
"""What comes of a file: the child's frame, which is trusted in nothing, or why there is none."""


class WorkbookReader:
    """Reads workbooks in a child process that is started at the first and kept for the next.

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
        self._sent: Sequence[bytes] = ()
        self._refused: WorkbookRefused | None = None
        self._was_killed = False

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
            size = os.fstat(file.fileno()).st_size
            if size > self.limits.file_bytes:
                return self.sheets(self._too_large(size), path.name)
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
            self.send([content])
            (answer,) = self.receive()
        return self.sheets(answer, name)

    def start(self) -> None:
        """Have a child begin to live, unless one does, so that it is there once the first file is.

        Raises
        ------
        ReaderUnavailable
            If no process can be started to read in.
        """
        if self._child is None:
            self._child = ReadingProcess(self.limits)

    def send(self, contents: Sequence[bytes]) -> None:
        """Have the child begin with files, and go on; `receive` gives what comes of them. For one thread alone.

        Some files are sent together where each is small: the child then needs nobody until it has read them all.
        Whatever is wrong with a file, `receive` tells it.

        Raises
        ------
        ReaderUnavailable
            If no process can be started to read them in.
        """
        self._sent, self._refused = contents, None
        readable = self._readable(contents)
        if not readable:
            return
        try:
            if self._child is not None and not self._child.lives():
                self._end_child()
            self.start()
            self._told(lambda child: child.send(readable))
        except WorkbookRefused as refused:
            self._refused = refused

    def receive(self) -> list[Answer]:
        """What came of each file that was sent last; `sheets` takes it apart.

        Where one of several ends the child, or keeps it too long, each of them is read by itself.
        """
        sent, readable = self._sent, self._readable(self._sent)
        if self._child is None and self._refused is None:
            self.send(sent)  # it was ended since, for what it said of another file
        self._sent = ()
        try:
            frames: Iterator[Answer] = iter(self._frames(len(readable)))
        except WorkbookRefused as refused:
            if len(readable) > 1 or self._take_killed():
                return [answer for content in sent for answer in self._by_itself(content)]
            frames = iter([refused])
        return [self._refusal(content) or next(frames) for content in sent]

    def _take_killed(self) -> bool:
        """Whether the last child was killed by somebody else before, which is asked once: the file is read anew."""
        killed, self._was_killed = self._was_killed, False
        return killed

    def _by_itself(self, content: bytes) -> list[Answer]:
        self.send([content])
        return self.receive()

    def _frames(self, count: int) -> Sequence[Answer]:
        if self._refused is not None:
            raise self._refused
        if count == 1:
            return [self._in_parts()]
        return self._told(lambda child: child.receive(count)) if count else []

    def _in_parts(self) -> Answer:
        try:
            return self._told(lambda child: answer_of(child.frames()))
        except _BROKEN as broken:
            # An honest child cannot answer so: the file has taken it over.
            raise WorkbookRefused(Reason.DAMAGED) from broken

    def sheets(self, answer: Answer, name: str) -> list[SheetCells]:
        """The sheets of a file out of the child's answer; `name` is the file's.

        Raises
        ------
        WorkbookRefused
            If the file is no workbook that is read, or costs more than the limits allow.
        """
        try:
            if isinstance(answer, WorkbookRefused):
                raise answer
            return [_named(sheet, name) for sheet in self._taken_apart(answer)]
        except WorkbookRefused as refused:
            refused.file = name
            if refused.values.get("sheet") == "":
                refused.values = {**refused.values, "sheet": _sheet_of(name)}
            raise

    def _taken_apart(self, answer: bytes | bytearray | AnswerInParts) -> list[SheetCells]:
        try:
            if isinstance(answer, AnswerInParts):
                return sheets_from_frame(answer.answer, answer.columns)
            return sheets_from_frame(answer)
        except _BROKEN as broken:
            # An honest child cannot answer so: the file has taken it over.
            self._end_child()
            raise WorkbookRefused(Reason.DAMAGED) from broken

    def _readable(self, contents: Sequence[bytes]) -> list[bytes]:
        return [content for content in contents if self._refusal(content) is None]

    def _refusal(self, content: bytes) -> WorkbookRefused | None:
        """Why a file is not even given to the child."""
        if len(content) > self.limits.file_bytes:
            return self._too_large(len(content))
        return None if content else WorkbookRefused(Reason.EMPTY)

    def _too_large(self, size: int) -> WorkbookRefused:
        return WorkbookRefused(Reason.FILE_BYTES, {"limit": self.limits.file_bytes, "found": size})

    def _told(self, ask: Callable[[ReadingProcess], _Told]) -> _Told:
        if self._child is None:
            raise ValueError("nothing was sent")
        try:
            return ask(self._child)
        except BaseException:
            # Whatever happened, an answer may be half read: the next file gets a new child.
            self._end_child()
            raise

    def _end_child(self) -> None:
        if self._child is not None:
            self._was_killed = self._child.was_killed_between
            self._child.end()
            self._child = None


def _named(sheet: SheetCells, file: str) -> SheetCells:
    """A text file's only sheet has the file's name, as spreadsheet programs show it."""
    return sheet if sheet.name else replace(sheet, name=_sheet_of(file))


def _sheet_of(file: str) -> str:
    return PurePath(file).stem or "Sheet1"
