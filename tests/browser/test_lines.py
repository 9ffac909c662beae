"""What fits a small phone: names break where their words are parted, short texts not at all; the answer is in sight."""

import pytest
from playwright.sync_api import Locator

from tests.visitor import SMALL_PHONE

_LINES = """(parts, text) => parts.map(part => {
  const at = part.textContent.indexOf(text);
  const range = document.createRange();
  range.selectNodeContents(part);
  if (text) {
    range.setStart(part.firstChild, at);
    range.setEnd(part.firstChild, at + text.length);
  }
  const boxes = [...range.getClientRects()].filter(box => box.width > 0).sort((one, other) => one.top - other.top);
  return boxes.filter((box, number) => number === 0 || box.top >= boxes[number - 1].bottom - 4).length;
})"""


def lines_of(parts: Locator, text: str = "") -> list[int]:
    """On how many lines each part stands, or a text in it."""
    lines: list[int] = parts.evaluate_all(_LINES, text)
    assert lines
    return lines


@pytest.mark.parametrize("address", ["/?place=天心区", "/windows/430103-HALL"])
def test_a_windows_name_breaks_before_what_stands_in_quotation_marks(
    open_page, province_site: str, address: str
) -> None:
    page = open_page(province_site, SMALL_PHONE)
    page.goto(address)
    names = page.locator("main :is(.results h2 a, h1[lang], .nearby li > a)").filter(has_text="“跨省通办”窗口")
    assert set(lines_of(names, "“跨省通办”窗口")) == {1}


def test_a_days_name_and_date_stand_on_one_line_also_late_in_the_year(open_page, province_site: str) -> None:
    page = open_page(province_site, SMALL_PHONE)
    page.goto("/windows/430103-HALL?when=2026-12-30T10:00")
    assert set(lines_of(page.locator(".week").first.locator("th"))) == {1}


def test_where_an_item_is_handed_in_stands_on_one_line(open_page, province_site: str) -> None:
    page = open_page(province_site, SMALL_PHONE)
    page.goto("/items")
    assert set(lines_of(page.locator(".matters .note"))) == {1}


@pytest.mark.parametrize("lang", ["zh", "zh-Hant"])
def test_the_nearest_windows_name_way_state_and_telephone_are_seen_at_once(
    open_page, province_site: str, lang: str
) -> None:
    page = open_page(province_site, SMALL_PHONE)
    page.goto(f"/?place=天心区&lang={lang}")
    first = page.locator(".results > li").first
    parts = [first.locator(part).first for part in ("h2 a", ".way", ".state", "a[href^='tel:']")]
    ends = [box["y"] + box["height"] for part in parts if (box := part.bounding_box()) is not None]
    assert len(ends) == 4
    assert ends == sorted(ends)
    assert ends[-1] <= SMALL_PHONE.height


def test_what_narrows_a_search_stands_on_one_line_in_each_language(open_page, province_site: str) -> None:
    page = open_page(province_site, SMALL_PHONE)
    for lang in ("zh", "zh-Hant", "en"):
        page.goto(f"/?place=天心区&lang={lang}")
        boxes = [box for part in page.locator(".options > *").all() if (box := part.bounding_box()) is not None]
        assert len(boxes) == 2
        assert len({box["y"] for box in boxes}) == 1
