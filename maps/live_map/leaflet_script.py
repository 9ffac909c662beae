"""Leaflet's script without what this map has no use for: an eighth of the script that a phone waits for."""

ABSENT = (
    # The switch of layers, the scale, what is said in the corner, and tooltips.
    "B.extend({options:{collapsed:",
    'B.extend({options:{position:"bottomleft",maxWidth:100',
    'B.extend({options:{position:"bottomright"',
    'Oi.extend({options:{pane:"tooltipPane"',
    "o.include({bindTooltip:",
    "A.include({openTooltip:",
    # Features of GeoJSON, pictures, films, and pictures that are drawings, laid on the map.
    "ui.extend({initialize:function(t",
    "o.extend({options:{opacity:1",
    "Si.extend({options:{autoplay:",
    "Si.extend({_initImage:function(){var t=this._image=",
    # Tiles of WMS, shapes that are filled, and lines drawn as SVG: ours are on a canvas.
    "Ni.extend({defaultWmsParams",
    "fi.extend({initialize:function(t",
    "mi.extend({options:{fill:",
    "vi.extend({options:{fill:",
    "yi.extend({initialize:function(t",
    "Hi.extend({_initContainer:function(){this._containe",
)
"""How the definitions begin of what is left out, in the release that is installed."""

_QUOTES = "\"'`"


def live_script(whole: str) -> str:
    """The script with these definitions empty: what refers to them still finds a class, with nothing of its own.

    One that is not found, as in another release, is none the less there.
    """
    for beginning in ABSENT:
        found = whole.find(beginning)
        if found >= 0:
            first = whole.index("{", found)
            whole = whole[:first] + "{}" + whole[_end(whole, first) :]
    return whole


def _end(script: str, first: int) -> int:
    """Behind the brace that closes the one at `first`; those in strings are none."""
    depth, quote, at = 0, "", first
    while True:
        sign = script[at]
        if quote:
            at += sign == "\\"
            quote = "" if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        else:
            depth += (sign == "{") - (sign == "}")
        at += 1
        if not depth:
            return at
