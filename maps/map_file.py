"""A map as one file: opens from a disk, asks for nothing, and runs nothing but what its maker put in."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from maps.folium_map import map_parts
from maps.leaflet_files import LeafletFiles
from maps.map_content import MapContent
from maps.safe_text import checked_script, html_text, plain_text

_STYLE = Path(__file__).parent / "static" / "map_file.css"


def map_file(content: MapContent, title: str, mark: str | None = None, lang: str = "zh-CN") -> str:
    """The page, whole.

    Parameters
    ----------
    content
        What the map shows.
    title
        Title and heading.
    mark
        Stands above all where the data are a sample's: 示例数据.
    lang
        The page's language (BCP 47).
    """
    leaflet = LeafletFiles.read()
    parts = map_parts(content)
    scripts = [checked_script(leaflet.script_alone()), parts.script]
    styles = [leaflet.style_alone(), _STYLE.read_text("utf-8")]
    policy = _policy(scripts, styles)
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
            "</head>",
            "<body>",
            f'<p class="mark">{html_text(mark)}</p>' if mark else "",
            f"<main><h1>{html_text(title)}</h1>",
            parts.html,
            "</main>",
            *(f"<script>{script}</script>" for script in scripts),
            "</body></html>\n",
        )
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
