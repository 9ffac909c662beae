"""The office's commands that store nothing: `check` and `template`."""

from pathlib import Path
from typing import Annotated

import typer

from importer.checks.judging import Choice
from importer.command_options import DatumOption, JsonOption, Paths, ScopeOption, language, scope_given
from importer.command_output import say_files, watched, write_file
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.staff_fault import StaffFault
from importer.workbook.form import blank_form
from importer.workplace import workplace


def add_commands(app: typer.Typer) -> None:
    """Add the office's commands to the one command line."""
    app.command("check")(_check)
    app.command("template")(_template)


def _check(
    ctx: typer.Context, paths: Paths, datum: DatumOption = None, scope: ScopeOption = None, as_json: JsonOption = False
) -> None:
    """检查窗口信息表，不保存。 Check sheets; stores nothing."""
    standing = Standing(scope=scope_given(scope))
    work = workplace()
    checking = work.checking(standing, Choice(), datum)
    register = WindowRegister(work.live_windows())
    files = (file.judged for file in watched(checking.run(paths, register)))
    faulty = say_files(files, checking.rules.notices, language(ctx), as_json=as_json)
    raise typer.Exit(int(faulty))


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
    division: Annotated[str | None, typer.Option(help="区划范围 · division prefix, such as 4301")] = None,
) -> None:
    """空白窗口信息表。 The blank form."""
    if output.suffix.lower() != ".xlsx":
        raise StaffFault(f"样表是 .xlsx 文件，不是 {output.name}。", f"The form is an .xlsx file, not {output.name}.")
    if output.exists():
        raise StaffFault(
            f"{output} 已经存在，没有覆盖。请换一个名字。",
            f"{output} is there already and was left alone: choose another name.",
        )
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
