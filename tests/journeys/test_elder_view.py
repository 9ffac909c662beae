"""The elder view: one tap from every page, remembered by one cookie that is set by nothing else."""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

POSITION = {"place": "112.98,28.11"}
ELDER = {"cookie": "view=elder"}
A_YEAR_S = 31_536_000
PAGES = {
    "/": 200,
    "/?place=天心区&wish=临时身份证": 200,
    "/?place=没有这个地方": 422,
    "/windows/430103-TIANXIN1": 200,
    "/windows/430103-TIANXIN1/wrong": 200,
    "/windows/none": 404,
    "/no/such/page": 404,
    "/items": 200,
    "/items/2022-05": 200,
    "/items/events/moving": 200,
    "/help": 200,
    "/help/what": 200,
    "/map": 200,
    "/docs": 200,
}


@pytest.fixture(scope="module")
def site_client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with all its rooms."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public")
    with SiteClient(site_over(data, divisions, rooms=public_rooms())) as client:
        yield client


@pytest.fixture
def client(site_client: SiteClient) -> SiteClient:
    """The same without what the tests before have chosen: each says what it brings."""
    site_client.forget()
    return site_client


def with_view(address: str, view: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}view={view}"


def cookie_of(answer: httpx.Response) -> dict[str, str]:
    """What an answer's one cookie says: value and attributes, by their names in small letters."""
    [header] = answer.headers.get_list("set-cookie")
    [(name, morsel)] = SimpleCookie(header).items()
    told = {key: value for key, value in morsel.items() if value}
    return {"name": name, "value": morsel.value, **told}


def is_elder(page: str) -> bool:
    return re.search(r'<html lang="[^"]+" class="elder">', page) is not None


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_itself_in_the_elder_view_and_back(client: SiteClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == PAGES[address]
    assert not is_elder(page.text)
    assert "set-cookie" not in page.headers
    [there] = re.findall(r'<a href="([^"]+)" rel="nofollow">长辈版</a>', page.text)
    assert there.replace("&amp;", "&") == with_view(str(httpx.URL(address)), "elder").replace("%2C", ",")
    elder = client.get(address, headers=ELDER)
    assert elder.status_code == PAGES[address]
    assert is_elder(elder.text)
    assert "set-cookie" not in elder.headers
    [back] = re.findall(r'<a href="([^"]+)" rel="nofollow">标准版</a>', elder.text)
    assert back == there.replace("view=elder", "view=usual")


def test_choosing_it_is_remembered_for_a_year_and_leads_back_to_the_same_address(client: SiteClient) -> None:
    answer = client.get("/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&view=elder&wish=a%26b+c")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&wish=a%26b+c"
    assert answer.headers["cache-control"] == "no-store"
    assert cookie_of(answer) == {
        "name": "view",
        "value": "elder",
        "path": "/",
        "max-age": str(A_YEAR_S),
        "samesite": "Lax",
        "httponly": True,
    }


def test_choosing_the_usual_view_takes_the_cookie_away(client: SiteClient) -> None:
    answer = client.get("/help?view=usual", headers=ELDER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/help")
    assert (cookie_of(answer)["value"], answer.headers["set-cookie"].count("Max-Age=0")) == ("", 1)


def test_where_the_site_has_tls_itself_the_cookie_never_travels_in_the_clear(client: SiteClient) -> None:
    assert cookie_of(client.get("https://site.test/?view=elder"))["secure"]


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("//elsewhere.invalid/?view=elder", "/elsewhere.invalid/"),
        ("///elsewhere.invalid?view=elder", "/elsewhere.invalid"),
        ("/%2F%2Felsewhere.invalid?view=elder", "/elsewhere.invalid"),
        ("/%5Celsewhere.invalid/?view=elder", "/%5Celsewhere.invalid/"),
        ("/a%0D%0Ab?view=elder&c=%0D%0Ad", "/a%0D%0Ab?c=%0D%0Ad"),
        ("/no/such/page?view=elder", "/no/such/page"),
        ("/?view=elder&view=usual&view=elder", "/"),
    ],
)
def test_it_leads_to_no_other_host_and_breaks_no_header(client: SiteClient, address: str, location: str) -> None:
    answer = client.get(f"http://site.test{address}")
    assert answer.status_code == 303
    assert answer.headers["location"] == location
    assert answer.headers.get_list("set-cookie")[0].startswith("view=elder; ")


