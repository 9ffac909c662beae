"""What closes for some only, at times only, or in words that nobody understands, never makes an office closed."""

import pytest

from locator.hours.answers.state import State
from locator.hours.reader import read_hours
from locator.hours.writing.printed import in_chinese, in_english
from tests.hours_states import state, states

WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-10-01"
MAKE_UP_SATURDAY = "2026-02-14"


@pytest.mark.parametrize(
    "words",
    [
        "如遇停电、系统维护暂停服务",
        "系统维护期间暂停",
        "如遇特殊情况暂停办公",
        "户籍窗口暂停办理",
        "自助机停用",
        "暂停办理社保业务",
    ],
)
def test_a_service_that_stops_for_some_or_at_times_closes_nothing_for_good(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    assert state(text, WEDNESDAY) is State.UNKNOWN
    # What nobody opens stays closed.
    assert state(text, SATURDAY) is State.CLOSED


@pytest.mark.parametrize("words", ["暂停服务", "本窗口暂停办公", "全部业务暂停办理", "自即日起暂停办公"])
def test_an_office_that_is_out_of_service_is_closed(words: str) -> None:
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY) is State.CLOSED


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("每月最后一个工作日下午盘点", "15:00"),
        ("除夕下午休息", "15:00"),
        ("汛期下午不对外", "15:00"),
        ("每月第一个工作日上午学习", "10:00"),
    ],
)
def test_a_closing_with_an_unread_part_closes_nothing_surely(words: str, time: str) -> None:
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY, time) is State.UNKNOWN
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY, "20:00") is State.CLOSED


@pytest.mark.parametrize(
    ("words", "doubtful", "open_on"),
    [
        ("月末最后一个工作日下午盘点", "2026-06-30", "2026-06-10"),
        ("每月底最后一个工作日结账不对外办公", "2026-06-30", "2026-06-10"),
        ("月末倒数第二个工作日下午休息", "2026-06-29", "2026-06-10"),
    ],
)
def test_a_working_day_at_the_end_of_the_month_is_in_doubt_on_the_dates_that_it_may_be(
    words: str, doubtful: str, open_on: str
) -> None:
    text = f"工作日9:00-17:00，{words}"
    assert [state(text, day, "15:00") for day in (doubtful, open_on)] == [State.UNKNOWN, State.OPEN]


@pytest.mark.parametrize("words", ["12:00-13:00午休；暂停服务", "中午休息。暂停办理"])
def test_what_is_out_of_service_behind_a_break_is_that_or_the_office(words: str) -> None:
    text = f"周一至周五9:00-17:00，{words}"
    assert state(text, WEDNESDAY) is State.UNKNOWN
    assert state(text, SATURDAY) is State.CLOSED


@pytest.mark.parametrize("words", ["周末节假日休息", "节假日周末休息", "节假日双休日休息", "周六周日节假日除外"])
def test_days_off_need_no_sign_between_them(words: str) -> None:
    text = f"9:00-17:00，{words}"
    days = (WEDNESDAY, SATURDAY, NATIONAL_DAY)
    assert [state(text, day) for day in days] == [State.OPEN, State.CLOSED, State.CLOSED]


def test_days_that_are_not_off_need_none_either() -> None:
    text = "8:00-20:00，周末节假日不休"
    assert {state(text, day) for day in (WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY)} == {State.OPEN}


@pytest.mark.parametrize(
    "words",
    [
        "部分窗口周五下午不办公",
        "社保窗口周五下午不办公",
        "个人业务周五下午不办理",
        "3号窗口周五下午休息",
        "自助区周五下午不开放",
    ],
)
def test_a_rule_for_some_counters_leaves_the_hall_in_doubt(words: str) -> None:
    text = f"周一至周五9:00-17:00，{words}"
    states = [state(text, FRIDAY, "15:00"), state(text, WEDNESDAY, "15:00"), state(text, SATURDAY, "15:00")]
    assert states == [State.UNKNOWN, State.OPEN, State.CLOSED]


@pytest.mark.parametrize("words", ["国庆节当天休息", "国庆节休息一天", "户籍窗口节假日不上班"])
def test_a_holiday_that_is_off_in_part_is_in_doubt_as_a_whole(words: str) -> None:
    text = f"每天9:00-17:00，{words}"
    assert state(text, "2026-10-05") is State.UNKNOWN
    assert state(text, WEDNESDAY) is State.OPEN


