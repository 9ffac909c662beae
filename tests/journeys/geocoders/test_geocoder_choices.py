"""Several places of a geocoder are a choice that leads to each of them."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.geocoders.formats import SOMEWHERE, TRUE, nominatim, photon, says
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import TileUpstream


def test_several_places_there_are_a_choice_as_several_here_are(
    site: Callable[..., SiteClient], upstream: TileUpstream
) -> None:
    one, other = photon(TRUE, "示例大厦")["features"], photon(Position(113.3, 23.1), "示例大厦")["features"]
    upstream.answer = says({"type": "FeatureCollection", "features": [*one, *other]})
    answer = site("photon").get(f"/api/v1/nearest?place={SOMEWHERE}")
    assert answer.status_code == 422
    assert [choice["kind"] for choice in answer.json()["choices"]] == ["geocoder", "geocoder"]


def _features(*named: tuple[Position, str]) -> Any:
    return {"type": "FeatureCollection", "features": [photon(at, name)["features"][0] for at, name in named]}


NORTH, SOUTH, BESIDE = Position(112.9871, 28.1109), Position(112.985, 28.095), Position(112.9873, 28.1110)
"""All in 天心区; the last is some 20 m from the first."""
GUANGZHOU = Position(113.3, 23.1)


def choice_links(page: str) -> list[str]:
    """Where the choices of a page lead; its languages and views lead to the page itself."""
    links = (unescape(link) for link in re.findall(r'<a [^>]*href="(/[?]place=[^"]+)"', page))
    return [link for link in links if not re.search("(lang|view)=", link)]


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
    links = choice_links(page)
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
    upstream.answer = says([nominatim(at, name)[0] for at, name in names.items()])
    client = site("nominatim")
    page = client.get("/?place=示例大厦").text
    links = choice_links(page)
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
