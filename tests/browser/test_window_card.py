"""A card as it leaves the printer, and its code as a telephone reads it."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.visitor import DESKTOP, PHONE, Visitor, dark

A6_POINTS = (298, 420)
"""105 × 148 mm, in whole points."""

ORDINARY = ("430103-HALL", "430111-HALL", "440106-HALL")
WINDOWS = (*ORDINARY, "430121-HALL")
"""The last one is out of service, which takes it more words."""


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each sheet of a PDF, in whole points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def read_by_zbar(picture: Path) -> str:
    """What zbar reads of the only code of a picture."""
    read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True)
    [text] = read.stdout.splitlines()
    return text


def colours(page: Page) -> set[str]:
    """Every colour that texts, lines and grounds of the card are drawn in; transparent ones are none."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll('html, body, main, main *')].flatMap(one => {
      const style = getComputedStyle(one);
      const lines = parseFloat(style.borderTopWidth) ? [style.borderTopColor] : [];
      const drawn = one.closest('svg') ? [style.fill, style.stroke] : [style.color];
      return [...drawn, ...lines, style.backgroundColor];
    })""")
    )
    return {one for one in found if one not in {"none", "rgba(0, 0, 0, 0)"}}


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP, dark(PHONE)], ids=["phone", "desk", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_zbar_reads_the_address_of_the_right_page_off_a_card(
    open_page, province_site: str, tmp_path: Path, visitor: Visitor, lang: str
) -> None:
    page = open_page(province_site, visitor)
    for window in WINDOWS:
        page.goto(f"/windows/{window}/card?lang={lang}")
        name = page.locator("h1").inner_text()
        # The whole card is photographed: what lies around the code must leave it to be found.
        page.locator("main").screenshot(path=tmp_path / "card.png")
        read = urlsplit(read_by_zbar(tmp_path / "card.png"))
        assert f"{read.scheme}://{read.netloc}" == "https://tongban.example.gov.cn"
        page.goto(read.path)
        expect(page.locator("h1")).to_have_text(name)


@pytest.mark.parametrize("visitor", [PHONE, dark(DESKTOP)], ids=["phone", "dark desk"])
def test_zbar_reads_the_address_of_a_window_s_page_off_itself(
    open_page, province_site: str, tmp_path: Path, visitor: Visitor
) -> None:
    page = open_page(province_site, visitor)
    page.goto("/windows/430103-HALL?place=长沙市&when=2026-03-03T10:00")
    page.get_by_text("二维码").click()
    expect(page.locator(".code")).to_be_visible()
    page.screenshot(path=tmp_path / "page.png", full_page=True)
    # The page alone: neither from where nor when somebody goes there.
    assert read_by_zbar(tmp_path / "page.png") == "https://tongban.example.gov.cn/windows/430103-HALL"


def test_the_code_is_25_mm_wide_and_four_modules_off_all_else(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.goto("/windows/430103-HALL/card")
    box = page.locator(".code").bounding_box()
    assert box is not None
    assert box["width"] == box["height"] == pytest.approx(25 / 25.4 * 96, abs=0.5)
    modules = int((page.locator(".code").get_attribute("viewBox") or "").split()[-1])
    white = 4 * box["width"] / modules
    others = page.locator("main p, main h1, main td, main .sketch").evaluate_all(
        """all => all.map(one => one.getBoundingClientRect())
          .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
    )
    left, top = box["x"] - white + 1, box["y"] - white + 1
    right, bottom = box["x"] + box["width"] + white - 1, box["y"] + box["height"] + white - 1
    near = [one for one in others if one[0] < right and one[2] > left and one[1] < bottom and one[3] > top]
    assert near == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_card_is_one_sheet_of_a6(open_page, province_site: str, lang: str) -> None:
    page = open_page(province_site, DESKTOP)
    for window in ORDINARY:
        page.goto(f"/windows/{window}/card?lang={lang}")
        assert sheets(page.pdf(prefer_css_page_size=True)) == [A6_POINTS], window


def test_a_card_with_more_than_a_sheet_holds_goes_on_on_another(open_page, long_site: str) -> None:
    page = open_page(long_site, DESKTOP)
    page.goto("/windows/long-1/card")
    found = sheets(page.pdf(prefer_css_page_size=True))
    assert len(found) > 1
    assert {*found} == {A6_POINTS}


def test_a_card_is_printed_in_black_on_white_paper_without_what_only_screens_need(
    open_page, many_items_site: str
) -> None:
    page = open_page(many_items_site, dark(DESKTOP))
    page.goto("/windows/many-items/card")
    page.emulate_media(media="print")
    assert colours(page) == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    expect(page.locator("nav")).to_be_hidden()
    sizes = page.locator("h1, .phone").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert [round(size * 72 / 96) for size in sizes] == [24, 20]


def test_the_fold_is_in_the_middle_and_no_text_crosses_it(open_page, many_items_site: str) -> None:
    page = open_page(many_items_site, DESKTOP)
    page.goto("/windows/many-items/card")
    card, fold = page.locator("main").bounding_box(), page.locator(".fold").bounding_box()
    assert card is not None
    assert fold is not None
    middle = fold["y"]
    assert middle - card["y"] == pytest.approx(card["height"] / 2, abs=1)
    tops = page.locator(".half > *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({top, bottom}) => [top, bottom])"
    )
    assert [one for one in tops if one[0] < middle < one[1]] == []


def test_the_button_prints_and_is_there_with_scripts_alone(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto("/windows/430103-HALL/card")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed") is True
