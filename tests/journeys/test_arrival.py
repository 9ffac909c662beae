"""“I arrive at …”: the state at that moment and how long is left, on the pages and in the API, without a script."""

import re

from tests.journeys.edition_on_disk import NIGHT, TIANXIN
from tests.journeys.site_client import SiteClient

BADGE = re.compile(r'<p class="state (\w+)"><span class="shape" aria-hidden="true"></span>([^<]+)</p>')
SATURDAY = "2026-02-14T11:30"  # a make-up Saturday, half an hour before noon


def test_the_form_asks_for_the_arrival_and_its_answer_s_address_keeps_it(client: SiteClient) -> None:
    assert '<input name="when" type="datetime-local" value="">' in client.get("/").text
    location = client.post("/", data={"place": "天心区", "when": "2027-03-01T09:30"}).headers["location"]
    assert location.endswith("&when=2027-03-01T09%3A30")


def test_results_are_of_that_moment_and_say_how_long_is_left(client: SiteClient) -> None:
    page = client.get(f"/?place=天心区&when={SATURDAY}").text
    assert "2026年2月14日 周六 11:30 到达（调休上班）" in page
    assert BADGE.findall(page)[0] == ("open", "到时营业 · 至 12:00，还有 30 分钟")
    assert "只看到时营业的" in page and "只看营业中的" not in page
    assert f'value="{SATURDAY}"' in page
    assert client.get(f"/api/v1/nearest?place=天心区&when={SATURDAY}").json()["matches"][0]["open"] == {
        "state": "open",
        "until": "2026-02-14T12:00:00+08:00",
    }


def test_the_arrival_goes_along_to_a_window_and_into_the_other_language(client: SiteClient) -> None:
    page = client.get(f"/?place=天心区&when={SATURDAY}&lang=zh").text
    [window] = set(re.findall(rf'href="(/windows/{TIANXIN.id}[^"]*)"', page))
    assert "到时营业 · 至 12:00，还有 30 分钟" in client.get(window.replace("&amp;", "&")).text
    [other] = re.findall(r'href="([^"]+)" lang="en"', page)
    assert "Open when you arrive" in client.get(other.replace("&amp;", "&")).text


def test_only_what_is_open_then_is_shown_where_that_is_asked(client: SiteClient) -> None:
    page = client.get("/?place=天心区&open=true&when=2026-02-15T10:00").text  # the first day of the Spring Festival
    assert "那时没有确定营业的窗口" in page


def test_an_arrival_that_cannot_be_read_is_told_and_now_is_answered(client: SiteClient) -> None:
    for path in ("/?place=天心区&when=<b>明天", f"/windows/{TIANXIN.id}?when=<b>明天"):
        page = client.get(path)
        assert page.status_code == 200
        assert "没有看懂到达时间“&lt;b&gt;明天”" in page.text
        assert BADGE.findall(page.text)[0] == ("open", "营业中 · 至 12:00")


def test_what_is_not_known_is_explained_in_the_list_too(client: SiteClient) -> None:
    page = client.get("/?place=天心区&when=2027-03-10T10:00").text
    assert '<p class="why">2027 年的放假安排还没有公布' in page
    assert '<p class="why">' not in client.get("/?place=天心区&when=2026-03-10T10:00&k=1").text.partition("</li>")[0]


def test_a_box_ticked_by_hand_in_the_address_is_one_too(client: SiteClient) -> None:
    for said in ("true", "1"):
        assert 'name="open" value="true" checked' in client.get(f"/?place=天心区&open={said}").text
    assert 'name="open" value="true" checked' not in client.get("/?place=天心区&open=0").text


def test_an_arrival_in_the_past_is_said_to_be(client: SiteClient) -> None:
    assert "您填的到达时间已经过去" in client.get(f"/windows/{TIANXIN.id}?when=2020-03-02T10:00").text
    assert "您填的到达时间已经过去" in client.get("/?place=天心区&when=2020-03-02T10:00").text
    assert "您填的到达时间已经过去" not in client.get("/?place=天心区&when=2026-03-02T10:01").text


def test_a_position_stays_out_of_addresses_beside_an_arrival(client: SiteClient) -> None:
    page = client.post("/", data={"place": "", "at": "112.9800,28.1100", "when": SATURDAY})
    assert page.status_code == 200
    assert "到时营业 · 至 12:00，还有 30 分钟" in page.text
    assert page.text.count(f'<input type="hidden" name="when" value="{SATURDAY}">') == 1


def test_a_window_s_page_has_its_week_and_why_nothing_is_known(client: SiteClient) -> None:
    page = client.get(f"/windows/{TIANXIN.id}?when={SATURDAY}").text
    assert page.count('<table class="week">') == 2
    assert '<span class="whole">到达日</span> <span class="whole">调休上班</span>' in page
    assert "没有写明办公时间" in client.get(f"/windows/{NIGHT.id}").text
    assert '<table class="week">' not in client.get(f"/windows/{NIGHT.id}").text
    unpublished = client.get(f"/windows/{TIANXIN.id}?when=2027-03-10T10:00").text
    assert "2027 年的放假安排还没有公布" in unpublished
    assert BADGE.findall(unpublished)[0] == ("unknown", "到时是否营业未知 · 请先电话")
