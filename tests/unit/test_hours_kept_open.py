"""What is said of days that are kept open leaves these in doubt, and not the days beside them."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state

WEDNESDAY, SATURDAY, NATIONAL_DAY, MAKE_UP_SATURDAY = "2026-06-10", "2026-06-13", "2026-10-01", "2026-10-10"


@pytest.mark.parametrize(
    "words",
    [
        "；周六照常办公（预约）", "；周六、周日不休（预约制）", "；周末不打烊（预约）", "（周末照常，需提前预约）",
        "；周末照常（值班）", "；周末照常，须预约", "；周六照常（延时服务）",
    ],
)  # fmt: skip
def test_an_appointment_behind_a_weekend_that_goes_on_is_the_weekends(words: str) -> None:
    told = [state(f"工作日9:00-17:00{words}", day) for day in (WEDNESDAY, SATURDAY, MAKE_UP_SATURDAY)]
    assert told == [State.OPEN, State.UNKNOWN, State.OPEN]


def test_an_appointment_behind_holidays_that_go_on_is_the_holidays() -> None:
    text = "工作日9:00-17:00，节假日照常（预约）"
    assert [state(text, WEDNESDAY), state(text, NATIONAL_DAY)] == [State.OPEN, State.UNKNOWN]


def test_a_weekend_goes_on_by_appointment_where_the_week_does() -> None:
    text = "工作日9:00-17:00（须预约）；周末照常"
    assert [state(text, WEDNESDAY), state(text, SATURDAY)] == [State.UNKNOWN, State.UNKNOWN]


def test_who_is_on_duty_at_noon_leaves_the_noon_in_doubt_alone() -> None:
    for hours in ("9:00-17:00", "9:00-12:00，14:00-17:00"):
        text = f"工作日{hours}；中午不休（值班）"
        told = [state(text, WEDNESDAY, time) for time in ("10:00", "12:30", "15:00")]
        assert told == [State.OPEN, State.UNKNOWN, State.OPEN]


@pytest.mark.parametrize(
    "words", ["非工作时间可预约", "非工作时间提供预约服务", "其他时间可预约", "工作时间以外可预约"]
)
def test_who_may_ask_out_of_hours_finds_nothing_closed(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    told = [state(text, WEDNESDAY), state(text, WEDNESDAY, "20:00"), state(text, SATURDAY), state(text, NATIONAL_DAY)]
    assert told == [State.OPEN, State.UNKNOWN, State.UNKNOWN, State.UNKNOWN]
    assert state(text, MAKE_UP_SATURDAY) is State.OPEN


def test_days_that_are_no_working_days_are_not_the_working_days() -> None:
    text = "工作日9:00-17:00，工作日以外可预约"
    told = [state(text, WEDNESDAY), state(text, WEDNESDAY, "20:00"), state(text, SATURDAY), state(text, NATIONAL_DAY)]
    assert told == [State.OPEN, State.CLOSED, State.UNKNOWN, State.UNKNOWN]


@pytest.mark.parametrize("words", ["除了周三都上班 9:00-17:00", "除周三均办公9:00-17:00", "除周三照常9:00-17:00"])
def test_hours_behind_a_day_off_are_those_of_the_other_days(words: str) -> None:
    told = [state(words, "2026-06-08"), state(words, WEDNESDAY), state(words, SATURDAY)]
    assert told == [State.OPEN, State.CLOSED, State.UNKNOWN]


@pytest.mark.parametrize("words", ["（每月末最后两天不办理）", "，每月最后两天不办理", "，月末休息"])
def test_the_end_of_a_month_leaves_no_other_dates_in_doubt(words: str) -> None:
    text = f"工作日8:30-12:00，14:00-17:30{words}"
    assert [state(text, WEDNESDAY), state(text, "2026-06-30")] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("words", ["节假日第一天休息，其余照常", "法定节假日首日休息", "除法定节假日当天外均办公"])
def test_who_closes_on_one_day_of_a_holiday_may_be_open_on_the_others(words: str) -> None:
    for days in ("工作日", "每天"):
        text = f"{days}9:00-17:00，{words}"
        assert [state(text, WEDNESDAY), state(text, "2026-10-05")] == [State.OPEN, State.UNKNOWN]
