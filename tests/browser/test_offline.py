"""Without a network: who saved a window finds its telephone, and nothing else was kept for that."""

from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import PHONE

WINDOW = "/windows/430103-HALL"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(new URL(request.url));
  }
  return found.map(url => url.pathname + url.search);
}"""
WORKS = "() => navigator.serviceWorker.controller !== null"
GONE = """async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length === 0"""
UNSAFE = "Object.defineProperty(window, 'isSecureContext', { value: false });"


def saved(page: Page) -> None:
    """Save a window, and wait for the worker."""
    page.goto(WINDOW)
    if page.locator("html.elder").count():
        page.get_by_text("收藏、分享、复制地址", exact=True).click()
    page.get_by_role("button", name="收藏", exact=True).click()
    page.wait_for_function(WORKS)


def expect_offline(page: Page) -> None:
    expect(page).to_have_title("现在没有网络 · 通办")
    expect(page.locator("#saved a.act")).to_have_attribute("href", "tel:+8673185550123;ext=8012")


def test_without_a_network_every_page_says_so_and_has_what_was_saved(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.context.set_offline(True)
    for address in ("/", "/?place=天心区", WINDOW, "/saved", "/map", "/no/such/page"):
        page.goto(address)
        expect_offline(page)
    expect(page.get_by_role("link", name="12345").first).to_have_attribute("href", "tel:12345")
    photograph(page, "phone offline", whole=True)
    page.goto("/help?lang=en")
    expect(page).to_have_title("There is no network · Tongban")
    page.goto("/help?lang=zh-Hant")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_title("There is no network · Tongban")
    page.context.set_offline(False)
    page.get_by_role("link", name="简体中文").click()
    expect(page).to_have_title("收藏的窗口 · 通办")
    page.context.set_offline(True)
    page.goto(WINDOW)
    page.context.set_offline(False)
    page.get_by_role("link", name="再试一次").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("天心区政务服务中心")


def test_nothing_is_kept_but_that_page_and_its_files(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.goto("/?place=天心区")
    page.goto("/saved")
    kept = page.evaluate(KEPT)
    assert {path for path in kept if not path.startswith("/static/")} == {
        "/offline?lang=zh&kept=1", "/offline?lang=zh-Hant&kept=1", "/offline?lang=en&kept=1",
    }  # fmt: skip
    assert {path.split("/")[2].split(".")[0] for path in kept if path.startswith("/static/")} == {
        "site", "icon", "saved",
    }  # fmt: skip


def test_a_position_is_answered_behind_the_worker_kept_nowhere_and_found_on_the_way_back(
    open_page, province_site: str
) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.goto("/")
    page.get_by_label("您在哪里").fill("112.98, 28.11")
    page.get_by_role("button", name="找最近的窗口").click()
    names = page.locator(".results h2 a")
    expect(names).to_have_count(5)
    names.first.click()
    expect(page.locator(".results")).to_have_count(0)
    page.go_back()
    expect(names).to_have_count(5)
    assert [path for path in page.evaluate(KEPT) if "112" in path] == []
    page.goto("/")
    page.context.set_offline(True)
    page.get_by_label("您在哪里").fill("112.98, 28.11")
    page.get_by_role("button", name="找最近的窗口").click()
    expect_offline(page)
    page.context.set_offline(False)
    page.get_by_role("link", name="再试一次").click()
    expect(page.get_by_label("您在哪里")).to_be_visible()


def test_with_the_last_window_the_worker_and_all_it_kept_go_away(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.goto("/saved")
    page.get_by_role("button", name="取消收藏").click()
    page.wait_for_function(GONE)


def test_where_the_store_was_emptied_otherwise_the_worker_goes_at_the_next_page(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.evaluate("localStorage.clear()")
    page.goto("/?place=天心区")
    page.wait_for_function(GONE)


def test_where_the_worker_did_not_come_it_comes_at_the_next_page(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    saved(page)
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.unregister())")
    page.goto("/?place=天心区")
    page.wait_for_function(WORKS)


def test_in_the_elder_view_that_page_is_in_it(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.goto("/?view=elder")
    saved(page)
    page.context.set_offline(True)
    page.goto("/?place=天心区")
    expect_offline(page)
    expect(page.locator("html.elder")).to_have_count(1)
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.measured')).fontSize)") >= 20


def test_on_plain_http_a_window_is_saved_without_a_worker(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(UNSAFE)
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏", exact=True).click()
    page.get_by_role("link", name="看收藏的窗口").click()
    expect(page.locator("#saved h2")).to_have_count(1)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
