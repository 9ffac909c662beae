"""The form beside the map's list: what is chosen there, the map, the list and the address follow."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.live_map import CHANGSHA, TARGETS, shown
from tests.photograph import photograph
from tests.visitor import DESKTOP, PHONE, SMALL_PHONE, Visitor

ITEM, KIND, GROUP, OPEN = "要办的事", "窗口类型", "合作区域", "只看营业中的"
KEPT = "location.hash"
AROUND = "/map#9/27.8000/112.9000"
"""Windows of both kinds, some by themselves and some in crowds."""
EMPTY = "#12/30.5000/91.0000"
"""Where the province has no window."""


def chosen_in(page: Page) -> dict[str, list[str]]:
    """What stands in the page's address."""
    return parse_qs(urlsplit(page.url).query)


def counted(page: Page) -> int:
    """How many windows the sentence above the list says."""
    told = page.locator("#found-count")
    expect(told).not_to_be_empty()
    [count] = re.findall(r"这里有 ([0-9]+) 个", told.inner_text())
    return int(count)


def of_the_marks(page: Page) -> int:
    """How many windows the entries of the list stand for."""
    entries = page.locator("#found-list strong").all_inner_texts()
    return sum(int(found[0]) if (found := re.findall("· ([0-9]+) 个窗口", text)) else 1 for text in entries)


def test_what_is_chosen_is_what_map_and_list_show_and_stands_in_the_address(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), AROUND)
    before, where = counted(page), page.evaluate(KEPT)
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    kiosks = counted(page)
    assert 0 < kiosks < before
    assert kiosks == of_the_marks(page)
    names = page.locator("#found-list strong").all_inner_texts()
    assert all("自助服务终端" in name for name in names if "·" not in name)
    assert page.evaluate(KEPT) == where == "#9/27.8000/112.9000"
    page.get_by_label(ITEM).select_option("2022-08")
    expect(page.locator("#filters-told")).to_have_text("租房提取住房公积金 · 自助终端")
    assert chosen_in(page) == {"kind": ["kiosk"], "item": ["2022-08"]}
    page.get_by_label(OPEN).check()
    assert chosen_in(page)["open"] == ["true"]
    page.get_by_label(OPEN).uncheck()
    page.get_by_label(ITEM).select_option("")
    page.get_by_label(KIND).select_option("")
    expect(page.locator("#found-count")).to_have_text(f"这里有 {before} 个窗口")
    assert chosen_in(page) == {}


def test_the_way_back_and_forth_leads_through_what_was_chosen(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), AROUND)
    before = counted(page)
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    kiosks = counted(page)
    page.get_by_label(KIND).select_option("staffed")
    expect(page.locator("#found-count")).to_have_text(f"这里有 {before - kiosks} 个符合条件的窗口")
    page.go_back()
    expect(page.locator("#found-count")).to_have_text(f"这里有 {kiosks} 个符合条件的窗口")
    expect(page.get_by_label(KIND)).to_have_value("kiosk")
    expect(page.locator("#filters-told")).to_have_text("自助终端")
    page.go_back()
    expect(page.locator("#found-count")).to_have_text(f"这里有 {before} 个窗口")
    expect(page.get_by_label(KIND)).to_have_value("")
    page.go_forward()
    expect(page.locator("#found-count")).to_have_text(f"这里有 {kiosks} 个符合条件的窗口")
    # From a window's page, which the browser may have kept nothing for.
    page.locator("#found-list a").first.click()
    expect(page).to_have_url(re.compile("/windows/"))
    page.go_back()
    expect(page.locator("#found-count")).to_have_text(f"这里有 {kiosks} 个符合条件的窗口")
    expect(page.get_by_label(KIND)).to_have_value("kiosk")


def test_the_way_back_leads_to_where_a_choice_was_made(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    page.locator("#map_live").press("-")
    page.wait_for_url(re.compile("#10/"))
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape("#11/28.1900/112.9800")))
    expect(page.locator("#found-count")).not_to_contain_text("符合条件")
    assert page.evaluate("map_live.getZoom()") == 11


