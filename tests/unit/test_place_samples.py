"""Two hundred typed places, each answered right or with a choice, and texts that are nowhere, each clearly refused.

`is` in the samples: codes of divisions, `#` with a window's id, `@` with longitude and latitude.
"""

import json
from collections.abc import Mapping

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place, PlaceKind
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.texts import Lang
from tests.house import HOUSE
from tests.unit.test_places_at_windows import WINDOWS, snapshot_of

Sample = Mapping[str, str]


def samples(name: str) -> list[dict[str, str]]:
    lines = (HOUSE / "tests/samples" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


PLACES, NONSENSE = samples("places.jsonl"), samples("nonsense-places.jsonl")
KNOWN = KnownPlaces(Divisions.load())


@pytest.fixture(scope="module")
def windows() -> WindowTexts:
    return WindowTexts(snapshot_of(WINDOWS))


def answered(reader: PlaceReader, text: str) -> tuple[str, tuple[Place, ...]]:
    """How a text is answered: by one place, or with a choice."""
    try:
        return "place", (reader.one(text),)
    except PlaceAmbiguous as several:
        return "choice", several.choices


def sign(place: Place) -> str:
    """A place as the samples have it."""
    if place.kind is PlaceKind.COORDINATES:
        return f"@{place.position.lon:.5g},{place.position.lat:.4g}"
    if place.kind is PlaceKind.DIVISION and place.division is not None:
        return place.division.code
    return f"#{place.again}"


def test_there_are_two_hundred_places_and_thirty_that_are_none() -> None:
    assert len({sample["typed"] for sample in PLACES}) >= 200
    assert len({sample["typed"] for sample in NONSENSE}) >= 30
    assert all(sample["why"] for sample in (*PLACES, *NONSENSE))


@pytest.mark.parametrize("sample", PLACES, ids=lambda sample: sample["typed"])
def test_a_typed_place_is_answered_right_or_with_a_choice(windows: WindowTexts, sample: Sample) -> None:
    how, places = answered(PlaceReader(KNOWN, windows), sample["typed"])
    assert how == sample["answer"], [place.label for place in places]
    found = {sign(place) for place in places}
    assert found >= set(sample["is"]), sample["why"]
    assert how == "choice" or found == set(sample["is"])


@pytest.mark.parametrize("sample", PLACES, ids=lambda sample: sample["typed"])
def test_a_typed_place_is_among_its_completions(windows: WindowTexts, sample: Sample) -> None:
    offered = PlaceCompleter(KNOWN, windows).completed(sample["typed"])
    assert {sign(place) for place in offered} & set(sample["is"]), [place.label for place in offered]


@pytest.mark.parametrize("sample", NONSENSE, ids=lambda sample: sample["why"])
def test_a_text_that_is_nowhere_is_refused_with_what_may_be_typed(windows: WindowTexts, sample: Sample) -> None:
    with pytest.raises(PlaceUnknown) as refused:
        PlaceReader(KNOWN, windows).one(sample["typed"])
    assert "请输入县、市或省的名称" in refused.value.sentence(Lang.ZH)
    assert "Type the name of a county" in refused.value.sentence(Lang.EN)
