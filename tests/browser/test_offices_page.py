"""The page for offices as a clerk prints it: two sheets of A4, its pictures on them."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from tests.house import HOUSE

_DOCS = HOUSE / "docs"
_STYLE = """@page { size: A4; margin: 15mm 16mm } body { font: 10pt/1.45 "Noto Sans CJK SC", sans-serif; margin: 0 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 12.5pt; margin: 7pt 0 3pt; break-after: avoid }
p, ul, ol { margin: 3pt 0 } table { border-collapse: collapse } td, th { border: .5pt solid; padding: 1pt 5pt }
img { max-width: 100% }"""


def opened(page: Page, folder: Path) -> Page:
    """The page as a plain renderer shows it, with the pictures that lie beside it."""
    text = (_DOCS / "for-offices.md").read_text("utf-8")
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    printed = folder / "for-offices.html"
    (folder / "pictures").symlink_to(_DOCS / "pictures")
    printed.write_text(f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{body}", "utf-8")
    page.goto(printed.as_uri())
    return page


def test_the_page_for_offices_is_two_sheets_of_a4(page: Page, tmp_path: Path) -> None:
    pdf = opened(page, tmp_path).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_its_pictures_are_there_and_no_mark_of_markdown_is_left(page: Page, tmp_path: Path) -> None:
    pictures = opened(page, tmp_path).locator("img")
    expect(pictures).to_have_count(3)
    sizes = pictures.evaluate_all("all => Promise.all(all.map(one => one.decode().then(() => one.naturalWidth)))")
    assert min(sizes) > 600
    assert "**" not in page.locator("body").inner_text()
