"""Leaflet's script as the map sends it: less of it, and nothing that the map has a use for is missing."""

import gzip
import re

from maps.leaflet_files import LeafletFiles
from maps.live_map.leaflet_script import ABSENT, live_script

WHOLE = LeafletFiles.read().script_alone()


def test_each_part_that_is_left_out_is_in_the_installed_release_once() -> None:
    assert [WHOLE.count(beginning) for beginning in ABSENT] == [1] * len(ABSENT)


def test_what_is_left_out_is_empty_and_all_else_is_as_it_was() -> None:
    left, at = live_script(WHOLE), 0
    for part in re.split(r"\{\}", left):  # empty ones that were there before are found again as well
        at = WHOLE.index(part, at) + len(part)
    assert at == len(WHOLE)
    for beginning in ABSENT:
        assert beginning[: beginning.index("{") + 1] + "}" in left
        assert beginning not in left


def test_braces_are_balanced_and_strings_are_no_braces() -> None:
    script = 'before;B.extend({options:{collapsed:!0,shut:"}",quoted:"\\"}",also:\'{\'}});after({})'
    assert live_script(script) == "before;B.extend({});after({})"


def test_another_release_is_sent_whole() -> None:
    assert live_script("C.extend({options:{collapsed:!0}})") == "C.extend({options:{collapsed:!0}})"


def test_an_eighth_is_spared() -> None:
    before, after = (len(gzip.compress(script.encode())) for script in (WHOLE, live_script(WHOLE)))
    assert after < before * 7 / 8
