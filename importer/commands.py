"""The office's commands: `check`, `import` and `template`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from importer.checking import CheckedFile, Checking
from importer.identify import Standing
from importer.importing import Checked, KeptDraft, check_all, keep_drafts, publish_drafts
from importer.judged import JudgedFile
from importer.judging import Choice
from importer.merge import WindowRegister
from importer.notices import Confidence, NoticeTable
from importer.report import files_report, report_lines
from importer.staff_fault import StaffFault
from importer.store.draft import DraftMode
from importer.workbook_form import blank_form
from importer.workplace import Workplace, workplace
from locator.division import scope_prefix
from locator.position import Datum

Paths = Annotated[list[Path], typer.Argument(help="文件、文件夹或压缩包 · files, folders or zips")]
DatumOption = Annotated[Datum | None, typer.Option("--datum", help="表中经纬度的坐标系 · datum of the positions")]
ScopeOption = Annotated[str | None, typer.Option(help="区划范围，如 4301 · division prefix, such as 4301")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]


def add_commands(app: typer.Typer) -> None:
    """Add the office's commands to the one command line."""
    app.command("check")(_check)
    app.command("import")(_import)
    app.command("template")(_template)


def language(ctx: typer.Context) -> str:
    """The language that `--lang` before the command chose."""
    return str((ctx.obj or {}).get("lang", "zh"))


def _check(
    ctx: typer.Context, paths: Paths, datum: DatumOption = None, scope: ScopeOption = None, as_json: JsonOption = False
) -> None:
    """检查窗口信息表，不保存。 Check sheets; stores nothing."""
    work = workplace()
    checking = _checking(work, Standing(scope=_scope(scope)), Choice(), datum)
    register = WindowRegister(work.live_windows())
    files = [file.judged for file in _watched(checking.run(paths, register))]
    _say_files(files, checking.rules.notices, language(ctx), as_json=as_json)
    raise typer.Exit(int(any(judged.has_error() for judged in files)))


def _import(
    ctx: typer.Context,
    paths: Paths,
    office: Annotated[str | None, typer.Option(help="填报单位 · whose windows these are")] = None,
    scope: ScopeOption = None,
    whole: Annotated[bool, typer.Option("--whole", help="这是该单位的全部窗口 · the office's whole list")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="汇总表 · a city's or province's gathering")] = False,
    accept: Annotated[Confidence | None, typer.Option(help="采纳建议 · take proposals")] = None,
    datum: DatumOption = None,
    publish: Annotated[bool, typer.Option("--publish", help="发布为新版次 · make the next edition")] = False,
    as_json: JsonOption = False,
) -> None:
    """检查并保存为草稿，可直接发布。 Check, keep drafts, and publish where asked."""
    lang = language(ctx)
    work = workplace()
    checking = _checking(work, Standing(_mode(whole, summary), _scope(scope)), Choice(office, accept), datum)
    with work.press("import") as press:
        checked = check_all(checking, paths, press, _watched)
        if publish:
            _name_what_goes(checked, lang)
        drafts = keep_drafts(checked, checking, press, work.act())
        edition = publish_drafts(checked, drafts, press, work.act(), sample=False) if publish else None
    files = [file.judged for file in checked.files]
    if as_json:
        report = files_report(files, checking.rules.notices, lang)
        _print_json({**report, "drafts": [draft.public() for draft in drafts], "edition": edition})
    else:
        _say_files(files, checking.rules.notices, lang, as_json=False)
        _say_outcome(drafts, edition, lang, asked=publish)
    raise typer.Exit(int(any(judged.has_error() for judged in files)))


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
    division: Annotated[str | None, typer.Option(help="区划范围 · division prefix, such as 4301")] = None,
) -> None:
    """空白窗口信息表。 The blank form."""
    work = workplace()
    rows: list[tuple[str, str]] = []
    if division is not None:
        counties = work.divisions.within(_scope(division) or "")
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


def _checking(work: Workplace, standing: Standing, choice: Choice, datum: Datum | None) -> Checking:
    return Checking(work.rules(datum, standing.scope), work.settings.limits(), standing, choice)


def _scope(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return scope_prefix(text)
    except ValueError as failure:
        raise StaffFault(str(failure), f"The scope “{text}” is not two, four or six digits, such as 4301.") from failure


def _mode(whole: bool, summary: bool) -> DraftMode:
    if whole and summary:
        raise StaffFault("--whole 与 --summary 只能选一个。", "--whole and --summary exclude each other.")
    if summary:
        return DraftMode.SUMMARY
    return DraftMode.WHOLE if whole else DraftMode.ADD


def _watched(files: Iterable[CheckedFile]) -> Iterator[CheckedFile]:
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


def _name_what_goes(checked: Checked, lang: str) -> None:
    """Before anything is published: the windows that go, and the other offices whose windows change."""
    for window in checked.dropped():
        word = "dropped" if lang == "en" else "撤下"
        typer.echo(f"{word}: {window.id} {window.name}（{window.office}）", err=True)
    for office in checked.others():
        word = "changes windows of" if lang == "en" else "改动其他单位的窗口"
        typer.echo(f"{word}: {office}", err=True)


def _say_files(files: list[JudgedFile], notices: NoticeTable, lang: str, *, as_json: bool) -> None:
    if as_json:
        _print_json(files_report(files, notices, lang))
        return
    for line in report_lines(files, notices, lang):
        typer.echo(line)


def _say_outcome(drafts: list[KeptDraft], edition: int | None, lang: str, *, asked: bool) -> None:
    for draft in drafts:
        word = "draft" if lang == "en" else "草稿"
        typer.echo(f"{word} {draft.id}: {draft.office} {draft.publishable}/{draft.rows}")
    if edition is not None:
        typer.echo(f"edition {edition} is live" if lang == "en" else f"第 {edition} 版已发布")
    elif asked:
        typer.echo("nothing changed: no new edition" if lang == "en" else "没有变化，未生成新版次")


def _print_json(document: object) -> None:
    typer.echo(orjson.dumps(document).decode())
