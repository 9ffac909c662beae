"""Where marked workbooks go: into the one file that was named, or for many files into a folder."""

from collections import Counter
from pathlib import Path, PurePath
from typing import Self

import typer

from importer.checks.judged import JudgedFile
from importer.columns import Form
from importer.command_output import write_file
from importer.notices import NoticeTable
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.told import marks_of
from importer.shown_text import shown
from importer.staff_fault import StaffFault
from importer.workbook.limits import WorkbookLimits, WorkbookRefused

_SUFFIX = ".xlsx"
_UNMARKED = "这个文件无法标注，问题都在检查报告里"
_ENDING = "-检查结果"
_STEM_BYTES = 200
"""Of a longer name the first so many are kept: with ending and number no more than the 255 that a disk allows."""


class SeveralFiles(StaffFault):
    """One workbook was named for the returns of several files."""

    def __init__(self, out: Path) -> None:
        super().__init__(
            f"要退回的文件不止一个，第一个已写入 {out}；请用 --return 指定一个文件夹，例如 --return 退回",
            f"There is more than one file to return; the first was written to {out}. Name a folder with --return.",
        )


class Returns:
    """The marked workbooks of one check, written as they come. Close it, or use it with `with`."""

    def __init__(self, out: Path, form: Form, notices: NoticeTable, limits: WorkbookLimits, lang: str) -> None:
        self._out, self._form, self._notices, self._lang = out, form, notices, lang
        self._marker = WorkbookMarker(limits)
        self._one = out.suffix.lower() == _SUFFIX and not out.is_dir()
        self._written = False
        self._numbers: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._marker.close()

    def give(self, content: bytes, judged: JudgedFile) -> None:
        """Write one file's workbook as `write` does, and say on standard error where it lies, or that there is none."""
        path = self.write(content, judged)
        if path is not None:
            typer.echo(shown(f"{judged.name} → {path}"), err=True)
        elif judged.sheets:
            none = "its workbook cannot be marked; the report has everything that was found"
            name = shown(judged.name)
            typer.echo(f"{name}: {none}" if self._lang == "en" else f"{name}：{_UNMARKED}", err=True)

    def write(self, content: bytes, judged: JudgedFile) -> Path | None:
        """Write one file's workbook with what was found in it; None where it is none that can be marked.

        Raises
        ------
        SeveralFiles
            If one workbook was named, and this is the second.
        StaffFault
            If it cannot be written.
        """
        if self._one and self._written:
            raise SeveralFiles(self._out)
        try:
            workbook = self._marker.marked(
                content, marks_of(Findings.of(judged), self._notices, self._form, self._lang)
            )
        except WorkbookRefused:
            return None
        path = self._out if self._one else self._free_path(judged.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, workbook)
        self._written = True
        return path

    def _free_path(self, name: str) -> Path:
        """Where nothing lies yet: an earlier return may be one that a clerk has begun to mend."""
        stem = PurePath(name).stem.encode(errors="replace")[:_STEM_BYTES].decode(errors="ignore")
        while True:
            number = self._numbers[stem]
            self._numbers[stem] += 1
            path = self._out / f"{stem}{_ENDING}{f'-{number}' if number else ''}{_SUFFIX}"
            if not path.exists():
                return path
