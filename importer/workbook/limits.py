"""How much of a workbook is read before it is refused, and how a refusal is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class WorkbookLimits:
    """What one workbook may cost; a file beyond any of these is refused as too large.

    `rows`, `columns` and `cells` count what is handed over of one sheet (`cells` is rows times columns, blank ones
    too, over all sheets of the file); `expanded_bytes` what the parts of a zip come to when inflated; `entries` the
    files in it; `memory_bytes` the address space of the reading process; `seconds` processor time for one file, and
    `wall_seconds` the time that may pass meanwhile, longer because a busy machine is nobody's fault; `archive_seconds`
    how long the files of one archive may together be waited for, beyond what each small file takes.
    The defaults hold a 100,000-row sheet several times over.
    """

    file_bytes: int = 50 * MIB
    expanded_bytes: int = 256 * MIB
    entries: int = 5_000
    sheets: int = 200
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 3_000_000
    cell_chars: int = 32_767
    memory_bytes: int = 1024 * MIB
    seconds: float = 10.0
    archive_seconds: float = 120.0
    wall_seconds: float = 30.0

    @property
    def answer_bytes(self) -> int:
        """The longest answer that is taken from the reading process."""
        return self.memory_bytes // 8


DEFAULT_LIMITS = WorkbookLimits()


class WorkbookFault(StrEnum):
    """The notice code that a refused file gets."""

    UNREADABLE = "file-unreadable"
    UNSUPPORTED = "file-unsupported"
    ENCRYPTED = "file-encrypted"
    TOO_LARGE = "file-too-large"


class Reason(StrEnum):
    """Why a file was refused. What `values` holds with it stands behind each."""

    EMPTY = "empty"
    TRUNCATED = "truncated"  # the end of the zip is missing
    DAMAGED = "damaged"
    OTHER_KIND = "other-kind"  # kind: a FileKind
    PASSWORD = "password"  # noqa: S105 - the name of a reason
    FILE_BYTES = "file-bytes"  # limit, found
    EXPANDED_BYTES = "expanded-bytes"  # limit
    ENTRIES = "entries"  # limit, found
    NESTED = "nested"  # a zip in a zip in a zip
    SHEETS = "sheets"  # limit, found
    ROWS = "rows"  # limit, found, sheet, cell: the last one
    COLUMNS = "columns"  # limit, found, sheet, cell: the last one
    CELLS = "cells"  # limit, found, sheet, cell: the last one
    CELL_CHARS = "cell-chars"  # limit, found, sheet, cell
    MEMORY = "memory"  # limit
    SECONDS = "seconds"  # limit
    ARCHIVE_SECONDS = "archive-seconds"  # limit
    JUDGING_SECONDS = "judging-seconds"  # limit
    JUDGING_MEMORY = "judging-memory"  # limit

    @property
    def fault(self) -> WorkbookFault:
        """The notice code that this reason is told under."""
        return _FAULTS.get(self, WorkbookFault.TOO_LARGE)


_FAULTS: Mapping[Reason, WorkbookFault] = {
    Reason.EMPTY: WorkbookFault.UNREADABLE,
    Reason.TRUNCATED: WorkbookFault.UNREADABLE,
    Reason.DAMAGED: WorkbookFault.UNREADABLE,
    Reason.OTHER_KIND: WorkbookFault.UNSUPPORTED,
    Reason.NESTED: WorkbookFault.UNSUPPORTED,
    Reason.PASSWORD: WorkbookFault.ENCRYPTED,
}


class WorkbookRefused(Exception):
    """A file that is not read, and why.

    The sentences for people are made elsewhere, from `reason` and `values`; nothing of the file's text is in either
    but the name of a sheet. `file` is the name that the reader was given, empty where there was none.
    """

    def __init__(self, reason: Reason, values: Mapping[str, str | int | float] | None = None) -> None:
        super().__init__(reason, dict(values or {}))
        self.reason = reason
        self.values: Mapping[str, str | int | float] = dict(values or {})
        self.file = ""

    @property
    def fault(self) -> WorkbookFault:
        """The notice code."""
        return self.reason.fault

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value}" for key, value in self.values.items())
        return f"{self.fault}: {self.reason}" + (f" ({told})" if told else "")
