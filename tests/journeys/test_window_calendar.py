"""The calendar file of a window, read by the rules of RFC 5545: what is sure is in it, and what is not is said."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from locator.site.window_page.calendar_lines import file_of, text_value
from locator.window import WITHOUT_END, HoursText, Parsed, Window
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, lay_edition, site_of_one, site_over
from tests.journeys.site_client import SiteClient

CONTENT_LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^\";:,]*)*):(.*)", re.DOTALL)
AROUND_NATIONAL_DAY = datetime(2026, 9, 28, 10, 0, tzinfo=SHANGHAI)


@dataclass
class Component:
    """A component: its properties by name, with their parameters, and the components in it."""

    name: str
    properties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The one text of a property, unescaped (3.3.11)."""
        [(_, value)] = self.properties[name]
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)

    def value(self, name: str) -> str:
        [(_, value)] = self.properties[name]
        return value

    def all_named(self, name: str) -> list["Component"]:
        return [one for one in self.inside if one.name == name]


def read(body: bytes) -> Component:
    """The calendar of a file, which holds to 3.1 and 3.6; AssertionError where it does not."""
    assert body.endswith(b"\r\n")
    lines = body.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    whole = body.decode().removesuffix("\r\n").replace("\r\n ", "")
    assert all(line.decode() for line in lines)  # no sign is cut
    stack: list[Component] = [Component("")]
    for line in whole.split("\r\n"):
        found = CONTENT_LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            stack[-1].inside.append(done)
        else:
            stack[-1].properties.setdefault(name, []).append((parameters, value))
    [calendar] = stack[0].inside
    assert calendar.name == "VCALENDAR"
    return calendar


def calendar_of(
    folder: Path, divisions: Divisions, window: Window, now: datetime = MONDAY_TEN, end: str = "", **settings: str
) -> Component:
    with site_of_one(folder, divisions, window, now, **settings) as client:
        answer = client.get(f"/windows/{window.id}.ics{end}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{window.id}.ics"'
    return read(answer.content)


def times(calendar: Component) -> dict[date, list[str]]:
    """The hours of each day that has any, as HH:MM–HH:MM by Shanghai's clock."""
    found: dict[date, list[str]] = {}
    for event in calendar.all_named("VEVENT"):
        begin, end = (_local(event, name) for name in ("DTSTART", "DTEND"))
        assert begin < end
        found.setdefault(begin.date(), []).append(f"{begin:%H:%M}–{end:%H:%M}")
    return found


def _local(event: Component, name: str) -> datetime:
    [(parameters, value)] = event.properties[name]
    assert parameters == ";TZID=Asia/Shanghai"
    return datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=SHANGHAI)


def test_two_weeks_of_hours_are_events_by_shanghai_s_clock(tmp_path: Path, divisions: Divisions) -> None:
    calendar = calendar_of(tmp_path, divisions, TIANXIN)
    workdays = [date(2026, 3, 2) + timedelta(days=days) for days in range(14) if days % 7 < 5]
    assert times(calendar) == {day: ["09:00–12:00", "13:00–17:00"] for day in workdays}
    [zone] = calendar.all_named("VTIMEZONE")
    assert zone.value("TZID") == "Asia/Shanghai"
    [standard] = zone.all_named("STANDARD")
    assert (standard.value("TZOFFSETFROM"), standard.value("TZOFFSETTO")) == ("+0800", "+0800")
    assert (calendar.value("VERSION"), calendar.text("NAME")) == ("2.0", f"{TIANXIN.name}办公时间")
    assert "不确定" not in calendar.text("DESCRIPTION")


def test_an_event_says_where_and_whom_to_call_and_where_the_page_is(tmp_path: Path, divisions: Divisions) -> None:
    address = "https://tongban.example.gov.cn"
    calendar = calendar_of(tmp_path, divisions, TIANXIN, public_address=address)
    event = calendar.all_named("VEVENT")[0]
    assert (event.text("SUMMARY"), event.text("LOCATION")) == (TIANXIN.name, TIANXIN.address)
    assert event.value("URL") == f"{address}/windows/{TIANXIN.id}"
    assert event.value("DTSTAMP") == "20260302T020000Z"
    assert event.value("GEO") == "28.115000;112.985000"
    for told in (
        "0731-85550123、12345",
        "工作日 9:00-12:00，13:00-17:00",
        "只含 2026-03-02 至 2026-03-15",
        "2026-01-05",
    ):
        assert told in event.text("DESCRIPTION")


def test_without_an_address_that_leads_here_no_event_has_one(tmp_path: Path, divisions: Divisions) -> None:
    with site_of_one(tmp_path, divisions, TIANXIN) as client:
        calendar = read(client.get(f"/windows/{TIANXIN.id}.ics", headers={"host": "127.0.0.1:8000"}).content)
    assert calendar.all_named("VEVENT")
    assert not any("URL" in event.properties for event in calendar.all_named("VEVENT"))


def test_holidays_are_left_out_and_make_up_days_are_in(tmp_path: Path, divisions: Divisions) -> None:
    found = times(calendar_of(tmp_path, divisions, TIANXIN, AROUND_NATIONAL_DAY))
    assert date(2026, 10, 1) not in found
    assert date(2026, 10, 10) in found  # a Saturday that is worked


