"""The office's command that stores: `import`."""

from pathlib import Path
from typing import Annotated

import typer

from importer.change_lines import change_lines
from importer.checking import Checking
from importer.checks.judging import Choice
from importer.command_options import (
    DatumOption,
    JsonOption,
    Paths,
    ReportOption,
    ReturnOption,
    ScopeOption,
    language,
    report_given,
    return_given,
    scope_given,
)
from importer.command_output import print_json, say_file, watched
from importer.import_warnings import office_lines, publishing_lines, unlisted_lines
from importer.importing import Checked, KeptDraft, check_all, keep_drafts, publish_drafts
from importer.notices import Confidence
from importer.publishing.held_press import act_of, held_press
from importer.publishing.identify import Standing
from importer.report import files_report
from importer.report_page.kept_files import KeptFiles
from importer.report_page.report_file import say_report
from importer.returned.returns import Returns
from importer.staff_fault import StaffFault
from importer.store.draft import DraftMode
from importer.workplace import workplace

_COUNTY_DIGITS = 6


def add_commands(app: typer.Typer) -> None:
    """Add `import` to the one command line."""
    app.command("import")(_import)


def _import(
    ctx: typer.Context,
    paths: Paths,
    office: Annotated[str | None, typer.Option(help="填报单位 · whose windows these are")] = None,
    scope: ScopeOption = None,
    whole: Annotated[bool, typer.Option("--whole", help="这是该单位的全部窗口 · the office's whole list")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="汇总表 · a city's or province's gathering")] = False,
    accept: Annotated[Confidence | None, typer.Option(help="采纳建议 · take proposals")] = None,
    datum: DatumOption = None,
    report: ReportOption = None,
    publish: Annotated[bool, typer.Option("--publish", help="发布为新版次 · make the next edition")] = False,
    out: ReturnOption = None,
    as_json: JsonOption = False,
) -> None:
    """检查并保存为草稿，可直接发布。 Check, keep drafts, and publish where asked."""
    lang = language(ctx)
    return_given(out, paths)
    report_given(report, paths)
    work = workplace()
    checking = work.checking(_standing(scope, whole, summary), Choice(office, accept), datum)
    with held_press(work, "import") as press:
        checked = check_all(checking, paths, press, watched)
        files = [file.judged for file in checked.files]
        # Before anything is kept: a file that cannot be written leaves no drafts behind. The returns come first, as
        # a report that cannot be written must not keep them back.
        if out is not None:
            _give_back(checked, checking, out, lang)
        if report is not None:
            say_report(KeptFiles.of(files), report, work, lang, imported=True)
        if not as_json:
            for judged in files:
                say_file(judged, checking.rules.notices, lang)
        drafts = keep_drafts(checked, checking, press, act_of(work))
        if not as_json:
            _say_drafts(checked, drafts, lang, publish=publish)
        _forewarn(checked, lang, publish=publish)
        edition = publish_drafts(checked, drafts, press, act_of(work), sample=False) if publish else None
    if as_json:
        document = files_report(files, checking.rules.notices, lang)
        print_json({**document, "drafts": [draft.public() for draft in drafts], "edition": edition})
    elif publish and drafts:
        _say_outcome(checked, edition, lang)
    for line in unlisted_lines(checked, lang):
        typer.echo(line, err=as_json)
    raise typer.Exit(int(any(judged.has_error() for judged in files)))


def _give_back(checked: Checked, checking: Checking, out: Path, lang: str) -> None:
    """The marked workbooks, before anything is kept: where they cannot be written, the import is not done."""
    with Returns(out, checking.rules.form, checking.rules.notices, checking.limits, lang) as returns:
        for file in checked.files:
            returns.give(file.content, file.judged)


def _standing(scope: str | None, whole: bool, summary: bool) -> Standing:
    standing = Standing(_mode(whole, summary), scope_given(scope))
    if summary and standing.scope and len(standing.scope) == _COUNTY_DIGITS:
        raise StaffFault(
            f"区县不汇总：--summary 的范围应是市或省，如 4301、43，不是 {scope}。",
            f"A county does not gather: the scope of --summary is a city or province, such as 4301 or 43, not {scope}.",
        )
    return standing


def _mode(whole: bool, summary: bool) -> DraftMode:
    if whole and summary:
        raise StaffFault("--whole 与 --summary 只能选一个。", "--whole and --summary exclude each other.")
    if summary:
        return DraftMode.SUMMARY
    return DraftMode.WHOLE if whole else DraftMode.ADD


def _forewarn(checked: Checked, lang: str, *, publish: bool) -> None:
    """Before anything is published: whose windows stand twice, and which go or change."""
    for line in office_lines(checked, lang):
        typer.echo(line, err=True)
    if publish:
        for line in publishing_lines(checked, lang):
            typer.echo(line, err=True)


def _say_drafts(checked: Checked, drafts: list[KeptDraft], lang: str, *, publish: bool) -> None:
    """The drafts, and what they would change for the public; a file without a table would change nothing."""
    for draft in drafts:
        typer.echo(
            f"draft {draft.id}: {draft.office}, {draft.publishable} of {draft.rows} rows publishable"
            if lang == "en"
            else f"草稿 {draft.id}：{draft.office}，{draft.rows} 行中 {draft.publishable} 行可发布"
        )
    difference = checked.difference()
    if drafts and (difference or not publish):
        for line in change_lines(difference, checked.after, checked.live, lang):
            typer.echo(line)
    if drafts and not publish:
        typer.echo(
            "nothing of this is public yet: to publish it, run the same command once more with --publish"
            if lang == "en"
            else "以上只存为草稿，还没有公开。要公开，把同一命令加上 --publish 再运行一次。"
        )


def _say_outcome(checked: Checked, edition: int | None, lang: str) -> None:
    difference = checked.difference()
    if edition is None:
        typer.echo("nothing changed: no new edition" if lang == "en" else "没有变化，未生成新版次")
        return
    counts = len(difference.added), len(difference.changed), len(difference.dropped)
    typer.echo(
        "edition {} is live: {} added, {} changed, {} dropped".format(edition, *counts)
        if lang == "en"
        else "第 {} 版已发布：新增 {}，改动 {}，撤下 {}".format(edition, *counts)
    )
