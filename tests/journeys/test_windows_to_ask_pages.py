"""The windows to ask, as results name them: the nearest to the citizen first, by the distance that she reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import WITHOUT_END
from tests.item_page_reader import ALL_WINDOWS, CITY_HALL, named
from tests.journeys.edition_on_disk import TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

NO_ITEMS = replace(TIANXIN, items=None)
BESIDE = replace(NO_ITEMS, id="430103-BESIDE01", name="天心区街道窗口", position=Position(112.99, 28.11))
SUSPENDED = replace(BESIDE, id="430103-GONE0001", name="天心区停办窗口", closed_until=WITHOUT_END)
FARTHER = replace(YUELU, id="430104-FAR00001", name="岳麓区西边窗口", position=Position(112.8, 28.3))
WINDOWS = (*(one for one in ALL_WINDOWS if one.id != TIANXIN.id), NO_ITEMS, BESIDE, SUSPENDED, FARTHER)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site whose city has a hall of its own and windows in two districts, one of them out of service."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=WINDOWS)
    with SiteClient(site_over(data, divisions)) as kept:
        yield kept


def lists(page: str) -> dict[str, str]:
    """The lists of windows to ask, by their titles."""
    return dict(
        re.findall(r"<h2>([^<]+)</h2>\s*<ul class=\"results right\">(.*?)</ul>\s*(?=<h2>|<ul class)", page, re.S)
    )


def metres(shown: str) -> Sequence[float]:
    """The distances that are shown, in their order."""
    found = re.findall(r'<p class="way">直线距离 ([\d.]+) (米|公里)', shown)
    return [float(number) * (1 if unit == "米" else 1000) for number, unit in found]


@pytest.mark.parametrize("home", ["430100", "430000"])
def test_whoever_stands_inside_the_place_is_told_the_window_round_the_corner_first(
    client: SiteClient, home: str
) -> None:
    page = client.get(f"/?place=天心区&item=2022-08&home={home}").text
    assert "您就在那里。" in page
    [(title, shown)] = lists(page).items()
    assert title == {"430100": "湖南省长沙市：可以问的窗口", "430000": "湖南省：可以问的窗口"}[home]
    assert {NO_ITEMS.name, BESIDE.name} == set(named(shown)[:2])
    assert SUSPENDED.name not in named(shown)
    assert CITY_HALL.name in named(shown)
    assert len(metres(shown)) == len(named(shown)) == 3
    assert metres(shown) == sorted(metres(shown))
    assert "量起）" not in shown


def test_for_others_the_citys_hall_comes_first_and_the_number_says_from_where_it_is(client: SiteClient) -> None:
    shown = lists(client.get("/?place=天河区&item=2022-08&home=430100").text)
    assert list(shown) == ["湖南省长沙市：可以问的窗口", "湖南省长沙市所辖各地：可以问的窗口"]
    own, inside = shown.values()
    assert named(own) == [CITY_HALL.name]
    assert len(named(inside)) == 2
    assert metres(inside) == sorted(metres(inside))
    assert (own + inside).count("（从广东省广州市天河区政府驻地量起）") == 3
    english = client.get("/?place=天河区&item=2022-08&home=430100&lang=en").text
    assert "Windows to ask in the places inside 湖南省长沙市" in english
    assert english.count(" (from 广东省广州市天河区, seat of government)") == 3


def test_a_window_out_of_service_is_not_named_where_others_can_be_asked(client: SiteClient) -> None:
    page = client.get("/?place=天心区&item=2022-08&home=430103").text
    shown = lists(page)["湖南省长沙市天心区：可以问的窗口"]
    assert {NO_ITEMS.name, BESIDE.name} == set(named(shown))
    assert SUSPENDED.name not in page.split("写明能办的窗口")[0]
