"""A map with a hostile text in each of its 47 positions, for tests that look for any that gets out."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from shapely.geometry import box

from locator.window import Level
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderKind, BorderLine
from maps.file_words import Banner, FileWords
from maps.map_content import Area, AreaLayer, Fact, LegendEntry, Look, MapContent, PlaceName, Point, PointLayer
from maps.map_file import map_file
from maps.zoom_buttons import ZoomTitles

# NN becomes the position's number, so that what runs says where it got out.
PAYLOADS: Mapping[str, str] = {
    "Jinja's expression": "NN {{ cycler.__init__.__globals__.os.getpid() }}",
    "Jinja's statement": "NN {% raw %}{# never ended",
    "an element with a handler": "NN <img src=x onerror=\"window.__pwned='NN'\">",
    "the end of the script": "NN </script><script>window.__pwned='NN'</script>",
    "JavaScript's template": "NN ${window.__pwned='NN'}`+(window.__pwned='NN')+`",
    "the end of an attribute": "NN \"><svg onload=\"window.__pwned='NN'\"> '><svg onload='window.__pwned=1'>",
    "the end of a string": "NN ';window.__pwned='NN';' \";window.__pwned='NN';\" \\';window.__pwned='NN'//",
    "escaped already": "NN \\u003cimg src=x onerror=window.__pwned=1\\u003e &lt;img src=x onerror=window.__pwned=1&gt;",
    "a comment that hides the end": "NN <!-- <script> javascript:window.__pwned='NN' --!>",
}

POSITIONS = (
    "title", "heading", "mark", "language", "label", "legend title", "first legend entry", "second legend entry",
    "source", "review", "first layer", "second layer", "area layer", "point name", "point popup",
    "fact label", "fact text", "linked label", "linked text", "linked address", "area tooltip", "area popup",
    "area fact label", "area fact text", "list title", "list hint", "without script", "search label", "search count",
    "group heading", "list entry", "list fact label", "list fact text", "list linked address", "show button",
    "close button", "several at a point", "zoom in", "zoom out", "meaning of the mark", "keys", "show all",
    "count in view", "place name", "single mark", "crowd's mark", "folded entry",
)  # fmt: skip

# The same text is shown twice: these positions take the number of the other.
_SHARED = {
    "heading": "title",
    "point popup": "point name",
    "area popup": "area tooltip",
    "list entry": "point name",
    "single mark": "point name",
    "list fact label": "fact label",
    "list fact text": "fact text",
    "list linked address": "linked address",
}


def hostile(payload: str, position: str) -> str:
    """The payload as it is put into a position."""
    number = POSITIONS.index(_SHARED.get(position, position))
    text = payload.replace("NN", f"{number:02}")
    return f"https://example.invalid/{text}" if position.endswith("linked address") else text


def hostile_map(payload: str) -> str:
    """A map's file with the payload in every position."""
    at = {position: hostile(payload, position) for position in POSITIONS}
    facts = (
        Fact(at["fact label"], at["fact text"]),
        Fact(at["linked label"], at["linked text"], at["linked address"]),
        Fact("no link", "no link", "javascript:window.__pwned='address'"),
    )
    area = Area(at["area tooltip"], box(112, 28, 113, 29), (Fact(at["area fact label"], at["area fact text"]),))
    group = at["group heading"]
    first = Point(at["point name"], 112.5, 28.5, facts, group)
    others = (Point("another", 112.6, 28.6, group=group), Point(at["folded entry"], 112.6, 28.6, group=group))
    content = MapContent(
        label=at["label"],
        points=(
            PointLayer(at["first layer"], Look.OPEN, (first,)),
            PointLayer(at["second layer"], Look.CLOSED, others),
        ),
        areas=(AreaLayer(at["area layer"], (area,)),),
        legend_title=at["legend title"],
        legend=(
            LegendEntry(Look.OPEN, at["first legend entry"]),
            LegendEntry(Look.CLOSED, at["second legend entry"]),
        ),
        borders=border_bytes([BorderLine(BorderKind.OUTER, np.array([[112, 28], [113, 28], [113, 29], [112, 28]]))], 1),
        source=at["source"],
        place_names=(PlaceName(at["place name"], 112.55, 28.4, 5.0, Level.COUNTY),),
        review=at["review"],
    )
    return map_file(content, at["title"], _hostile_words(at), lang=at["language"])


def _hostile_words(at: Mapping[str, str]) -> FileWords:
    return FileWords(
        search=at["search label"],
        hint=at["list hint"],
        list_title=at["list title"],
        show_all=at["show all"],
        keys=at["keys"],
        needs_script=at["without script"],
        zoom=ZoomTitles(at["zoom in"], at["zoom out"]),
        told={
            "found": at["search count"],
            "in-view": at["count in view"],
            "nothing": "{text}",
            "division": "division",
            "place": at["several at a point"],
            "show": at["show button"],
            "close": at["close button"],
            "around": "{name}",  # the name is the last word of the group's heading
            "count": "",
            "spoken": at["crowd's mark"],
            "closer": "",
            "open-list": "",
        },
        banner=Banner(at["mark"], at["meaning of the mark"]),
    )


def kept(folder: Path, page: str) -> str:
    """The address of a page once it is on disk, as from a USB stick."""
    path = folder / "map.html"
    path.write_text(page, "utf-8")
    return path.as_uri()
