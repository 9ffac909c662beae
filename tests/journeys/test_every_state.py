"""States that nobody wishes for: each says what is so, what to do next, and whom to call."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.item_page_reader import NATIONAL, OWN
from tests.journeys.edition_on_disk import GUANGZHOU, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

WAYS = re.compile(r'<ul class="ways">(.*?)</ul>', re.DOTALL)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site over an edition without a window, of an operator who names both zones."""
    data = tmp_path_factory.mktemp("empty")
    lay_edition(data / "public", windows=[])
    with SiteClient(
        site_over(data, divisions, rooms=public_rooms(), national_zone=NATIONAL, provincial_zone=OWN)
    ) as site:
        yield site


def addresses(page: str) -> list[str]:
    """Where the ways beside the windows lead."""
    return [address for ways in WAYS.findall(page) for address in re.findall('href="([^"]*)"', ways)]


@pytest.mark.parametrize(("view", "windows"), [("usual", 'class="results"'), ("elder", '<article class="one">')])
def test_a_province_without_windows_is_said_first_with_both_zones_and_the_hotline(
    hall_client: SiteClient, view: str, windows: str
) -> None:
    page = hall_client.get("/?place=乌鲁木齐市", headers={"cookie": f"view={view}"}).text
    assert addresses(page) == [NATIONAL, OWN, "tel:099112345"]
    assert "打外地的，前面加那里的区号" in page
    assert "离乌鲁木齐市最近的窗口" in page
    order = [page.index(part) for part in ("目前没有已公布的窗口", 'class="ways"', windows)]
    assert order == sorted(order)


def test_the_hotline_of_the_place_that_decides_stands_beside_it(hall_client: SiteClient) -> None:
    page = hall_client.get("/?place=乌鲁木齐市&home=430103").text
    assert addresses(page) == [NATIONAL, OWN, "tel:099112345", "tel:073112345"]


def test_without_the_operator_s_links_the_national_zone_is_named_and_the_province_s_is_not(client: SiteClient) -> None:
    page = client.get("/?place=乌鲁木齐市").text
    assert addresses(page) == ["tel:099112345"]
    assert "国家政务服务平台的“跨省通办”专区" in page
    assert "本站主办省份" not in page


@pytest.mark.parametrize("address", ["/?place=天心区", "/?place=112.98,28.11"])
def test_where_the_province_has_windows_nobody_is_sent_elsewhere(hall_client: SiteClient, address: str) -> None:
    assert addresses(hall_client.get(address).text) == []


def test_without_any_window_that_is_said_and_whom_to_ask(empty: SiteClient) -> None:
    page = empty.get("/?place=天心区")
    assert page.status_code == 200
    assert "这里还没有公布任何窗口" in page.text
    assert addresses(page.text) == [NATIONAL, OWN, "tel:073112345"]
    assert "分享这一页" not in re.sub("<template.*?</template>", "", page.text)


def test_without_any_window_an_item_names_each_way_once(empty: SiteClient) -> None:
    page = empty.get("/?place=天心区&item=2022-01").text
    assert sorted(addresses(page)) == sorted([NATIONAL, OWN, "tel:073112345"])
    assert "没有一个窗口能办或可能能办这件事" in page


def test_the_map_without_any_window_sends_nobody_to_look_elsewhere_on_it(empty: SiteClient) -> None:
    page = empty.get("/map").text
    assert page.count("这里还没有公布任何窗口") == 2  # for the script, and without it
    assert "请缩小地图" not in page


def test_before_the_first_edition_a_page_says_what_to_do(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=public_rooms(), hotline="0731-12345")) as client:
        for address in ("/", "/map", "/windows/none"):
            page = client.get(address)
            assert (page.status_code, page.headers["retry-after"]) == (503, "10")
            assert "<title>数据还没有准备好 · 通办</title>" in page.text
            assert 'href="">再试一次</a>' in page.text
            assert 'href="tel:0731-12345"' in page.text
        assert [client.get(path).status_code for path in ("/items", "/help", "/saved")] == [200, 200, 200]


def test_while_a_new_edition_is_taken_up_pages_go_on_answering(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        lay_edition(tmp_path / "public", 2, [replace(TIANXIN, name="新窗口"), GUANGZHOU])
        answers = []

        async def asked_meanwhile() -> None:
            looking = asyncio.create_task(site.live.look())
            while not looking.done():
                answers.append(await client.ask("GET", "/?place=天心区"))
                await asyncio.wait([looking], timeout=0)
            await looking

        client.run(asked_meanwhile())
        assert {answer.status_code for answer in answers} == {200}
        assert "第 1 版" in answers[0].text
        last = client.get("/?place=天心区").text
        assert "第 2 版" in last
        assert "新窗口" in last
        # No answer is of both.
        assert [answer for answer in answers if ("新窗口" in answer.text) != ("第 2 版" in answer.text)] == []
