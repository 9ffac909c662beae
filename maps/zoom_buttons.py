"""The two zoom buttons, in the page's language."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ZoomTitles:
    """What the two zoom buttons say, in the page's language."""

    closer: str
    farther: str


def zoom_script(zoom: ZoomTitles, name: str) -> str:
    """The script that puts them on the map of a name."""
    # Leaflet sets the titles as texts, never as HTML; in the script they are strings of JSON with no sign of markup.
    options = {"position": "bottomright", "zoomInTitle": zoom.closer, "zoomOutTitle": zoom.farther}
    written = json.dumps(options).replace("<", "\\u003c")
    return f"L.control.zoom({written}).addTo(map_{name});\n"
