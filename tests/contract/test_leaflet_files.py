"""Leaflet as it is installed is Leaflet as it was released."""

import hashlib
import re

import pytest

from maps.leaflet_files import LeafletFiles, leaflet_folder

# Of npm's leaflet@1.9.3, dist/leaflet.js and dist/leaflet.css.
RELEASED = {
    "leaflet.js": "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03",
    "leaflet.css": "90b693d86392a4779c861b28cf307e7e59c3fb35328c4d8b95f58f814d38c722",
}


@pytest.mark.parametrize("name", RELEASED)
def test_leaflet_is_what_was_released(name: str) -> None:
    assert hashlib.sha256((leaflet_folder() / name).read_bytes()).hexdigest() == RELEASED[name]


def test_the_style_that_stands_alone_asks_for_no_file() -> None:
    alone = LeafletFiles.read().style_alone()
    # `#default#VML` names a behaviour of Internet Explorer, and no file.
    assert {address[:22] for address in re.findall(r"url\(([^)]*)\)", alone)} == {
        "data:image/png;base64,",
        "#default#VML",
    }
    assert len(re.findall("data:image/png", alone)) == 3


def test_the_script_that_stands_alone_names_no_other_file() -> None:
    files = LeafletFiles.read()
    assert "sourceMappingURL" in files.script
    assert "sourceMappingURL" not in files.script_alone()
