"""Files read one ahead: while one is judged here, the reading child is at the next."""

from collections.abc import Iterable, Iterator

from importer.incoming import IncomingFile
from importer.workbook.cells import SheetCells
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader

ReadFile = tuple[IncomingFile, list[SheetCells] | WorkbookRefused]
"""A file, and its sheets or why it is refused."""


class ReadingAhead(Iterator[ReadFile]):
    """The files with their sheets, in their order.

    `begin` has the first one read before anybody asks for it. After the last file the reader is closed, so that its
    memory is free while that file is judged; with `more_to_come` it is kept.
    """

    def __init__(self, files: Iterable[IncomingFile], reader: WorkbookReader, *, more_to_come: bool = False) -> None:
        self._files = iter(files)
        self._reader = reader
        self._more_to_come = more_to_come
        self._begun: IncomingFile | None = None

    def begin(self) -> None:
        """Have the next file read, unless one is being read already."""
        if self._begun is not None:
            return
        self._begun = next(self._files, None)
        if self._begun is None:
            if not self._more_to_come:
                self._reader.close()
        elif self._begun.refused is None:
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
        try:
            return file.refused or self._reader.receive()
        except WorkbookRefused as refused:
            return refused
