"""An item or a group that there is not, or is no more, in an address: said in a citizen's words, and left behind."""

import html
import re
from collections.abc import Iterator

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

GONE = "1999-99"
POSITION = "112.98,28.11"
FOR_PROGRAMS = ("/api/v1", "tongban items", "可用的有", "Known are")
VIEWS = {"usual": {}, "elder": {"cookie": "view=elder"}}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with all its rooms."""
    data = tmp_path_factory.mktemp("gone")
    lay_edition(data / "public")
    with SiteClient(site_over(data, divisions, rooms=public_rooms())) as client:
        yield client


def fields_of(page: str) -> dict[str, str]:
    """What the form for a search sends as it stands."""
    [form] = re.findall(r'<form class="search.*?</form>', page, re.DOTALL)
    tags = re.findall(r'<input [^>]*name="([^"]+)"([^>]*)>', form)
    values = {name: re.search(r'value="([^"]*)"', rest) for name, rest in tags if "checkbox" not in rest}
    return {name: html.unescape(value[1]) if value else "" for name, value in values.items()}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("address", [f"/?place=天心区&item={GONE}&home=430100&wish=提取", f"/?item={GONE}"])
def test_an_item_that_is_gone_is_said_and_the_search_goes_on_without_it(
    client: SiteClient, address: str, view: str
) -> None:
    answer = client.get(address, headers=VIEWS[view])
    assert answer.status_code == 422
    assert f"没有编号为“{GONE}”的事项" in answer.text
    assert "不限事项，就在下面照常查找" in answer.text
    assert '<a href="/items">全部事项</a>' in answer.text
    fields = fields_of(answer.text)
    assert not {"item", "home"} & {name for name, value in fields.items() if value}
    again = client.post("/", data={**fields, "place": "天心区", "wish": ""}, headers=VIEWS[view])
    assert again.status_code == 303
    assert GONE not in again.headers["location"]
    assert "/windows/430103-" in client.get(again.headers["location"], headers=VIEWS[view]).text


def test_it_is_left_behind_by_a_posted_position_and_by_a_question_for_the_place_that_decides(
    client: SiteClient,
) -> None:
    posted = client.post("/", data={"place": POSITION, "item": GONE})
    assert posted.status_code == 422
    assert "item" not in fields_of(posted.text)
    assert client.post("/", data={**fields_of(posted.text), "place": POSITION}).status_code == 200
    deciding = client.post("/", data={"place": "天心区", "item": GONE, "deciding": "长沙市"})
    assert client.get(deciding.headers["location"]).status_code == 422


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", [f"item={GONE}", "group=no-such-group"])
@pytest.mark.parametrize("path", ["/", "/map"])
def test_pages_say_so_in_a_citizen_s_words_and_lead_to_all_of_them(
    client: SiteClient, path: str, query: str, lang: str
) -> None:
    answer = client.get(f"{path}?place=天心区&{query}&lang={lang}" if path == "/" else f"{path}?{query}&lang={lang}")
    assert answer.status_code == 422
    assert query.partition("=")[2] in answer.text
    assert [word for word in FOR_PROGRAMS if word in answer.text.partition("<footer")[0]] == []
    assert f'href="/items?lang={lang}">{"全部事项" if lang == "zh" else "All matters"}</a>' in answer.text


def test_programs_and_the_map_s_own_script_are_told_where_all_are_listed(client: SiteClient) -> None:
    told = client.get(f"/api/v1/nearest?place=天心区&item={GONE}").json()["detail"]
    assert told == f"没有编号为“{GONE}”的事项。全部事项见 /api/v1/items，或运行 tongban items。"
    assert client.get(f"/api/v1/nearest?place=天心区&group={GONE}").json()["detail"].count("可用的有")
