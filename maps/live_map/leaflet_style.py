"""Leaflet's style without the rules for what this map has not: a fifth of the style that a phone waits for."""

import re

# Tooltips, the switch of layers, the line and the scale in the corner, Leaflet's own icons, and browsers long gone.
_ABSENT = re.compile(
    r"\.(?:leaflet-tooltip|leaflet-control-(?:layers|attribution|scale)|leaflet-div-icon|leaflet-default-icon-path"
    r"|leaflet-oldie|leaflet-vml-shape|lvml)"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@]+)\{[^{}]*\}")


def live_style(whole: str) -> str:
    """The rules of which a selector may match something on this map, in their order and as they were written."""
    return _RULE.sub(_kept, _COMMENT.sub("", whole))


def _kept(rule: re.Match[str]) -> str:
    return "" if all(_ABSENT.search(selector) for selector in rule[1].split(",")) else rule[0]
