"""What the demo's own windows say on a worked Saturday, on a holiday and in a year without a notice, in every way."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from tests.browser_sites import DEMO_MOMENT, command
from tests.journeys.edition_on_disk import site_over
from tests.photograph import photograph
from tests.served_site import served
from tests.visitor import PHONE
from tongban import public_rooms

DAYS = {"make-up Saturday": "2026-10-10", "holiday": "2026-10-01", "year to come": "2027-03-10"}
WORKING_DAYS = "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30"
WEEKDAYS = "周一至周五 9:00-17:00（法定节假日除外）"
SIX_DAYS = "周一至周六 9:00-17:00，中午不休息"
ALWAYS = "全天24小时"
STATES = {
    "make-up Saturday": {WORKING_DAYS: "open", WEEKDAYS: "unknown", SIX_DAYS: "open", ALWAYS: "open"},
    "holiday": {WORKING_DAYS: "closed", WEEKDAYS: "closed", SIX_DAYS: "unknown", ALWAYS: "open"},
    "year to come": {WORKING_DAYS: "unknown", WEEKDAYS: "unknown", SIX_DAYS: "unknown", ALWAYS: "open"},
}
MARKS = {"make-up Saturday": "调休上班", "holiday": "国庆节放假", "year to come": "今天"}
BADGES = {
    "make-up Saturday": "是否营业未知 · 请先电话",
    "holiday": "已关门 · 10月8日 9:00 开",
    "year to come": "是否营业未知 · 请先电话",
}
WHY = {
    "make-up Saturday": "这一天是调休上班日",
    "holiday": None,
    "year to come": "2027 年的放假安排还没有公布",
}
PLACE = "112.98,28.2"


@pytest.fixture(scope="module")
def demo_on(demo_folder: Path, divisions: Divisions) -> Iterator[Callable[[datetime], str]]:
    """The demo as it is served at a moment."""
    with ExitStack() as sites:
        yield lambda moment: sites.enter_context(served(site_over(demo_folder, divisions, moment, public_rooms())))


def ten(day: str) -> datetime:
    return datetime.fromisoformat(f"{DAYS[day]}T10:00").replace(tzinfo=SHANGHAI)


def states(document: dict[str, list[dict[str, dict[str, object]]]]) -> dict[str, set[object]]:
    """The states of the windows of each text that is asked about, but for those out of service."""
    found: dict[str, set[object]] = {text: set() for text in (WORKING_DAYS, WEEKDAYS, SIX_DAYS, ALWAYS)}
    for match in document["matches"]:
        hours = match["window"]["hours"]
        if isinstance(hours, dict) and hours["text"] in found and match["window"]["closed_until"] is None:
            found[hours["text"]].add(match["open"]["state"])
    return found


@pytest.mark.parametrize("day", DAYS)
def test_the_demo_answers_alike_now_and_for_an_arrival(open_page, demo_on, day: str) -> None:
    expected = {text: {state} for text, state in STATES[day].items()}
    asked = f"/api/v1/nearest?place={PLACE}&k=50"
    now = open_page(demo_on(ten(day)), PHONE).request.get(asked)
    then = open_page(demo_on(DEMO_MOMENT), PHONE).request.get(f"{asked}&when={DAYS[day]}T10:00")
    assert states(now.json()) == states(then.json()) == expected


@pytest.mark.parametrize("day", ["make-up Saturday", "holiday"])
def test_the_command_finds_the_demo_s_windows_in_the_same_states(
    demo_folder: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    command(demo_folder, "find", "--at", PLACE, "-k", "50", "--when", f"{DAYS[day]}T10:00", "--json")
    assert states(json.loads(capsys.readouterr().out)) == {text: {state} for text, state in STATES[day].items()}


@pytest.mark.parametrize("day", DAYS)
def test_a_window_of_the_demo_shows_what_kind_of_day_it_is(open_page, demo_on, day: str) -> None:
    page: Page = open_page(demo_on(ten(day)), PHONE)
    matches = page.request.get(f"/api/v1/nearest?place={PLACE}&k=50").json()["matches"]
    window = next(
        one["window"] for one in matches if one["window"]["hours"] and one["window"]["hours"]["text"] == WEEKDAYS
    )
    page.goto(f"/windows/{window['id']}")
    expect(page.locator(".state").first).to_contain_text(BADGES[day])
    expect(page.locator(".week .asked").first).to_contain_text(MARKS[day])
    why = WHY[day]
    if why is None:
        expect(page.locator(".why")).to_have_count(0)
    else:
        expect(page.locator(".why")).to_contain_text(why)
    photograph(page, f"demo {day}", whole=True)
