"""What a citizen reads of a day, and of how long something lasts."""

from datetime import datetime, timedelta

import pytest

from locator.finding.day_words import arrival_words, length_words
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.texts import Lang

CALENDAR = known_calendar(last_year=2026)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-02-14T10:00", "2026年2月14日 周六 10:00 到达（调休上班）"),
        ("2026-10-01T08:05", "2026年10月1日 周四 8:05 到达（国庆节放假）"),
        ("2026-02-15T10:00", "2026年2月15日 周日 10:00 到达（春节放假）"),
        ("2026-06-13T10:00", "2026年6月13日 周六 10:00 到达"),
        ("2027-03-10T10:00", "2027年3月10日 周三 10:00 到达（放假安排未公布）"),
    ],
)
def test_an_arrival_says_what_sort_of_day_it_is(moment: str, expected: str) -> None:
    assert arrival_words(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), CALENDAR, Lang.ZH) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (timedelta(seconds=20), "1 分钟"),
        (timedelta(minutes=40), "40 分钟"),
        (timedelta(hours=2), "2 小时"),
        (timedelta(hours=2, minutes=30), "2 小时 30 分"),
        (timedelta(hours=26), "26 小时"),
        (timedelta(days=9, hours=3), "9 天"),
    ],
)
def test_a_length_of_time_is_told_as_people_say_it(length: timedelta, expected: str) -> None:
    assert length_words(length, Lang.ZH) == expected
