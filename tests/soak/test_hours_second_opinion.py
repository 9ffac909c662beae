"""Every OSM expression of the samples, read by another library at ten thousand random moments of ordinary days."""

import pytest

from locator.hours.reader import read_hours
from locator.hours.writing.osm import osm
from tests.hours_texts import SAMPLES
from tests.second_opinion import disagreements

EXPRESSIBLE = [text for text in dict.fromkeys(SAMPLES) if osm(read_hours(text)) is not None]


@pytest.mark.parametrize(("number", "text"), list(enumerate(EXPRESSIBLE)))
def test_another_library_agrees_at_ten_thousand_moments(number: int, text: str) -> None:
    assert disagreements(text, 10_000, 1_000_000 + number) == []
