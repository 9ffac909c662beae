"""A window's week in words: what is told of a day, in what order, and when nothing is."""

from datetime import date

from locator.hours.answers.week import week_of
from locator.hours.reader import read_hours
from locator.readers.workdays import known_calendar
from locator.site.week_table import WeekTable, week_table
from locator.texts import Lang
from locator.window import Suspension

CALENDAR = known_calendar(last_year=2026)


def table(
    text: str, day: date, suspension: Suspension | None = None, *, arriving: bool = False, lang: Lang = Lang.ZH
) -> WeekTable | None:
    return week_table(week_of(read_hours(text), day, CALENDAR), day, lang, suspension, arriving=arriving)


def told(text: str, day: date, suspension: Suspension | None = None) -> list[str]:
    found = table(text, day, suspension)
    assert found is not None
    return [" ".join((row.weekday, *(each.text for each in row.stretches), *row.marks)) for row in found.rows]


def test_a_make_up_day_and_a_holiday_are_marked_and_today_is_set_off() -> None:
    assert told("周一至周五9:00-12:00，13:00-17:00", date(2026, 2, 14)) == [
        *(f"周{day} 9:00–12:00 13:00–17:00" for day in "一二三四五"),
        "周六 9:00–12:00 未知 13:00–17:00 未知 今天 调休上班",
        "周日 不办公 春节放假",
    ]


def test_the_title_has_the_week_s_dates_and_what_is_true_of_all_its_days() -> None:
    this_year, next_year = (table("工作日9:00-17:00", date(year, 6, 10)) for year in (2026, 2027))
    assert this_year is not None
    assert next_year is not None
    assert (this_year.title, next_year.title) == ("6月8日至6月14日", "6月7日至6月13日（放假安排未公布）")
    assert all(row.marks == () for row in next_year.rows if not row.is_asked)


def test_dates_are_written_as_the_page_s_language_has_them() -> None:
    week = {lang: table("工作日9:00-17:00", date(2026, 3, 4), lang=lang) for lang in Lang}
    assert [found.title for found in week.values() if found] == ["3月2日至3月8日", "3月2日至3月8日", "2 Mar to 8 Mar"]
    assert [found.rows[0].date for found in week.values() if found] == ["3月2日", "3月2日", "2 Mar"]


def test_a_week_across_the_new_year_says_of_which_days_nobody_knows_yet() -> None:
    rows = told("工作日9:00-17:00", date(2026, 12, 31))
    assert rows[3] == "周四 9:00–17:00 今天"
    assert rows[4] == "周五 9:00–17:00 未知 放假安排未公布"


def test_whole_days_are_told_in_words() -> None:
    assert told("24小时", date(2026, 6, 10))[0] == "周一 24 小时"
    assert told("工作日9:00-17:00，节假日以公告为准", date(2026, 10, 1))[3] == "周四 全天未知 今天 国庆节放假"


def test_a_suspended_window_has_no_hours_until_it_is_back() -> None:
    rows = told("工作日9:00-17:00", date(2026, 6, 10), Suspension(None, date(2026, 6, 11)))
    assert rows[3:5] == ["周四 暂停服务", "周五 9:00–17:00"]


def test_a_window_has_its_hours_until_it_is_suspended() -> None:
    rows = told("工作日9:00-17:00", date(2026, 6, 9), Suspension(date(2026, 6, 10), date(2026, 6, 11)))
    assert rows[1:5] == ["周二 9:00–17:00 今天", "周三 暂停服务", "周四 暂停服务", "周五 9:00–17:00"]


def test_the_day_of_an_arrival_is_called_so() -> None:
    found = table("工作日9:00-17:00", date(2026, 6, 10), arriving=True)
    assert found is not None
    assert [row.marks for row in found.rows if row.is_asked] == [("到达日",)]


def test_where_nothing_is_known_there_is_no_table() -> None:
    assert table("逢圩日", date(2026, 6, 10)) is None
