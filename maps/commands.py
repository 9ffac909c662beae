"""The command of maps: `map`."""

from pathlib import Path
from typing import Annotated

import typer

from locator.clock import shanghai_now
from locator.editions.edition import EditionFolders
from locator.editions.window_table import windows_of
from locator.fault import Fault
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence
from maps.edition_map import edition_map
from maps.file_words import FileWords
from maps.map_file import map_file

_HTML_LANG = {Lang.ZH: "zh-CN", Lang.EN: "en"}


def add_commands(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("map")(_map)


def _map(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="单个网页文件 · a page of one file", metavar="OUT.html")],
) -> None:
    """全部窗口的地图，单个文件，离线可用。 All windows on a map of one file, which works offline."""
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    folders = EditionFolders(read_settings(PublicSettings).public)
    live = folders.current()
    if live is None:
        raise Fault(sentence(Lang.ZH, "find-no-edition"), sentence(Lang.EN, "find-no-edition"))
    manifest = folders.manifest(live)
    content = edition_map(manifest, windows_of(folders.windows(manifest)), lang, shanghai_now().date())
    mark = sentence(Lang.ZH, "sample-mark") if manifest.sample else None
    path.write_text(map_file(content, content.label, FileWords.of(lang), mark, _HTML_LANG[lang]), "utf-8", newline="\n")
