"""Every OSM expression of the samples, read by another library at ten thousand random moments of ordinary days."""

import json

import pytest

from locator.hours.osm import osm
from locator.hours.reader import read_hours
from tests.house import HOUSE
from tests.second_opinion import disagreements

TEXTS = dict.fromkeys(
    json.loads(line)["text"]
    for name in ("hours", "hours-own")
    for line in (HOUSE / f"tests/samples/{name}.jsonl").read_text("utf-8").splitlines()
)
EXPRESSIBLE = [text for text in TEXTS if osm(read_hours(text)) is not None]


@pytest.mark.parametrize(("number", "text"), list(enumerate(EXPRESSIBLE)))
def test_another_library_agrees_at_ten_thousand_moments(number: int, text: str) -> None:
    assert disagreements(text, 10_000, 1_000_000 + number) == []
