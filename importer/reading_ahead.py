"""Files read ahead: while some are judged here, the reading child is at the next ones."""

import time
from collections import deque
from collections.abc import Iterable, Iterator

from importer.incoming import IncomingFile
from importer.workbook.cells import SheetCells
from importer.workbook.limits import Reason, WorkbookRefused
from importer.workbook.reader import Answer, WorkbookReader

ReadFile = tuple[IncomingFile, list[SheetCells] | WorkbookRefused]
"""A file, and its sheets or why it is refused."""
AnsweredFile = tuple[IncomingFile, Answer]
"""A file, and what the reading child answered of it, still to be taken apart."""

TOGETHER = 120
"""So many small files are read together; more of them would only be held."""
AT_FIRST = 800
"""So many of the first ones, as reading them takes as long as it takes us to begin to judge."""
_SMALL_BYTES = 1 << 20
"""A larger file is read by itself."""
_TOGETHER_BYTES = 8 << 20
_A_SMALL_FILE_S = 0.1
"""So long a file of an archive may be waited for without counting: ten thousand small ones are no harm."""


class ReadingAhead(Iterator[ReadFile]):
    """The files with their sheets, in their order.

    `begin` has the first ones read before anybody asks for them. After the last file the reader is closed, so that its
    memory is free while that file is judged. Once the files of an archive have been waited for too long, the others in
    it are refused unread.
    """

    def __init__(self, files: Iterable[IncomingFile], reader: WorkbookReader) -> None:
        self._files = iter(files)
        self._reader = reader
        self._following: IncomingFile | None = None
        self._begun: list[IncomingFile] = []
        self._answered: deque[AnsweredFile] = deque()
        self._waited: dict[str, float] = {}

    def begin(self, most: int = TOGETHER) -> None:
        """Have the next files read, `most` at once, unless some are being read already."""
        if self._begun:
            return
        self._begun = list(self._next_ones(most))
        if self._begun:
            self._reader.send([file.content for file in self._begun if self._is_read(file)])
        else:
            self._reader.close()

    def _next_ones(self, most: int) -> Iterator[IncomingFile]:
        """Small files, of one archive if of any, or one that is not small."""
        archive, size = None, 0
        for _ in range(most):
            file = self._following or next(self._files, None)
            self._following = None
            if file is None:
                return
            size += len(file.content)
            alone = len(file.content) > _SMALL_BYTES
            if archive is not None and (alone or size > _TOGETHER_BYTES or file.archive != archive):
                self._following = file
                return
            archive = file.archive
            yield file
            if alone:
                return

    def __next__(self) -> ReadFile:
        file, answer = self._next_answered()
        try:
            return file, self._reader.sheets(answer, file.name)
        except WorkbookRefused as refused:
            return file, refused

    @property
    def held(self) -> int:
        """How many files the child has read that nobody has taken yet."""
        return len(self._answered)

    def answered(self) -> Iterator[AnsweredFile]:
        """The next files for another process to judge, as far as the child has read them: nobody waits for it."""
        while self._answered:
            yield self._answered.popleft()

    def forget(self) -> None:
        """Let go what is held, in a copy of this process that is to read nothing."""
        self._following = None
        self._begun.clear()
        self._answered.clear()

    def _next_answered(self) -> AnsweredFile:
        if not self._answered:
            self.begin()
            self._answered.extend(self._received())
            self.begin()
        if not self._answered:
            raise StopIteration
        return self._answered.popleft()

    def _received(self) -> Iterator[AnsweredFile]:
        begun, self._begun = self._begun, []
        began = time.monotonic()
        answers = iter(self._reader.receive() if any(map(self._is_read, begun)) else ())
        for file in begun:
            if file.refused is not None:
                yield file, file.refused
            elif self._is_over(file):
                yield file, WorkbookRefused(Reason.ARCHIVE_SECONDS, {"limit": self._reader.limits.archive_seconds})
            else:
                yield file, next(answers)
        if begun:
            beyond = max(0.0, time.monotonic() - began - _A_SMALL_FILE_S * len(begun))
            self._waited[begun[0].archive] = self._waited.get(begun[0].archive, 0.0) + beyond

    def _is_read(self, file: IncomingFile) -> bool:
        return file.refused is None and not self._is_over(file)

    def _is_over(self, file: IncomingFile) -> bool:
        return bool(file.archive) and self._waited.get(file.archive, 0.0) > self._reader.limits.archive_seconds
