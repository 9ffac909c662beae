"""Geocoders of other hosts, in their own formats: what is asked of them, what never is, what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from locator.divisions.divisions import Divisions
from locator.geocoding.chosen import chosen_geocoder
from locator.position import Position
from locator.settings import PublicSettings
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.geocoders.formats import ANSWERS, ASKED, KEY, SOMEWHERE, TRUE, photon, says
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import TileUpstream


@pytest.mark.parametrize("name", ANSWERS)
def test_a_place_that_nothing_here_knows_is_asked_of_the_geocoder_and_stands_in_wgs84(
    name: str, site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(ANSWERS[name](TRUE, SOMEWHERE))
    answer = site(name).get(f"/api/v1/nearest?place={SOMEWHERE}").json()
    origin = answer["origin"]
    assert (origin["lon"], origin["lat"]) == pytest.approx((TRUE.lon, TRUE.lat), abs=2e-6)
    assert origin["division"]["code"] == "430103"
    assert SOMEWHERE in origin["label"]
    assert {"tianditu": "天地图", "amap": "高德"}.get(name, "OpenStreetMap") in origin["label"]
    assert upstream.asked == [ASKED[name]]


def test_what_is_known_here_is_asked_of_nobody(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    client = site("photon")
    for place in ("天心区", "112.98,28.11", "430103"):
        assert client.get(f"/api/v1/nearest?place={place}").status_code == 200
    assert client.get("/api/v1/nearest?place=鼓楼区").status_code == 422
    assert client.get("/api/v1/places?q=示例大").status_code == 200
    assert upstream.asked == []


@pytest.mark.parametrize("text", [
    "我在112.98712 28.11567这里",
    "N28.1157 E112.9871 我家",
    "在２８．１１，１１２．９８附近",
    "北纬28度6分 东经112度59分 的亭子",
    "我家 28 06 39 N 112 59 13 E",
    "示例先生 138 0000 1234",
    "示例先生一三八零零零零一二三四",
    "430103 19000000 000X 示例先生",
    "示例大厦 https://example.invalid/p/abc",
])  # fmt: skip
def test_what_may_be_a_position_or_a_number_of_a_person_is_asked_of_nobody(
    text: str, site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    client = site("photon")
    client.get("/api/v1/nearest", params={"place": text})
    client.get("/api/v1/nearest", params={"place": f"天心区{text}"})
    assert upstream.asked == []


def test_an_address_with_its_numbers_is_asked_for(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    client = site("photon")
    client.get("/api/v1/nearest?place=示例大厦12号3栋2单元1203室")
    assert [question["q"] for _, question in upstream.asked] == ["示例大厦12号3栋2单元1203室"]


def test_the_rest_of_an_address_is_asked_for_and_believed_inside_the_division_that_is_known(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    client = site("photon")
    upstream.answer = says(photon(TRUE, "天心区不存在路8号"))
    inside = client.get("/api/v1/nearest?place=天心区不存在路8号").json()["origin"]
    assert "OpenStreetMap" in inside["label"]
    upstream.answer = says(photon(Position(113.3, 23.1), "天心区不存在路9号"))
    outside = client.get("/api/v1/nearest?place=天心区不存在路9号").json()["origin"]
    assert "没有找到“不存在路9号”" in outside["label"]


@pytest.mark.parametrize(("name", "zh", "en"), [
    ("tianditu", "天地图", "Tianditu"), ("amap", "高德", "Amap"), ("photon", "OpenStreetMap", "OpenStreetMap"),
])  # fmt: skip
def test_the_search_form_says_to_whom_a_name_may_be_sent(
    name: str, zh: str, en: str, site: Callable[..., SiteClient]
) -> None:
    client = site(name)
    assert f"会按您写的发给{zh}去查" in client.get("/").text
    assert f"is sent to {en}, as you wrote it" in client.get("/?lang=en").text
    assert f"会按您写的发给{zh}去查" in client.get("/no/such/page").text


def test_the_search_form_of_a_site_without_a_geocoder_names_none(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/").text
    assert "您输入的位置只用来计算距离，不保存。</p>" in page
    assert "发给" not in page


def test_without_a_word_none_is_asked_and_the_key_is_shown_nowhere() -> None:
    settings = PublicSettings.model_validate({"geocoder_key": SecretStr(KEY)})
    assert chosen_geocoder(settings) is None
    assert KEY not in repr(settings)