@pytest.mark.parametrize("words", ["部分窗口周六照常", "社保窗口周六正常上班", "部分窗口全年无休"])
def test_what_opens_for_some_opens_nothing_surely(words: str) -> None:
    text = f"周一至周五9:00-17:00，{words}"
    assert state(text, SATURDAY) is State.UNKNOWN


def test_a_closing_in_doubt_reads_back_as_it_was_printed() -> None:
    hours = read_hours("周一至周五9:00-17:00，部分窗口周五下午不办公")
    assert in_chinese(hours) == "周一至周五9:00-17:00；周五11:30-24:00可能不办公"
    assert "Fri 11:30–24:00 may be closed" in in_english(hours)
    assert set(read_hours(in_chinese(hours)).readings[0].clauses) == set(hours.readings[0].clauses)


@pytest.mark.parametrize("season", ["暑假", "夏季", "12月1日起"])
def test_a_saturday_that_is_open_in_a_season_that_nobody_knows_may_be_open(season: str) -> None:
    text = f"周一至周五9:00-17:00，{season}周六照常"
    assert state(text, SATURDAY) is State.UNKNOWN
    assert state(text, WEDNESDAY) is State.OPEN


@pytest.mark.parametrize("words", ["7月15日至8月31日周六照常", "2026年7月起周六照常", "每周六9:00-12:00（7月至8月）"])
def test_a_saturday_that_is_open_in_one_season_is_closed_in_another(words: str) -> None:
    text = f"周一至周五9:00-17:00，{words}"
    assert state(text, SATURDAY) is State.CLOSED
    assert state(text, "2026-07-18") is state(text, WEDNESDAY) is State.OPEN


def test_a_season_of_the_same_days_says_nothing_of_the_rest_of_the_year() -> None:
    text = "7月至8月工作日8:00-12:00，15:00-18:00"
    assert state(text, WEDNESDAY) is State.UNKNOWN


def test_an_earlier_end_in_a_season_without_dates_is_in_doubt() -> None:
    text = "工作日9:00-17:30，冬季下午提前至17:00下班"
    assert [state(text, WEDNESDAY, time) for time in ("16:30", "17:15")] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("words", ["6月8日起暂停办公", "6月8日开始放假"])
def test_a_closing_of_which_only_the_beginning_is_told_is_in_doubt(words: str) -> None:
    text = f"工作日9:00-17:30，{words}"
    assert state(text, "2026-06-08") is state(text, WEDNESDAY) is State.UNKNOWN


@pytest.mark.parametrize(
    ("text", "day", "open_at", "not_sure_at", "closed_at"),
    [
        ("工作日8:30-12:00,14:00-17:00，中午不办公", WEDNESDAY, "11:30", None, "12:30"),
        ("工作日8:30-17:30，中午不办公", WEDNESDAY, "11:00", "12:30", "18:00"),
        ("工作日8:30-17:30，晚上不办公", WEDNESDAY, "17:20", None, "17:30"),
        ("工作日8:30-21:00，晚上不办公", WEDNESDAY, "17:30", "18:30", "20:30"),
        ("工作日8:30-17:30，18:30-20:00，周五晚上不办公", FRIDAY, "17:00", None, "19:00"),
        ("工作日8:30-12:00，14:00-17:30，18:30-20:00，周五下午不办公", FRIDAY, "10:00", "19:00", "15:00"),
        ("工作日8:30-17:00，周六上午也办公", SATURDAY, "11:00", "12:30", "14:00"),
        ("周一至周五8:30-17:00，周六下午照常", SATURDAY, "15:00", "13:00", "11:00"),
        ("工作日8:30-12:00，14:00-17:30，周六上午正常上班，下午休息", SATURDAY, "10:00", None, "15:00"),
    ],
)
def test_half_a_day_is_what_surely_belongs_to_it(
    text: str, day: str, open_at: str, not_sure_at: str | None, closed_at: str
) -> None:
    found = [state(text, day, time) for time in (open_at, not_sure_at, closed_at) if time is not None]
    assert found == [State.OPEN, *([] if not_sure_at is None else [State.UNKNOWN]), State.CLOSED]


def test_the_afternoons_of_the_week_stay_where_a_saturdays_is_off() -> None:
    text = "工作日8:30-12:00，14:00-17:30，周六上午正常上班，下午休息"
    assert state(text, WEDNESDAY, "15:00") is State.OPEN


