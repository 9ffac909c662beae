"""What citizens see of office hours on a worked Saturday, on a holiday and in a year without a notice."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.readers.moments import SHANGHAI
from locator.window import HoursText, Parsed, Window
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.photograph import photograph
from tests.served_site import served
from tests.visitor import DESKTOP, PHONE, Visitor, dark, without_scripts
from tongban import public_rooms

HOURS = ("法定工作日9:00-17:00", "周一至周五9:00-17:00", "每天9:00-17:00，全年无休", "逢圩日上午")
DAYS = {"make-up Saturday": "2026-02-14", "holiday": "2026-10-01", "year to come": "2027-03-10"}

UNKNOWN = "是否营业未知 · 请先电话"
EXPECTED = {
    "make-up Saturday": ["营业中 · 至 17:00", UNKNOWN, "营业中 · 至 17:00", UNKNOWN],
    "holiday": ["已关门 · 10月8日 9:00 开", "已关门 · 10月8日 9:00 开", "营业中 · 至 17:00", UNKNOWN],
    "year to come": [UNKNOWN, UNKNOWN, "营业中 · 至 17:00", UNKNOWN],
}
WHY = {
    "make-up Saturday": "这一天是调休上班日",
    "holiday": None,
    "year to come": "2027 年的放假安排还没有公布",
}
VISITORS = {"phone": PHONE, "phone, dark": dark(PHONE), "desk": DESKTOP, "desk, dark": dark(DESKTOP)}


def windows() -> list[Window]:
    return [
        replace(
            TIANXIN,
            id=f"430103-HOURS{number}",
            hours=HoursText(text, Parsed.FULL, None),
            position=Position(112.985, 28.115 + number / 100),
        )
        for number, text in enumerate(HOURS)
    ]


@pytest.fixture(scope="module")
def site_on(divisions: Divisions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The site on a day at ten in the morning, by the name of the day."""
    data: Path = tmp_path_factory.mktemp("hours")
    lay_edition(data / "public", windows=windows())
    with ExitStack() as sites:
        moments = {name: datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=SHANGHAI) for name, day in DAYS.items()}
        origins = {
            name: sites.enter_context(served(site_over(data, divisions, moment, public_rooms())))
            for name, moment in moments.items()
        }
        yield origins.__getitem__


def badges(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".results .state").all_inner_texts()]


@pytest.mark.parametrize("day", DAYS)
def test_badges_and_the_week_say_what_is_known_of_the_day(open_page, site_on, day: str) -> None:
    for name, visitor in VISITORS.items():
        page = open_page(site_on(day), visitor)
        page.goto("/?place=112.985,28.115")
        assert badges(page) == EXPECTED[day]
        photograph(page, f"{day} {name} results", whole=True)
        page.goto("/windows/430103-HOURS1")
        expect(page.locator(".week .asked").first).to_contain_text("今天")
        if WHY[day] is None:
            expect(page.locator(".why:not(.stale)")).to_have_count(0)
            expect(page.locator(".week .asked").first).to_contain_text("国庆节放假")
        else:
            expect(page.locator(".why:not(.stale)")).to_contain_text(WHY[day])
        photograph(page, f"{day} {name} window", whole=True)


@pytest.mark.parametrize("visitor", [PHONE, without_scripts(DESKTOP)], ids=["phone", "desk, no script"])
def test_an_arrival_is_asked_for_and_answered(open_page, site_on, visitor: Visitor) -> None:
    page = open_page(site_on("holiday"), visitor)
    page.goto("/")
    page.get_by_label("您在哪里").fill("天心区")
    page.get_by_label("我到达的时间").fill("2026-10-10T16:20")
    page.get_by_role("button", name="找最近的窗口").click()
    expect(page.locator(".arrival")).to_have_text("2026年10月10日 周六 16:20 到达（调休上班）")
    assert sorted(badges(page))[0] == "到时是否营业未知 · 请先电话"
    assert badges(page).count("到时营业 · 至 17:00，还有 40 分钟") == 2
    photograph(page, f"arrival {visitor.width}", whole=True)
    page.get_by_label("我到达的时间").fill("2026-10-08T08:20")
    page.get_by_role("button", name="看那时营业吗").click()
    expect(page.locator(".arrival")).to_have_text("2026年10月8日 周四 8:20 到达")
    page.locator(".results h2 a").first.click()
    expect(page.locator(".week .asked").first).to_contain_text("到达日")
    page.get_by_label("我到达的时间").fill("2026-10-09T09:00")
    page.get_by_role("button", name="看那时营业吗").click()
    expect(page.locator(".arrival")).to_have_text("2026年10月9日 周五 9:00 到达")


def test_the_map_s_popup_says_the_same_as_the_window_s_page(open_page, site_on) -> None:
    page = open_page(site_on("make-up Saturday"), DESKTOP)
    page.goto("/map?window=430103-HOURS1")
    expect(page.locator(".popup .state")).to_contain_text(UNKNOWN)
    page.goto("/windows/430103-HOURS1")
    expect(page.locator("main > .state")).to_contain_text(UNKNOWN)
