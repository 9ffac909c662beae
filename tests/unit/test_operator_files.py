"""An operator's own calendar: whole years, local days, dates of seasons; and faults that name their line."""

from datetime import date, datetime
from pathlib import Path

import pytest

from locator.fault import Fault
from locator.finding.day_words import arrival_words
from locator.hours.answers.state import State, Times, state_at
from locator.hours.answers.week import week_of
from locator.hours.operator_files import operators_times
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, known_calendar
from locator.site.week_table import week_table
from locator.texts import Lang

CALENDAR = known_calendar(last_year=2026)
WORKDAYS = read_hours("工作日9:00-17:00")
SEASONS = read_hours("工作日 夏季8:00-12:00，15:00-18:00；冬季8:30-12:00，14:30-17:30")

HOLIDAYS = """from,to,kind,division,name
2027-01-01,,year,,国务院办公厅通知
2027-01-01,2027-01-03,holiday,,元旦
2027-02-20,,make-up,,春节
2026-04-20,2026-04-21,holiday,45,三月三
2026-04-25,,make-up,4501,三月三
"""
DATES = """division,season,from,to
43,summer,07-01,09-30
43,winter,10-01,06-30
4301,summer,05-01,09-30
"""


@pytest.fixture
def times(tmp_path: Path) -> Times:
    (tmp_path / "holidays.csv").write_text(HOLIDAYS, "utf-8")
    (tmp_path / "seasons.csv").write_text(DATES, "utf-8-sig")
    return operators_times(CALENDAR, tmp_path / "holidays.csv", tmp_path / "seasons.csv")


def ten(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "divisions", "told"),
    [
        ("2026-04-20", ["450103", "450203"], "（三月三放假）"),
        ("2026-04-20", ["450103", "430103"], ""),  # a holiday for some of them: what the country has is told
        ("2026-04-20", ["430103"], ""),
        ("2026-04-20", [], ""),
        ("2026-04-25", ["450103"], "（调休上班）"),
        ("2027-01-01", [], "（元旦放假）"),
        ("2027-01-01", ["450103", "430103"], "（元旦放假）"),
        ("2026-10-01", ["450103"], "（国庆节放假）"),
    ],
)
def test_an_operators_name_of_a_holiday_is_told(times: Times, day: str, divisions: list[str], told: str) -> None:
    assert arrival_words(ten(day), times.calendar, Lang.ZH, divisions).partition(" 到达")[2] == told


@pytest.mark.parametrize(("division", "mark"), [("450103", "三月三放假"), ("430103", None)])
def test_a_week_names_the_holidays_of_its_place(times: Times, division: str, mark: str | None) -> None:
    found = week_table(
        week_of(WORKDAYS, date(2026, 4, 20), times, division), date(2026, 4, 22), Lang.ZH, None, arriving=False
    )
    assert found is not None
    assert found.rows[0].marks == ((mark,) if mark else ())


@pytest.mark.parametrize(
    ("day", "division", "state"),
    [
        ("2027-01-01", "430103", State.CLOSED),  # a holiday of a year that is now known
        ("2027-03-10", "430103", State.OPEN),  # an ordinary weekday of it
        ("2027-02-20", "430103", State.OPEN),  # a make-up Saturday of it
        ("2028-03-10", "430103", State.UNKNOWN),  # the year after
        ("2026-04-20", "450103", State.CLOSED),  # 三月三 in 广西
        ("2026-04-20", "430103", State.OPEN),  # and nowhere else
        ("2026-04-25", "450103", State.OPEN),  # worked in 南宁 alone
        ("2026-04-25", "450203", State.CLOSED),
    ],
)
def test_an_operators_days_hold_where_they_are_laid_in(times: Times, day: str, division: str, state: State) -> None:
    assert state_at(WORKDAYS, ten(day), times, division).state is state


@pytest.mark.parametrize(
    ("moment", "division", "state"),
    [
        ("2026-06-10T14:45", "", State.UNKNOWN),  # nobody says when summer is
        ("2026-06-10T14:45", "431102", State.OPEN),  # still winter in the province
        ("2026-06-10T14:45", "430103", State.CLOSED),  # summer already in 长沙
        ("2026-06-10T17:45", "430103", State.OPEN),
        ("2026-12-09T14:45", "430103", State.OPEN),  # what is no summer there
    ],
)
def test_seasons_without_dates_have_those_of_their_division(
    times: Times, moment: str, division: str, state: State
) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    assert state_at(SEASONS, at, times, division).state is state


def test_a_local_holiday_has_no_national_name(times: Times) -> None:
    assert times.calendar.kinds(date(2026, 4, 20), "450103") == {DayKind.HOLIDAY}
    assert [festival.value for festival in times.calendar.festivals_of(date(2026, 4, 20), "450103")] == ["地方节日"]


def test_places_of_one_locality_share_their_states(times: Times) -> None:
    assert times.locality("430103") == times.locality("430104") != times.locality("431102")
    assert times.locality("110101") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2027-13-01,,holiday,,x", "第 2 行"),
        ("2027-01-03,2027-01-01,holiday,,x", "第 2 行"),
        ("2027-01-01,,feast,,x", "第 2 行"),
        ("2027-01-04,,make-up,,x", "不是周末"),
        ("2027-01-02,,workday,,x", "make-up"),
        ("2027-01-01,,holiday,湖南,x", "区划"),
        ("2027-01-01,,year,43,x", "整年"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(f"from,to,kind,division,name\n{line}\n", "utf-8")
    with pytest.raises(Fault, match=said):
        operators_times(CALENDAR, path, None)


def test_the_last_day_that_there_is_can_be_laid_in(tmp_path: Path) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text("from,to,kind,division,name\n9999-12-31,,holiday,,x\n", "utf-8")
    calendar = operators_times(CALENDAR, path, None).calendar
    assert calendar.kinds(date(9999, 12, 31), "") == {DayKind.HOLIDAY}


def test_the_number_of_a_wrong_line_counts_the_empty_ones_before_it(tmp_path: Path) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text("from,to,kind,division,name\n\n2027-01-01,,holiday,,x\n\n2027-01-01,,feast,,x\n", "utf-8")
    with pytest.raises(Fault, match="第 5 行"):
        operators_times(CALENDAR, path, None)


@pytest.mark.parametrize("line", ["43,monsoon,05-01,09-30", "43,summer,02-30,09-30", "430,summer,05-01,09-30"])
def test_a_season_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "seasons.csv"
    path.write_text(f"division,season,from,to\n{line}\n", "utf-8")
    with pytest.raises(Fault, match="第 2 行"):
        operators_times(CALENDAR, None, path)


def test_a_file_with_another_header_or_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text("date,kind\n", "utf-8")
    with pytest.raises(Fault, match="from,to,kind,division,name"):
        operators_times(CALENDAR, path, None)
    with pytest.raises(Fault, match="nowhere"):
        operators_times(CALENDAR, tmp_path / "nowhere.csv", None)
