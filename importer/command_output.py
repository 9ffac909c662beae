"""What the staff side's commands say: lines or one JSON document, progress, and files."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import orjson
import typer

from importer.checks.judged import JudgedFile
from importer.file_alone import FileAlone
from importer.held_report import HeldReport
from importer.notices import NoticeTable
from importer.report import file_json, report_lines
from importer.staff_fault import StaffFault
from importer.work_apart import Apart, done_here


def say_file(judged: JudgedFile, notices: NoticeTable, lang: str) -> None:
    """Say what was found in a file, in lines."""
    typer.echo("\n".join(report_lines(judged, notices, lang)))


def say_files(
    files: Iterable[JudgedFile | FileAlone],
    notices: NoticeTable,
    lang: str,
    *,
    as_json: bool,
    apart: Apart = done_here,
) -> bool:
    """Say what was found in files as they come, as lines, or as one document once all have come.

    Gives whether anything was found that keeps a row from being published. No file is kept once it was said. `apart` is
    how `file_json` begins to write down large ones.
    """
    faulty, report = False, HeldReport()
    report.take(b'{"files":[')
    for number, judged in enumerate(files):
        faulty |= judged.has_error()
        if as_json:
            if number:
                report.take(b",")
            for piece in [judged.said] if isinstance(judged, FileAlone) else file_json(judged, notices, lang, apart):
                report.take(piece)
        elif isinstance(judged, FileAlone):
            typer.echo(judged.said.decode("utf-8", "surrogatepass"))
        else:
            say_file(judged, notices, lang)
    if as_json:
        for piece in report.said():
            typer.echo(piece, nl=False)
        typer.echo(b"]}")
    return faulty


def print_json(document: object) -> None:
    """Print the command's one JSON document."""
    typer.echo(orjson.dumps(document))


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_File = TypeVar("_File", bound=_Named)


def watched(files: Iterable[_File]) -> Iterator[_File]:
    """The files, with a count and a clock on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    # Only a terminal needs them, and no other start should wait for them.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("…", total=None)
        for count, file in enumerate(files, 1):
            progress.update(task, description=f"{count}  {file.name}")
            yield file


def write_file(path: Path, content: bytes) -> None:
    """Write what was asked for, or say in one line why that cannot be."""
    try:
        path.write_bytes(content)
    except OSError as failure:
        reason = failure.strerror or ""
        raise StaffFault(f"不能写入 {path}：{reason}", f"Cannot write {path}: {reason}") from failure
