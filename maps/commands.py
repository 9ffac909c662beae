"""The command of maps: `map`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.editions.window_table import windows_of
from locator.fault import Fault
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence
from locator.window import Window
from maps.base_map.drawn_map import drawn_map
from maps.base_map.home_borders import home_borders
from maps.edition_map import edition_map
from maps.file_borders import FileBorders, home_provinces, with_borders
from maps.file_words import FileWords
from maps.map_file import map_file
from maps.map_licence import public_licence
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
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    settings = read_settings(PublicSettings)
    folders = EditionFolders(settings.public)
    live = folders.current()
    if live is None:
        raise Fault(sentence(Lang.ZH, "find-no-edition"), sentence(Lang.EN, "find-no-edition"))
    manifest = folders.manifest(live)
    windows = tuple(windows_of(folders.windows(manifest)))
    content = edition_map(manifest, windows, lang, shanghai_now().date())
    licence = public_licence(settings, manifest)
    if licence.borders:
        source = sentence(lang, "file-own-borders" if settings.divisions else "file-borders")
        content = with_borders(content, _borders(settings, windows, lang), source, licence, lang)
    words = FileWords.of(lang, sample=manifest.sample)
    path.write_text(map_file(content, content.label, words, lang.html), "utf-8", newline="\n")


def _borders(settings: PublicSettings, windows: Iterable[Window], lang: Lang) -> FileBorders:
    with waiting(sentence(lang, "file-drawing")):
        divisions, home = Divisions.load(settings.divisions), home_provinces(windows)
        drawn = drawn_map(divisions)
        return FileBorders(home_borders(drawn, divisions, home), place_names(drawn, divisions, home))
