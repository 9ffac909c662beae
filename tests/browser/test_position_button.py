"""The button for the phone's position: never asked at load; why it cannot be used is said, and what to do instead."""

import pytest
from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import PHONE, without_scripts

COUNTED = """window.asked = 0;
  const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
  navigator.geolocation.getCurrentPosition = (...given) => { window.asked += 1; ask(...given); };"""
FAILING = "navigator.geolocation.getCurrentPosition = (_, refuse) => refuse({{ code: {code}, PERMISSION_DENIED: 1 }});"
UNSAFE = "Object.defineProperty(window, 'isSecureContext', { value: false });"
LACKING = "delete Navigator.prototype.geolocation;"


def opened(open_page, site: str, script: str, address: str = "/") -> Page:
    page: Page = open_page(site, PHONE)
    page.add_init_script(script)
    page.goto(address)
    return page


@pytest.mark.parametrize("address", ["/", "/?place=天心区", "/items/2022-01", "/map"])
def test_no_page_asks_for_the_position_by_itself(open_page, province_site: str, address: str) -> None:
    page = opened(open_page, province_site, COUNTED, address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.asked") == 0


@pytest.mark.parametrize("address", ["/", "/items/2022-01"])
def test_at_the_button_stands_what_is_used_for_what_and_that_it_is_not_stored(
    open_page, province_site: str, address: str
) -> None:
    page = opened(open_page, province_site, COUNTED, address)
    expect(page.get_by_role("button", name="用我现在的位置")).to_have_accessible_description(
        "浏览器会先问您；位置只用来算距离，不保存，也不写进网址。"
    )
    expect(page.locator("#locate-unsafe, #locate-lacking").locator("visible=true")).to_have_count(0)


def test_a_phone_that_keeps_its_position_to_itself_is_told_what_to_do(open_page, province_site: str) -> None:
    page = opened(open_page, province_site, COUNTED)
    page.locator("button.locate").click()
    expect(page.locator(".said")).to_contain_text("请在上面输入您在哪里")
    expect(page.get_by_label("您在哪里")).to_be_visible()
    assert page.evaluate("window.asked") == 1
    # It may be asked again: who has allowed it meanwhile need not load the page anew.
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 112.98, "latitude": 28.11, "accuracy": 60})
    page.locator("button.locate").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您附近的窗口")


@pytest.mark.parametrize(
    ("code", "told"),
    [(1, "先在浏览器的设置里允许"), (2, "手机的定位可能没有打开"), (3, "等了 15 秒")],
    ids=["refused", "switched off", "timed out"],
)
def test_why_no_position_came_is_said_with_what_to_do(open_page, province_site: str, code: int, told: str) -> None:
    page = opened(open_page, province_site, FAILING.format(code=code))
    page.locator("button.locate").click()
    expect(page.locator(".said")).to_contain_text(told)
    expect(page.locator(".said")).to_contain_text("请在上面输入您在哪里" if code == 1 else "或在上面输入您在哪里")
    photograph(page, f"phone no position {code}", whole=True)


@pytest.mark.parametrize("address", ["/", "/items/2022-01", "/no/such/page"])
def test_on_plain_http_the_button_s_place_says_why_it_cannot_and_where_it_can(
    open_page, province_site: str, address: str
) -> None:
    page = open_page(province_site, PHONE, expected={404})
    page.add_init_script(UNSAFE)
    page.goto(address)
    expect(page.locator("button.locate")).to_be_hidden()
    expect(page.locator("#locate-unsafe")).to_contain_text("请在上面输入您在哪里")
    link = page.locator("#locate-unsafe a")
    expect(link).to_have_attribute("href", "https://tongban.example.gov.cn/")
    expect(page.locator("#locate-consent")).to_be_hidden()
    photograph(page, "phone position on plain http", whole=True)


def test_without_an_address_of_https_there_is_none_to_go_to(open_page, demo_site: str) -> None:
    page = opened(open_page, demo_site, UNSAFE, "/?lang=en")
    expect(page.locator("#locate-unsafe")).to_have_text(
        "Your position cannot be used here: browsers give it to https pages alone. Please type above where you are."
    )


def test_a_browser_without_positions_says_so(open_page, province_site: str) -> None:
    page = opened(open_page, province_site, LACKING)
    expect(page.locator("button.locate")).to_be_hidden()
    expect(page.locator("#locate-lacking")).to_have_text("这个浏览器不能给出位置，请在上面输入您在哪里。")


def test_a_rough_position_is_answered_and_said_to_be_rough_first(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 112.98, "latitude": 28.11, "accuracy": 20_000})
    page.goto("/")
    page.locator("button.locate").click()
    expect(page.locator(".message").first).to_have_text(
        "手机给出的位置误差约 20 公里，最近的不一定是这几个。请在上面输入您在哪里，再找一次。"
    )
    expect(page.locator(".results h2 a")).to_have_count(5)
    photograph(page, "phone rough position")


def test_without_scripts_nothing_is_said_of_positions_that_needs_one(open_page, province_site: str) -> None:
    page = open_page(province_site, without_scripts(PHONE))
    page.goto("/")
    for line in ("#locate-consent", "#locate-unsafe", "#locate-lacking", "button.locate"):
        expect(page.locator(line)).to_be_hidden()
