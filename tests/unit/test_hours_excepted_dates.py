"""Dates that a closing leaves out: they are open, or in doubt, and never a further closing."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

JUNE_MONDAY, JULY_MONDAY, JULY_TUESDAY = "2026-06-15", "2026-07-13", "2026-07-14"


@pytest.mark.parametrize(
    "text",
    [
        "周一闭馆（7月1日至8月31日除外），每天9:00-17:00",
        "周一闭馆（7-8月除外），每天9:00-17:00",
        "每天9:00-17:00，周一闭馆（7月、8月除外）",
        "每天9:00-17:00，周一闭馆（除7、8月外）",
        "每天9:00-17:00，周一闭馆，除7、8月外",
        "除7、8月外周一闭馆，每天9:00-17:00",
        "除7、8月外，周一闭馆；每天9:00-17:00",
    ],
)
def test_a_closing_but_for_some_months_leaves_these_months_open(text: str) -> None:
    assert state(text, JUNE_MONDAY) is State.CLOSED
    assert state(text, JULY_MONDAY) is State.OPEN
    assert state(text, JULY_TUESDAY) is State.OPEN


def test_a_half_day_off_but_for_one_date_is_worked_on_that_date() -> None:
    text = "周五下午不办公（6月12日除外），工作日9:00-12:00，14:00-17:00"
    assert state(text, "2026-06-12", "15:00") is State.OPEN
    assert state(text, "2026-06-19", "15:00") is State.CLOSED


def test_a_weekend_off_but_for_some_dates_has_the_hours_of_every_day_on_them() -> None:
    text = "周末休息（6月13日至14日除外），每天9:00-17:00"
    assert state(text, "2026-06-13") is state(text, "2026-06-14") is State.OPEN
    assert state(text, "2026-06-20") is State.CLOSED


def test_holidays_off_but_for_one_have_the_hours_of_every_day_on_it() -> None:
    text = "节假日休息（10月5日除外），每天9:00-17:00"
    assert state(text, "2026-10-05") is State.OPEN
    assert state(text, "2026-10-02") is State.CLOSED


def test_a_day_without_hours_is_in_doubt_where_it_is_not_off() -> None:
    text = "周六不上班（6月13日除外），工作日9:00-17:00"
    assert states(text, "2026-06-13", "10:00", "20:00") == [State.UNKNOWN, State.CLOSED]
    assert state(text, "2026-06-20") is State.CLOSED


def test_a_noon_that_may_be_worked_in_some_months_is_in_doubt_in_these() -> None:
    text = "中午不办公（7、8月除外），工作日9:00-12:00，14:00-17:00"
    assert states(text, "2026-07-15", "10:00", "13:00", "15:00") == [State.OPEN, State.UNKNOWN, State.OPEN]
    assert state(text, "2026-06-10", "13:00") is State.CLOSED


def test_an_exception_without_dates_leaves_what_is_closed_in_doubt() -> None:
    text = "周一闭馆（夏季除外），每天9:00-17:00"
    assert state(text, JUNE_MONDAY) is State.UNKNOWN
    assert state(text, JULY_TUESDAY) is State.OPEN


def test_an_exception_of_a_certain_year_is_in_doubt_on_its_date_alone() -> None:
    text = "每天9:00-17:00，周一闭馆（2026年6月15日除外）"
    assert state(text, JUNE_MONDAY) is State.UNKNOWN
    assert state(text, JULY_MONDAY) is State.CLOSED


def test_months_excepted_behind_a_comma_are_of_the_closing_or_of_the_hours() -> None:
    text = "每天9:00-17:00，周一闭馆，7、8月除外"
    assert state(text, JULY_MONDAY) is state(text, JULY_TUESDAY) is State.UNKNOWN
    assert state(text, JUNE_MONDAY) is State.CLOSED


def test_months_excepted_from_the_hours_are_off() -> None:
    assert state("每天9:00-17:00（7、8月除外）", JULY_TUESDAY) is State.CLOSED
    assert state("每天9:00-17:00，除7、8月外；周一闭馆", JULY_TUESDAY) is State.CLOSED
