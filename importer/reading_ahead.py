"""Files read one ahead: while one is judged here, the reading child is at the next."""

import time
from collections.abc import Iterable, Iterator

from importer.incoming import IncomingFile
from importer.workbook.cells import SheetCells
from importer.workbook.limits import Reason, WorkbookRefused
from importer.workbook.reader import WorkbookReader

ReadFile = tuple[IncomingFile, list[SheetCells] | WorkbookRefused]
"""A file, and its sheets or why it is refused."""

_A_SMALL_FILE_S = 0.1
"""So long a file of an archive may be waited for without counting: ten thousand small ones are no harm."""


class ReadingAhead(Iterator[ReadFile]):
    """The files with their sheets, in their order.

    `begin` has the first one read before anybody asks for it. After the last file the reader is closed, so that its
    memory is free while that file is judged; with `more_to_come` it is kept. Once the files of an archive have been
    waited for too long, the others in it are refused unread; `waited` counts the seconds of each archive, and may be
    handed on to whoever reads more of the same files.
    """

    def __init__(
        self,
        files: Iterable[IncomingFile],
        reader: WorkbookReader,
        *,
        more_to_come: bool = False,
        waited: dict[str, float] | None = None,
    ) -> None:
        self._files = iter(files)
        self._reader = reader
        self._more_to_come = more_to_come
        self._begun: IncomingFile | None = None
        self._waited: dict[str, float] = {} if waited is None else waited

    def begin(self) -> None:
        """Have the next file read, unless one is being read already."""
        if self._begun is not None:
            return
        self._begun = next(self._files, None)
        if self._begun is None:
            if not self._more_to_come:
                self._reader.close()
        elif self._begun.refused is None and not self._is_over(self._begun):
            self._reader.send(self._begun.content, self._begun.name)

    def __next__(self) -> ReadFile:
        self.begin()
        file = self._begun
        if file is None:
            raise StopIteration
        read = self._received(file)
        self._begun = None
        self.begin()
        return file, read

    def _received(self, file: IncomingFile) -> list[SheetCells] | WorkbookRefused:
        if file.refused is not None:
            return file.refused
        if self._is_over(file):
            return WorkbookRefused(Reason.ARCHIVE_SECONDS, {"limit": self._reader.limits.archive_seconds})
        began = time.monotonic()
        try:
            return self._reader.receive()
        except WorkbookRefused as refused:
            return refused
        finally:
            beyond = max(0.0, time.monotonic() - began - _A_SMALL_FILE_S)
            self._waited[file.archive] = self._waited.get(file.archive, 0.0) + beyond

    def _is_over(self, file: IncomingFile) -> bool:
        return bool(file.archive) and self._waited.get(file.archive, 0.0) > self._reader.limits.archive_seconds