@pytest.mark.parametrize("value", ["", "ELDER", "elder2", "usual", "'elder", '"><script>', "%65lder", "elder elder"])
def test_any_other_value_of_the_cookie_is_passed_over(client: SiteClient, value: str) -> None:
    page = client.get("/", headers={"cookie": f"view={value}"})
    assert page.status_code == 200
    assert not is_elder(page.text)
    assert "<script>" not in page.text


@pytest.mark.parametrize("view", ["", "ELDER", "none", "elder%00"])
def test_a_view_that_there_is_not_changes_nothing(client: SiteClient, view: str) -> None:
    page = client.get(f"/?view={view}")
    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert not is_elder(page.text)


def test_results_from_a_position_are_turned_at_once_and_the_position_stays(client: SiteClient) -> None:
    page = client.post("/?lang=zh", data=POSITION).text
    [there] = re.findall(r'<button class="turn" form="in-other-languages" formaction="([^"]*)">长辈版</button>', page)
    assert there == "/?lang=zh&amp;view=elder"
    turned = client.post("/?lang=zh&view=elder", data=POSITION)
    assert turned.status_code == 200
    assert is_elder(turned.text)
    assert "这个位置附近的窗口" in turned.text
    assert cookie_of(turned)["value"] == "elder"
    assert 'name="place" value="112.98,28.11"' in turned.text
    back = client.post("/?lang=zh&view=usual", data=POSITION, headers=ELDER)
    assert not is_elder(back.text)
    assert cookie_of(back)["max-age"] == "0"


def test_an_address_that_holds_a_position_is_turned_at_once_and_not_said_again(client: SiteClient) -> None:
    turned = client.get("/", params={**POSITION, "view": "elder"})
    assert turned.status_code == 200
    assert "location" not in turned.headers
    assert is_elder(turned.text)
    assert cookie_of(turned)["value"] == "elder"
    back = client.get("/", params={**POSITION, "view": "usual"}, headers=ELDER)
    assert not is_elder(back.text)
    assert cookie_of(back)["max-age"] == "0"


def test_a_form_that_leads_to_an_address_brings_the_cookie_too(client: SiteClient) -> None:
    answer = client.post("/?view=elder", data={"place": "天心区"})
    assert answer.headers["location"] == "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA"
    assert cookie_of(answer)["value"] == "elder"


@pytest.mark.parametrize("address", ["/api/v1/nearest?place=天心区&view=elder", "/map/view?view=elder"])
def test_programs_have_no_view(client: SiteClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-type"] == "application/problem+json"


def test_faults_come_in_the_view_that_was_chosen(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=public_rooms())) as client:
        page = client.get("/", headers=ELDER)
        assert page.status_code == 503
        assert is_elder(page.text)
        assert client.get("/?view=usual").status_code == 303


def test_no_store_between_mixes_the_views(client: SiteClient) -> None:
    assert client.get("/").headers["vary"].split(", ")[:2] == ["accept-language", "cookie"]


def test_the_style_comes_in_one_file_and_the_usual_one_knows_nothing_of_it(client: SiteClient) -> None:
    def style(**given: dict[str, str]) -> str:
        [address] = re.findall(r'<link rel="stylesheet" href="([^"]+)">', client.get("/", **given).text)
        return client.get(address).text

    usual, elder = style(), style(headers=ELDER)
    assert elder.startswith(usual)
    assert len(elder) > len(usual) + 1000
    assert "elder" not in usual
