"""A map as one file: opens from a disk, asks for nothing, and runs nothing but what its maker put in."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from maps.file_words import FileWords
from maps.folium_map import MapParts, map_parts
from maps.leaflet_files import LeafletFiles
from maps.map_content import MapContent
from maps.point_list import list_html
from maps.safe_text import checked_script, html_text, plain_text

_STATIC = Path(__file__).parent / "static"


def map_file(content: MapContent, title: str, words: FileWords, mark: str | None = None, lang: str = "zh-CN") -> str:
    """The page, whole: a map, and beside it a list with every point's texts, which needs no script.

    Parameters
    ----------
    content
        What the map shows.
    title
        Title and heading.
    words
        What the file says in its own words.
    mark
        Stands above all where the data are a sample's: 示例数据.
    lang
        The page's language (BCP 47).
    """
    leaflet = LeafletFiles.read()
    parts = map_parts(content, zoom=words.zoom, listed=True)
    scripts = [checked_script(leaflet.script_alone()), parts.script, checked_script(_static("map_file.js"))]
    modules = [checked_script(_static("borders.js") + _static("map_file_borders.js"))] if content.borders else []
    styles = [leaflet.style_alone(), _static("map_file.css")]
    styles += [_static("map_file_borders.css")] if content.borders else []
    unscripted = _static("map_file_unscripted.css")
    policy = _policy([*scripts, *modules], [*styles, unscripted])
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{html_text(lang)}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{html_text(plain_text(title))}</title>",
            *(f"<style>{style}</style>" for style in styles),
            f"<noscript><style>{unscripted}</style></noscript>",
            "</head>",
            "<body>",
            f"<header>{_mark_html(mark)}<h1>{html_text(title)}</h1></header>",
            f"<main>{_chart_html(parts, content.borders)}{_side_html(content, words)}</main>",
            *(f"<script>{script}</script>" for script in scripts),
            *(f'<script type="module">{module}</script>' for module in modules),
            "</body></html>\n",
        )
    )


def _static(name: str) -> str:
    return (_STATIC / name).read_text("utf-8")


def _mark_html(mark: str | None) -> str:
    return f'<p class="mark">{html_text(mark)}</p>' if mark else ""


def _chart_html(parts: MapParts, borders: bytes) -> str:
    # Base64 has no sign of markup; the module that reads it draws before anybody has moved the map.
    carried = f' data-borders="{base64.b64encode(borders).decode("ascii")}"' if borders else ""
    return f'<div class="chart"{carried}>{parts.html}</div>\n'


def _side_html(content: MapContent, words: FileWords) -> str:
    """What stands beside the map: hint, search field, list; the list carries the words that the script says."""
    told = {"found": words.found, "several": words.several, "show": words.show, "close": words.close}
    attributes = "".join(f' data-{name}="{html_text(text)}"' for name, text in told.items())
    return (
        f'<section class="side"><h2>{html_text(words.list_title)}</h2>\n'
        f'<p class="hint">{html_text(words.hint)}</p>'
        f'<noscript><p class="hint">{html_text(words.needs_script)}</p></noscript>\n'
        f'<div class="search" role="search"><label for="search">{html_text(words.search)}</label>'
        '<input id="search" type="search" autocomplete="off"><p class="hint" role="status"></p></div>\n'
        f'<div class="list"{attributes}>\n{list_html(content)}</div></section>\n'
    )


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    script_hashes, style_hashes = (" ".join(map(_hash_source, texts)) for texts in (scripts, styles))
    return (
        f"default-src 'none'; script-src {script_hashes}; style-src {style_hashes}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash_source(text: str) -> str:
    # As CSP Level 3 writes it: of the element's content, as UTF-8, in base64.
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
