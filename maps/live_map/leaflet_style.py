"""Leaflet's style without what this map has no use for: a quarter of the style that a phone waits for."""

import re

# Tooltips, the switch of layers, the line and the scale in the corner, pictures, Leaflet's own icons and their shadows,
# and browsers long gone.
_ABSENT = re.compile(
    r"\.(?:leaflet-(?:tooltip|control-(?:layers|attribution|scale)|attribution-flag|div-icon|default-icon-path"
    r"|marker-(?:shadow|draggable)|shadow-pane|image-layer|crosshair|oldie|vml-shape)|lvml)"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
# What browsers call otherwise for ten years now; the names that Safari still asks for stay.
_FORMER = re.compile(r"\s*(?:-(?:moz|ms)-[a-z-]+:|cursor:\s*-|-webkit-trans)[^;]*;")


def live_style(whole: str) -> str:
    """The rules of which a selector may match something on this map, in their order, with those selectors alone."""
    return _RULE.sub(_kept, _COMMENT.sub("", whole))


def _kept(rule: re.Match[str]) -> str:
    selectors = [selector for selector in rule[1].split(",") if not _ABSENT.search(selector)]
    return f"{','.join(selectors)}{{{_FORMER.sub('', rule[2])}}}" if selectors else ""
