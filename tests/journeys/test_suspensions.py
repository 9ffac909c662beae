"""暂停服务 from a sheet to the answers: before a period, in it and after it, and back out of an export."""

import json
import re
from datetime import date, datetime

import pytest

from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from maps.live_map.room import room
from tests.desk import Desk
from tests.journeys.edition_on_disk import site_over
from tests.journeys.site_client import SiteClient
from tests.sheets import LABELS, row

MORE = {**LABELS, "closed_until": "暂停服务"}
# What is written, and the states on Tuesday the 24th of November and on the 3rd and the 14th of December.
WRITTEN = {
    "2026-11-20至2026-11-25": "closed open open",
    "2026年12月1日-12月5日": "open closed open",
    "2026/12/1-2026/12/5": "open closed open",
    "20261201-20261205": "open closed open",
    "2026年12月1日起": "open closed closed",
    "自2026年12月1日起至2026年12月20日暂停": "open closed closed",
    "2026年12月1日起暂停，12月10日恢复": "open closed open",
    "2026年12月10日恢复": "closed closed open",
    "2026年12月10日": "closed closed open",
    "已恢复": "open open open",
    "暂停，恢复时间另行通知": "closed closed closed",
    "2026-12-01，2026-12-05": "closed closed closed",
}
MOMENTS = ("2026-11-24T10:00", "2026-12-03T10:00", "2026-12-14T10:00")


@pytest.fixture
def published(desk: Desk) -> Desk:
    rows = [
        row(window_name=text, closed_until=text, latitude=28.11 + place / 1000, address=f"示例路{place}号")
        for place, text in enumerate(WRITTEN)
    ]
    assert desk.publish(rows, labels=MORE).code == 0
    return desk


def matches(desk: Desk, when: str) -> dict[str, dict[str, str]]:
    said = desk.run("find", "--place", "天心区", "-k", "50", "--when", when, "--json")
    return {match["window"]["name"]: match["open"] for match in json.loads(said.out)["matches"]}


def words_of(client: SiteClient, address: str) -> str:
    return re.sub(r"</?span[^>]*>", "", client.get(address).text)


def test_a_window_is_closed_on_the_days_that_its_sheet_states_and_on_no_others(published: Desk) -> None:
    states = [matches(published, when) for when in MOMENTS]
    assert {text: " ".join(found[text]["state"] for found in states) for text in WRITTEN} == WRITTEN


def test_what_counts_as_closed_because_nobody_knows_is_told_to_the_office(published: Desk) -> None:
    path = published.folder / "表.xlsx"
    (file,) = published.run("check", "--json", path).document["files"]
    told = [notice["value"] for notice in file["notices"] if notice["code"] == "text-suspicious"]
    assert told == ["暂停，恢复时间另行通知", "2026-12-01，2026-12-05"]


def test_the_evening_before_a_window_tells_of_the_opening_after_its_suspension(published: Desk) -> None:
    found = matches(published, "2026-11-30T20:00")["2026年12月1日-12月5日"]
    assert found == {"state": "closed", "until": "2026-12-07T08:30:00+08:00"}


def test_words_name_the_days_beforehand_and_no_more_when_they_are_over(published: Desk) -> None:
    words = "暂停服务 2026-11-20 至 2026-11-25"
    said = {
        when: published.run("find", "--place", "天心区", "-k", "50", "--when", when).out
        for when in (*MOMENTS, "2026-11-18T10:00")
    }
    assert [words in said[when] for when in sorted(said)] == [True, False, False, False]


def test_pages_popups_and_the_week_tell_of_the_days(published: Desk, divisions: Divisions) -> None:
    window = published.windows()["2026年12月1日-12月5日"]
    words = {"zh": "暂停服务 2026-12-01 至 2026-12-05", "en": "Service suspended from 2026-12-01 to 2026-12-05"}
    moment = datetime(2026, 11, 24, 10, 0, tzinfo=SHANGHAI)
    with SiteClient(site_over(published.data, divisions, moment, rooms=[room()])) as client:
        for lang, told in words.items():
            page = f"/windows/{window.id}?lang={lang}"
            for address in (page, f"{page}&when=2026-12-03T10:00", f"/map{page}", f"/?place=天心区&k=50&lang={lang}"):
                assert told in words_of(client, address)
            assert told not in words_of(client, f"{page}&when=2026-12-14T10:00")
        week = client.get(f"/windows/{window.id}?when=2026-12-01T10:00").text.partition("<table")[2]
        assert week.partition("</table>")[0].count("暂停服务") == 5
        api = client.get(f"/api/v1/windows/{window.id}").json()
    assert (api["closed_until"], "closed_from" in api) == ("2026-12-05", False)


def test_an_export_comes_back_with_the_days_it_went_with(published: Desk) -> None:
    path = published.folder / "导出.xlsx"
    assert published.run("export", path).code == 0
    assert published.run("import", "--whole", "--publish", "--json", path).document["edition"] is None
    days = {text: (window.closed_from, window.closed_until) for text, window in published.windows().items()}
    assert days["2026年12月1日起"] == (date(2026, 12, 1), date.max)


def test_only_the_first_day_changed_is_a_change(published: Desk) -> None:
    text = "2026年12月1日-12月5日"
    number = [*WRITTEN].index(text)
    changed = row(
        window_name=text,
        closed_until="2026年12月3日-12月5日",
        latitude=28.11 + number / 1000,
        address=f"示例路{number}号",
    )
    assert published.publish([changed], labels=MORE).document["edition"] == 2
    (change,) = published.diff(1, 2)["changed"]
    assert change["fields"]["closed_from"] == ["2026-12-01", "2026-12-03"]
    assert "closed_until" not in change["fields"]
