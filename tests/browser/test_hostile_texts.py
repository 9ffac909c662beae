"""Whatever a sheet, an address or a form says, a page shows it as it was written, and nothing runs."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.hostile_map import PAYLOADS
from tests.site_windows import HOSTILE_FIELDS, HOSTILE_PLACE, hostile_text, hostile_windows
from tests.visitor import FROM_A_DISK, PHONE, Visitor, settled

ARITHMETIC = "{{7*7}}${7*7}#{7*7}<%=7*7%>"
REPEATED = 40
"""So many signs of what a visitor asks are repeated to him where it is not understood."""
ROWS = range(len(PAYLOADS))
ON_A_CARD = ("name", "address", "transit", "hours", "phone")
AROUND_ALL = "/map#16/28.1186/112.9850"
"""A view of the map that has all hostile windows."""
CLOSE_TO_ALL = "/map#17/28.1186/112.9850"
"""The same, so close that each has a mark of its own; a desk's map is not tall enough for it."""
TALL = Visitor(1280, 1800)
TOLD_IN_A_VIEW = 60
"""So many signs of a name or an address come with a view of the map; a popup has them all."""
SPOKEN = "{}，是否营业未知"
IN_A_VIEW = (
    # position: what has it there, its attribute or "" for its text, the field, and what stands around it
    ("list entry's name", "#found-list .entry > strong", "", "name", "{}"),
    ("list entry's address", "#found-list .entry > span:last-child", "", "address", "{}"),
    ("list entry's link", "#found-list li > a", "aria-label", "name", "{}，详细信息"),
    ("mark's title", ".mark", "title", "name", "{}"),
    ("mark's spoken name", ".mark", "aria-label", "name", SPOKEN),
)
IN_A_POPUP = (
    # position: what has it there, which of them, and the field
    ("name", ".popup h2", 0, "name"),
    ("phone", ".popup a.act", 0, "phone"),
    ("address", ".popup dd", 0, "address"),
    ("hours", ".popup dd", 1, "hours"),
    ("transit", ".popup dd", 2, "transit"),
)


def text_of(page: Page) -> str:
    """All text of a page, once whatever was to run has run; fails where something did."""
    settled(page)
    assert page.evaluate("window.__pwned") is None
    return page.locator("body").text_content() or ""


def test_in_the_results(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE)
    seen = ""
    for row in (0, len(PAYLOADS) - 1):  # five from either end
        page.goto(f"/?place={HOSTILE_PLACE.lon},{HOSTILE_PLACE.lat + row * 0.0009}")
        for summary in page.locator("summary").all():
            summary.click()
        seen += text_of(page)
    expected = [hostile_text(row, field) for row in ROWS for field in ON_A_CARD]
    assert [text for text in expected if text not in seen] == []


def test_on_a_window_s_page(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE)
    for row, window in enumerate(hostile_windows()):
        page.goto(f"/windows/{window.id}")
        seen = text_of(page)
        assert [text for field in HOSTILE_FIELDS if (text := hostile_text(row, field)) not in seen] == []
        assert page.title().startswith(" ".join(window.name.split()))
        assert page.locator("h1").text_content() == window.name


def test_on_a_window_s_card(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE)
    for row, window in enumerate(hostile_windows()):
        page.goto(f"/windows/{window.id}/card")
        seen = text_of(page)
        assert [field for field in ("name", "address", "phone", "hours") if hostile_text(row, field) not in seen] == []


def test_beside_another_window(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE)
    names = {hostile_text(row, "name") for row in ROWS}
    for window in hostile_windows():
        page.goto(f"/windows/{window.id}")
        text_of(page)
        beside = page.locator(".nearby li > a").all_text_contents()
        assert len(beside) == 3
        assert {*beside} <= names


def told_in_a_view(row: int, field: str) -> str:
    """A field of a hostile window, as short as a view of the map tells it."""
    text = hostile_text(row, field)
    return text if len(text) <= TOLD_IN_A_VIEW else f"{text[: TOLD_IN_A_VIEW - 1]}…"


def test_in_the_map_s_list_and_marks(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, TALL)
    page.goto(CLOSE_TO_ALL)
    expect(page.locator(".mark")).to_have_count(len(PAYLOADS))
    expect(page.locator("#found-list > li")).to_have_count(len(PAYLOADS))
    text_of(page)
    read = "(found, name) => found.map(one => name ? one.getAttribute(name) : one.textContent)"
    for position, selector, attribute, field, around in IN_A_VIEW:
        expected = [around.format(told_in_a_view(row, field)) for row in ROWS]
        assert sorted(page.locator(selector).evaluate_all(read, attribute)) == sorted(expected), position


