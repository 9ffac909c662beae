"""Geocoders of other hosts, spoken to in their own formats: servers on this machine answer as their makers document."""

import asyncio
import gc
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from pydantic import SecretStr

from locator.datum import position_in
from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.geocoding.chosen import chosen_geocoder
from locator.geocoding.formats import FORMATS, Found
from locator.geocoding.geocoder import Geocoder
from locator.geocoding.geocoder_host import GeocoderHost
from locator.position import Datum, Position
from locator.settings import PublicSettings
from locator.texts import Lang
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import Question, TileUpstream, tile_upstream

TRUE = Position(112.9871, 28.1109)
"""In 天心区."""
ABROAD = Position(135.0, 35.0)
SOMEWHERE = "示例大厦三栋"
KEY = "a-secret-key"

Answer = Callable[[Position, str], Any]


def _tianditu(at: Position, name: str) -> Any:
    location = {"score": 95, "level": "门址", "lon": at.lon, "lat": at.lat, "keyWord": name}
    return {"msg": "ok", "location": location, "searchVersion": "6.4.9V", "status": "0"}


def _amap(at: Position, name: str) -> Any:
    lon, lat = position_in(at, Datum.GCJ02)
    place = {
        "formatted_address": name, "country": "中国", "province": "湖南省", "citycode": "0731", "city": "长沙市",
        "district": "天心区", "township": [], "adcode": "430103", "street": [], "number": [],
        "location": f"{lon:.6f},{lat:.6f}", "level": "门牌号",
    }  # fmt: skip
    return {"status": "1", "info": "OK", "infocode": "10000", "count": "1", "geocodes": [place]}


def _nominatim(at: Position, name: str) -> Any:
    return [{"place_id": 1, "lat": f"{at.lat}", "lon": f"{at.lon}", "display_name": name, "importance": 0.1}]


def _photon(at: Position, name: str) -> Any:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]},
        "properties": {"name": name, "country": "中国", "osm_id": 1},
    }
    return {"type": "FeatureCollection", "features": [feature]}


ANSWERS: dict[str, Answer] = {"tianditu": _tianditu, "amap": _amap, "nominatim": _nominatim, "photon": _photon}
ASKED = {
    "tianditu": ("/geocoder", {"ds": json.dumps({"keyWord": SOMEWHERE}, ensure_ascii=False), "tk": KEY}),
    "amap": ("/v3/geocode/geo", {"address": SOMEWHERE, "output": "JSON", "key": KEY}),
    "nominatim": ("/search", {"q": SOMEWHERE, "format": "jsonv2", "limit": "5", "countrycodes": "cn,hk,mo,tw",
                              "accept-language": "zh"}),
    "photon": ("/api", {"q": SOMEWHERE, "limit": "5"}),
}  # fmt: skip


@pytest.fixture
def upstream() -> Iterator[TileUpstream]:
    with tile_upstream() as upstream:
        yield upstream


@pytest.fixture
def site(tmp_path: Path, divisions: Divisions, upstream: TileUpstream) -> Iterator[Callable[..., SiteClient]]:
    """Makes a client of a site that asks a geocoder."""
    lay_edition(tmp_path / "public")
    clients: list[SiteClient] = []

    def of(name: str, **more: str) -> SiteClient:
        settings = {"geocoder": name, "geocoder_address": upstream.address, "geocoder_key": KEY, **more}
        client = SiteClient(site_over(tmp_path, divisions, MONDAY_TEN, (), **settings))
        clients.append(client.__enter__())
        return clients[-1]

    yield of
    for client in clients:
        client.__exit__(None, None, None)


def says(document: Any) -> Callable[[Question], None]:
    return lambda question: question.send(200, "application/json", json.dumps(document).encode())


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


