"""The office's commands that store nothing: `check` and `template`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from importer.checking import CheckedFile, Checking
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.report import files_report, report_lines
from importer.staff_fault import StaffFault
from importer.workbook.form import blank_form
from importer.workplace import Workplace, workplace
from locator.divisions.division import scope_prefix
from locator.position import Datum

Paths = Annotated[list[Path], typer.Argument(help="文件、文件夹或压缩包 · files, folders or zips")]
DatumOption = Annotated[Datum | None, typer.Option("--datum", help="表中经纬度的坐标系 · datum of the positions")]
ScopeOption = Annotated[str | None, typer.Option(help="区划范围，如 4301 · division prefix, such as 4301")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]


def add_commands(app: typer.Typer) -> None:
    """Add the office's commands to the one command line."""
    app.command("check")(_check)
    app.command("template")(_template)


def language(ctx: typer.Context) -> str:
    """The language that `--lang` before the command chose."""
    return str((ctx.obj or {}).get("lang", "zh"))


def _check(
    ctx: typer.Context, paths: Paths, datum: DatumOption = None, scope: ScopeOption = None, as_json: JsonOption = False
) -> None:
    """检查窗口信息表，不保存。 Check sheets; stores nothing."""
    work = workplace()
    checking = checking_of(work, Standing(scope=scope_given(scope)), Choice(), datum)
    register = WindowRegister(work.live_windows())
    files = [file.judged for file in watched(checking.run(paths, register))]
    say_files(files, checking.rules.notices, language(ctx), as_json=as_json)
    raise typer.Exit(int(any(judged.has_error() for judged in files)))


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
    division: Annotated[str | None, typer.Option(help="区划范围 · division prefix, such as 4301")] = None,
) -> None:
    """空白窗口信息表。 The blank form."""
    work = workplace()
    rows: list[tuple[str, str]] = []
    if division is not None:
        counties = work.divisions.within(scope_given(division) or "")
        if not counties:
            raise StaffFault(
                f"没有区划编码以“{division}”开头的县（市、区）。", f"There is no county under “{division}”."
            )
        rows = [
            ("".join(dict.fromkeys(n for n in (county.city, county.name) if n)), county.code) for county in counties
        ]
    write_file(output, blank_form(work.rules(None, None).form, rows))


def write_file(path: Path, content: bytes) -> None:
    """Write what was asked for, or say in one line why that cannot be."""
    try:
        path.write_bytes(content)
    except OSError as failure:
        reason = failure.strerror or ""
        raise StaffFault(f"不能写入 {path}：{reason}", f"Cannot write {path}: {reason}") from failure


def checking_of(work: Workplace, standing: Standing, choice: Choice, datum: Datum | None) -> Checking:
    """How this workplace checks files that come as they were said to."""
    return Checking(work.rules(datum, standing.scope), work.settings.limits(), standing, choice)


def scope_given(text: str | None) -> str | None:
    """The division prefix that `--scope` names, or None; StaffFault where it is none."""
    if text is None:
        return None
    try:
        return scope_prefix(text)
    except ValueError as failure:
        raise StaffFault(str(failure), f"The scope “{text}” is not two, four or six digits, such as 4301.") from failure


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


def say_files(files: list[JudgedFile], notices: NoticeTable, lang: str, *, as_json: bool) -> None:
    if as_json:
        print_json(files_report(files, notices, lang))
        return
    for line in report_lines(files, notices, lang):
        typer.echo(line)


def print_json(document: object) -> None:
    typer.echo(orjson.dumps(document).decode())
