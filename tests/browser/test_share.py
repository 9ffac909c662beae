"""The address onto the clipboard, and the window into another program: where the browser can, and nothing more."""

from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tests.visitor import DESKTOP, PHONE, without_scripts

ASKED = "/windows/430103-HALL?place=长沙市&when=2026-03-03T10:00"
CLIPBOARD = "navigator.clipboard.readText()"
UNSHARED = "delete Navigator.prototype.share;"
SHARED = """navigator.share = async (given) => { window.shared = given; };"""


def address_of(page: Page) -> str:
    return page.locator("[data-copy]").get_attribute("data-copy") or ""


def test_a_press_copies_the_address_and_says_so(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ASKED)
    page.get_by_role("button", name="复制地址").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text("已复制")
    assert page.evaluate(CLIPBOARD) == address_of(page) != ""


def test_where_there_is_no_clipboard_the_older_way_is_taken(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.add_init_script("""Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => { window.copied = document.activeElement.value; return true; };""")
    page.goto(ASKED)
    page.get_by_role("button", name="复制地址").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text("已复制")
    assert page.evaluate("window.copied") == address_of(page)
    assert page.locator("textarea").count() == 0


def test_a_copy_that_fails_says_what_to_do(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.add_init_script("""Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;""")
    page.goto(f"{ASKED}&lang=en")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text(
        "It could not be copied: press the address for long and copy it."
    )


def test_what_is_shared_is_the_window_alone(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(SHARED)
    page.goto(ASKED)
    page.get_by_role("button", name="分享这个窗口").click()
    assert page.evaluate("window.shared") == {
        "title": page.locator("h1").inner_text(),
        "url": f"{province_site}/windows/430103-HALL",
    }


def test_who_changes_their_mind_while_sharing_hears_nothing(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script("navigator.share = async () => { throw new DOMException('', 'AbortError'); };")
    page.goto(ASKED)
    page.get_by_role("button", name="分享这个窗口").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text("")


def test_from_a_list_a_window_is_shared_by_its_own_page(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(SHARED)
    page.goto("/?place=天心区&when=2026-03-03T10:00&lang=en")
    card = page.locator(".results > li").nth(1)
    card.get_by_role("button", name="Share").click()
    path = (card.get_by_role("heading").get_by_role("link").get_attribute("href") or "").partition("?")[0]
    assert page.evaluate("window.shared") == {
        "title": card.get_by_role("heading").inner_text(),
        "url": f"{province_site}{path}?lang=en",
    }


def test_a_list_that_was_found_by_name_is_shared_with_what_was_asked(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(SHARED)
    page.goto("/?place=天心区&open=true&utm_source=elsewhere")
    page.get_by_role("button", name="分享这一页").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == "天心区附近的窗口"
    assert unquote(shared["url"]) == f"{province_site}/?place=天心区&open=true"


def test_a_list_that_was_found_by_position_cannot_be_shared_and_its_windows_can(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(SHARED)
    page.goto("/?place=112.98,28.11")  # an address that somebody made by hand
    expect(page.get_by_role("button", name="分享", exact=True)).to_have_count(5)
    expect(page.get_by_role("button", name="分享这一页")).to_have_count(0)
    page.get_by_role("button", name="分享", exact=True).first.click()
    assert "112" not in page.evaluate("window.shared.url")


def test_beside_the_map_programs_the_address_is_copied(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?place=天心区")
    card = page.locator(".results > li").nth(1)
    expect(card.get_by_role("button", name="复制地址")).to_be_hidden()
    card.locator("summary").click()
    card.get_by_role("button", name="复制地址").click()
    expect(card.locator(".maps [role=status]")).to_have_text("已复制")
    assert page.evaluate(CLIPBOARD) == card.locator(".address").inner_text()


def test_where_nothing_can_be_shared_the_link_of_the_window_is_copied(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.add_init_script(UNSHARED)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ASKED)
    expect(page.get_by_role("button", name="分享")).to_have_count(0)
    page.get_by_role("button", name="复制网页链接").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text("已复制")
    assert page.evaluate(CLIPBOARD) == f"{province_site}/windows/430103-HALL"


def test_a_list_and_its_windows_are_copied_each_by_its_own_link(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.add_init_script(UNSHARED)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?place=天心区&open=true&utm_source=elsewhere&lang=en")
    whole = page.locator(".pass-on")
    whole.get_by_role("button", name="Copy link").click()
    expect(whole.get_by_role("status")).to_have_text("Copied")
    assert unquote(page.evaluate(CLIPBOARD)) == f"{province_site}/?place=天心区&open=true&lang=en"
    card = page.locator(".results > li").first
    card.get_by_role("button", name="Copy link").click()
    expect(card.locator(".keep [role=status]")).to_have_text("Copied")
    path = (card.get_by_role("heading").get_by_role("link").get_attribute("href") or "").partition("?")[0]
    assert page.evaluate(CLIPBOARD) == f"{province_site}{path}?lang=en"


def test_the_link_of_a_list_from_a_position_is_offered_by_no_button(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(UNSHARED)
    page.goto("/?place=112.98,28.11")  # an address that somebody made by hand
    expect(page.get_by_role("button", name="复制网页链接")).to_have_count(5)
    expect(page.locator(".results .keep").get_by_role("button", name="复制网页链接")).to_have_count(5)


def test_a_link_that_cannot_be_copied_is_said_to_stand_in_the_address_bar(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(UNSHARED)
    page.add_init_script("""Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;""")
    page.goto(ASKED)
    page.get_by_role("button", name="复制网页链接").click()
    expect(page.locator(".pass-on [role=status]")).to_have_text("没有复制成功：请打开那个网页，复制地址栏里的网址。")


def test_without_scripts_no_button_is_shown_and_the_page_s_address_can_be_read(open_page, province_site: str) -> None:
    page = open_page(province_site, without_scripts(PHONE))
    page.goto(ASKED)
    expect(page.locator("[data-copy]")).to_be_hidden()
    expect(page.locator("[data-share]")).to_be_hidden()
    page.get_by_text("二维码").click()
    expect(page.get_by_text("https://tongban.example.gov.cn/windows/430103-HALL")).to_be_visible()