def test_a_link_that_was_shared_opens_on_what_was_chosen(open_page, province_site: str) -> None:
    first = shown(open_page(province_site), CHANGSHA)
    first.get_by_label(ITEM).select_option("2022-08")
    expect(first.locator("#found-count")).to_contain_text("符合条件")
    second = shown(open_page(province_site, PHONE), first.url)
    expect(second.locator("#filters-told")).to_have_text("租房提取住房公积金")
    expect(second.locator("#found-count")).to_contain_text("未注明能不能办")
    assert second.evaluate(KEPT) == first.evaluate(KEPT)
    unstated = second.locator("#found-list > li", has=second.locator(".takes"))
    expect(unstated.first).to_contain_text("未注明能不能办，请先电话")


def test_other_languages_keep_what_was_chosen_and_where_the_map_is(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.get_by_label(KIND).select_option("kiosk")
    page.get_by_label(OPEN).check()
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_label("Kind of window")).to_have_value("kiosk")
    expect(page.get_by_label("Open only")).to_be_checked()
    expect(page.locator("#found-count")).to_contain_text("match")
    assert page.evaluate(KEPT) == "#11/28.1900/112.9800"
    page.get_by_label("Kind of window").select_option("")
    page.get_by_label("Open only").uncheck()
    page.get_by_role("link", name="简体中文").click()
    expect(page.get_by_label(KIND)).to_have_value("")


def test_the_other_view_keeps_what_was_chosen_and_where_the_map_is(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    for view, other in (("长辈版", "标准版"), ("标准版", "长辈版")):
        page.get_by_role("link", name=view).click()
        expect(page.get_by_role("link", name=other)).to_be_visible()
        expect(page.locator("#filters-told")).to_have_text("自助终端")
        expect(page.locator("#found-count")).to_contain_text("符合条件")
        assert page.evaluate(KEPT) == "#11/28.1900/112.9800"
        assert "view=" not in page.url


@pytest.mark.parametrize("visitor", [PHONE, SMALL_PHONE], ids=["phone", "small"])
def test_on_a_phone_one_line_says_what_is_chosen_and_unfolds_the_form(
    open_page, province_site: str, visitor: Visitor
) -> None:
    page = shown(open_page(province_site, visitor), CHANGSHA)
    line = page.locator("#filters > summary")
    expect(line).to_have_text("筛选：全部窗口")
    expect(page.get_by_label(ITEM)).to_be_hidden()
    line.tap()
    page.get_by_label(GROUP).select_option("hunan-jiangxi-border")
    expect(line).to_have_text("筛选：湘赣边区域合作示范区")
    expect(page.get_by_label(ITEM)).to_be_visible()
    assert page.evaluate(TARGETS) == []
    low = page.evaluate(
        "[...document.querySelectorAll('.filters select, .filters .choice, .filters summary')]"
        ".filter(one => one.getBoundingClientRect().height < 43.5).length"
    )
    assert low == 0
    photograph(page, f"map-filters-{visitor.width}")
    line.tap()
    expect(page.get_by_label(ITEM)).to_be_hidden()


def test_the_keyboard_alone_chooses_and_stays_in_the_form(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.get_by_label(ITEM).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label(KIND)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    expect(page.get_by_label(KIND)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label(OPEN)).to_be_focused()
    expect(page.locator("#filters-told")).to_have_text("人工窗口 · 只看营业中的")
    page.keyboard.press("Enter")  # which sends other forms
    expect(page.get_by_label(OPEN)).to_be_focused()


def test_a_popup_closes_when_other_windows_are_chosen_and_the_focus_stays_in_the_form(
    open_page, province_site: str
) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.locator("#found-list .entry").first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.get_by_label(KIND).focus()
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator(".popup")).to_have_count(0)
    expect(page.get_by_label(KIND)).to_be_focused()
    expect(page.locator("#found-count")).to_contain_text("符合条件")


def test_a_popup_of_a_filtered_map_says_whether_the_window_takes_what_was_chosen(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), "/map?item=2022-08#11/28.1900/112.9800")
    page.locator("#found-list > li", has=page.locator(".takes")).first.locator(".entry").click()
    expect(page.locator(".popup .takes")).to_have_text("未注明能不能办，请先电话")


