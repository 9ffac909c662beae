"""Office hours: every sample read right, the rules of the contract one by one, and never a wrong definite answer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from locator.hours.answers.state import OpenUntil, State, state_at
from locator.hours.reader import read_hours
from locator.hours.readings.reading import HoursFinding
from locator.hours.writing.osm import as_text, osm
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import HoursText, Parsed

CALENDAR = known_calendar(last_year=2026)
FORM = "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30"
MONDAY_TO_FRIDAY = "周一至周五 9:00-17:00"

FOLDER = Path(__file__).parents[1] / "samples"
LINES = [line for name in ("hours", "hours-own") for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
PROBES = [(sample, probe) for sample in SAMPLES for probe in sample["probes"]]

ANSWERED_THOUGH_NOT_ASKED = 195
"""Just below what holds: a loss is seen, though each of these probes would let it pass."""

NOTICES = {
    HoursFinding.UNREADABLE: "hours-unreadable",
    HoursFinding.PARTIAL: "hours-partial",
    HoursFinding.SUSPECT: "hours-suspect",
    HoursFinding.DAYS_ASSUMED: "hours-days-assumed",
}


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def at(text: str, moment: str) -> OpenUntil:
    return state_at(read_hours(text), shanghai(moment), CALENDAR)


def codes(text: str) -> set[str]:
    return {NOTICES[finding] for finding in read_hours(text).findings}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_a_sample_is_understood_as_far_as_it_says(sample: dict[str, Any]) -> None:
    if sample["parsed"] is not None:
        assert read_hours(sample["text"]).parsed == sample["parsed"]
    if sample["notices"] is not None:
        assert codes(sample["text"]) == {code for code in sample["notices"] if code.startswith("hours-")}
    if "notices_any" in sample:
        assert codes(sample["text"]) & set(sample["notices_any"])


@pytest.mark.parametrize(("sample", "probe"), PROBES, ids=[f"{s['id']}-{p['at']}" for s, p in PROBES])
def test_a_sample_is_right_at_every_moment_asked(sample: dict[str, Any], probe: dict[str, Any]) -> None:
    found = at(sample["text"], probe["at"])
    assert found.state in probe.get("allowed", [probe["state"]]), probe["why"]
    if probe["until"] is not None and found.state == probe["state"]:
        assert found.until == shanghai(probe["until"]), probe["why"]
    if probe.get("until_never"):
        assert found.until is None


def test_most_of_what_may_be_left_unknown_is_answered() -> None:
    lenient = [(sample["text"], probe["at"]) for sample, probe in PROBES if "unknown" in probe.get("allowed", ())]
    answered = sum(at(text, moment).state is not State.UNKNOWN for text, moment in lenient)
    assert answered >= ANSWERED_THOUGH_NOT_ASKED


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
        ("工作日8:30-11:3014:00-17:30", "nothing at all between two ranges"),
        ("工作日0830-1130，1400-1730", "no colons"),
        ("工作日八点三十分至十一点半，十四点到十七点半", "spelt out"),
        ("工作日8:30上班，11:30下班，14:00上班，17:30下班", "when work begins and ends"),
    ],
)
def test_the_forms_pattern_is_read_in_its_usual_dresses(text: str, why: str) -> None:
    assert read_hours(text).readings == read_hours(FORM).readings, why


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
    assert as_text(read_hours(None)) is None
    assert state_at(read_hours(None), shanghai("2026-06-10T09:00"), CALENDAR) == OpenUntil(State.UNKNOWN, None)


def test_an_unread_text_is_kept_as_it_is() -> None:
    assert as_text(read_hours(" 逢圩日 ")) == HoursText(" 逢圩日 ", Parsed.NONE, None)


def test_osm_says_in_a_comment_what_it_cannot_say_of_make_up_days() -> None:
    assert osm(read_hours(FORM)) == 'Mo-Fr 08:30-11:30,14:00-17:30; Sa,Su off "调休上班日照常开放"; PH off'
    assert osm(read_hours(MONDAY_TO_FRIDAY)) == "Mo-Fr 09:00-17:00; PH off"


@pytest.mark.parametrize("text", ["全天营业", "全天办理", "工作时间：全天", "全天开放（周一至周五）"])
def test_a_whole_day_of_an_office_may_be_a_morning_and_an_afternoon(text: str) -> None:
    assert [at(text, "2026-06-10T03:00").state, at(text, "2026-06-10T20:00").state] == [State.UNKNOWN, State.UNKNOWN]


@pytest.mark.parametrize("text", ["24小时", "全天24小时", "全天", "自助服务区全天开放"])
def test_hours_of_the_clock_machines_and_nothing_but_a_whole_day_are_day_and_night(text: str) -> None:
    assert at(text, "2026-06-10T03:00").state is State.OPEN


def test_a_whole_day_beside_hours_says_no_more_than_these() -> None:
    for text in ("工作日9:00-17:00，全天办公", "工作日全天办公，9:00-17:00"):
        told = [at(text, f"2026-06-10T{time}").state for time in ("10:00", "20:00")]
        assert told == [State.OPEN, State.CLOSED]


@pytest.mark.parametrize(
    "words", ["（建议提前预约）", "，推荐网上预约办理", "（最好提前预约）", "，建议通过小程序预约"]
)
def test_an_appointment_that_is_only_wished_for_restricts_nothing(words: str) -> None:
    assert at(f"工作日9:00-17:00{words}", "2026-06-10T10:00").state is State.OPEN
    assert at(f"工作日9:00-17:00，周六9:00-12:00{words}", "2026-06-13T10:00").state is State.OPEN


@pytest.mark.parametrize(
    "words",
    [
        " 电话：0731-85550000（9:00-18:00)", "；电话12345（8:30-12:00，14:00-18:00）", "（咨询热线12345，24小时）",
        "（24小时，咨询热线12345）", "，咨询热线12345，24小时", "；咨询电话：12345（工作日8:00-20:00）",
    ],
)  # fmt: skip
def test_hours_beside_a_telephones_number_are_its_own(words: str) -> None:
    told = [at(f"工作日9:00-17:00{words}", f"2026-06-10T{time}").state for time in ("08:45", "12:30", "17:15", "20:00")]
    assert told == [State.CLOSED, State.OPEN, State.CLOSED, State.CLOSED]


def test_the_only_hours_of_a_text_are_the_offices_even_behind_a_number() -> None:
    assert at("电话0731-85550000（工作日9:00-17:00）", "2026-06-10T10:00").state is State.OPEN


@pytest.mark.parametrize("text", ["9-17", "9~17", "办公时间：9-17", "9-17（周一至周五）", "9-17,周末休息"])
def test_an_offices_first_and_last_hour_stand_alone(text: str) -> None:
    told = [at(text, f"2026-06-10T{time}").state for time in ("08:59", "09:00", "16:59", "17:00")]
    assert told == [State.CLOSED, State.OPEN, State.OPEN, State.CLOSED]


@pytest.mark.parametrize("text", ["9-17休息", "3-5", "1-12", "9-17 2026", "9-17日休息"])
def test_two_bare_numbers_that_may_be_a_date_are_no_hours(text: str) -> None:
    assert at(text, "2026-06-10T10:00").state is State.UNKNOWN


def test_what_is_no_holiday_is_open_and_holidays_are_not() -> None:
    for text in ("非节假日9:00-17:00", "周一至周日（非节假日）9:00-17:00", "非法定节假日的周一至周六9:00-17:00"):
        told = [at(text, moment).state for moment in ("2026-06-10T10:00", "2026-10-05T10:00")]
        assert told == [State.OPEN, State.CLOSED]
