"""Leaflet's style on the live map: only rules go that nothing there could meet."""

import re

from maps.leaflet_files import LeafletFiles
from maps.live_map.leaflet_style import live_style

STYLE = """/* Tooltips { } */
.leaflet-tooltip { color: red; }
.leaflet-tooltip a, .leaflet-popup a { color: blue; }
.leaflet-control-layers, .leaflet-control-layers-expanded { width: 1px; }
@media print { .leaflet-control { color: green; } }
.leaflet-popup { color: black; }
"""


def test_a_rule_goes_where_all_its_selectors_are_of_absent_parts() -> None:
    rules = re.findall(r"\.[^{}]+", live_style(STYLE))
    assert [rule.strip() for rule in rules] == [
        ".leaflet-tooltip a, .leaflet-popup a",
        ".leaflet-control",
        ".leaflet-popup",
    ]


def test_of_the_whole_style_a_fifth_goes_and_the_map_s_parts_stay() -> None:
    whole = LeafletFiles.read().style
    left = live_style(whole)
    assert len(left) < 0.8 * len(whole)
    assert left.count("{") == left.count("}")
    assert "tooltip" not in left
    assert "images/" not in left
    for part in ("-pane", "-tile", "-zoom-box", "-bar a", "-popup-tip", "-control {", "-grab"):
        assert f".leaflet{part}" in left