def test_the_new_count_is_said_once(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    counted(page)
    page.evaluate("""() => {
      window.said = [];
      const told = document.getElementById('found-count');
      const listener = new MutationObserver(() => said.push(told.textContent));
      listener.observe(told, { childList: true, characterData: true });
    }""")
    page.get_by_label(KIND).select_option("kiosk")
    expect(page.locator("#found-count")).to_contain_text("符合条件")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("said") == [page.locator("#found-count").inner_text()]


def test_where_nothing_is_in_view_the_list_leads_to_those_elsewhere(open_page, province_site: str) -> None:
    page = open_page(province_site)
    page.goto(f"/map?kind=kiosk{EMPTY}")
    expect(page.locator("#found-count")).to_have_text("这里没有符合条件的窗口，别处有。")
    photograph(page, "map-nothing-matches")
    everything = page.get_by_role("button", name="看全部符合条件的窗口")
    everything.focus()
    page.keyboard.press("Enter")
    expect(everything).to_be_hidden()
    expect(page.locator("#map_live")).to_be_focused()
    page.wait_for_selector(".mark")
    assert counted(page) == of_the_marks(page)
    assert chosen_in(page) == {"kind": ["kiosk"]}


def test_where_nothing_is_in_view_the_filter_can_be_left(open_page, province_site: str) -> None:
    page = open_page(province_site)
    page.goto("/map?group=beijing-tianjin-hebei&open=true#11/28.1900/112.9800")
    expect(page.locator("#found-count")).to_have_text("没有符合条件的窗口。")
    expect(page.get_by_role("button", name="看全部符合条件的窗口")).to_be_hidden()
    leave = page.get_by_role("button", name="不再筛选")
    leave.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".mark")
    expect(leave).to_be_hidden()
    expect(page.locator("#map_live")).to_be_focused()
    assert chosen_in(page) == {}
    expect(page.locator("#filters-told")).to_have_text("全部窗口")
    assert page.evaluate(KEPT) == "#11/28.1900/112.9800"


@pytest.mark.parametrize(
    "value",
    ['"><img src=x onerror="alert(1)">', "</script><script>alert(1)</script>", "{{7*7}}", "%", "x" * 5000],
    ids=["markup", "script", "template", "percent", "long"],
)
@pytest.mark.parametrize("name", ["item", "kind", "group", "open"])
def test_hostile_values_in_the_address_are_refused_as_a_calm_page(
    open_page, province_site: str, name: str, value: str
) -> None:
    page = open_page(province_site, expected={400, 422})
    page.goto(f"/map?{name}={quote(value)}")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("main img, main script:not([src])").count() == 0


def test_without_scripts_the_form_is_sent_and_the_regions_follow(open_page, province_site: str) -> None:
    page = open_page(province_site, Visitor(390, 844, touch=True, scale=2.0, scripts=False))
    page.goto("/map")
    page.locator("#filters > summary").tap()
    page.get_by_label(GROUP).select_option("hunan-jiangxi-border")
    page.get_by_role("button", name="筛选").tap()
    expect(page.locator("#filters-told")).to_have_text("湘赣边区域合作示范区")
    expect(page.locator(".regions > li > a")).to_have_text(["江西省", "湖南省"])
    page.locator(".regions a").first.tap()
    expect(page.locator(".results h2").first).to_be_visible()


def test_a_desk_has_the_form_beside_the_map(open_page, province_site: str) -> None:
    page = shown(open_page(province_site, DESKTOP), CHANGSHA)
    expect(page.locator("#filters > summary")).to_be_hidden()
    form, chart, entries = (page.locator(one).bounding_box() for one in ("#filters form", "#map_live", "#found-list"))
    assert form is not None
    assert chart is not None
    assert entries is not None
    assert form["x"] + form["width"] <= chart["x"]
    assert form["y"] + form["height"] <= entries["y"]
    assert entries["height"] > 150
