"""What the staff side's commands say: lines or one JSON document, progress, and files."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import orjson
import typer

from importer.checks.judged import JudgedFile
from importer.file_alone import FileAlone
from importer.held_report import HeldReport
from importer.incoming import Coming
from importer.notices import NoticeTable
from importer.report import file_json, report_lines
from importer.shown_text import shown
from importer.staff_fault import StaffFault
from importer.work_apart import Apart, done_here

if TYPE_CHECKING:
    from rich.progress import Progress


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


_LONGEST_NAME = 40


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_File = TypeVar("_File", bound=_Named)


def watched(files: Iterable[_File], coming: Coming | None = None) -> Iterator[_File]:
    """The files, with a bar, a count and a clock on standard error where that is a terminal.

    `coming` knows how many there are. Where lines are said at the same terminal, the bar is gone while they are.
    """
    if not sys.stderr.isatty():
        yield from files
        return
    progress = _bar(known=coming is not None)
    task = progress.add_task("", total=(coming.files or None) if coming is not None else None)
    shared = sys.stdout.isatty()
    with progress:
        for count, file in enumerate(files, 1):
            total = max(count, coming.files) if coming is not None else None
            progress.update(task, total=total, completed=count, description=_short(file.name))
            if shared:
                progress.stop()
            yield file
            if shared:
                progress.start()


def _bar(*, known: bool) -> "Progress":
    """A bar for files; without a bar where nobody knows how many there are."""
    # Only a terminal needs them, and no other start should wait for them.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    counted = [BarColumn(bar_width=24), MofNCompleteColumn()] if known else [TextColumn("{task.completed}")]
    # A file's name is no markup.
    name = TextColumn("{task.description}", markup=False)
    return Progress(SpinnerColumn(), *counted, TimeElapsedColumn(), name, console=Console(stderr=True), transient=True)


def _short(name: str) -> str:
    """A file's name as a terminal may show it; of a long one its end."""
    name = shown(name)
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"


def write_file(path: Path, content: bytes) -> None:
    """Write what was asked for, or say in one line why that cannot be."""
    _write(path, content, path)


@contextmanager
def written_beside(path: Path, content: bytes) -> Iterator[None]:
    """Write what was asked for beside its place; it takes the place once the block has ended without a fault.

    Raises
    ------
    StaffFault
        If it cannot be written, before the block is begun.
    """
    beside = path.with_name(f".tongban-{os.getpid()}.xlsx")
    try:
        _write(beside, content, path)
        yield
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()


def _write(path: Path, content: bytes, asked: Path) -> None:
    try:
        path.write_bytes(content)
    except OSError as failure:
        reason = failure.strerror or ""
        raise StaffFault(f"不能写入 {asked}：{reason}", f"Cannot write {asked}: {reason}") from failure
