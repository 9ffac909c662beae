"""Office hours: the form's own pattern read right, everything else left unknown, never a wrong definite answer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from locator.readers.hours import OfficeHours, OpenUntil, State, read_hours, state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import HoursText, Parsed

CALENDAR = known_calendar(last_year=2026)
FORM = "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30"
MONDAY_TO_FRIDAY = "周一至周五 9:00-17:00"

LINES = (Path(__file__).parents[1] / "samples" / "hours.jsonl").read_text("utf-8").splitlines()
SAMPLES: dict[str, Any] = {line["id"]: line for line in map(json.loads, LINES)}
PROBES = [(sample, probe) for sample in SAMPLES.values() for probe in sample["probes"]]

# The samples in the form's own pattern, so far; all others must stay unread.
READ = {
    "a01-form-sample",
    "a03-workdays-short",
    "a05-normal-workdays",
    "a07-label-except-holidays",
    "a09-lines-rest-on-holidays",
    "a16-label-brackets",
    "a18-days-last",
    "a20-times-then-holiday-note",
    "b01-fullwidth",
    "b10-no-separator",
    "b20-other-dashes",
    "b22-fullwidth-hyphen-wave",
    "b30-bracketed-ranges",
    "c01-zhou-digits",
    "c02-meizhou-digits",
    "c04-zhou-yi-zhi-wu",
}


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def at(text: str, moment: str) -> OpenUntil:
    return state_at(read_hours(text), shanghai(moment), CALENDAR)


def test_the_samples_in_the_forms_pattern_are_read_in_full_and_no_other() -> None:
    assert {name for name, sample in SAMPLES.items() if read_hours(sample["text"]).parsed is Parsed.FULL} == READ


@pytest.mark.parametrize(("sample", "probe"), [(s, p) for s, p in PROBES if s["id"] in READ])
def test_a_sample_that_is_read_is_right_at_every_moment_asked(sample: dict[str, Any], probe: dict[str, Any]) -> None:
    found = at(sample["text"], probe["at"])
    assert found.state == probe["state"]
    if probe["until"] is not None:
        assert found.until == shanghai(probe["until"])


@pytest.mark.parametrize(("sample", "probe"), [(s, p) for s, p in PROBES if s["id"] not in READ])
def test_a_sample_that_is_not_read_claims_nothing(sample: dict[str, Any], probe: dict[str, Any]) -> None:
    assert at(sample["text"], probe["at"]) == OpenUntil(State.UNKNOWN, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("办公时间：法定工作日（周一至周五）上午8:30—11:30，下午14:00—17:30", "label and brackets"),
        ("法定工作日（上午8:30-11:30，下午14:00-17:30）", "both ranges in brackets"),
        ("周一至周五（工作日）08:30~11:30 14:00~17:30", "the days the other way round"),
        ("工作日8:30-11:30，14:00-17:30", "nothing between days and times"),
        ("工作日\r\n８：３０至１１：３０；１４：００到１７：３０。", "full-width, words for dashes, line break"),
        ("\u200b工作日\u00a08:30\u200b-11:30、14:00--17:30", "invisible characters, a doubled dash"),
        ("工作日办公时间 8:30-11:30 14:00-17:30", "label after the days"),
    ],
)
def test_the_forms_pattern_is_read_in_its_usual_dresses(text: str, why: str) -> None:
    assert read_hours(text).readings == read_hours(FORM).readings, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("工作日8:30-11:30，2:30-5:30", "an afternoon on the 12-hour clock"),
        ("工作日2:30-5:30", "a bare range that may be an afternoon"),
        ("工作日9:00-5:00", "an end before its start"),
        ("工作日下午9:00-12:00", "a word against its hours"),
        ("工作日上午8:30-17:30", "a morning that ends in the evening"),
        ("工作日上午8:30-11:30，上午14:00-17:30", "the morning twice"),
        ("工作日8:30-12:00，11:00-17:30", "ranges that overlap"),
        ("工作日8:30-11:60", "no such minute"),
        ("工作日8:30-25:00", "no such hour"),
        ("工作日8:30-17:3", "a digit is missing"),
        ("工作日8:30-17:300", "a digit too many"),
        ("工作日①8:30-19:00", "a number of a list is no hour"),
        ("工作日8:30-9:30，10:00-11:00，14:00-15:00", "three ranges"),
        ("工作日8:30-17:30（12:00-14:00）", "a range in brackets beside one without"),
        ("工作日8:30-12:00，周一至周五14:00-17:30", "days between the ranges"),
        ("工作日", "days without times"),
        ("9:00-17:00", "times without days"),
        ("工作日9:00-17:00，值班电话另行公布", "words that nobody knows"),
        ("工作日9:00-17:00" + "。" * 500, "longer than is read"),
    ],
)
def test_what_is_not_plainly_the_pattern_is_left_unread(text: str, why: str) -> None:
    assert read_hours(text) == OfficeHours(text, Parsed.NONE, (), None), why


@pytest.mark.parametrize(
    ("moment", "state", "until", "why"),
    [
        ("2026-06-10T08:59:59", State.CLOSED, "2026-06-10T09:00", "half-open: not open a second before"),
        ("2026-06-10T09:00", State.OPEN, "2026-06-10T17:00", "half-open: open from the minute on"),
        ("2026-06-10T17:00", State.CLOSED, "2026-06-11T09:00", "half-open: closed from the minute on"),
        ("2026-10-01T10:00", State.CLOSED, "2026-10-08T09:00", "closed on holidays, and the block is skipped"),
        ("2026-10-10T10:00", State.UNKNOWN, "2026-10-10T17:00", "a make-up Saturday: two readings"),
        ("2026-10-10T17:00", State.CLOSED, "2026-10-12T09:00", "no reading is open so late"),
        ("2026-10-09T18:00", State.CLOSED, "2026-10-10T09:00", "unknown is a change too"),
        ("2026-06-13T10:00", State.CLOSED, "2026-06-15T09:00", "an ordinary Saturday"),
        ("2026-12-31T18:00", State.CLOSED, "2027-01-01T09:00", "the next year is not known: unknown from nine on"),
        ("2027-03-13T10:00", State.UNKNOWN, "2027-03-13T17:00", "an unknown Saturday may be a make-up day"),
        ("2027-03-13T20:00", State.CLOSED, "2027-03-14T09:00", "at eight in the evening it does not matter"),
    ],
)
def test_monday_to_friday_is_open_on_what_is_surely_a_weekday(moment: str, state: State, until: str, why: str) -> None:
    assert at(MONDAY_TO_FRIDAY, moment) == OpenUntil(state, shanghai(until)), why


@pytest.mark.parametrize("days", ["周一至周五", "周1-周5 ", "星期一到星期五", "每周一至五", "礼拜一～礼拜五："])
def test_monday_to_friday_is_read_in_its_usual_dresses(days: str) -> None:
    assert read_hours(f"{days}9:00-17:00").readings == read_hours(MONDAY_TO_FRIDAY).readings


def test_working_days_include_make_up_days() -> None:
    assert at("工作日 9:00-17:00", "2026-10-10T10:00") == OpenUntil(State.OPEN, shanghai("2026-10-10T17:00"))


def test_a_day_may_be_open_until_midnight() -> None:
    assert at("工作日 9:00-24:00", "2026-06-10T23:59") == OpenUntil(State.OPEN, shanghai("2026-06-11T00:00"))


def test_a_moment_of_another_zone_is_judged_on_the_clock_of_shanghai() -> None:
    nine_in_shanghai = datetime(2026, 6, 10, 1, 0, tzinfo=UTC)
    found = state_at(read_hours(MONDAY_TO_FRIDAY), nine_in_shanghai, CALENDAR)
    assert found.state is State.OPEN
    assert found.until is not None
    assert found.until.isoformat() == "2026-06-10T17:00:00+08:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        state_at(read_hours(FORM), datetime(2026, 6, 10, 9, 0), CALENDAR)  # noqa: DTZ001 – that is the fault


def test_a_change_is_looked_for_to_the_end_of_dates_and_no_further() -> None:
    assert at(FORM, "9999-12-31T20:00") == OpenUntil(State.CLOSED, None)


def test_an_empty_cell_has_no_hours_and_no_text() -> None:
    assert read_hours(None).as_text() is None
    assert state_at(read_hours(None), shanghai("2026-06-10T09:00"), CALENDAR) == OpenUntil(State.UNKNOWN, None)


def test_an_unread_text_is_kept_as_it_is() -> None:
    assert read_hours(" 逢圩日 ").as_text() == HoursText(" 逢圩日 ", Parsed.NONE, None)


def test_osm_says_in_a_comment_what_it_cannot_say_of_make_up_days() -> None:
    assert read_hours(FORM).osm == 'Mo-Fr 08:30-11:30,14:00-17:30; Sa,Su off "调休上班日照常开放"; PH off'
    assert read_hours(MONDAY_TO_FRIDAY).osm == "Mo-Fr 09:00-17:00; PH off"
