"""Geocoders that fail, are slow, or answer with what is no place."""

from collections.abc import Callable
from typing import Any

import pytest

from locator.fault import Fault
from locator.geocoding.chosen import chosen_geocoder
from locator.position import Position
from locator.settings import PublicSettings
from tests.journeys.geocoders.formats import ABROAD, ANSWERS, KEY, SOMEWHERE, TRUE, photon, says, tianditu
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import Question, TileUpstream


@pytest.mark.parametrize("answer", [
    lambda question: question.send(500, "text/plain", b"no"),
    lambda question: question.send(403, "text/plain", b"no"),
    lambda question: question.send(200, "application/json", b"x" * (1 << 19)),
    lambda question: question.send(302, "text/plain", b"", location="http://example.invalid/"),
    says({"status": "0", "info": "INVALID_USER_KEY"}),
    says({"status": "0", "info": "USER_DAILY_QUERY_OVER_LIMIT", "infocode": "10044"}),
])  # fmt: skip
def test_a_geocoder_that_fails_three_times_in_a_row_is_left_alone(
    answer: Callable[[Question], None],
    site: Callable[..., SiteClient],
    upstream: TileUpstream,
    caplog: pytest.LogCaptureFixture,
) -> None:
    upstream.answer = answer
    client = site("amap")
    for number in "一二三四五":
        told = client.get(f"/api/v1/nearest?place={SOMEWHERE}{number}")
        assert (told.status_code, told.json()["parameter"]) == (422, "place")
    assert [question["address"][-1] for _, question in upstream.asked] == ["一", "二", "三"]
    log = caplog.text
    assert "the geocoder failed" in log
    assert KEY not in log
    assert SOMEWHERE not in log


@pytest.mark.parametrize(("name", "answer"), [
    ("amap", says({"status": "0", "info": "ENGINE_RESPONSE_DATA_ERROR", "infocode": "30001"})),
    ("amap", says({"status": "0", "info": "INVALID_PARAMS", "infocode": "20000"})),
    ("amap", says({"status": "1", "geocodes": [{"formatted_address": [], "location": []}]})),
    ("amap", says({"status": "1", "geocodes": [{"formatted_address": None, "location": "nowhere"}, None]})),
    ("tianditu", says({"status": "0", "location": []})),
    ("tianditu", says({"status": "404", "msg": "no"})),
    ("nominatim", says([{"display_name": None, "lat": [], "lon": "x"}])),
    ("photon", says({"features": [{"geometry": None, "properties": {"name": None}}]})),
    ("photon", lambda question: question.send(400, "application/json", b"{}")),
    ("photon", lambda question: question.send(200, "application/json", b"{")),
])  # fmt: skip
def test_no_visitor_switches_the_geocoder_off_with_texts_that_it_cannot_answer(
    name: str, answer: Callable[[Question], None], site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    client = site(name)
    upstream.answer = answer
    for number in "一二三四":
        assert client.get(f"/api/v1/nearest?place={SOMEWHERE}{number}").status_code == 422
    upstream.answer = says(ANSWERS[name](TRUE, SOMEWHERE))
    assert client.get(f"/api/v1/nearest?place={SOMEWHERE}").status_code == 200


def test_an_entry_that_cannot_be_read_costs_none_of_the_others(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    good = photon(TRUE, SOMEWHERE)["features"][0]
    nameless = {**good, "properties": {"name": None, "city": None, "street": SOMEWHERE}}
    upstream.answer = says({"features": [{"geometry": {"coordinates": []}, "properties": {}}, nameless]})
    assert SOMEWHERE in site("photon").get("/api/v1/nearest?place=另一个示例大厦").json()["origin"]["label"]


@pytest.mark.parametrize("document", [
    {"msg": "无结果", "status": "101"},
    tianditu(ABROAD, SOMEWHERE),
    tianditu(Position(0.0, 0.0), SOMEWHERE),
])  # fmt: skip
def test_a_place_that_is_none_or_abroad_is_none(
    document: Any, site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(document)
    assert site("tianditu").get(f"/api/v1/nearest?place={SOMEWHERE}").status_code == 422


def _with(document: Any, **told: object) -> Any:
    """The document of one place, in which more, or otherwise, is told of it."""
    if isinstance(document, list):
        return [{**document[0], **told}]
    if "features" in document:
        feature = document["features"][0]
        return {"features": [{**feature, "properties": {**feature["properties"], **told}}]}
    if "geocodes" in document:
        return {**document, "geocodes": [{**document["geocodes"][0], **told}]}
    return {**document, "location": {**document["location"], **told}}


@pytest.mark.parametrize(("name", "told", "is_place"), [
    ("tianditu", {"score": 59}, False),
    ("tianditu", {"score": 60, "level": "道路"}, True),
    ("tianditu", {"score": 95, "level": "区县"}, False),
    ("amap", {"level": "省"}, False),
    ("amap", {"level": "市"}, False),
    ("amap", {"level": "区县"}, False),
    ("amap", {"level": "道路"}, True),
    ("amap", {"level": []}, True),
    ("nominatim", {"addresstype": "county"}, False),
    ("nominatim", {"addresstype": "road"}, True),
    ("photon", {"type": "city"}, False),
    ("photon", {"type": "street"}, True),
])  # fmt: skip
def test_an_answer_that_is_a_county_or_more_or_little_like_the_text_is_no_place(
    name: str, told: dict[str, object], is_place: bool, site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(_with(ANSWERS[name](TRUE, SOMEWHERE), **told))
    assert (site(name).get(f"/api/v1/nearest?place={SOMEWHERE}").status_code == 200) is is_place


def test_a_geocoder_that_is_too_slow_is_not_waited_for(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    upstream.may_answer.clear()
    assert site("photon", geocoder_wait_s="0.2").get(f"/api/v1/nearest?place={SOMEWHERE}").status_code == 422


def test_hostile_names_are_escaped_on_the_page(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    upstream.answer = says(photon(TRUE, "<script>alert(1)</script>"))
    page = site("photon").get(f"/?place={SOMEWHERE}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"geocoder": "tianditu"}, "TONGBAN_GEOCODER_KEY"),
        ({"geocoder": "amap", "geocoder_key": ""}, "TONGBAN_GEOCODER_KEY"),
        ({"geocoder": "photon"}, "TONGBAN_GEOCODER_ADDRESS"),
    ],
)
def test_what_a_geocoder_lacks_is_said_by_name(settings: dict[str, str], missing: str) -> None:
    with pytest.raises(Fault) as refused:
        chosen_geocoder(PublicSettings.model_validate(settings))
    assert missing in refused.value.zh
    assert missing in refused.value.en
