"""A map as one file: opens from a disk, asks for nothing, and runs nothing but what its maker put in."""

import base64
import json

from maps.file_parts import FileParts
from maps.file_words import Banner, FileWords
from maps.folium_map import map_parts
from maps.map_content import MapContent
from maps.point_list import list_html
from maps.safe_text import html_text, plain_text


def map_file(content: MapContent, title: str, words: FileWords, lang: str = "zh-CN") -> str:
    """The page, whole: a map, and beside it a list with every point's texts, which needs no script.

    Parameters
    ----------
    content
        What the map shows.
    title
        Title and heading.
    words
        What the file says in its own words.
    lang
        The page's language (BCP 47).
    """
    drawn = map_parts(content, zoom=words.zoom, listed=True)
    parts = FileParts.of(content, drawn.script)
    lines = (
        f'<!DOCTYPE html>\n<html lang="{html_text(lang)}">',
        _head_html(title, parts),
        f"<body>\n{_banner_html(words.banner)}<header><h1>{html_text(title)}</h1></header>",
        f"<main>{_search_html(words)}{_side_html(content, words)}{_chart_html(content, drawn.html, words)}</main>",
        *(f"<script>{script}</script>" for script in parts.scripts),
        f'<script type="module">{parts.module}</script>',
        "</body></html>\n",
    )
    return "\n".join(lines)


def _head_html(title: str, parts: FileParts) -> str:
    lines = (
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{parts.policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{html_text(plain_text(title))}</title>",
        *(f"<style>{style}</style>" for style in parts.styles),
        f"<noscript><style>{parts.unscripted}</style></noscript>",
        "</head>",
    )
    return "\n".join(lines)


def _banner_html(banner: Banner | None) -> str:
    if banner is None:
        return ""
    mark, meaning = html_text(banner.mark), html_text(banner.meaning)
    return (
        f'<aside class="sample" aria-label="{mark}">'
        f'<p><strong lang="zh-CN">{mark}</strong> <span>{meaning}</span></p></aside>\n'
    )


def _chart_html(content: MapContent, map_html: str, words: FileWords) -> str:
    # Base64 has no sign of markup; the module that reads it draws before anybody has moved the map.
    carried = f' data-borders="{base64.b64encode(content.borders).decode("ascii")}"' if content.borders else ""
    keys = f'<p class="hint keys" id="map-keys">{html_text(words.keys)}</p>'
    return f'<div class="chart"{carried}{_names_attribute(content)}>{map_html}{keys}</div>\n'


def _names_attribute(content: MapContent) -> str:
    if not content.place_names:
        return ""
    names = [[place.name, place.lat, place.lon, place.room, place.level] for place in content.place_names]
    return f' data-names="{_json_attribute(names)}"'


def _search_html(words: FileWords) -> str:
    """The search field, first of all on a phone, with what was found."""
    return (
        f'<div class="search" role="search"><label for="search">{html_text(words.search)}</label>'
        '<input id="search" type="search" autocomplete="off">'
        f'<p class="tools"><span class="hint" role="status"></span> '
        f'<button type="button" hidden>{html_text(words.show_all)}</button></p></div>\n'
    )


def _side_html(content: MapContent, words: FileWords) -> str:
    """What stands beside the map: hint and list; the list carries the words that the script says."""
    return (
        f'<section class="side"><h2>{html_text(words.list_title)}</h2>\n'
        f'<p class="hint">{html_text(words.hint)}</p>'
        f'<noscript><p class="hint">{html_text(words.needs_script)}</p></noscript>\n'
        f'<div class="list" data-words="{_json_attribute(words.told)}">\n{list_html(content)}</div></section>\n'
    )


def _json_attribute(value: object) -> str:
    return html_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
