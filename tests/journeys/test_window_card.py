"""A window's card: what holds on any day, in words, with the page's address as a code where it is known."""

import html
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.readers.moments import SHANGHAI
from locator.window import WITHOUT_END, DivisionNames, HoursText, Parsed, Window
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, lay_edition, site_of_one, site_over
from tests.journeys.site_client import SiteClient

ADDRESS = "https://tongban.example.gov.cn"
SUMMER_AND_WINTER = "夏季（5月1日-9月30日）工作日9:00-12:00，15:00-18:00；冬季（10月1日-4月30日）工作日9:00-17:00"


def card_of(folder: Path, divisions: Divisions, window: Window, end: str = "", now: datetime = MONDAY_TEN) -> str:
    """A card, without the elements that keep times on a line."""
    with site_of_one(folder, divisions, window, now) as client:
        card = client.get(f"/windows/{window.id}/card{end}")
    assert card.status_code == 200
    return re.sub("</?span[^>]*>", "", html.unescape(card.text))


def with_hours(text: str, parsed: Parsed = Parsed.FULL) -> Window:
    return replace(TIANXIN, hours=HoursText(text, parsed, None))


def hours_on(card: str) -> list[tuple[str, str]]:
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td>([^<]*)</td></tr>', card)
    return [(days, " ".join(times.split())) for days, times in rows]


def test_a_card_has_name_telephone_address_hours_and_the_day_of_the_last_check(client: SiteClient) -> None:
    card = re.sub("</?span[^>]*>", "", client.get(f"/windows/{TIANXIN.id}/card").text)
    for text in (TIANXIN.name, "0731-85550123", "12345", TIANXIN.address, "核对日期 2026-01-05"):
        assert text in card
    assert hours_on(card) == [("周一至周五", "9:00–12:00 13:00–17:00"), ("周六、周日", "不办公")]
    assert "法定节假日和调休日不同，请先电话" in card
    assert "从天心区政府起，直线 330 米 · 南" in card


def test_a_window_s_page_leads_to_its_card_in_its_language(client: SiteClient) -> None:
    assert f'<a href="/windows/{TIANXIN.id}/card">打印成卡片</a>' in client.get(f"/windows/{TIANXIN.id}").text
    page = client.get(f"/windows/{TIANXIN.id}?lang=en").text
    assert f'<a href="/windows/{TIANXIN.id}/card?lang=en">Print as a card</a>' in page
    card = client.get(f"/windows/{TIANXIN.id}/card?lang=en").text
    assert f'<a href="/windows/{TIANXIN.id}?lang=en">Back to the window’s page</a>' in card
    assert '<html lang="en">' in card
    assert "Checked on" in card


@pytest.mark.parametrize("day", [date(2026, 2, 16), date(2026, 10, 1), date(2026, 2, 14)])
def test_an_ordinary_week_is_printed_even_on_a_holiday_or_make_up_day(
    tmp_path: Path, divisions: Divisions, day: date
) -> None:
    now = datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)
    card = card_of(tmp_path, divisions, TIANXIN, now=now)
    assert hours_on(card) == [("周一至周五", "9:00–12:00 13:00–17:00"), ("周六、周日", "不办公")]


def test_hours_that_change_with_the_season_are_those_of_now_with_the_office_s_own_words(
    tmp_path: Path, divisions: Divisions
) -> None:
    window, july = with_hours(SUMMER_AND_WINTER), datetime(2026, 7, 1, 10, tzinfo=SHANGHAI)
    winter, summer = card_of(tmp_path / "a", divisions, window), card_of(tmp_path / "b", divisions, window, now=july)
    assert hours_on(winter)[0] == ("周一至周五", "9:00–17:00")
    assert hours_on(summer)[0] == ("周一至周五", "9:00–12:00 15:00–18:00")
    for card in (winter, summer):
        assert "一年中有的日子不同，以原文为准" in card
        assert SUMMER_AND_WINTER in card


@pytest.mark.parametrize(
    "window",
    [
        with_hours("以现场公告为准", Parsed.NONE),
        with_hours("请致电", Parsed.NONE),
        replace(TIANXIN, hours=None),
    ],
    ids=["by notice", "unread", "none"],
)
def test_hours_that_nobody_knows_are_said_to_be_unknown(tmp_path: Path, divisions: Divisions, window: Window) -> None:
    card = card_of(tmp_path, divisions, window)
    assert "办公时间说不准，请先电话" in card
    assert hours_on(card) == []
    assert window.hours is None or window.hours.text in card


def test_hours_in_doubt_are_printed_so_beside_the_office_s_own_words(tmp_path: Path, divisions: Divisions) -> None:
    card = card_of(tmp_path, divisions, with_hours("9:00-17:00"))
    assert hours_on(card) == [("周一至周五", "9:00–17:00"), ("周六、周日", "9:00–17:00 未知")]
    assert '<p class="asis" lang="zh-CN">9:00-17:00</p>' in card


def test_a_card_made_before_the_year_s_notice_is_out_keeps_the_week_of_the_days_that_are_known(
    tmp_path: Path, divisions: Divisions
) -> None:
    card = card_of(tmp_path, divisions, TIANXIN, now=datetime(2027, 3, 1, 10, tzinfo=SHANGHAI))
    assert hours_on(card)[0] == ("周一至周五", "9:00–12:00 13:00–17:00")


def test_a_suspension_stands_on_the_card(tmp_path: Path, divisions: Divisions) -> None:
    card = card_of(tmp_path, divisions, replace(TIANXIN, closed_until=WITHOUT_END))
    assert "暂停服务，恢复时间请先电话询问" in card


def test_a_window_beside_the_seat_or_far_from_every_seat_has_no_sketch(tmp_path: Path, divisions: Divisions) -> None:
    seat = divisions.seat("430103")
    assert seat is not None
    beside = card_of(tmp_path / "a", divisions, replace(TIANXIN, position=seat.position))
    assert "就在天心区政府驻地附近" in beside
    far = card_of(tmp_path / "b", divisions, replace(TIANXIN, position=Position(116.4, 39.9)))
    nowhere = replace(TIANXIN, division=DivisionNames("430199", "新区", "长沙市", "湖南省"))
    zone = card_of(tmp_path / "c", divisions, nowhere)
    assert "政府起" not in far + zone
    assert not any("<figure" in card for card in (beside, far, zone))


def test_a_code_needs_an_address_that_leads_here(tmp_path: Path, divisions: Divisions) -> None:
    path = f"/windows/{TIANXIN.id}/card"
    with site_of_one(tmp_path / "set", divisions, TIANXIN, public_address=f"{ADDRESS}/") as client:
        assert f"tongban.example.gov.cn/windows/{TIANXIN.id}" in client.get(path, headers={"host": "evil.example"}).text
    with site_of_one(tmp_path / "unset", divisions, TIANXIN) as client:
        assert "window.example.cn/windows/" in client.get(path, headers={"host": "window.example.cn"}).text
        for host in ("localhost:8000", "127.0.0.1:8000", "192.168.1.2", 'a"><script>.cn'):
            card = client.get(path, headers={"host": host}).text
            assert '<svg class="code"' not in card
            assert "TONGBAN_" not in card  # a setting tells whoever prints it nothing


def test_a_sample_s_card_wears_its_mark(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[TIANXIN], sample=True)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert "示例数据</p>" in client.get(f"/windows/{TIANXIN.id}/card?lang=en").text


def test_a_card_of_no_window_is_a_calm_404(client: SiteClient) -> None:
    page = client.get("/windows/none/card")
    assert page.status_code == 404
    assert "<h1>找不到这个窗口</h1>" in page.text
