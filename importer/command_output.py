"""What the staff side's commands say: lines or one JSON document, progress, and files."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from importer.checking import CheckedFile
from importer.checks.judged import JudgedFile
from importer.notices import NoticeTable
from importer.report import files_report, report_lines
from importer.staff_fault import StaffFault


def say_files(files: list[JudgedFile], notices: NoticeTable, lang: str, *, as_json: bool) -> None:
    """Say what was found in files, as one document or as lines."""
    if as_json:
        print_json(files_report(files, notices, lang))
        return
    for line in report_lines(files, notices, lang):
        typer.echo(line)


def print_json(document: object) -> None:
    """Print the command's one JSON document."""
    typer.echo(orjson.dumps(document).decode())


def watched(files: Iterable[CheckedFile]) -> Iterator[CheckedFile]:
    """The files, with a count and a clock on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("…", total=None)
        for count, file in enumerate(files, 1):
            progress.update(task, description=f"{count}  {file.judged.name}")
            yield file


def write_file(path: Path, content: bytes) -> None:
    """Write what was asked for, or say in one line why that cannot be."""
    try:
        path.write_bytes(content)
    except OSError as failure:
        reason = failure.strerror or ""
        raise StaffFault(f"不能写入 {path}：{reason}", f"Cannot write {path}: {reason}") from failure
