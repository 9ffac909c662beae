"""The report of a check before a person: nothing axe finds, nothing too small, no other host, and the same on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_axe import all_violations
from tests.browser.test_file_for_everybody import SMALL, TINY
from tests.browser_sites import command
from tests.hostile_map import PAYLOADS
from tests.sheets import changsha_rows, row, workbook
from tests.visitor import DESKTOP, FROM_A_DISK, PHONE, Visitor

FAR = row(number=5, window_name="天心区窗口02", longitude=113.7, latitude=28.3, office_hours="周一至周五8:30")


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of a faulty sheet, a hostile one and one that is no workbook, as an address on the disk."""
    folder = tmp_path_factory.mktemp("report")
    sheets = folder / "报送"
    sheets.mkdir()
    (sheets / "长沙.xlsx").write_bytes(workbook([*changsha_rows(), FAR]))
    hostile = [row(number=at, window_name=text, office_hours=text) for at, text in enumerate(PAYLOADS.values(), 1)]
    (sheets / "<b>&x.xlsx").write_bytes(workbook(hostile))
    (sheets / "坏.xlsx").write_bytes(b"PK\x03\x04")
    out = folder / "报告.html"
    command(folder / "data", "check", str(sheets), "--report", str(out), ended=1)
    return out.as_uri()


def opened(open_page: OpenPage, address: str, visitor: Visitor) -> Page:
    """The report, watched: a request to anybody, a breach of its policy or a dialog fails the test."""
    page = open_page(FROM_A_DISK, visitor)
    page.goto(address)
    # What is not in view is laid out only when it comes into view.
    page.evaluate("document.querySelectorAll('.file').forEach(part => part.style.contentVisibility = 'visible')")
    expect(page.get_by_role("heading", level=1)).to_have_text("窗口信息表检查报告")
    return page


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_everybody_can_read_it(open_page: OpenPage, report_file: str, visitor: Visitor) -> None:
    page = opened(open_page, report_file, visitor)
    assert all_violations(page) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate(TINY) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_label_on_the_map_is_large_enough_as_it_is_shown(
    open_page: OpenPage, report_file: str, visitor: Visitor
) -> None:
    page = opened(open_page, report_file, visitor)
    shown = """() => [...document.querySelectorAll('.still-map text')].filter(text => text.getClientRects().length)
      .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    sizes = page.evaluate(shown)
    assert sizes
    assert min(sizes) >= 15


def test_a_file_of_the_list_leads_to_its_part(open_page: OpenPage, report_file: str) -> None:
    page = opened(open_page, report_file, DESKTOP)
    page.get_by_role("link", name="报送/长沙.xlsx").click()
    expect(page.get_by_role("heading", name="报送/长沙.xlsx")).to_be_in_viewport()
    expect(page.get_by_role("img", name="报送/长沙.xlsx：4 个位置没有提示，1 个要看")).to_be_visible()
    page.locator(".file:target").get_by_role("link", name="回到文件列表").click()
    expect(page.get_by_role("heading", name="文件（问题多的在前）")).to_be_in_viewport()


def test_hostile_texts_are_read_as_they_were_written(open_page: OpenPage, report_file: str) -> None:
    page = opened(open_page, report_file, DESKTOP)
    part = page.locator(".file").filter(has=page.get_by_role("heading", name="报送/<b>&x.xlsx"))
    shown = part.locator("dd code").all_inner_texts()
    assert sum(payload in shown for payload in PAYLOADS.values()) >= 5
    assert page.evaluate("window.__pwned") is None


def test_paper_has_all_of_it_in_the_light_and_nothing_to_press(open_page: OpenPage, report_file: str) -> None:
    page = opened(open_page, report_file, DESKTOP)
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    expect(page.locator("nav, .back").first).to_be_hidden()
    assert page.locator(".notices > li:visible").count() == page.locator(".notices > li").count()
    expect(page.locator(".still-map").first).to_be_visible()


def test_the_paper_is_a4_and_nothing_is_cut_off(open_page: OpenPage, report_file: str, tmp_path: Path) -> None:
    page = opened(open_page, report_file, DESKTOP)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # 182 mm, an A4 page within its margins
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pdf = page.pdf(prefer_css_page_size=True)
    assert {tuple(map(float, box)) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)} == {
        (594.95996, 841.91998)
    }
