"""Leaflet's style on the live map: only rules go that nothing there could meet."""

import re

from maps.leaflet_files import LeafletFiles
from maps.live_map.leaflet_style import live_style

STYLE = """/* Tooltips { } */
.leaflet-tooltip { color: red; }
.leaflet-tooltip a, .leaflet-popup a { color: blue; }
.leaflet-control-layers, .leaflet-control-layers-expanded { width: 1px; }
@media print { .leaflet-control { color: green; } }
.leaflet-popup { -moz-transition: none; color: black; cursor: -moz-grab; cursor: grab; }
"""


def test_selectors_of_absent_parts_go_and_rules_that_have_no_others() -> None:
    rules = re.findall(r"\.[^{}]+", live_style(STYLE))
    assert [rule.strip() for rule in rules] == [
        ".leaflet-popup a",
        ".leaflet-control",
        ".leaflet-popup",
    ]
    assert live_style(STYLE).endswith("{ color: black; cursor: grab; }\n")


def test_of_the_whole_style_a_quarter_goes_and_the_map_s_parts_stay() -> None:
    whole = LeafletFiles.read().style
    left = live_style(whole)
    assert len(left) < 0.75 * len(whole)
    assert left.count("{") == left.count("}")
    assert "tooltip" not in left
    assert "images/" not in left
    assert not re.search("-moz-|-ms-", left)
    for part in ("-pane", "-tile", "-zoom-box", "-bar a", "-popup-tip", "-control {", "-grab"):
        assert f".leaflet{part}" in left
