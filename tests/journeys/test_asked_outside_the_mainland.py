"""Who asks from Hong Kong, Macau or Taiwan: no hotline is made up there, and the mainland's are dialled with +86."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import DivisionNames, Window
from tests.item_page_reader import ALL_WINDOWS
from tests.journeys.edition_on_disk import TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

ELDER = {"cookie": "view=elder"}
REGIONS = ("香港", "澳门", "台湾")
IN_HONG_KONG = replace(
    TIANXIN,
    id="810000-HALL001",
    name="示例窗口",
    division=DivisionNames("810000", "香港特别行政区", None, "香港特别行政区"),
    position=Position(114.17, 22.28),
    phones=(),
    items=None,
)
SILENT_IN_YUELU = replace(YUELU, phones=())


def site(data: Path, divisions: Divisions, windows: Sequence[Window]) -> SiteClient:
    lay_edition(data / "public", windows=windows)
    return SiteClient(site_over(data, divisions, rooms=public_rooms()))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site whose windows are all in the mainland."""
    with site(tmp_path_factory.mktemp("data"), divisions, ALL_WINDOWS) as client:
        yield client


def numbers(page: str) -> list[str]:
    """What the links of a page's content call."""
    return re.findall(r'href="(tel:[^"]+)"', page.partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("question", ["", "&item=2022-05", "&item=2022-05&home=430103", "&item=2022-02&home=510100"])
def test_no_hotline_is_made_up_for_who_asks_there(client: SiteClient, region: str, question: str) -> None:
    for headers in ({}, ELDER):
        page = client.get(f"/?place={region}{question}", headers=headers).text
        assert not re.search(r"\+?85[23][- ]?12345|\+?886[- ]?12345", page)
        assert [uri for uri in numbers(page) if uri.startswith("tel:0") or uri == "tel:12345"] == []


@pytest.mark.parametrize("region", REGIONS)
def test_without_a_known_place_that_decides_the_windows_own_numbers_are_named(client: SiteClient, region: str) -> None:
    page = client.get(f"/?place={region}").text
    assert "没有本站知道的政务热线：请打窗口自己的电话。" in page
    english = client.get(f"/?place={region}&lang=en").text
    assert "call the windows’ own numbers." in english


def test_the_hotline_of_the_place_that_decides_is_dialled_from_outside(client: SiteClient) -> None:
    page = client.get("/?place=香港&item=2022-05&home=430103").text
    assert '<a href="tel:+8673112345" rel="noreferrer">长沙市的 +86 731 12345</a>' in page
    assert "从香港特别行政区能不能打通 12345，本站不知道：打窗口自己的电话更稳妥。" in page


def test_a_windows_own_hotline_is_dialled_from_outside_too(client: SiteClient) -> None:
    assert "tel:+8673112345" in numbers(client.get("/?place=香港&count=10").text)
    assert "tel:073112345" in numbers(client.get("/?place=天心区").text)


@pytest.mark.parametrize("region", ["810000", "820000", "710000"])
def test_where_the_matter_is_decided_there_no_hotline_of_it_is_named(client: SiteClient, region: str) -> None:
    page = client.get(f"/?place=天心区&item=2022-05&home={region}").text
    assert "没有已公布的人工窗口，也没有本站知道的政务热线。" in page
    assert {uri for uri in numbers(page) if uri.endswith("12345")} == {"tel:073112345"}
    assert "那里的 12345" not in page
    without_windows = client.get(f"/?place=成都&item=2022-03&home={region}").text
    assert "办这件事的地方，都可以打 12345" not in without_windows


@pytest.mark.parametrize(
    ("region", "others"), [("香港", "内地"), ("澳门", "内地"), ("台湾", "大陆"), ("成都", "其他省份")]
)
def test_the_other_places_are_called_as_they_are_there(client: SiteClient, region: str, others: str) -> None:
    assert f"目前没有已公布的窗口。下面按直线距离列出{others}最近的窗口。" in client.get(f"/?place={region}").text


def test_taiwan_is_measured_from_a_point_inside_and_from_no_seat(client: SiteClient) -> None:
    page = client.get("/?place=台湾").text
    assert "从台湾省内一点（较粗略）量起" in page
    assert "台湾省政府驻地" not in page


def test_a_silent_window_there_has_no_button_that_calls(tmp_path: Path, divisions: Divisions) -> None:
    with site(tmp_path, divisions, (*ALL_WINDOWS, IN_HONG_KONG)) as client:
        for address in ("/?place=香港", f"/windows/{IN_HONG_KONG.id}"):
            page = client.get(address, headers=ELDER).text
            assert "未注明电话" in page
            assert numbers(page) == []
            assert 'data-aloud="未注明电话"' in page


def test_a_silent_window_of_the_mainland_is_asked_of_its_hotline_from_outside(
    tmp_path: Path, divisions: Divisions
) -> None:
    with site(tmp_path, divisions, (SILENT_IN_YUELU,)) as client:
        assert numbers(client.get("/?place=香港", headers=ELDER).text)[0] == "tel:+8673112345"
        assert numbers(client.get("/?place=岳麓区", headers=ELDER).text)[0] == "tel:073112345"
