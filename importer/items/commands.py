"""The command `tongban items` with what it does beside listing: a form for further lists, their check, their import."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from importer.command_options import JsonOption, Paths, language, workbook_named
from importer.command_output import print_json, write_file
from importer.items.catalogue_file import catalogue_toml
from importer.items.checked_lists import checked_lists
from importer.items.compared_catalogues import compared_catalogues, compared_lines
from importer.items.judged_list import JudgedList
from importer.items.list_guide import list_guide
from importer.items.list_report import list_lines, list_report
from importer.items.list_sheets import list_form
from importer.items.merged_catalogue import merged_catalogue
from importer.items.named_catalogue import named_catalogue
from importer.items.published_items import publish_items, what_changes
from importer.items.windows_of_all import lines_of_all, windows_of_all
from importer.notices import NoticeTable
from importer.publishing.held_press import act_of, held_press
from importer.shown_text import shown
from importer.staff_fault import StaffFault
from importer.workbook.form.list_template import list_template
from importer.workplace import workplace
from locator.items.catalogue import packaged_catalogue
from locator.items_command import say_items
from locator.new_file import not_there_yet

_KNOWN_HELP = "已有的目录或版次号，不写即现行版的 · a catalogue or an edition's number; the one in force unless named"
KnownOption = Annotated[str | None, typer.Option("--catalogue", help=_KNOWN_HELP, metavar="OLD.toml|N")]


def add_commands(app: typer.Typer) -> None:
    """Add `items` and what stands under it to the one command line."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
    group.callback()(_items)
    group.command("template")(_template)
    group.command("check")(_check)
    group.command("import")(_import)
    group.command("diff")(_diff)
    group.command("publish")(_publish)
    group.command("save")(_save)
    app.add_typer(group, name="items")


def _items(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """列出能“跨省通办”的事项；检查、编入新的事项清单。 The items; further lists of them."""
    if ctx.invoked_subcommand is None:
        say_items(ctx, workplace().live_catalogue(), as_json=as_json)


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
) -> None:
    """空白的事项清单。 The blank form of a list of items."""
    workbook_named(output)
    write_file(output, list_template(list_form(), list_guide()))


def _check(ctx: typer.Context, paths: Paths, known: KnownOption = None, as_json: JsonOption = False) -> None:
    """检查事项清单，不保存。 Check lists of items; stores nothing."""
    work = workplace()
    judged = list(checked_lists(paths, work, named_catalogue(known, work)))
    _say(judged, language(ctx), as_json=as_json)
    raise typer.Exit(int(any(one.has_error() for one in judged)))


def _import(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="一份清单 · one list")],
    output: Annotated[Path, typer.Option("-o", "--output", help="新目录写到哪里 · where to", metavar="NEW.toml")],
    known: KnownOption = None,
    as_json: JsonOption = False,
) -> None:
    """检查一份清单，编入目录，写成新目录。 Check a list and write the catalogue with it."""
    _new_toml(output)
    work = workplace()
    catalogue = named_catalogue(known, work)
    judged = list(checked_lists([path], work, catalogue))
    if len(judged) > 1:
        raise StaffFault("一次编入一份清单，这里有几个文件。", "One list at a time is taken up: name one file.")
    _say(judged, language(ctx), as_json=as_json)
    if judged[0].has_error():
        raise typer.Exit(1)
    write_file(output, catalogue_toml(merged_catalogue(catalogue, judged[0])).encode())


def _diff(
    ctx: typer.Context,
    new: Annotated[
        str, typer.Argument(help="新目录或版次号 · a catalogue or an edition's number", metavar="NEW.toml|N")
    ],
    known: KnownOption = None,
    as_json: JsonOption = False,
) -> None:
    """新目录与已有的目录有什么不同。 What differs from the catalogue that there is to a new one."""
    work = workplace()
    compared = compared_catalogues(named_catalogue(known, work), named_catalogue(new, work))
    if as_json:
        print_json(compared.public())
        return
    _say_lines(compared_lines(compared, language(ctx)))


def _publish(
    ctx: typer.Context,
    new: Annotated[
        str | None,
        typer.Argument(help="新目录，不写即程序自带的 · the packaged one unless named", metavar="[NEW.toml|N]"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """把事项目录发布为新版次，窗口不变。 Make the next edition: the same windows, this catalogue."""
    work, lang = workplace(), language(ctx)
    catalogue = packaged_catalogue() if new is None else named_catalogue(new, work)
    with held_press(work, "items publish") as press:
        compared = what_changes(press, catalogue, work.divisions)
        of_all = windows_of_all(compared, press.live_windows())
        if not as_json:
            _say_lines((*compared_lines(compared, lang), *lines_of_all(compared, of_all, lang)))
        edition = publish_items(press, catalogue, _note(new), act_of(work)) if compared else None
    if as_json:
        print_json({"edition": edition, **compared.public(), "stating_all": [window.id for window in of_all]})
    elif edition is not None:
        typer.echo(f"edition {edition} is live" if lang == "en" else f"第 {edition} 版已发布")


def _save(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.toml")],
    known: KnownOption = None,
) -> None:
    """把现行的（或某一版的）目录存成文件，供修改。 The catalogue in force as a file, to be changed."""
    _new_toml(output)
    write_file(output, catalogue_toml(named_catalogue(known, workplace())).encode())


def _new_toml(output: Path) -> None:
    if output.suffix.lower() != ".toml":
        raise StaffFault(f"目录是 .toml 文件，不是 {output.name}。", f"A catalogue is a .toml file, not {output.name}.")
    not_there_yet(output)


def _note(new: str | None) -> str:
    return "事项目录" if new is None else f"事项目录 {shown(Path(new).name)}"


def _say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(shown(line))


def _say(judged: list[JudgedList], lang: str, *, as_json: bool) -> None:
    notices = NoticeTable.read()
    if as_json:
        print_json({"files": [list_report(one, notices, lang) for one in judged]})
        return
    for one in judged:
        for line in list_lines(one, notices, lang):
            typer.echo(line)
