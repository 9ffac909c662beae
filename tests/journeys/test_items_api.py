"""Items at their addresses: the catalogue as it is, before the first edition too."""

from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.items.catalogue import packaged_catalogue
from locator.site.openapi.examples import EXAMPLES
from tests.journeys.edition_on_disk import site_over
from tests.journeys.site_client import SiteClient

ITEMS = [item.public() for item in packaged_catalogue().items]


def test_all_items_are_given_in_the_order_of_the_catalogue(client: SiteClient) -> None:
    answer = client.get("/api/v1/items")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {"items": ITEMS}
    assert [item["id"] for item in answer.json()["items"]] == [f"2022-{number:02d}" for number in range(1, 23)]


def test_an_item_has_an_address_of_its_own(client: SiteClient) -> None:
    for item in ITEMS:
        assert client.get(f"/api/v1/items/{item['id']}").json() == item


def test_an_unknown_item_is_a_problem_that_names_it_and_where_all_are(client: SiteClient) -> None:
    for path, told in (("2022-23", "2022-23"), ("x" * 500, "x" * 40 + "”"), ("%3Cb%3E", "<b>")):
        answer = client.get(f"/api/v1/items/{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert answer.json()["parameter"] == "id"
        assert told in answer.json()["detail"]
        assert "/api/v1/items" in answer.json()["detail"]
    english = client.get("/api/v1/items/2022-23", headers={"accept-language": "en"}).json()["detail"]
    assert english == "There is no item “2022-23” in the catalogue. All items are at /api/v1/items."


def test_what_no_item_is_asked_with_is_refused(client: SiteClient) -> None:
    told = {
        "/api/v1/items?item=2022-01": ("item", "没有这个参数，是否写错？可用的参数：q。"),
        "/api/v1/items/2022-01?f=json": ("f", "这个地址不带参数，请把问号和后面的部分去掉。"),
    }
    for path, (parameter, detail) in told.items():
        answer = client.get(path)
        assert answer.status_code == 400
        assert (answer.json()["parameter"], answer.json()["detail"]) == (parameter, detail)


@pytest.mark.parametrize(
    ("wish", "first"),
    [
        ("身份证丢了", "2022-01"),
        ("linshishenfenzheng", "2022-01"),
        ("孩子户口迁到我这里", "2022-02"),
        ("租房提取公积金", "2022-08"),
    ],
)
def test_a_wish_is_answered_with_the_items_that_it_means(client: SiteClient, wish: str, first: str) -> None:
    answer = client.get("/api/v1/items", params={"q": wish})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, max-age=60")
    found = answer.json()["items"]
    assert found[0]["id"] == first
    assert all(item in ITEMS for item in found)


@pytest.mark.parametrize("wish", ["社保卡", "今天天气怎么样", "<script>", "   x   "])
def test_what_is_no_item_is_forced_onto_none(client: SiteClient, wish: str) -> None:
    assert client.get("/api/v1/items", params={"q": wish}).json() == {"items": []}


def test_a_blank_wish_is_none_and_a_long_one_is_refused(client: SiteClient) -> None:
    assert client.get("/api/v1/items?q=%20").json() == {"items": ITEMS}
    answer = client.get("/api/v1/items", params={"q": "公积金" * 40})
    assert (answer.status_code, answer.json()["parameter"]) == (400, "q")


def test_items_may_be_kept_a_minute_and_are_then_asked_for_by_their_tag(client: SiteClient) -> None:
    tags = set()
    for path in ("/api/v1/items", "/api/v1/items/2022-01"):
        whole = client.get(path)
        assert whole.headers["cache-control"] == "public, max-age=60"
        known = client.get(path, headers={"if-none-match": whole.headers["etag"]})
        assert (known.status_code, known.content) == (304, b"")
        tags.add(whole.headers["etag"])
    assert len(tags) == 1, "both are of one catalogue"
    assert client.get("/api/v1/items/none", headers={"if-none-match": "*"}).status_code == 404


def test_items_are_known_before_the_first_edition(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert client.get("/api/v1/windows").status_code == 503
        assert client.get("/api/v1/items").json() == {"items": ITEMS}
        assert client.get("/api/v1/items/2022-22").json() == ITEMS[21]


def test_the_item_that_the_description_shows_is_one_of_the_catalogues() -> None:
    assert EXAMPLES["Item"] in ITEMS
