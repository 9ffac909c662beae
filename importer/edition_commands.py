"""The publisher's commands: `editions`, `diff`, `rollback`, `export` and `settings`."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from importer.change_lines import change_lines
from importer.columns import read_form
from importer.command_options import JsonOption, language
from importer.command_output import print_json, write_file
from importer.export import exported
from importer.field_names import field_name, told_value
from importer.items.compared_catalogues import ComparedCatalogues
from importer.items.published_items import compared_editions, item_lines
from importer.publishing.held_press import act_of, held_press
from importer.publishing.press import EditionMissing
from importer.settings import StaffSettings
from importer.shown_text import shown
from importer.workplace import workplace
from locator.editions.diff import EditionDiff, compare
from locator.editions.edition import EditionFolders, EditionUnreadable, Manifest
from locator.editions.window_table import windows_of
from locator.new_file import not_there_yet
from locator.position import Datum
from locator.readers.moments import SHANGHAI
from locator.settings import PREFIX, meanings, read_settings, sources
from locator.window import Window


def add_commands(app: typer.Typer) -> None:
    """Add the publisher's commands to the one command line."""
    app.command("editions")(_editions)
    app.command("diff")(_diff)
    app.command("rollback")(_rollback)
    app.command("export")(_export)
    app.command("settings")(_settings)


def _editions(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """全部版次。 All editions."""
    folders = workplace().folders
    live = folders.current()
    sound, wrong = _manifests(folders, live)
    if wrong and not sound:
        raise wrong[0]
    listed = [
        {
            "edition": manifest.edition,
            "published_at": manifest.published_at.astimezone(SHANGHAI).isoformat(),
            "note": manifest.note,
            "windows": manifest.windows,
            "current": manifest.edition == live,
        }
        for manifest in sound
    ]
    if not listed:
        raise EditionMissing(None)
    if as_json:
        print_json(listed)
    else:
        word = "windows" if language(ctx) == "en" else "个窗口"
        for edition in listed:
            mark = "*" if edition["current"] else " "
            windows = f"{edition['windows']} {word}"
            typer.echo(f"{mark} {edition['edition']}  {edition['published_at']}  {windows}  {edition['note']}")
    for fault in wrong:
        typer.echo(fault.line(language(ctx)), err=True)
    raise typer.Exit(int(bool(wrong)))


def _manifests(folders: EditionFolders, live: int | None) -> tuple[list[Manifest], list[EditionUnreadable]]:
    """What the editions up to the live one say of themselves, and what is wrong with those that say nothing."""
    sound: list[Manifest] = []
    wrong: list[EditionUnreadable] = []
    for number in folders.numbers():
        if live is not None and number <= live:
            try:
                sound.append(folders.manifest(number))
            except EditionUnreadable as fault:
                wrong.append(fault)
    return sound, wrong


def _diff(ctx: typer.Context, a: int, b: int, as_json: JsonOption = False) -> None:
    """两个版次有什么不同。 What differs between two editions."""
    folders = workplace().folders
    difference = compare(_windows(folders, a), _windows(folders, b))
    if as_json:
        print_json(difference.public(a, b))
        return
    compared = compared_editions(folders, a, b)
    for line in (*_difference_lines(difference, compared, language(ctx)), *item_lines(compared, language(ctx))):
        typer.echo(shown(line))


def _difference_lines(difference: EditionDiff, compared: ComparedCatalogues, lang: str) -> list[str]:
    lines = [f"+ {window.id}  {window.name}" for window in difference.added]
    lines += [f"- {window.id}  {window.name}" for window in difference.dropped]
    for change in difference.changed:
        moved = f"  ({change.moved_m:.0f} m)" if change.moved_m else ""
        lines.append(f"~ {change.id}{moved}")
        for key, (old, new) in change.fields.items():
            lines.append(f"    {field_name(key, lang)}: {told_value(old, lang)} → {told_value(new, lang)}")
    return lines if lines or compared else ["no difference" if lang == "en" else "没有不同"]


def _windows(folders: EditionFolders, edition: int) -> list[Window]:
    if edition not in folders.numbers():
        raise EditionMissing(edition)
    return windows_of(folders.windows(folders.manifest(edition)))


def _rollback(ctx: typer.Context, n: int) -> None:
    """恢复到第 N 版（生成新版次）。 Bring edition N back, as a new edition."""
    work = workplace()
    with held_press(work, "rollback") as press:
        for line in _rollback_lines(work.folders, n, language(ctx)):
            typer.echo(line)
        edition = press.roll_back(n, act_of(work))
    typer.echo(f"edition {edition} is live" if language(ctx) == "en" else f"第 {edition} 版已发布")


def _rollback_lines(folders: EditionFolders, n: int, lang: str) -> list[str]:
    """What an edition that is brought back changes beside the live one, if that can be read: it may be the reason."""
    after = _windows(folders, n)
    live = folders.current()
    try:
        before = _windows(folders, live) if live is not None else []
        compared = compared_editions(folders, live, n) if live is not None else None
    except (EditionUnreadable, EditionMissing) as fault:
        return [fault.line(lang)]
    lines = change_lines(compare(before, after), after, live, lang)
    return [*lines, *(map(shown, item_lines(compared, lang)) if compared else ())]


def _export(
    path: Annotated[Path, typer.Argument(help=".xlsx, .csv, .geojson", metavar="F")],
    datum: Annotated[Datum, typer.Option(help="经纬度的坐标系 · datum of the positions")] = Datum.WGS84,
) -> None:
    """导出公开的窗口。 Export what is public."""
    not_there_yet(path)
    work = workplace()
    live = work.folders.current()
    if live is None:
        raise EditionMissing(None)
    write_file(path, exported(work.live_windows(), path, datum, read_form()))


def _settings(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """全部设置：值、来源、含义。 Every setting: value, source, meaning."""
    settings = read_settings(StaffSettings)
    origin = sources(StaffSettings)
    listed = [
        {
            "name": PREFIX + name.upper(),
            "value": _shown(getattr(settings, name)),
            "source": origin[name],
            "meaning": meaning.en if language(ctx) == "en" else meaning.zh,
        }
        for name, meaning in meanings(StaffSettings)
    ]
    if as_json:
        print_json(listed)
        return
    for entry in listed:
        typer.echo(f"{entry['name']} = {entry['value']}  [{entry['source']}]\n    {entry['meaning']}")


def _shown(value: object) -> object:
    """A setting's value as it may be shown: a secret never."""
    if isinstance(value, SecretStr):
        return "********"
    return str(value) if isinstance(value, Path) else value
