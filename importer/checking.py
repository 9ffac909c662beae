"""Uploads checked: files read one after another, judged, and given their ids; nothing is stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.checks.rules import CheckRules
from importer.incoming import IncomingFile, incoming_files
from importer.publishing.gap import Gap, GapKind
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import Upload, WindowRegister
from importer.workbook.limits import WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.refusal_notice import notice_of


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file with its bytes, its judgement, and what it does to the public windows."""

    content: bytes
    judged: JudgedFile
    upload: Upload


@dataclass(frozen=True, slots=True)
class Checking:
    """How files are checked: by which rules, within which limits, as what they come, and what was decided of them."""

    rules: CheckRules
    limits: WorkbookLimits
    standing: Standing
    choice: Choice

    def run(self, paths: Iterable[Path], register: WindowRegister) -> Iterator[CheckedFile]:
        """Check the files at the paths in their order; `register` takes up each before the next is read.

        Once the last is given it drops what whole lists leave out, but for offices with a gap.

        Raises
        ------
        PathMissing
            If a path does not exist.
        """
        with WorkbookReader(self.limits) as reader:
            for file in incoming_files(paths, self.limits):
                checked = self._one(file, reader, register)
                register.take(checked.upload)
                yield checked
        register.drop_unlisted()

    def _one(self, file: IncomingFile, reader: WorkbookReader, register: WindowRegister) -> CheckedFile:
        try:
            if file.refused:
                raise file.refused
            sheets = reader.read_bytes(file.content, file.name)
        except WorkbookRefused as refused:
            gap = Gap(GapKind.FILE_UNREAD, file.name)
            nothing = Upload(self.standing.mode, frozenset(), gaps=frozenset({gap}))
            return CheckedFile(file.content, JudgedFile(file.name, notices=(notice_of(refused),)), nothing)
        judged = judge(file.name, sheets, self.rules, self.choice)
        judged, upload = identified(judged, register, self.standing, self.rules.notices)
        return CheckedFile(file.content, judged, upload)
