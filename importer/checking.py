"""Uploads checked: files read one after another, judged, and given their ids; nothing is stored."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from importer.batches import in_batches
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, find_tables, judge_files, judge_tables
from importer.checks.rules import CheckRules
from importer.file_alone import FileAlone, Sayer, files_alone
from importer.incoming import IncomingFile, incoming_files
from importer.judging_limits import JudgingLimits, judged_within
from importer.publishing.gap import Gap, GapKind
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import Upload, WindowRegister
from importer.reading_ahead import ReadFile, ReadingAhead
from importer.work_apart import Apart, done_here
from importer.workbook.cells import SheetCells
from importer.workbook.kind import FileKind, kind_of
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.refusal_notice import notice_of

_Any = TypeVar("_Any")
Judgement = JudgedFile | WorkbookRefused
"""What comes of a file by itself: it is judged, or refused before that."""
Outcome = Judgement | FileAlone
"""The same, or what there is to say of it if no other file has anything in common with it."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file with its bytes, its judgement, and what it does to the public windows."""

    content: bytes
    judged: JudgedFile
    upload: Upload

    @property
    def name(self) -> str:
        """The file's name."""
        return self.judged.name


@dataclass(frozen=True, slots=True)
class Checking:
    """How files are checked: by which rules, within which limits, as what they come, and what was decided of them.

    `apart` is how a part of a large file's checks is begun: here, unless a second process may be made. With `say`
    small files come with what is said of them by themselves.
    """

    rules: CheckRules
    limits: WorkbookLimits
    standing: Standing
    choice: Choice
    judging_limits: JudgingLimits = JudgingLimits()  # noqa: RUF009  # frozen
    apart: Apart = done_here
    say: Sayer | None = None

    def run(self, paths: Iterable[Path], register: WindowRegister) -> Iterator[CheckedFile]:
        """Check the files at the paths in their order; `register` takes up each before the next is given.

        Once the last is given it drops what whole lists leave out, but for offices with a gap.

        Raises
        ------
        PathMissing
            If a path does not exist.
        """
        with WorkbookReader(self.limits) as reader:
            files = ReadingAhead(incoming_files(paths, self.limits), reader)
            yield from self.identified(self.all_judged(files), register)

    def all_judged(self, reading: Iterable[ReadFile]) -> Iterator[tuple[IncomingFile, Judgement]]:
        """The files with what their own sheets say of them, in their order."""
        for batch in in_batches(reading):
            files = [file for file, _ in batch]
            yield from zip(files, self.judged_together(batch), strict=True)
            batch.clear()

    def judged_together(self, batch: Sequence[ReadFile]) -> list[Judgement]:
        """As `judged` of each file; where one of them costs too much, each is judged by itself."""
        if len(batch) > 1:
            sheets = [sheet for _, read in batch if not isinstance(read, WorkbookRefused) for sheet in read]
            with suppress(WorkbookRefused), judged_within(self.judging_limits.of_a_batch(), sheets):
                return self._together(batch)
        return [self.judged(file, read) for file, read in batch]

    def _together(self, batch: Sequence[ReadFile]) -> list[Judgement]:
        read = [(file, sheets) for file, sheets in batch if not isinstance(sheets, WorkbookRefused)]
        found = [(file.name, find_tables(sheets, self.rules)) for file, sheets in read]
        judged = iter(judge_files(found, self.rules, self.choice))
        return [
            sheets if isinstance(sheets, WorkbookRefused) else or_no_workbook(file, next(judged))
            for file, sheets in batch
        ]

    def outcomes(self, batch: Sequence[ReadFile]) -> list[Outcome]:
        """What comes of each file of a batch; of several with what is said of them by themselves, where that is asked.

        A file that comes by itself is large, or there are few: what is said of it is made once it is its turn.
        """
        judgements = self.judged_together(batch)
        if self.say is None or len(batch) == 1:
            return list(judgements)
        of_tables = [each for each in judgements if isinstance(each, JudgedFile) and each.tables]
        alone = files_alone(of_tables, self.standing, self.rules.notices, self.say)
        return [next(alone) if isinstance(each, JudgedFile) and each.tables else each for each in judgements]

    def judged(self, file: IncomingFile, read: list[SheetCells] | WorkbookRefused) -> Judgement:
        """What its own sheets say of a file; a refusal stays one, and a web page without windows is no workbook.

        What costs more to judge than the limits allow is refused too. `read` is emptied on the way: a large file's
        cells are not held beside the tables that are made of them.
        """
        if isinstance(read, WorkbookRefused):
            return read
        try:
            with judged_within(self.judging_limits, read):
                found = find_tables(read, self.rules)
                read.clear()
                judged = judge_tables(file.name, found, self.rules, self.choice, self.apart)
        except WorkbookRefused as refused:
            return refused
        return or_no_workbook(file, judged)

    def identified(
        self, files: Iterable[tuple[IncomingFile, Judgement]], register: WindowRegister
    ) -> Iterator[CheckedFile]:
        """The files in their order, their windows known by their ids, as `run` has it."""
        for file, judgement in with_archives_once(files):
            checked = self.one(file, judgement, register)
            register.take(checked.upload)
            yield checked
        register.drop_unlisted()

    def one(self, file: IncomingFile, judgement: Judgement, register: WindowRegister) -> CheckedFile:
        """One file beside what is public; the register is left as it is."""
        if isinstance(judgement, WorkbookRefused):
            gap = Gap(GapKind.FILE_UNREAD, file.name)
            nothing = Upload(self.standing.mode, frozenset(), gaps=frozenset({gap}))
            return CheckedFile(file.content, JudgedFile(file.name, notices=(notice_of(judgement),)), nothing)
        judged, upload = identified(judgement, register, self.standing, self.rules.notices)
        return CheckedFile(file.content, judged, upload)


def or_no_workbook(file: IncomingFile, judged: _Any) -> _Any | WorkbookRefused:
    """What its own sheets say of a file, but that a web page without windows is no workbook."""
    if isinstance(judged, JudgedFile) and not judged.tables and kind_of(file.content) is FileKind.HTML:
        return WorkbookRefused(Reason.OTHER_KIND, {"kind": FileKind.HTML})
    return judged


def with_archives_once(files: Iterable[tuple[IncomingFile, _Any]]) -> Iterator[tuple[IncomingFile, _Any]]:
    """The files; of those that were left unread in a slow archive one for all, under the archive's name."""
    given_up: set[str] = set()
    for file, judgement in files:
        if not (isinstance(judgement, WorkbookRefused) and judgement.reason is Reason.ARCHIVE_SECONDS):
            yield file, judgement
        elif file.archive not in given_up:
            given_up.add(file.archive)
            yield replace(file, name=file.archive), judgement
