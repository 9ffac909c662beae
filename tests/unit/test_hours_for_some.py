"""Hours of some counters or of some business are not told for all, and take nothing from what all have."""

import pytest

from locator.hours.answers.state import State
from locator.hours.reader import read_hours
from locator.hours.readings.suspicion import Suspicion
from locator.window import Parsed
from tests.hours_states import state

WEDNESDAY, SATURDAY = "2026-06-10", "2026-06-13"
OF_SOME = [
    "（3号窗口）", "（社保窗口）", "（婚登窗口）", "（户政业务）", "（部分业务）", "（仅咨询）", "（自助区）",
    "个人业务", "仅取件", "，仅部分窗口办理", "，仅限企业业务",
]  # fmt: skip


def test_hours_of_some_leave_their_days_in_doubt_and_no_others() -> None:
    for words in OF_SOME:
        text = f"工作日9:00-17:00，周六9:00-12:00{words}"
        told = [state(text, WEDNESDAY), state(text, SATURDAY), state(text, SATURDAY, "15:00")]
        assert (words, told) == (words, [State.OPEN, State.UNKNOWN, State.CLOSED])


@pytest.mark.parametrize("words", ["（综合窗口）", "（跨省通办窗口）", "（政务大厅）", "（窗口）", "（限号50个）"])
def test_a_general_word_for_the_office_narrows_nothing(words: str) -> None:
    assert state(f"工作日9:00-17:00，周六9:00-12:00{words}", SATURDAY) is State.OPEN


@pytest.mark.parametrize("text", ["工作日9:00-17:00（3号窗口）", "工作日9:00-12:00，14:00-17:00（社保窗口）"])
def test_a_counter_that_all_hours_are_of_is_the_windows_own(text: str) -> None:
    assert (state(text, WEDNESDAY), state(text, WEDNESDAY, "15:00")) == (State.OPEN, State.OPEN)


def test_hours_of_some_are_pointed_out_to_the_office() -> None:
    hours = read_hours("工作日9:00-17:00，周六9:00-12:00（婚登窗口）")
    assert (hours.parsed, hours.suspicions) == (Parsed.FULL, frozenset({Suspicion.SOME_COUNTERS}))


def test_days_of_several_counters_share_the_hours_that_are_told_once() -> None:
    for text in ("社保：周一至周五；医保：周一至周六；9:00-16:30", "9:00-16:30；社保：周一至周五；医保：周一至周六"):
        assert [state(text, WEDNESDAY), state(text, SATURDAY)] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("rest", ["其他窗口", "其余业务", "其它窗口"])
def test_the_other_counters_are_counters_of_their_own(rest: str) -> None:
    text = f"户政窗口周一至周六9:00-17:00，{rest}周一至周五9:00-17:00"
    assert [state(text, WEDNESDAY), state(text, SATURDAY)] == [State.OPEN, State.UNKNOWN]


def test_a_bracket_in_a_list_of_days_is_about_the_last_of_them() -> None:
    text = "周一至周五、周六（部分窗口）9:00-17:00"
    assert [state(text, WEDNESDAY), state(text, SATURDAY)] == [State.OPEN, State.UNKNOWN]


_TAX_PERIODS = ["征期", "大征期", "纳税申报期", "征期内"]


@pytest.mark.parametrize("words", _TAX_PERIODS)
def test_a_tax_period_adds_hours_in_doubt_and_takes_none(words: str) -> None:
    assert state(f"工作日9:00-17:00，{words}延时服务", WEDNESDAY) is State.OPEN
    noons = f"工作日8:30-12:00，14:00-17:00，{words}中午不休"
    assert [state(noons, WEDNESDAY, time) for time in ("10:00", "13:00")] == [State.OPEN, State.UNKNOWN]
    saturdays = f"工作日9:00-17:00，{words}周六9:00-12:00"
    assert [state(saturdays, day) for day in (WEDNESDAY, SATURDAY)] == [State.OPEN, State.UNKNOWN]


def test_of_hours_in_a_tax_period_and_out_of_it_both_are_sure_in_what_both_have() -> None:
    text = "工作日：征期9:00-18:00；非征期9:00-17:00"
    assert [state(text, WEDNESDAY, time) for time in ("10:00", "17:30", "18:30")] == [
        State.OPEN,
        State.UNKNOWN,
        State.CLOSED,
    ]