def test_what_is_in_doubt_is_left_out_and_said(tmp_path: Path, divisions: Divisions) -> None:
    window = replace(TIANXIN, hours=HoursText("9:00-17:00", Parsed.FULL, None))
    calendar = calendar_of(tmp_path, divisions, window)
    assert {day.isoweekday() for day in times(calendar)} == {1, 2, 3, 4, 5}
    told = "以下日子的办公时间不确定，没有或没有全部列入日历，请先电话：2026-03-07、2026-03-08、2026-03-14、2026-03-15"
    assert told in calendar.text("DESCRIPTION")
    assert all(told in event.text("DESCRIPTION") for event in calendar.all_named("VEVENT"))


def test_days_of_a_year_whose_notice_is_not_out_are_in_doubt(tmp_path: Path, divisions: Divisions) -> None:
    calendar = calendar_of(tmp_path, divisions, TIANXIN, datetime(2026, 12, 28, 10, tzinfo=SHANGHAI), "?lang=en")
    assert max(times(calendar)) == date(2026, 12, 31)
    assert "Not sure on these days" in calendar.text("DESCRIPTION")
    assert "2027-01-04, 2027-01-05" in calendar.text("DESCRIPTION")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24小时", ["00:00–00:00"]),
        ("每天22:00-次日6:00，节假日不休", ["00:00–06:00", "22:00–00:00"]),
    ],
)
def test_a_day_ends_at_midnight(tmp_path: Path, divisions: Divisions, text: str, expected: list[str]) -> None:
    found = times(calendar_of(tmp_path, divisions, replace(TIANXIN, hours=HoursText(text, Parsed.FULL, None))))
    assert len(found) == 14
    assert found[date(2026, 3, 5)] == expected


@pytest.mark.parametrize(
    "window",
    [
        replace(TIANXIN, hours=None),
        replace(TIANXIN, hours=HoursText("以现场公告为准", Parsed.NONE, None)),
        replace(TIANXIN, closed_until=WITHOUT_END),
    ],
    ids=["no hours", "hours by notice", "out of service"],
)
def test_a_window_without_any_sure_hours_has_no_event_and_its_page_no_link(
    tmp_path: Path, divisions: Divisions, window: Window
) -> None:
    assert calendar_of(tmp_path, divisions, window).all_named("VEVENT") == []
    with site_of_one(tmp_path / "page", divisions, window) as client:
        assert ".ics" not in client.get(f"/windows/{window.id}").text


def test_a_suspension_that_ends_leaves_its_days_out_alone(tmp_path: Path, divisions: Divisions) -> None:
    calendar = calendar_of(tmp_path, divisions, replace(TIANXIN, closed_until=date(2026, 3, 11)))
    assert min(times(calendar)) == date(2026, 3, 12)
    assert "不确定" not in calendar.text("DESCRIPTION")


def test_a_file_that_is_taken_in_again_has_the_same_names_for_the_same_hours(
    tmp_path: Path, divisions: Divisions
) -> None:
    first = calendar_of(tmp_path / "a", divisions, TIANXIN)
    later = calendar_of(tmp_path / "b", divisions, TIANXIN, MONDAY_TEN + timedelta(days=7))
    names = [[event.value("UID") for event in calendar.all_named("VEVENT")] for calendar in (first, later)]
    assert len(names[0]) == len({*names[0]}) == 20
    assert len({*names[0]} & {*names[1]}) == 10


def test_a_window_s_page_leads_to_its_calendar_in_its_language(client: SiteClient) -> None:
    page = client.get(f"/windows/{TIANXIN.id}?lang=en").text
    assert f'<a href="/windows/{TIANXIN.id}.ics?lang=en">Hours of two weeks, as a calendar file</a>' in page
    assert read(client.get(f"/windows/{TIANXIN.id}.ics?lang=en").content).text("NAME") == f"Hours of {TIANXIN.name}"


def test_a_sample_s_calendar_wears_its_mark(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[TIANXIN], sample=True)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        calendar = read(client.get(f"/windows/{TIANXIN.id}.ics").content)
    assert all("示例数据" in event.text("DESCRIPTION") for event in calendar.all_named("VEVENT"))


def test_a_calendar_of_no_window_is_a_calm_404(client: SiteClient) -> None:
    assert client.get("/windows/none.ics").status_code == 404


@pytest.mark.parametrize("text", [*PAYLOADS.values(), "a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT", "\\n;,:\x00\u2028b\x85c"])
def test_no_text_of_a_window_gets_out_of_its_property(tmp_path: Path, divisions: Divisions, text: str) -> None:
    hostile = replace(TIANXIN, name=text, address=text, phones=(text,), office=text)
    calendar = calendar_of(tmp_path, divisions, hostile)
    events = calendar.all_named("VEVENT")
    assert len(events) == 20
    assert {tuple(event.properties) for event in events} == {tuple(events[0].properties)}
    assert {one.name for one in calendar.inside} == {"VTIMEZONE", "VEVENT"}


@given(st.text(max_size=200))
def test_any_text_is_one_value_that_reads_as_it_was(text: str) -> None:
    body = file_of(["BEGIN:VCALENDAR", f"NAME:{text_value(text)}", "END:VCALENDAR"])
    plain = re.sub("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    assert read(body).text("NAME") == re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f]", "", plain)
