"""From a window's page back to what was asked: its “search again” keeps the question, and no position."""

import re
from html import unescape

from tests.journeys.edition_on_disk import TIANXIN
from tests.journeys.site_client import SiteClient

ASKED = "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&open=true&when=2026-03-02T10%3A30&area=430100&k=10&lang=en"


def window_of(page: str) -> str:
    """The address of the window's page that a page leads to."""
    [found] = set(re.findall(rf'href="(/windows/{TIANXIN.id}[^"]*)"', page))
    return unescape(found)


def way_back(page: str) -> str:
    """The address behind “search again”."""
    return unescape(re.findall(r'<a href="([^"]+)">(?:重新查找|Search again)</a>', page)[0])


def test_a_window_leads_back_to_the_question_that_led_to_it(client: SiteClient) -> None:
    window = client.get(window_of(client.get(ASKED).text)).text
    assert way_back(window) == ASKED


def test_the_question_stays_when_the_window_s_page_is_asked_for_another_moment_or_language(client: SiteClient) -> None:
    window = client.get(window_of(client.get(ASKED).text)).text
    [form] = re.findall(r'<form class="arrive".*?</form>', window, re.DOTALL)
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', form)}
    later = client.get(f"/windows/{TIANXIN.id}", params={**fields, "when": "2026-03-03T15:00"}).text
    assert way_back(later) == ASKED.replace("2026-03-02T10%3A30", "2026-03-03T15%3A00")
    [other] = re.findall(r'href="([^"]+)" lang="zh-CN" aria-label', window)
    assert way_back(client.get(unescape(other)).text) == ASKED.replace("lang=en", "lang=zh")


def test_a_position_goes_along_in_no_address(client: SiteClient) -> None:
    results = client.post("/", data={"place": "", "at": "112.9800,28.1100", "open": "true"}).text
    window = window_of(results)
    assert window == f"/windows/{TIANXIN.id}?open=true"
    back = way_back(client.get(window).text)
    assert back == "/?open=true"
    assert 'name="open" value="true" checked' in client.get(back).text


def test_whoever_came_by_no_question_is_led_to_the_first_page(client: SiteClient) -> None:
    assert way_back(client.get(f"/windows/{TIANXIN.id}").text) == "/"
    assert way_back(client.get(f"/windows/{TIANXIN.id}?lang=en").text) == "/?lang=en"
    hostile = client.get(f"/windows/{TIANXIN.id}?place=%22%3E%3Cb%3E&k=x&area=1&from=//evil.invalid").text
    assert way_back(hostile) == "/?place=%22%3E%3Cb%3E"
