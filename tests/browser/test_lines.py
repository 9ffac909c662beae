"""Where lines end on a small phone: names break where their words are parted, and short texts do not break at all."""

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
def test_a_windows_name_breaks_before_what_stands_in_quotation_marks(open_page, province_site: str, address) -> None:
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