@pytest.mark.parametrize(("words", "on_tuesday"), [("每周5天", State.OPEN), ("每周六天", State.UNKNOWN)])
def test_how_many_days_a_week_is_no_day_of_the_week(words: str, on_tuesday: State) -> None:
    assert state(f"{words}，8:30-17:30", "2026-06-09") is on_tuesday
    assert state(f"{words}，8:30-17:30", SATURDAY) is State.UNKNOWN


@pytest.mark.parametrize(
    "words", ["（调休上班的周六、周日正常上班）", "，逢调休周六、周日正常上班", "，法定节假日调休的周六、周日照常办公"]
)
def test_a_weekend_that_is_worked_instead_opens_no_other_weekend(words: str) -> None:
    text = f"周一至周五9:00-17:00{words}"
    states = [state(text, day) for day in (SATURDAY, MAKE_UP_SATURDAY, NATIONAL_DAY)]
    assert states == [State.CLOSED, State.OPEN, State.CLOSED]


def test_what_is_no_working_day_is_a_holiday_too() -> None:
    text = "工作日9:00-17:00 非工作日10:00-16:00"
    assert [state(text, day, "15:00") for day in (WEDNESDAY, SATURDAY, NATIONAL_DAY)] == [State.OPEN] * 3
    assert [state(text, day, "16:30") for day in (SATURDAY, NATIONAL_DAY)] == [State.CLOSED] * 2


def test_a_weekday_that_is_off_is_in_doubt_on_holidays_that_are_not() -> None:
    text = "周二至周日9:00-17:00，周一闭馆，法定节假日正常开放"
    assert [state(text, day) for day in ("2026-06-08", "2026-10-05", NATIONAL_DAY)] == [
        State.CLOSED,
        State.UNKNOWN,
        State.OPEN,
    ]


def test_the_halves_of_a_list_of_days_are_the_days_own() -> None:
    text = "每周一至周四全天、周五上午 8:30-12:00，13:30-17:00"
    assert [state(text, day, "15:00") for day in (WEDNESDAY, FRIDAY)] == [State.OPEN, State.CLOSED]


@pytest.mark.parametrize(
    ("text", "open_at", "not_sure_at"),
    [
        ("工作日8:30-12:00，13:30-17:00，延时服务12:00-13:30，17:00-18:00", "16:00", "17:30"),
        ("工作日8:30-12:00，13:30-17:00；预约服务12:00-13:30、17:00-18:00", "16:00", "17:30"),
        ("延时服务：工作日12:00-13:30、17:00-18:00；正常办公：工作日8:30-12:00，13:30-17:00", "16:00", "12:30"),
        ("工作日9:00-17:00，每周三学习9:00-10:00，16:00-17:00", "15:00", "16:30"),
        ("工作日9:00-17:00，不对外：12:00-13:30，16:30-17:00", "15:00", "16:45"),
        ("取号：8:30-16:30；办公：9:00-17:00（工作日）", "15:00", "16:45"),
        ("8:30-12:00（工作日），午间值班12:00-14:00，14:30-17:30", "15:00", "12:30"),
        ("24小时不打烊自助服务，窗口工作日9:00-17:00", "15:00", "20:00"),
    ],
)
def test_a_label_is_for_all_of_the_list_behind_it(text: str, open_at: str, not_sure_at: str) -> None:
    assert [state(text, WEDNESDAY, time) for time in (open_at, not_sure_at)] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("words", ["热线8:00-9:00，17:00-20:00", "网上办理8:00-9:00，17:00-20:00"])
def test_the_hours_of_a_telephone_or_of_the_web_are_not_the_offices(words: str) -> None:
    assert state(f"工作日8:30-17:00，{words}", WEDNESDAY, "18:00") is State.CLOSED


def test_tickets_are_given_before_the_office_opens() -> None:
    assert state("取号：8:30-16:30；办公：9:00-17:00（工作日）", WEDNESDAY, "08:40") is State.CLOSED


def test_each_day_of_a_list_that_asks_for_an_appointment_does() -> None:
    text = "须预约：周六9:00-12:00，周日9:00-12:00"
    assert {state(text, day) for day in (SATURDAY, "2026-06-14")} == {State.UNKNOWN}