def test_in_the_map_s_popups(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site)
    page.goto(AROUND_ALL)
    for row in ROWS:
        page.locator("#found-list .entry").filter(has_text=told_in_a_view(row, "name")).click()
        expect(page.locator(".popup h2")).to_have_text(" ".join(hostile_text(row, "name").split()))
        text_of(page)
        for position, selector, place, field in IN_A_POPUP:
            assert page.locator(selector).nth(place).text_content() == hostile_text(row, field), (row, position)


def test_in_the_map_s_popup_of_many_windows_at_one_place(open_page, hostile_crowd_site: str) -> None:
    page = open_page(hostile_crowd_site)
    page.goto(AROUND_ALL)
    page.locator(".mark").click()
    names = page.locator(".popup .listed li > a")
    expect(names).to_have_count(len(PAYLOADS))
    text_of(page)
    assert sorted(names.all_text_contents()) == sorted(hostile_text(row, "name") for row in ROWS)


def test_in_a_program_s_answer(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site)
    for window in hostile_windows():
        answer = page.goto(f"/api/v1/windows/{window.id}")
        assert answer.json() == window.public()
        settled(page)  # a browser that opens it shows a text
        assert page.evaluate("[window.__pwned, document.scripts.length]") == [None, 0]


def test_in_the_map_s_file(open_page, hostile_map_file: str) -> None:
    page = open_page(FROM_A_DISK, PHONE)
    page.goto(hostile_map_file)
    for group in page.locator(".list .group > summary").all():
        group.click()
    for row, window in enumerate(hostile_windows()):
        page.locator(".list .window > summary").nth(row).click()
        popup = page.locator(".leaflet-popup-content")
        expect(popup.locator("strong")).to_have_text(window.name)
        seen = f"{popup.text_content()}"
        assert [field for field in (*ON_A_CARD, "office") if hostile_text(row, field) not in seen] == []
        assert window.name in text_of(page)


@pytest.mark.parametrize("text", [ARITHMETIC, *PAYLOADS.values()], ids=["arithmetic", *PAYLOADS])
def test_in_what_a_visitor_asks(open_page, hostile_site: str, text: str) -> None:
    page = open_page(hostile_site, PHONE, expected={404, 422})
    asked = quote(text, safe="")
    for address, repeated in (
        (f"/?place={asked}", True),
        (f"/windows/{quote(text[:40], safe='')}", False),
        (f"/no/such/{asked}", False),
        (f"/?place=天心区&lang={asked}", False),
        (f"/?place=天心区&open={asked}&{asked}={asked}", False),
    ):
        page.goto(address)
        seen = text_of(page)
        assert "49" not in seen.replace(text[:REPEATED], "")
        assert text[:REPEATED] in seen or not repeated
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.protocol)")
        assert {*links} <= {"http:", "https:", "tel:", "geo:"}


def test_an_address_that_begins_like_a_host_leads_to_no_other_host(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE, expected={404})
    page.goto(f"{hostile_site}//evil.example/x")
    hosts = page.locator("header a[href]").evaluate_all("links => links.map(link => link.host)")
    assert {*hosts} == {hostile_site.removeprefix("http://")}


def test_in_what_a_visitor_types(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE, expected={422})
    for text in (ARITHMETIC, *PAYLOADS.values()):
        page.goto("/")
        page.get_by_label("您在哪里").fill(text)
        page.get_by_role("button", name="找最近的窗口").click()
        page.wait_for_url("**/?place=*")
        assert text[:REPEATED] in text_of(page)
        assert page.get_by_label("您在哪里").input_value() == text.strip()[:100]


@pytest.mark.parametrize("parameter", ["place", "lon", "item", "division", "datum"])
def test_in_a_program_s_question(open_page, hostile_site: str, parameter: str) -> None:
    page = open_page(hostile_site, expected={400, 422})
    given = "" if parameter == "place" else "place=天心区&"
    for text in (ARITHMETIC, *PAYLOADS.values()):
        answer = page.context.request.get(f"/api/v1/nearest?{given}{parameter}={quote(text, safe='')}")
        assert answer.status in {400, 422}
        assert answer.headers["content-type"] == "application/problem+json"
        assert "49" not in answer.json()["detail"].replace(text[:REPEATED], "")
