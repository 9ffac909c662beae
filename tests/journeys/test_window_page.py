"""A window's own page: what it takes by name, how old its record is, and which other windows are near it."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import ALL_ITEMS, WITHOUT_END, DivisionNames, Kind, Window
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.windows import beside

ITEMS = tuple(f"2022-{number:02}" for number in range(1, 23))


def page_of(client: SiteClient, window: Window, end: str = "") -> str:
    return html.unescape(client.get(f"/windows/{window.id}{end}").text)


def page_among(folder: Path, divisions: Divisions, windows: Sequence[Window], end: str = "") -> str:
    """The page of the first of some windows, which are all that there are."""
    lay_edition(folder / "public", windows=windows)
    with SiteClient(site_over(folder, divisions)) as client:
        return page_of(client, windows[0], end)


def others(page: str) -> list[str]:
    """The names of the other windows, in the page's order."""
    return re.findall(r'<li><a href="[^"]+" lang="zh-CN">([^<]+)</a>\n<p class="way">', page)


def at(metres: float, **changes: object) -> Window:
    """A window some metres north of 天心区's, named after that."""
    changed: dict[str, object] = {"id": f"W{metres}", "name": f"{metres} 米", "position": beside(metres)} | changes
    return replace(TIANXIN, **changed)  # type: ignore[arg-type]  # a test names the fields


def test_items_stand_by_their_names_and_lead_to_their_pages(client: SiteClient) -> None:
    links = re.findall(r'<li><a href="(/items/[^"]+)" lang="zh-CN">([^<]+)</a></li>', page_of(client, TIANXIN))
    assert [href for href, _ in links] == ["/items/2022-01", "/items/2022-02"]
    for href, name in links:
        assert f'<h1 lang="zh-CN">{name}</h1>' in html.unescape(client.get(href).text)
    assert 'href="/items/2022-01?lang=en" lang="zh-CN"' in page_of(client, TIANXIN, "?lang=en")


def test_an_item_that_no_catalogue_knows_is_named_without_a_link(tmp_path: Path, divisions: Divisions) -> None:
    page = page_among(tmp_path, divisions, [replace(TIANXIN, items=("2022-01", "自选事项"))])
    assert '<li><span lang="zh-CN">自选事项</span></li>' in page


def test_many_items_are_folded_and_counted(tmp_path: Path, divisions: Divisions) -> None:
    page = page_among(tmp_path, divisions, [replace(TIANXIN, items=ITEMS)])
    assert "<summary>22 项，看全部</summary>" in page
    assert page.count('href="/items/2022-') == 22


def test_all_items_and_none_stated_are_said_in_words(client: SiteClient) -> None:
    assert "全部“跨省通办”事项" in page_of(client, NIGHT)
    assert "未注明，请先电话" in page_of(client, YUELU)
    assert "not stated, call first" in page_of(client, YUELU, "?lang=en")


@pytest.mark.parametrize(
    ("confirmed", "is_old"),
    [(date(2026, 1, 5), False), (date(2025, 3, 2), False), (date(2025, 3, 1), True), (date(2019, 12, 31), True)],
    ids=["this year", "twelve months ago to the day", "a day more", "years ago"],
)
def test_a_record_older_than_twelve_months_is_said_to_be(
    tmp_path: Path, divisions: Divisions, confirmed: date, is_old: bool
) -> None:
    page = re.sub("</?span[^>]*>", "", page_among(tmp_path, divisions, [replace(TIANXIN, confirmed_on=confirmed)]))
    assert (f"上次核对是 {confirmed}，已超过 12 个月：去之前请先电话确认" in page) == is_old
    assert f"<dd>{confirmed}</dd>" in page


def test_a_record_of_a_leap_day_is_old_from_the_first_of_march(tmp_path: Path, divisions: Divisions) -> None:
    page = page_among(tmp_path, divisions, [replace(TIANXIN, confirmed_on=date(2024, 2, 29))], "?lang=en")
    assert "more than 12 months ago: call before you go" in page


def test_the_three_nearest_others_stand_below_with_way_and_state(client: SiteClient) -> None:
    page = page_of(client, TIANXIN)
    assert others(page) == [YUELU.name, NIGHT.name, GUANGZHOU.name]
    section = page.partition("附近的其他窗口")[2]
    assert "直线距离 14 公里 · 西北" in section
    assert section.count('<p class="state') == 3
    assert "自助终端 · 能办全部“跨省通办”事项" in section
    assert f'href="/windows/{YUELU.id}?lang=en"' in page_of(client, TIANXIN, "?lang=en")


