"""The nearest windows by HTTP: from where, under which conditions, in which order."""

from dataclasses import replace
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.promised_answers import (
    HERE,
    MATCH_KEYS,
    PLACE_KEYS,
    WINDOW_KEYS,
    ids,
)
from tests.journeys.site_client import SiteClient


def test_a_name_of_several_divisions_is_refused_with_the_choices(client: SiteClient) -> None:
    response = client.get("/api/v1/nearest?place=鼓楼区")
    problem = response.json()
    assert response.status_code == 422
    assert len(problem["choices"]) == 4
    assert all(choice.keys() == PLACE_KEYS for choice in problem["choices"])
    assert problem["choices"] == client.get("/api/v1/places?q=鼓楼区").json()["places"]


def test_a_place_stands_at_its_seat_and_says_so(client: SiteClient) -> None:
    origin = client.get("/api/v1/nearest?place=天心区").json()["origin"]
    assert origin["label"] == "湖南省长沙市天心区政府驻地"
    assert origin["division"]["code"] == "430103"
    assert origin["province_has_windows"] is True


def test_a_province_without_windows_is_told_apart(client: SiteClient) -> None:
    answer = client.get("/api/v1/nearest?place=昆明市").json()
    assert answer["origin"]["province_has_windows"] is False
    assert answer["matches"]


def test_from_abroad_the_nearest_is_still_answered(client: SiteClient) -> None:
    answer = client.get("/api/v1/nearest?lon=2.35&lat=48.85").json()
    assert answer["origin"]["division"] is None
    assert answer["origin"]["province_has_windows"] is None
    assert len(answer["matches"]) == len(WINDOWS)


def test_a_window_that_states_other_items_is_left_out_and_one_that_states_none_stays(client: SiteClient) -> None:
    answer = client.get(f"{HERE}&item=2022-01").json()
    assert [(match["window"]["id"], match["takes_item"]) for match in answer["matches"]] == [
        (TIANXIN.id, True),
        (YUELU.id, None),
        (NIGHT.id, True),
    ]


def test_windows_of_the_home_province_are_marked_and_may_be_left_out(client: SiteClient) -> None:
    marked = client.get(f"{HERE}&home=440100").json()
    assert [match["same_province"] for match in marked["matches"]] == [False, False, False, True]
    assert ids(client.get(f"{HERE}&home=430000&cross=true").json()) == [GUANGZHOU.id]
    assert client.get(HERE).json()["matches"][0]["same_province"] is None


def test_kind_division_and_distance_are_conditions(client: SiteClient) -> None:
    assert ids(client.get(f"{HERE}&kind=kiosk").json()) == [NIGHT.id]
    assert ids(client.get(f"{HERE}&division=44").json()) == [GUANGZHOU.id]
    assert ids(client.get(f"{HERE}&division=430100").json()) == [TIANXIN.id, YUELU.id, NIGHT.id]
    assert ids(client.get(f"{HERE}&max_km=1").json()) == [TIANXIN.id]


def test_only_open_windows_are_left_where_asked(client: SiteClient) -> None:
    assert ids(client.get(f"{HERE}&open=true").json()) == [TIANXIN.id, YUELU.id, GUANGZHOU.id]


def test_where_nothing_is_left_the_nearest_is_named_with_what_was_dropped(client: SiteClient) -> None:
    answer = client.get(f"{HERE}&open=true&item=2022-01&when=2026-03-02T23:00").json()
    assert answer["matches"] == []
    assert answer["nearest_if_none"].keys() == {"match", "dropped"}
    assert answer["nearest_if_none"]["dropped"] == ["open"]
    assert answer["nearest_if_none"]["match"]["window"]["id"] == TIANXIN.id
    assert answer["nearest_if_none"]["match"].keys() == MATCH_KEYS


def test_several_conditions_are_dropped_only_where_one_does_not_do(client: SiteClient) -> None:
    answer = client.get(f"{HERE}&open=true&max_km=0.1&when=2026-03-02T23:00").json()
    assert answer["nearest_if_none"]["dropped"] == ["max_km", "open"]


@pytest.mark.parametrize(
    "when", ["2026-03-02T12:30", "2026-03-02T12:30:00%2B08:00", "2026-03-02T12:30:00+08:00", "2026-03-02T04:30:00Z"]
)
def test_a_moment_is_shanghai_s_unless_it_has_a_zone(client: SiteClient, when: str) -> None:
    found = client.get(f"{HERE}&k=1&when={when}").json()["matches"][0]["open"]
    assert found == {"state": "closed", "until": "2026-03-02T13:00:00+08:00"}


def test_a_query_s_datum_is_that_of_the_answer(client: SiteClient) -> None:
    plain = client.get(HERE).json()
    given = client.get("/api/v1/nearest?lon=112.98573&lat=28.10674&datum=gcj02").json()
    assert given["origin"]["lon"] == 112.98573
    assert abs(given["matches"][0]["window"]["lon"] - plain["matches"][0]["window"]["lon"]) > 0.004
    assert given["matches"][0]["window"].keys() == WINDOW_KEYS
    assert abs(given["matches"][0]["distance_m"] - plain["matches"][0]["distance_m"]) < 100


def test_blank_parameters_count_as_absent(client: SiteClient) -> None:
    assert client.get(f"{HERE}&item=&home=&when=").json() == client.get(HERE).json()


def test_windows_at_one_distance_are_ordered_by_id(tmp_path: Path, divisions: Divisions) -> None:
    same = [replace(TIANXIN, id=name) for name in ("b-2", "a-1", "b-10")]
    lay_edition(tmp_path / "public", windows=same)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert ids(client.get(HERE).json()) == ["a-1", "b-10", "b-2"]


def test_a_place_with_an_address_starts_from_the_window_there(client: SiteClient) -> None:
    origin = client.get("/api/v1/nearest", params={"place": "天心区政务大厅"}).json()["origin"]
    assert (origin["lon"], origin["lat"]) == (TIANXIN.position.lon, TIANXIN.position.lat)
    assert origin["label"] == f"{TIANXIN.name}，{TIANXIN.address}"


def test_an_unsure_place_is_refused_with_what_may_be_meant(client: SiteClient) -> None:
    response = client.get("/api/v1/nearest", params={"place": "长沙臭豆腐"})
    assert response.status_code == 422
    assert [choice["division"]["name"] for choice in response.json()["choices"]] == ["长沙市", "长沙县"]
