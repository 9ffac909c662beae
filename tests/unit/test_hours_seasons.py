"""What is said behind one season's hours, and what is printed of it."""

import pytest

from locator.hours.answers.meaning import same_meaning
from locator.hours.answers.state import State
from locator.hours.reader import read_hours
from locator.hours.writing.printed import in_chinese
from tests.hours_states import state, states


@pytest.mark.parametrize(
    "text",
    [
        "冬季（12-2月）10:00-16:00，周六、日休息；其他月份每天9:00-17:00",
        "每天9:00-17:00；冬季（12-2月）10:00-16:00，周一休息",
        "夏季（5-9月）8:00-12:00，15:00-18:00，周五下午休息；冬季（10-4月）8:30-12:00，14:00-17:30",
        "夏季（6月至9月）上午8:00-12:00，冬季（10月至5月）上午8:30-12:00，下午14:00-17:00",
    ],
)
def test_a_rest_of_one_season_reads_back_from_what_is_printed_of_it(text: str) -> None:
    hours = read_hours(text)
    assert same_meaning(read_hours(in_chinese(hours)), hours)


def test_a_rest_between_two_seasons_is_printed_with_the_season_that_it_is_of() -> None:
    printed = in_chinese(read_hours("夏季（5-9月）上午8:00-12:00，下午不办公；冬季（10-4月）8:30-12:00，14:00-17:30"))
    assert printed.endswith("；夏季（5月1日至9月30日）12:00-24:00不办公")


def test_the_afternoon_off_of_a_few_days_is_printed_once() -> None:
    printed = in_chinese(read_hours("6月8日至12日上午9:00-12:00，下午停办；工作日9:00-17:00"))
    assert printed == "法定工作日9:00-17:00；6月8日至12日9:00-12:00；6月8日至12日每天12:00-24:00不办公"


def test_dates_may_stand_behind_the_bracket_of_a_seasons_hours() -> None:
    text = "夏季（8:00-12:00，15:00-18:00）5月1日至9月30日，冬季（8:30-17:00）10月1日至4月30日"
    assert states(f"周一至周五{text}", "2026-06-10", "08:15", "13:00") == [State.OPEN, State.CLOSED]
    assert states(f"周一至周五{text}", "2026-12-09", "08:15", "13:00") == [State.CLOSED, State.OPEN]


def test_a_definition_of_seasons_is_no_label_of_other_days_in_the_next_sentence() -> None:
    text = "工作日夏季9:00-17:00，冬季9:00-16:30，夏季为5月1日至9月30日。周六9:00-12:00"
    assert state(text, "2026-06-10", "16:45") is State.OPEN
    assert state(text, "2026-12-09", "16:45") is State.CLOSED