def test_windows_with_people_go_before_machines_and_keep_their_order(tmp_path: Path, divisions: Divisions) -> None:
    machines = [at(metres, kind=Kind.KIOSK) for metres in (10, 20, 30, 40)]
    staffed = [at(metres) for metres in (500, 600, 700, 800)]
    assert others(page_among(tmp_path / "a", divisions, [TIANXIN, *machines, *staffed])) == [
        "500 米",
        "600 米",
        "700 米",
    ]
    some = [TIANXIN, *machines, *staffed[:2]]
    assert others(page_among(tmp_path / "b", divisions, some)) == ["10 米", "500 米", "600 米"]


def test_a_window_out_of_service_is_no_way_out(tmp_path: Path, divisions: Divisions) -> None:
    windows = [TIANXIN, at(10, closed_until=WITHOUT_END), at(20, closed_until=date(2026, 1, 1)), at(30)]
    assert others(page_among(tmp_path, divisions, windows)) == ["20 米", "30 米"]


def test_the_only_window_names_no_other(tmp_path: Path, divisions: Divisions) -> None:
    assert "附近的其他窗口" not in page_among(tmp_path, divisions, [TIANXIN])


def test_windows_at_one_place_are_named_by_id_and_others_across_the_earth_without_a_sketch(
    tmp_path: Path, divisions: Divisions
) -> None:
    hall = [TIANXIN, *(replace(TIANXIN, id=f"hall-{number}", name=f"{number} 号") for number in (3, 1, 2, 0))]
    assert others(page_among(tmp_path / "a", divisions, hall)) == ["0 号", "1 号", "2 号"]
    far = replace(TIANXIN, id="far", position=Position(-67.5, -28.1))
    page = page_among(tmp_path / "b", divisions, [TIANXIN, far])
    assert 'class="sketch"' not in page
    assert "图中十字" not in page


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        (("2022-01",), None, "能办什么未注明，请先电话"),
        (("2022-01",), ALL_ITEMS, "能办全部“跨省通办”事项"),
        (("2022-01", "2022-02"), ("2022-02", "2022-03", "2022-01"), "这里注明的事项，那里都能办"),
        (("2022-01", "2022-02"), ("2022-02", "2022-03"), "这里注明的 2 项，那里能办 1 项"),
        (("2022-01",), ("2022-03",), "注明的事项与这里不同"),
        (None, ("2022-03",), "注明能办的事项：1 项"),
        (ALL_ITEMS, ("2022-03", "2022-04"), "注明能办的事项：2 项"),
    ],
)
def test_what_another_takes_is_told_beside_what_this_one_does(
    tmp_path: Path, divisions: Divisions, here: tuple[str, ...] | None, there: tuple[str, ...] | None, said: str
) -> None:
    page = page_among(tmp_path, divisions, [replace(TIANXIN, items=here), at(10, items=there)])
    assert f"<p>{said}</p>" in page.partition("附近的其他窗口")[2]


def test_the_buttons_wait_hidden_for_a_browser_that_can_copy_or_share(client: SiteClient) -> None:
    page = page_of(client, TIANXIN, "?place=天心区&when=2026-03-03T10:00")
    buttons = re.findall(r"<button[^>]*data-(?:copy|share)[^>]*>", page)
    assert len(buttons) == 2
    assert all(" hidden " in button for button in buttons)
    # What is shared is the window's page alone: neither from where nor when somebody goes there.
    assert f'data-share="/windows/{TIANXIN.id}"' in page
    assert f'data-copy="{TIANXIN.address}"' in page


def test_the_address_stands_right_under_the_state_and_nowhere_else(client: SiteClient) -> None:
    page = page_of(client, TIANXIN)
    shown = f'<p class="address" lang="zh-CN">{TIANXIN.address}</p>'
    assert re.search(rf'<p class="state [^\n]+</p>\s*{re.escape(shown)}', page)
    assert page.count(f">{TIANXIN.address}<") == 1


def test_what_few_look_for_is_folded_further_down(client: SiteClient) -> None:
    page = page_of(client, TIANXIN)
    [folded] = re.findall(r"<summary>资料</summary>(.*?)</details>", page, re.DOTALL)
    assert re.findall("<dt>([^<]+)</dt>", folded) == ["行政区划", "位置", "窗口编号"]
    assert page.count("行政区划") == page.count("<dt>位置") == page.count("窗口编号") == 1
    assert page.index("核对日期") < page.index("<summary>资料")


def test_a_title_says_where_a_window_is_whose_name_does_not(tmp_path: Path, divisions: Divisions) -> None:
    plain = replace(TIANXIN, name="政务服务中心窗口")
    assert "<title>政务服务中心窗口 · 长沙市天心区 · 通办</title>" in page_among(tmp_path / "a", divisions, [plain])
    assert f"<title>{TIANXIN.name} · 通办</title>" in page_among(tmp_path / "b", divisions, [TIANXIN])
    province = replace(plain, division=DivisionNames("430000", "湖南省", None, "湖南省"))
    assert "<title>政务服务中心窗口 · 湖南省 · 通办</title>" in page_among(tmp_path / "c", divisions, [province])
