"""What is said behind one season's hours, and what is printed of it."""

import pytest

from locator.hours.answers.meaning import same_meaning
from locator.hours.reader import read_hours
from locator.hours.writing.printed import in_chinese


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
