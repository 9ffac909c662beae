"""Workbooks marked in a process of their own, which may die of a hostile one without harm."""

from types import TracebackType
from typing import Self

from importer.returned.marks import Marks
from importer.workbook.cell_frames import LENGTH_BYTES, sheets_from_frame
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reading_process import ReadingProcess

_MARKING = "importer.returned.marking_child"


class WorkbookMarker:
    """Marks workbooks, one at a time, in a child process that is kept for the next. Close it, or use it with `with`."""

    def __init__(self, limits: WorkbookLimits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: ReadingProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; the next workbook starts a new one."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def marked(self, content: bytes, marks: Marks) -> bytes:
        """A file with its marks, as .xlsx; nothing of it is written to disk.

        Raises
        ------
        WorkbookRefused
            If it is no workbook that is read, or costs more than the limits allow.
        ReaderUnavailable
            If no process can be started to mark it in.
        """
        told = marks.as_json()
        answer = self._answer(len(told).to_bytes(LENGTH_BYTES, "big") + told + content)
        if answer.startswith(b"PK"):
            return bytes(answer)
        try:
            sheets_from_frame(answer)
        except (ValueError, TypeError, KeyError, IndexError):
            # An honest child cannot answer so: the file has taken it over.
            self.close()
        raise WorkbookRefused(Reason.DAMAGED)

    def _answer(self, request: bytes) -> bytearray:
        if self._child is None:
            self._child = ReadingProcess(self._limits, _MARKING)
        try:
            self._child.send([request])
            [answer] = self._child.receive(1)
        except BaseException:
            # An answer may be half read: the next file gets a new child.
            self.close()
            raise
        return answer