def test_who_asks_alike_is_answered_from_what_is_kept(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    upstream.answer = says(_photon(TRUE, SOMEWHERE))
    client = site("photon")
    first, second = (client.get(f"/api/v1/nearest?place={SOMEWHERE}").content for _ in range(2))
    assert first == second
    assert len(upstream.asked) == 1


def test_several_places_there_are_a_choice_as_several_here_are(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    one, other = _photon(TRUE, "示例大厦")["features"], _photon(Position(113.3, 23.1), "示例大厦")["features"]
    upstream.answer = says({"type": "FeatureCollection", "features": [*one, *other]})
    answer = site("photon").get(f"/api/v1/nearest?place={SOMEWHERE}")
    assert answer.status_code == 422
    assert [choice["kind"] for choice in answer.json()["choices"]] == ["geocoder", "geocoder"]


def _features(*named: tuple[Position, str]) -> Any:
    return {"type": "FeatureCollection", "features": [_photon(at, name)["features"][0] for at, name in named]}


NORTH, SOUTH, BESIDE = Position(112.9871, 28.1109), Position(112.985, 28.095), Position(112.9873, 28.1110)
"""All in 天心区; the last is some 20 m from the first."""
GUANGZHOU = Position(113.3, 23.1)


@pytest.mark.parametrize(("typed", "places"), [
    ("人民路", [(NORTH, "人民路"), (SOUTH, "人民路")]),
    ("天心区人民路", [(NORTH, "人民路"), (SOUTH, "人民路")]),
    ("天心区人民路", [(NORTH, "长沙市天心区人民路"), (SOUTH, "天心区人民路")]),
    ("示例大厦", [(NORTH, "示例大厦"), (GUANGZHOU, "示例大厦")]),
    ("示例大厦", [(NORTH, "湖南省长沙市天心区示例大厦"), (GUANGZHOU, "广东省示例大厦")]),
])  # fmt: skip
def test_each_of_several_places_of_one_name_is_told_apart_and_its_link_leads_to_it(
    typed: str, places: list[tuple[Position, str]], site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(_features(*places))
    client = site("photon")
    choices = client.get(f"/api/v1/nearest?place={typed}").json()["choices"]
    assert [(one["lon"], one["lat"]) for one in choices] == [(at.lon, at.lat) for at, _ in places]
    assert len({one["label"] for one in choices}) == len(places)
    page = client.get(f"/?place={typed}").text
    links = [unescape(link) for link in re.findall(r'<a [^>]*href="(/[?]place=[^"]+)"', page) if "lang=" not in link]
    assert len(links) == len(places)
    for link, (at, _) in zip(links, places, strict=True):
        chosen = dict(parse_qsl(link.partition("?")[2]))["place"]
        origin = client.get("/api/v1/nearest", params={"place": chosen}).json()["origin"]
        assert (origin["lon"], origin["lat"]) == (at.lon, at.lat)
        assert client.get(link).status_code == 200


def test_a_choice_of_names_as_nominatim_writes_them_leads_to_its_place(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    rest = "天心区, 长沙市, 湖南省, 410004, 中国"
    names = {NORTH: f"示例大厦, 人民路, {rest}", SOUTH: f"示例大厦, 芙蓉路, {rest}"}
    upstream.answer = says([_nominatim(at, name)[0] for at, name in names.items()])
    client = site("nominatim")
    page = client.get("/?place=示例大厦").text
    links = [unescape(link) for link in re.findall(r'<a [^>]*href="(/[?]place=[^"]+)"', page) if "lang=" not in link]
    chosen = [dict(parse_qsl(link.partition("?")[2]))["place"] for link in links]
    origins = [client.get("/api/v1/nearest", params={"place": place}).json()["origin"] for place in chosen]
    assert [(one["lon"], one["lat"]) for one in origins] == [(at.lon, at.lat) for at in names]


def test_a_number_that_the_geocoder_no_longer_has_leads_to_no_other_place(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(_features((NORTH, "人民路")))
    origin = site("photon").get("/api/v1/nearest?place=湖南省长沙市天心区人民路（2）").json()["origin"]
    assert "没有找到“人民路2”" in origin["label"]


def test_places_of_one_name_at_one_spot_are_one_and_the_likeliest_stays(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    upstream.answer = says(_features((NORTH, SOMEWHERE), (BESIDE, SOMEWHERE)))
    origin = site("photon").get(f"/api/v1/nearest?place={SOMEWHERE}").json()["origin"]
    assert (origin["lon"], origin["lat"]) == (NORTH.lon, NORTH.lat)


def test_the_rest_of_an_address_is_asked_for_and_believed_inside_the_division_that_is_known(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    client = site("photon")
    upstream.answer = says(_photon(TRUE, "天心区不存在路8号"))
    inside = client.get("/api/v1/nearest?place=天心区不存在路8号").json()["origin"]
    assert "OpenStreetMap" in inside["label"]
    upstream.answer = says(_photon(Position(113.3, 23.1), "天心区不存在路9号"))
    outside = client.get("/api/v1/nearest?place=天心区不存在路9号").json()["origin"]
    assert "没有找到“不存在路9号”" in outside["label"]


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
    good = _photon(TRUE, SOMEWHERE)["features"][0]
    nameless = {**good, "properties": {"name": None, "city": None, "street": SOMEWHERE}}
    upstream.answer = says({"features": [{"geometry": {"coordinates": []}, "properties": {}}, nameless]})
    assert SOMEWHERE in site("photon").get("/api/v1/nearest?place=另一个示例大厦").json()["origin"]["label"]


def test_texts_are_kept_for_an_hour_and_equal_ones_at_once_are_asked_for_once(
    divisions: Divisions, upstream: TileUpstream
) -> None:
    upstream.answer = says(_photon(TRUE, SOMEWHERE))
    now_s = [0.0]

    async def asked() -> list[int]:
        form = FORMATS["photon"]
        host = GeocoderHost(form, upstream.address, None, 30.0)
        geocoder = Geocoder(form, host, divisions, lambda: now_s[0])
        counts = []
        async with geocoder.opened():
            both = await asyncio.gather(*(geocoder.places(SOMEWHERE, Lang.ZH) for _ in range(2)))
            assert [len(places) for places in both] == [1, 1]
            for moment_s in (0.0, 3_599.0, 3_600.0):
                now_s[0] = moment_s
                await geocoder.places(SOMEWHERE, Lang.ZH)
                counts.append(len(upstream.asked))
        return counts

    assert asyncio.run(asked()) == [1, 1, 2]


class _Ahead(asyncio.SelectorEventLoop):
    """An event loop whose clock can be put forward."""

    ahead_s = 0.0

    def time(self) -> float:
        return super().time() + self.ahead_s


def test_what_is_kept_goes_after_its_hour_where_nobody_asks_any_more_too(
    divisions: Divisions, upstream: TileUpstream
) -> None:
    name = "一小时后忘记"
    upstream.answer = says(_photon(TRUE, name))

    def kept() -> int:
        return sum(isinstance(one, Found) and one.name == name for one in gc.get_objects())

    async def asked(loop: _Ahead) -> tuple[int, int]:
        form = FORMATS["photon"]
        geocoder = Geocoder(form, GeocoderHost(form, upstream.address, None, 30.0), divisions, loop.time)
        async with geocoder.opened():
            await geocoder.places(SOMEWHERE, Lang.ZH)
            await asyncio.sleep(0)
            gc.collect()
            before = kept()
            loop.ahead_s = 3_601.0
            for _ in range(3):  # turns of the loop, in which the timer that is due runs
                await asyncio.sleep(0)
            gc.collect()
            return before, kept()

    loop = _Ahead()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        assert runner.run(asked(loop)) == (1, 0)


@pytest.mark.parametrize("document", [
    {"msg": "无结果", "status": "101"},
    _tianditu(ABROAD, SOMEWHERE),
    _tianditu(Position(0.0, 0.0), SOMEWHERE),
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


def test_a_choice_among_places_is_asked_on_by_its_degrees_as_the_documentation_says(
    tmp_path: Path, divisions: Divisions
) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions)) as client:
        choices = client.get("/api/v1/places?q=鼓楼区").json()["places"]
        assert len(choices) > 1
        for one in choices:
            answer = client.get(f"/api/v1/nearest?lon={one['lon']}&lat={one['lat']}")
            assert answer.status_code == 200
            assert answer.json()["origin"]["division"] == one["division"]
    assert "再用所选的 `lon`、`lat`" in Path("docs/api.md").read_text("utf-8")


def test_hostile_names_are_escaped_on_the_page(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    upstream.answer = says(_photon(TRUE, "<script>alert(1)</script>"))
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


def test_without_a_word_none_is_asked_and_the_key_is_shown_nowhere() -> None:
    settings = PublicSettings.model_validate({"geocoder_key": SecretStr(KEY)})
    assert chosen_geocoder(settings) is None
    assert KEY not in repr(settings)
