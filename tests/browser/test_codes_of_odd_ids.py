"""The codes of windows whose ids are as long or as odd as ids come: zbar reads each, and it leads to that window."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser_sites import OWNER, Serve, laid
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import TIANXIN
from tests.visitor import DESKTOP, PHONE

LONGEST = "A-0123456789-abcdefghij-KLMNOPQRSTUVWXYZ"
"""Of those that our own editions have."""
IDS = (
    "0",  # the shortest
    "-" * 40,
    LONGEST,
    # An edition may be another's, whose ids are any texts.
    "窗口 一号?place=112.98,28.11#x&y=%2F",
    "%2e%2e%2f..",
    "card",
    "'; DROP TABLE windows; --",
    "W" * 200,
    "窗" * 60,
    *(payload for payload in PAYLOADS.values() if "/" not in payload),
)


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose windows have these ids, and a name each that tells which it is."""
    windows = [replace(TIANXIN, id=id_, name=f"第{number}个窗口") for number, id_ in enumerate(IDS)]
    with serve(laid(tmp_path_factory, windows)) as origin:
        yield origin


def test_each_code_leads_to_its_own_window(open_page, site: str, tmp_path: Path) -> None:
    page = open_page(site, PHONE)
    page.goto("/?place=天心区&k=50")
    links = page.locator(".results h2 a")
    paths = dict(links.evaluate_all("all => all.map(one => [one.textContent, new URL(one.href).pathname])"))
    assert len(paths) == len(IDS)
    for name, path in paths.items():
        of_page, of_card = codes_of(page, path, tmp_path)
        assert of_page == of_card == f"{OWNER['public_address']}{path}"
        page.goto(urlsplit(of_page).path)
        expect(page.locator("h1")).to_have_text(name)


def test_the_code_of_the_longest_id_of_ours_is_read_off_a_desk_s_coarser_screen(
    open_page, site: str, tmp_path: Path
) -> None:
    page = open_page(site, DESKTOP)
    path = f"/windows/{LONGEST}"
    assert codes_of(page, path, tmp_path) == [f"{OWNER['public_address']}{path}"] * 2


def codes_of(page: Page, path: str, folder: Path) -> list[str]:
    """What zbar reads of the codes of a window's page and of its card."""
    pictures = [folder / "page.png", folder / "card.png"]
    page.goto(path)
    page.get_by_text("二维码").click()
    page.locator(".on-white").screenshot(path=pictures[0])
    page.goto(f"{path}/card")
    page.locator("main").screenshot(path=pictures[1])
    read = subprocess.run(["zbarimg", "--quiet", "--raw", *pictures], capture_output=True, text=True, check=True)
    return read.stdout.splitlines()
