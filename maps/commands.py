"""The command of maps: `map`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.editions.window_table import windows_of
from locator.fault import Fault
from locator.new_file import not_there_yet
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence
from locator.window import Window
from maps.base_map.drawn_map import drawn_map
from maps.base_map.home_borders import home_borders
from maps.edition_map import edition_map
from maps.file_borders import FileBorders, home_provinces, with_borders
from maps.file_words import FileWords
from maps.map_content import MapContent
from maps.map_file import map_file
from maps.map_licence import MapLicence, public_licence
from maps.place_names import place_names
from maps.waiting import waiting


def add_commands(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("map")(_map)


def _map(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="单个网页文件 · a page of one file", metavar="OUT.html")],
) -> None:
    """全部窗口的地图，单个文件，离线可用。 All windows on a map of one file, which works offline."""
    not_there_yet(path)
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    settings = read_settings(PublicSettings)
    folders = EditionFolders(settings.public)
    live = folders.current()
    if live is None:
        raise Fault(sentence(Lang.ZH, "find-no-edition"), sentence(Lang.EN, "find-no-edition"))
    manifest = folders.manifest(live)
    with waiting(sentence(lang, "file-drawing")):
        windows = tuple(windows_of(folders.windows(manifest)))
        licence = public_licence(settings, manifest)
        content = edition_map(manifest, windows, lang, shanghai_now().date())
        content = _on_ground(content, settings, licence, windows, lang)
        words = FileWords.of(lang, sample=manifest.sample)
        path.write_text(map_file(content, content.label, words, lang.html), "utf-8", newline="\n")
    for line in _told(path, len(windows), licence, lang):
        typer.echo(line, err=True)


def _on_ground(
    content: MapContent, settings: PublicSettings, licence: MapLicence, windows: Sequence[Window], lang: Lang
) -> MapContent:
    """The map with borders under it where they may be shown, else with the word that they may not."""
    if not licence.borders:
        return replace(content, review=licence.line(lang))
    divisions, home = Divisions.load(settings.divisions), home_provinces(windows)
    drawn = drawn_map(divisions)
    borders = FileBorders(home_borders(drawn, divisions, home), place_names(drawn, divisions, home))
    source = sentence(lang, "file-own-borders" if settings.divisions else "file-borders")
    return with_borders(content, borders, source, licence, lang)


def _told(path: Path, windows: int, licence: MapLicence, lang: Lang) -> list[str]:
    """What the operator is told once the map is written."""
    kilobytes = max(1, round(path.stat().st_size / 1000))
    written = sentence(lang, "file-written", path=path, kilobytes=kilobytes, windows=windows)
    return [written] if licence.borders else [written, sentence(lang, "map-no-review-number")]
