"""The office's command that stores: `import`."""

from typing import Annotated

import typer

from importer.change_lines import change_lines
from importer.checks.judging import Choice
from importer.command_options import DatumOption, JsonOption, Paths, ScopeOption, language, scope_given
from importer.command_output import print_json, say_file, watched
from importer.importing import Checked, KeptDraft, check_all, keep_drafts, publish_drafts
from importer.notices import Confidence
from importer.publishing.gap import gap_line
from importer.publishing.held_press import act_of, held_press
from importer.publishing.identify import Standing
from importer.report import files_report
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
    publish: Annotated[bool, typer.Option("--publish", help="发布为新版次 · make the next edition")] = False,
    as_json: JsonOption = False,
) -> None:
    """检查并保存为草稿，可直接发布。 Check, keep drafts, and publish where asked."""
    lang = language(ctx)
    work = workplace()
    checking = work.checking(_standing(scope, whole, summary), Choice(office, accept), datum)
    with held_press(work, "import") as press:
        checked = check_all(checking, paths, press, watched)
        if publish:
            _name_what_goes(checked, lang)
        drafts = keep_drafts(checked, checking, press, act_of(work))
        edition = publish_drafts(checked, drafts, press, act_of(work), sample=False) if publish else None
    files = [file.judged for file in checked.files]
    if as_json:
        report = files_report(files, checking.rules.notices, lang)
        print_json({**report, "drafts": [draft.public() for draft in drafts], "edition": edition})
    else:
        for judged in files:
            say_file(judged, checking.rules.notices, lang)
        _say_outcome(checked, drafts, edition, lang, asked=publish)
    raise typer.Exit(int(any(judged.has_error() for judged in files)))


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


def _name_what_goes(checked: Checked, lang: str) -> None:
    """Before anything is published: the windows that go, the other offices whose windows change, and why none goes."""
    for window in checked.dropped():
        word = "dropped" if lang == "en" else "撤下"
        typer.echo(f"{word}: {window.id} {window.name}（{window.office}）", err=True)
    for office in checked.others():
        word = "changes windows of" if lang == "en" else "改动其他单位的窗口"
        typer.echo(f"{word}: {office}", err=True)
    if checked.gaps():
        typer.echo(gap_line(checked.gaps(), lang), err=True)


def _say_outcome(checked: Checked, drafts: list[KeptDraft], edition: int | None, lang: str, *, asked: bool) -> None:
    difference = checked.difference()
    for draft in drafts:
        typer.echo(
            f"draft {draft.id}: {draft.office}, {draft.publishable} of {draft.rows} rows publishable"
            if lang == "en"
            else f"草稿 {draft.id}：{draft.office}，{draft.rows} 行中 {draft.publishable} 行可发布"
        )
    if not asked:
        for line in change_lines(difference, checked.after, checked.live, lang):
            typer.echo(line)
    if edition is not None:
        counts = len(difference.added), len(difference.changed), len(difference.dropped)
        typer.echo(
            "edition {} is live: {} added, {} changed, {} dropped".format(edition, *counts)
            if lang == "en"
            else "第 {} 版已发布：新增 {}，改动 {}，撤下 {}".format(edition, *counts)
        )
    elif asked:
        typer.echo("nothing changed: no new edition" if lang == "en" else "没有变化，未生成新版次")
