"""“Something is wrong here” on a phone, with scripts and without, by finger and by keyboard alone."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.visitor import Visitor, without_scripts

PHONE_740 = Visitor(360, 740, touch=True, scale=2.0)
WINDOW = "/windows/430103-HALL"


@pytest.mark.parametrize("visitor", [PHONE_740, without_scripts(PHONE_740)], ids=["scripts", "no scripts"])
def test_a_note_is_sent_from_a_windows_page(open_page, corrections_site: str, visitor: Visitor) -> None:
    page: Page = open_page(corrections_site, visitor)
    page.goto(WINDOW)
    page.get_by_role("link", name="这里不对？告诉我们").click()
    page.get_by_label("电话不对或打不通").check()
    page.get_by_label("具体情况").fill("应是 0731-85550199")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("收到了，谢谢您")
    page.get_by_role("link", name="回到这个窗口").click()
    expect(page).to_have_url(re.compile(f"{WINDOW}$"))


def test_what_holds_a_mobile_is_told_above_the_form_and_still_in_its_field(open_page, corrections_site: str) -> None:
    page: Page = open_page(corrections_site, PHONE_740, expected={422})
    page.goto(f"{WINDOW}/wrong")
    page.get_by_label("其他").check()
    page.get_by_label("具体情况").fill("请打 139 0000 1234\n谢谢")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_contain_text("没有发送")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.get_by_label("具体情况")).to_have_value("请打 139 0000 1234\n谢谢")
    expect(page.get_by_label("其他")).to_be_checked()


def test_the_keyboard_alone_sends_a_note(open_page, corrections_site: str) -> None:
    page: Page = open_page(corrections_site, replace(PHONE_740, touch=False))
    page.goto(f"{WINDOW}/wrong?lang=en")
    page.get_by_label("Its place on the map").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Its hours")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("It closes at three.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Received, thank you")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_choices_and_the_button_are_whole_lines_to_be_hit(open_page, corrections_site: str) -> None:
    page: Page = open_page(corrections_site, PHONE_740)
    page.goto(f"{WINDOW}/wrong")
    for target in (*page.locator("form.wrong .choice").all(), page.get_by_role("button", name="发送")):
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 300
