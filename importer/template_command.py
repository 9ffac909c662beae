"""The office's command `template`: the form, blank or filled with what is public. It stores nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from importer.columns import Form
from importer.command_options import language, scope_given, workbook_named
from importer.command_output import write_file
from importer.publishing.press import EditionMissing
from importer.staff_fault import StaffFault
from importer.template import plans
from importer.template.offices import OfficesChosen, of_division, of_office
from importer.workbook.form.template import Template, template_workbook
from importer.workplace import Workplace, workplace

_COUNTY_DIGITS = 6
_OWN_SHEETS = 3


def add_commands(app: typer.Typer) -> None:
    """Add `template` to the one command line."""
    app.command("template")(_template)


def _template(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
    division: Annotated[str | None, typer.Option(help="区划范围 · division prefix, such as 4301")] = None,
    office: Annotated[str | None, typer.Option(help="填报单位 · with --filled: one office's windows")] = None,
    filled: Annotated[bool, typer.Option("--filled", help="填好现在公开的 · with what is public now")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="汇总表 · a block for each county")] = False,
) -> None:
    """空白或填好的窗口信息表。 The form, blank or filled."""
    workbook_named(output)
    scope = scope_given(division)
    _refuse_together(office, scope, filled=filled, summary=summary)
    work = workplace()
    if division is not None and not work.divisions.within(scope or ""):
        raise StaffFault(
            f"没有区划编码以“{division}”开头的县（市、区）。请填省、市、县的编码或其前缀，例如 43、4301、430103。",
            f"There is no county under “{division}”. Give a code or its prefix, such as 43, 4301, 430103.",
        )
    rules = work.rules(None, None)
    form = rules.form
    if not filled:
        make = plans.blank_summary if summary and scope else plans.blank
        blank = replace(make(form, work.divisions, scope or ""), catalogue=rules.catalogue)
        write_file(output, template_workbook(form, blank))
        return
    chosen = _chosen(work, office, scope)
    full = replace(_filled(work, form, chosen, scope, summary=summary), catalogue=rules.catalogue)
    write_file(output, template_workbook(form, full))
    for line in chosen.notes(division or "", language(ctx)):
        typer.echo(line, err=True)


def _filled(work: Workplace, form: Form, chosen: OfficesChosen, scope: str | None, *, summary: bool) -> Template:
    if summary and scope:
        return plans.filled_summary(form, work.divisions, scope, chosen.windows)
    most = work.settings.limits().sheets - _OWN_SHEETS
    if len(chosen.windows) > most:
        raise StaffFault(
            f"有 {len(chosen.windows)} 个填报单位，一个文件最多 {most} 张表。请用 --division 缩小范围，或 --summary。",
            f"There are {len(chosen.windows)} offices, and a file has {most} sheets at most:"
            " narrow it by --division, or use --summary.",
        )
    return plans.filled(form, work.divisions, scope, chosen.windows)


def _chosen(work: Workplace, office: str | None, scope: str | None) -> OfficesChosen:
    live = work.folders.current()
    if live is None:
        raise EditionMissing(None)
    windows = work.live_windows()
    if not windows:
        raise StaffFault(
            f"第 {live} 版里没有窗口，无从预填。去掉 --filled 就是空白表。",
            f"Edition {live} has no window to fill in. Without --filled the form is blank.",
        )
    return of_office(windows, office) if office is not None else of_division(windows, scope)


def _refuse_together(office: str | None, scope: str | None, *, filled: bool, summary: bool) -> None:
    """Options that do not go together, or need another."""
    if office is not None and not filled:
        raise StaffFault(
            "--office 只用于取已公开的内容，请加上 --filled。", "--office is for what is public: add --filled."
        )
    if office is not None and (scope or summary):
        raise StaffFault(
            "--office 取一个单位的全部窗口，不能与 --division、--summary 同用。",
            "--office takes all windows of one office: leave --division and --summary out.",
        )
    if summary and (scope is None or len(scope) == _COUNTY_DIGITS):
        raise StaffFault(
            "汇总表要用 --division 指明市或省，例如 --division 4301；区县不汇总。",
            "A summary needs --division with a city or province, such as --division 4301; a county does not gather.",
        )