def test_the_rest_of_the_year_has_what_is_said_of_the_rest() -> None:
    text = "工作日，夏季（6-9月）15:00-18:00，其余14:30-17:30"
    assert [state(text, day, "14:40") for day in (WEDNESDAY, "2026-12-09")] == [State.CLOSED, State.OPEN]


@pytest.mark.parametrize("words", ["周一闭馆（节假日除外）", "周一（节假日除外）闭馆"])
def test_an_exception_from_what_is_off_says_nothing_sure_of_holidays(words: str) -> None:
    text = f"周二至周日9:00-17:00，{words}"
    assert [state(text, day) for day in (NATIONAL_DAY, WEDNESDAY)] == [State.UNKNOWN, State.OPEN]


@pytest.mark.parametrize("words", ["节假日及调休休息", "法定节假日、调休日除外"])
def test_a_shifted_day_may_be_worked_or_off(words: str) -> None:
    assert state(f"工作日9:00-17:00，{words}", MAKE_UP_SATURDAY) is State.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "节假日及调休按国务院通知执行",
        "调休依照国务院办公厅公布的放假安排执行",
        "以国家规定为准",
        "调休上班日按工作日执行",
        "法定调休日正常上班",
    ],
)
def test_an_office_that_does_as_the_state_says_is_open_when_others_work(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    states = [state(text, day) for day in (MAKE_UP_SATURDAY, NATIONAL_DAY, SATURDAY)]
    assert states == [State.OPEN, State.CLOSED, State.CLOSED]


@pytest.mark.parametrize(
    "text",
    [
        "工作日9-12，13-17",
        "按照国家法定工作日上下班，9:00-17:00",
        "工作日9:00-17:00，国庆节、春节等法定节假日休息",
        "工作日9:00-17:00，非工作时间请拨打12345",
        "工作日9:00-17:00，网上预约24小时",
        "工作日9:00-17:00，停车场24小时开放",
        "工作日9:00-17:00，每日限号30个",
        "365天9:00-17:00",
        "周一至周五9:00-17:00 周六周日9：00-16：00 全年无休",
    ],
)
def test_what_changes_nothing_leaves_the_office_open(text: str) -> None:
    assert state(text, WEDNESDAY) is State.OPEN


@pytest.mark.parametrize("words", ["周六、周日9:00-12:00，14:00-16:00值班", "周末9:00-12:00，14:00-16:00为预约服务"])
def test_what_is_said_behind_the_last_hours_of_a_weekend_may_be_said_of_all(words: str) -> None:
    text = f"工作日9:00-12:00，13:30-17:00；{words}"
    assert {state(text, SATURDAY, time) for time in ("10:00", "15:00")} == {State.UNKNOWN}
    assert state(text, WEDNESDAY, "15:00") is State.OPEN


def test_overtime_behind_a_working_days_hours_leaves_these_alone() -> None:
    text = "工作日8:30-12:00，14:00-17:30，17:30-18:30延时服务"
    assert [state(text, WEDNESDAY, time) for time in ("10:00", "18:00")] == [State.OPEN, State.UNKNOWN]


def test_half_a_day_of_which_nobody_says_which_half_is_in_doubt() -> None:
    text = "周一至周四全天、周五半天，8:30-12:00，14:00-17:30"
    assert [state(text, day, "15:00") for day in (WEDNESDAY, FRIDAY)] == [State.OPEN, State.UNKNOWN]


def test_a_saturday_that_is_open_in_the_morning_alone_has_no_afternoon() -> None:
    assert state("工作日8:30-12:00，14:00-17:30（周六仅上午）", SATURDAY, "15:00") is State.CLOSED


def test_a_half_in_a_bracket_behind_its_own_range_is_of_that_day_alone_or_said_once_more() -> None:
    text = "周一至周六9:00-12:00，14:00-17:00（周六下午办公）"
    assert states(text, "2026-06-10", "10:00", "15:00") == [State.OPEN, State.UNKNOWN]
    assert states(text, "2026-06-13", "10:00", "15:00") == [State.UNKNOWN, State.OPEN]


def test_whole_days_without_hours_are_not_those_of_the_days_behind_them() -> None:
    text = "周一至周五全天，周六9:00-12:00"
    assert states(text, "2026-06-10", "10:00", "16:00") == [State.UNKNOWN, State.UNKNOWN]
    assert states(text, "2026-06-13", "10:00", "16:00") == [State.OPEN, State.CLOSED]
