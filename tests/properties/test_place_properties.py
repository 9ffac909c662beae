"""Any typed text has an answer: a place, a choice of which each leads to one place, or a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import ParameterFault, PlaceAmbiguous, Refusal
from tests.unit.test_places_at_windows import WINDOWS, snapshot_of

KNOWN = KnownPlaces(Divisions.load())
TEXTS = WindowTexts(snapshot_of(WINDOWS))
READER, COMPLETER = PlaceReader(KNOWN, TEXTS), PlaceCompleter(KNOWN, TEXTS)

PIECES = st.sampled_from(
    [
        *(
            "湖南",
            "长沙",
            "天心",
            "鼓楼",
            "朝阳",
            "吉林",
            "市",
            "区",
            "县",
            "省",
            "市辖区",
            "书院路",
            "政务大厅",
            "长杀",
        ),
        *("祁阳县", "襄樊", "湘", "tianxin", "qu", "shi", "cs", "xian", "ü", "ā", "0731", "410000", "43", "9号", "，"),
        *(
            "112.98",
            ",",
            "28.11",
            "°",
            "E",
            " ",
            "　",
            "\n",
            "\x00",
            "😀",
            "<b>",
            "政府",
            "附近",
            "我在",
            "沙市",
            "长長",
        ),
    ]
)
TYPED = st.one_of(st.lists(PIECES, max_size=7).map("".join), st.text(max_size=30))


@given(TYPED)
def test_any_text_is_answered_or_refused(text: str) -> None:
    try:
        place = READER.one(text)
    except PlaceAmbiguous as several:
        assert 1 <= len(several.choices) <= 20
        for choice in several.choices:
            again = READER.one(choice.again)
            assert (again.position, again.division) == (choice.position, choice.division)
    except Refusal:
        pass
    else:
        assert isinstance(place, Place)
        assert place.label


@given(TYPED)
def test_any_text_is_completed_by_places_that_are_found_again(text: str) -> None:
    try:
        offered = COMPLETER.completed(text)
    except ParameterFault:
        return
    for place in offered:
        assert place.label
        if place.again:
            assert READER.one(place.again).position == place.position


@given(TYPED)
def test_what_is_surely_meant_is_offered_while_it_is_typed(text: str) -> None:
    try:
        place = READER.one(text)
    except Refusal:
        return
    offered = COMPLETER.completed(text)
    assert place.position in [one.position for one in offered]


@given(TYPED)
def test_the_label_of_what_any_text_may_mean_leads_to_the_same_place(text: str) -> None:
    try:
        offered = (*COMPLETER.completed(text), *READER.read(text).places)
    except Refusal:
        return
    for place in offered:
        again = READER.one(place.label).position
        assert (again.lon, again.lat) == pytest.approx((place.position.lon, place.position.lat), abs=1e-8)
