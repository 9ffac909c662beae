"""What the staff side's commands are told: the options that several of them share, and what is made of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from importer.staff_fault import StaffFault
from locator.divisions.division import scope_prefix
from locator.new_file import not_there_yet
from locator.position import Datum

Paths = Annotated[list[Path], typer.Argument(help="文件、文件夹或压缩包 · files, folders or zips")]
DatumOption = Annotated[Datum | None, typer.Option("--datum", help="表中经纬度的坐标系 · datum of the positions")]
ScopeOption = Annotated[str | None, typer.Option(help="区划范围，如 4301 · division prefix, such as 4301")]
_RETURN_HELP = "把标好问题的原表写到这里，多个文件时写文件夹 · the marked sheet; a folder for several"
ReturnOption = Annotated[Path | None, typer.Option("--return", metavar="OUT.xlsx", help=_RETURN_HELP)]
_REPORT_HELP = "把检查报告写成一个网页 · a report as one page"
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="OUT.html", help=_REPORT_HELP)]
_PAGES = (".html", ".htm")
_OTHER_FILES = frozenset(
    (
        *(".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".fods", ".et", ".ett", ".csv", ".tsv", ".txt", ".html", ".htm"),
        *(".mht", ".pdf", ".doc", ".docx", ".wps", ".zip", ".rar", ".7z", ".json", ".xml"),
    )
)
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]


def language(ctx: typer.Context) -> str:
    """The language that `--lang` before the command chose."""
    return str((ctx.obj or {}).get("lang", "zh"))


def scope_given(text: str | None) -> str | None:
    """The division prefix that `--scope` names, or None; StaffFault where it is none."""
    if text is None:
        return None
    try:
        return scope_prefix(text)
    except ValueError as failure:
        raise StaffFault(str(failure), f"The scope “{text}” is not two, four or six digits, such as 4301.") from failure


def return_given(out: Path | None, paths: Sequence[Path]) -> None:
    """Refuse to write a marked workbook over the office's own, over one that is being mended, or among the sheets."""
    if out is None:
        return
    if any(out.resolve() == path.resolve() and not path.is_dir() for path in paths):
        raise StaffFault(
            f"--return 不能写回原表 {out}，请换一个文件名",
            f"--return would overwrite the sheet itself: {out}. Name another.",
        )
    around = [path for path in paths if path.is_dir() and out.resolve().is_relative_to(path.resolve())]
    if around:
        raise StaffFault(
            f"{out} 在要检查的文件夹 {around[0]} 里，下次检查会连退回的表一起读。请写到这个文件夹外面。",
            f"{out} is within {around[0]}, which is checked: its next check would read the returns too. Name another.",
        )
    if not out.is_dir():
        not_there_yet(out)
        _no_other_file(out)
    _within_folders(out)


def _no_other_file(out: Path) -> None:
    """Refuse a name of a file that is no .xlsx: a folder of that name was hardly meant."""
    if out.suffix.lower() in _OTHER_FILES:
        name = out.with_suffix(".xlsx").name
        raise StaffFault(
            f"退回的表写成 .xlsx，不是 {out.suffix}：请用 {name} 这样的名字，多个文件时写文件夹。",
            f"What is returned is an .xlsx, not {out.suffix}: name it like {name}, or a folder.",
        )


def _within_folders(out: Path) -> None:
    """Refuse a path that leads through a file: no folder can be made there."""
    file = next((folder for folder in out.parents if folder.exists() and not folder.is_dir()), None)
    if file is not None:
        raise StaffFault(
            f"不能写入 {out}：{file} 是文件，不是文件夹。请换一个地方。",
            f"Cannot write {out}: {file} is a file and no folder. Name another place.",
        )


def workbook_named(out: Path) -> None:
    """Refuse to write a workbook under another ending, or over a file; StaffFault says so."""
    if out.suffix.lower() != ".xlsx":
        raise StaffFault(
            f"要写的是 .xlsx 文件，不是 {out.name}。", f"What is written is an .xlsx file, not {out.name}."
        )
    not_there_yet(out)
    if not out.parent.is_dir():
        raise StaffFault(f"不能写入 {out}：没有这个文件夹。", f"Cannot write {out}: there is no such folder.")


def report_given(out: Path | None, paths: Sequence[Path]) -> None:
    """Refuse, before anything is checked, a report that could not be written, or would be written over a sheet."""
    if out is None:
        return
    if out.suffix.lower() not in _PAGES:
        raise StaffFault(
            f"报告是网页，请用 .html 作文件名，而不是 {out.name}，例如 --report 报告.html。",
            f"The report is a page: name it .html, not {out.name}, as in --report report.html.",
        )
    if out.exists() and any(out.resolve().is_relative_to(path.resolve()) for path in paths):
        raise StaffFault(
            f"--report 不能写回要检查的文件 {out}，请换一个文件名。",
            f"--report would overwrite the file that is checked: {out}. Name another.",
        )
    if out.is_dir() or not out.parent.is_dir():
        raise StaffFault(
            f"不能写入 {out}：{'这是文件夹' if out.is_dir() else '没有这个文件夹'}。",
            f"Cannot write {out}: {'it is a folder' if out.is_dir() else 'there is no such folder'}.",
        )
