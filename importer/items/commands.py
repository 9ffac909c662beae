"""The command `tongban items` with what it does beside listing: a form for further lists, their check, their import."""

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
from importer.notices import NoticeTable
from importer.shown_text import shown
from importer.staff_fault import StaffFault
from importer.workbook.form.list_template import list_template
from importer.workplace import workplace
from locator.items.catalogue import Catalogue, packaged_catalogue, read_catalogue
from locator.items_command import say_items
from locator.new_file import not_there_yet

_KNOWN_HELP = "已有的目录，不写即程序自带的 · the catalogue that there is; the packaged one unless named"
KnownOption = Annotated[Path | None, typer.Option("--catalogue", help=_KNOWN_HELP, metavar="OLD.toml")]


def add_commands(app: typer.Typer) -> None:
    """Add `items` and what stands under it to the one command line."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
    group.callback()(_items)
    group.command("template")(_template)
    group.command("check")(_check)
    group.command("import")(_import)
    group.command("diff")(_diff)
    app.add_typer(group, name="items")


def _items(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """列出能“跨省通办”的事项；检查、编入新的事项清单。 The items; further lists of them."""
    if ctx.invoked_subcommand is None:
        say_items(ctx, as_json=as_json)


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
) -> None:
    """空白的事项清单。 The blank form of a list of items."""
    workbook_named(output)
    write_file(output, list_template(list_form(), list_guide()))


def _check(ctx: typer.Context, paths: Paths, known: KnownOption = None, as_json: JsonOption = False) -> None:
    """检查事项清单，不保存。 Check lists of items; stores nothing."""
    judged = list(checked_lists(paths, workplace(), _catalogue(known)))
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
    if output.suffix.lower() != ".toml":
        raise StaffFault(f"目录是 .toml 文件，不是 {output.name}。", f"A catalogue is a .toml file, not {output.name}.")
    not_there_yet(output)
    catalogue = _catalogue(known)
    judged = list(checked_lists([path], workplace(), catalogue))
    if len(judged) > 1:
        raise StaffFault("一次编入一份清单，这里有几个文件。", "One list at a time is taken up: name one file.")
    _say(judged, language(ctx), as_json=as_json)
    if judged[0].has_error():
        raise typer.Exit(1)
    write_file(output, catalogue_toml(merged_catalogue(catalogue, judged[0])).encode())


def _diff(
    ctx: typer.Context,
    new: Annotated[Path, typer.Argument(help="新目录 · the new catalogue", metavar="NEW.toml")],
    known: KnownOption = None,
    as_json: JsonOption = False,
) -> None:
    """新目录与已有的目录有什么不同。 What differs from the catalogue that there is to a new one."""
    compared = compared_catalogues(_catalogue(known), _catalogue(new))
    if as_json:
        print_json(compared.public())
        return
    for line in compared_lines(compared, language(ctx)):
        typer.echo(shown(line))


def _catalogue(path: Path | None) -> Catalogue:
    return packaged_catalogue() if path is None else read_catalogue(path, [path])


def _say(judged: list[JudgedList], lang: str, *, as_json: bool) -> None:
    notices = NoticeTable.read()
    if as_json:
        print_json({"files": [list_report(one, notices, lang) for one in judged]})
        return
    for one in judged:
        for line in list_lines(one, notices, lang):
            typer.echo(line)
