"""The command `tongban answers`: the questions and answers of the site, and what is wrong with an operator's files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from locator.answers.answer import Answer
from locator.answers.answer_book import AnswerBook
from locator.answers.answer_folder import AnswerFolder, packaged_answers, read_answer_folder, told
from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.fault import Fault
from locator.items.catalogue import Catalogue
from locator.items.item_book import item_book
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence

JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]


def add_commands(app: typer.Typer) -> None:
    """Add `answers` and what stands under it to the one command line."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
    group.callback()(_answers)
    group.command("check")(_check)
    app.add_typer(group, name="answers")


def _answers(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """列出常见问题；检查自己的问答文件。 The questions and answers; a check of your own."""
    if ctx.invoked_subcommand is not None:
        return
    settings, lang, today = read_settings(PublicSettings), _lang(ctx), shanghai_now().date()
    folder = settings.answers
    own = read_answer_folder(folder) if folder is not None else AnswerFolder()
    _say_faults(own, lang, err=True)
    answers = AnswerBook(packaged_answers(), own.answers, item_book(_live_catalogue(settings))).asked(today)
    if as_json:
        typer.echo(orjson.dumps({"answers": [answer.public(today) for answer in answers]}))
    else:
        for answer in answers:
            typer.echo(_line(answer, lang, today))
    raise typer.Exit(int(bool(own.faults)))


def _check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="问答文件夹，不写即 TONGBAN_ANSWERS · the folder", metavar="[FOLDER]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """检查问答文件，逐行指出问题。 Check files of answers: each fault at its line."""
    lang = _lang(ctx)
    settings = read_settings(PublicSettings)
    folder = folder if folder is not None else settings.answers
    if folder is None:
        raise Fault(
            "请写出要检查的文件夹，或先设置 TONGBAN_ANSWERS。", "Name a folder to check, or set TONGBAN_ANSWERS."
        )
    if not folder.is_dir():
        raise Fault(f"没有这个文件夹：{folder}", f"There is no folder {folder}.")
    read = read_answer_folder(folder)
    doubts = list(_doubts(read, _live_catalogue(settings), Divisions.load(settings.divisions)))
    if as_json:
        typer.echo(orjson.dumps(_document(read, doubts, lang)))
    else:
        _say_faults(read, lang, err=False)
        for doubt in doubts:
            typer.echo(f"{sentence(lang, 'answers-doubt')}{told(doubt, lang)}")
        typer.echo(sentence(lang, "answers-checked", sound=len(read.answers), faulty=len(read.faults)))
    raise typer.Exit(int(bool(read.faults)))


def _live_catalogue(settings: PublicSettings) -> Catalogue:
    return EditionFolders(settings.data / "public").live_catalogue()


def _doubts(read: AnswerFolder, catalogue: Catalogue, divisions: Divisions) -> Iterator[Fault]:
    """What is read as it stands and is perhaps a slip."""
    today = shanghai_now().date()
    for answer in read.answers:
        for item in answer.items:
            if catalogue.find(item) is None:
                yield Fault(
                    f"{answer.id}：目录里没有事项“{item}”，请核对（见 tongban items）。",
                    f"{answer.id}: there is no item “{item}” in the catalogue; check it (see tongban items).",
                )
        for division in answer.divisions:
            if not divisions.knows(division):
                yield Fault(
                    f"{answer.id}：没有代码以“{division}”开头的区划，请核对。",
                    f"{answer.id}: no division's code begins with “{division}”; check it.",
                )
        if answer.answered_on > today:
            yield Fault(
                f"{answer.id}：答复日期 {answer.answered_on} 还没有到，请核对。",
                f"{answer.id}: the day of the answer, {answer.answered_on}, is still to come; check it.",
            )


def _document(read: AnswerFolder, doubts: list[Fault], lang: Lang) -> dict[str, Any]:
    notices = [("error", fault) for fault in read.faults] + [("warning", doubt) for doubt in doubts]
    return {
        "answers": [answer.id for answer in read.answers],
        "notices": [{"severity": severity, "message": told(fault, lang)} for severity, fault in notices],
    }


def _line(answer: Answer, lang: Lang, today: date) -> str:
    words = answer.in_language(lang)
    about = ", ".join([*answer.items, *answer.divisions])
    mark = sentence(lang, "help-past") if answer.is_past(today) else ""
    return "  ".join(filter(None, [answer.answered_on.isoformat(), answer.id, words.question, about, mark]))


def _say_faults(read: AnswerFolder, lang: Lang, *, err: bool) -> None:
    for fault in read.faults:
        typer.echo(told(fault, lang), err=err)


def _lang(ctx: typer.Context) -> Lang:
    return Lang((ctx.obj or {}).get("lang", Lang.ZH))
