"""Slips, signs and small words of those who type hours: each read as it is meant, or left in doubt."""

from datetime import datetime

import pytest

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.hours.readings.reading import HoursFinding
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-10-01"
SIGNS = {State.OPEN: "o", State.CLOSED: "c", State.UNKNOWN: "u"}


def states(text: str, day: str, *times: str) -> str:
    """The states at the times of a day, a letter each: o, c, u."""
    hours = read_hours(text)
    moments = (datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SHANGHAI) for time in times)
    return "".join(SIGNS[state_at(hours, moment, CALENDAR).state] for moment in moments)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8:30-12:00，1:30-下午5:00", "occoc"),  # behind a morning nothing else can be meant
        ("8:30-12:00，1:30-5:00pm", "occoc"),
        ("1:30-下午5:00", "uuuoc"),  # alone it may be the night's
        ("6:00-晚上9:00", "ooooo"),  # an early start that many machines have
    ],
)
def test_a_start_that_lacks_twelve_hours_is_an_afternoons_where_its_end_is_one(text: str, said: str) -> None:
    assert states(text, WEDNESDAY, "09:00", "12:30", "13:00", "16:00", "17:30") == said


@pytest.mark.parametrize("text", ["工作日晚上2:30-5:30", "工作日晚上2:30-晚上5:30", "工作日夜里2:30-5:30"])
def test_an_evening_that_begins_behind_midnight_may_be_an_afternoon_or_the_night(text: str) -> None:
    assert states(text, WEDNESDAY, "03:00", "10:00", "15:00", "20:00") == "ucuc"
    assert states(text, SATURDAY, "03:00", "15:00") == "uc"  # Friday's night


def test_hours_of_the_next_day_begin_and_end_there() -> None:
    for text in ("工作日次日2:30-5:30", "工作日次日2:30-次日5:30"):
        assert states(text, WEDNESDAY, "02:00", "03:00", "06:00") == "coc"
        assert states(text, SATURDAY, "03:00") == "o"
        assert states(text, "2026-06-15", "03:00") == "c"  # behind a Sunday
    assert states("工作日次日18:00-8:00", WEDNESDAY, "10:00") == "u"


def test_what_lies_outside_hours_of_the_next_day_is_found_in_bounded_steps() -> None:
    assert states("工作日次日2:30-5:30，延时服务", WEDNESDAY, "10:00") == "u"


def test_a_day_off_has_no_night_either() -> None:
    assert states("每天18:00-次日8:00，周日休息", "2026-06-14", "03:00", "20:00") == "oc"  # of Saturday; its own
    assert states("每天18:00-次日8:00，周日休息", "2026-06-15", "03:00", "20:00") == "co"
    assert states("每天18:00-次日8:00，周日办公时间请先咨询", "2026-06-15", "03:00", "20:00") == "uo"


def test_twelve_in_the_morning_as_an_end_is_noon_or_midnight() -> None:
    assert states("9:00am-12:00am", WEDNESDAY, "08:00", "10:00", "13:00") == "cou"
    assert states("6pm-12am", WEDNESDAY, "17:00", "23:00") == "co"


def test_a_time_that_was_cut_off_is_a_guess() -> None:
    assert states("8:30-12:00,14:00-17:；周末休息", WEDNESDAY, "10:00", "15:00", "17:15", "18:30") == "ouuc"
    assert states("工作日8-12，14-17", WEDNESDAY, "10:00", "15:00", "17:15") == "ooc"


def test_a_text_that_was_cut_off_may_have_gone_on_to_say_anything() -> None:
    for text in ("8:30-12:00,14:00-17:", "工作日8:30-12:00，14:00-"):
        assert states(text, WEDNESDAY, "10:00", "20:00") == "uu"
    assert states("工作日9:00-17:00，电话：", WEDNESDAY, "10:00", "20:00") == "oc"  # a form's empty field


@pytest.mark.parametrize("text", ["每天8:00-0:00", "每天8:00-00:00", "每天8:00-24:00"])
def test_nought_as_an_end_is_midnight(text: str) -> None:
    assert states(text, WEDNESDAY, "07:00", "10:00", "23:30", "00:30") == "cooc"


@pytest.mark.parametrize("words", ["本周三", "这周三", "这个星期三", "该周三", "当周周三", "本周"])
def test_one_certain_week_may_be_any(words: str) -> None:
    assert states(f"工作日9:00-17:00，{words}休息", WEDNESDAY, "10:00", "20:00") == "uc"


def test_what_is_so_on_the_whole_is_of_no_certain_week() -> None:
    assert states("工作日8:30-17:30，基本周三休息", WEDNESDAY, "10:00", "20:00") == "uc"
    assert states("工作日8:30-17:30，基本周三休息", FRIDAY, "10:00") == "o"


@pytest.mark.parametrize(
    "text",
    [
        "周—至周五9:00-17:00，节假曰休息",
        "星期—至星期五9:00-17:00，节假日休息",
        "工作曰9:00-17:00",
        "工 作 日 9:00-17:00",
        "周 一 至 周 五 9:00-17:00",
        "工作日9:00-1 7:00",
        "工作日9:O0-l7：00",
        "工作日9。00-17。00",
        "工作日9'00-17’00",
        "每夭9:00-17:00，周未休息，节假日休息",
        "9:00-17:00，双体日、节假日休息",
    ],
)
def test_a_slip_in_a_common_word_is_read_as_the_word(text: str) -> None:
    assert states(text, WEDNESDAY, "08:45", "10:00", "16:45", "17:15") == "cooc"
    assert states(text, SATURDAY, "10:00") == states(text, NATIONAL_DAY, "10:00") == "c"


@pytest.mark.parametrize("text", ["周—至周五9:00-17:00", "工作曰9:00-17:00", "工作日9:00-1 7:00", "工作日9。00-17。00"])
def test_a_sign_that_was_put_right_is_shown_to_the_office(text: str) -> None:
    assert HoursFinding.SUSPECT in read_hours(text).findings
    assert HoursFinding.SUSPECT not in read_hours("工 作 日9：00—17：00，周一至周五").findings


def test_half_a_day_with_a_slip_is_the_half_that_is_meant() -> None:
    assert states("上牛8:30-12:00 下牛2:00-5:30", WEDNESDAY, "10:00", "13:00", "15:00", "17:15") == "ocoo"


def test_what_could_be_another_word_is_none_of_these() -> None:
    assert states("工作日9:00-17:00，本周未开放", WEDNESDAY, "10:00") == "u"


@pytest.mark.parametrize(
    "text",
    [
        "⏰工作日9:00-17:00",
        "📢办公时间：🕘工作日9:00➡17:00 👉周末休息",
        "✅工作日9:00-17:00 ☎️82223344",
        "办公时间丨工作日9:00-17:00",
        "\uf0b7 工作日9:00-17:00^_^",
        "工作日9:00-17:00 周六日❌",
        "工作日9:00-17:00，周末：✕",
    ],
)
def test_signs_that_decorate_take_nothing_away(text: str) -> None:
    assert states(text, WEDNESDAY, "08:45", "10:00", "17:15") == "coc"
    assert states(text, SATURDAY, "10:00") == "c"


@pytest.mark.parametrize(
    "text",
    [
        "√周一至周五 □周六 9:00-17:00",  # a form's boxes: only what is ticked
        "☑工作日 ☐节假日 9:00-17:00",
        "❌周末 ✅工作日9:00-17:00",  # which days the cross is about
        "☀8:00-12:00，15:00-18:00 ❄8:30-12:00，14:30-17:30",  # two seasons
        "工作日9:00-17:00 🍚12:00-13:00",  # a break
    ],
)
def test_a_sign_that_may_mean_something_is_not_passed_over(text: str) -> None:
    assert "o" not in states(text, WEDNESDAY, "10:00", "12:30") + states(text, SATURDAY, "10:00")


@pytest.mark.parametrize(
    "words",
    [
        "16:30前取号",
        "请于16:30前到达",
        "16:30停号",
        "16:30后不收件",
        "最晚入场16:30",
        "收件截止16:30",
        "受理至16:30",
        "取号截止时间：16:30",
        "16:30停止收号",
        "16:30扎账",
    ],
)
def test_who_comes_after_the_last_ticket_may_or_may_not_be_served(words: str) -> None:
    for text in (f"工作日9:00-17:00，{words}", f"工作日9:00-17:00（{words}）"):
        assert states(text, WEDNESDAY, "10:00", "16:15", "16:45", "17:15") == "oouc"


def test_what_is_done_before_the_end_of_a_range_is_done_in_it() -> None:
    assert states("工作日8:30-16:30前取号", WEDNESDAY, "10:00", "16:45") == "oc"
    assert states("工作日9:00-17:00，周三不受理", WEDNESDAY, "10:00") == "c"


@pytest.mark.parametrize(
    "text",
    [
        "工作日 开门时间8:30 关门时间17:30",
        "工作日，起:08:30 止:17:30",
        "工作日 开始时间：8:30；结束时间：17:30",
        "工作日上班时间：8:30，下班时间：17:30",
        "工作日8:30开始办公，17:30停止办公",
        "工作日8:30开馆，17:30闭馆",
        "工作日8:30上班17:30下班",
        "工作日8:30-1730",
        "工作日830-1730",
        "工作日早8:30-晚5:30",
    ],
)
def test_both_ends_may_have_a_label_a_word_or_no_colon(text: str) -> None:
    assert states(text, WEDNESDAY, "08:15", "08:45", "17:15", "17:45") == "cooc"


@pytest.mark.parametrize(
    "text",
    [
        "8-12 14-18",
        "8-12,14-18 周一到周五",
        "0800-1200 1400-1800",
        "800-1200，1400-1800",
        "工作日8:00开门，12:00闭馆，14:00开门，18:00闭馆",
        "工作日8:00上班，12:00休息，14:00上班，18:00下班",
    ],
)
def test_a_morning_and_an_afternoon_in_bare_figures_or_words(text: str) -> None:
    assert states(text, WEDNESDAY, "07:45", "10:00", "13:00", "17:45", "18:15") == "cococ"


def test_bare_figures_alone_are_no_hours() -> None:
    for text in ("8-12", "限号8-12，3-6", "0731-8555", "880-1700"):
        assert states(text, WEDNESDAY, "10:00", "20:00") == "uu"
    assert states("早8-晚5", WEDNESDAY, "07:45", "10:00", "17:15") == "coc"
    assert states("地址：韶山路830-1200号，工作日9:00-17:00", WEDNESDAY, "08:45", "16:00") == "co"


def test_a_closing_day_behind_a_closing_time_is_still_one() -> None:
    text = "工作日9:00开馆，17:00闭馆，周三闭馆"
    assert states(text, WEDNESDAY, "10:00") == "c"
    assert states(text, FRIDAY, "10:00", "17:15") == "oc"


@pytest.mark.parametrize("words", ["没有午休", "不设午休", "中午没有午休"])
def test_who_has_no_break_at_noon_may_say_so_in_other_words(words: str) -> None:
    assert states(f"工作日9:00-17:00，{words}", WEDNESDAY, "12:30") == "o"
    assert states(f"工作日9:00-12:00，14:00-17:00，{words}", WEDNESDAY, "10:00", "12:30") == "ou"


@pytest.mark.parametrize("words", ["无节假日", "没有休息日"])
def test_who_knows_no_holidays_is_open_on_them(words: str) -> None:
    assert states(f"每天9:00-17:00，{words}", NATIONAL_DAY, "10:00") == "o"
    assert states(f"工作日9:00-17:00，{words}", NATIONAL_DAY, "10:00") == "u"


@pytest.mark.parametrize("words", ["休馆", "例行休馆", "例行闭馆"])
def test_a_museums_day_off_is_one(words: str) -> None:
    assert states(f"每天9:00-17:00，周三{words}", WEDNESDAY, "10:00") == "c"
    assert states(f"每天9:00-17:00，周三{words}", FRIDAY, "10:00") == "o"


def test_the_hours_of_shifts_are_the_offices_and_their_days_off_are_not() -> None:
    assert states("工作日早班8:00-14:00，晚班14:00-20:00", WEDNESDAY, "07:45", "10:00", "19:45", "20:15") == "cooc"
    assert states("每天9:00-17:00，周三晚班休息", WEDNESDAY, "10:00") == "u"


def test_who_sits_in_the_office_is_not_asked() -> None:
    assert states("由代办员坐班，工作日9:00-17:00", WEDNESDAY, "10:00", "17:15") == "oc"


@pytest.mark.parametrize(
    ("text", "weekend"),
    [
        ("周一至五9:00-17:00；六、日9:00-16:00", "oo"),
        ("六、日：9:00-16:00；一至五：9:00-17:00", "oo"),
        ("星期一至星期五 9:00-17:00 六、日 9:00-16:00", "oo"),
        ("周一至周五9:00-17:00；六、日及节假日：9:00-16:00", "oo"),
        ("周一至五9:00-17:00\n六：9:00-12:00\n日：休息", "oc"),
        ("周一至六9:00-17:00；日休息", "oc"),
        ("工作日9:00-17:00，六、日均不上班", "cc"),
        ("周一至周五9:00-17:00，5月1 日9:00-12:00", "cc"),
    ],
)
def test_a_weekend_named_without_its_week_is_the_weekend(text: str, weekend: str) -> None:
    assert states(text, SATURDAY, "10:00") + states(text, "2026-06-14", "10:00") == weekend
    assert states(text, WEDNESDAY, "16:30") == "o"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("周一至四9:00-17:00；五9:00-16:00", "周一至周四9:00-17:00；周五9:00-16:00"),
        ("周一、三、五9:00-12:00；二、四9:00-17:00", "周一、三、五9:00-12:00；周二、四9:00-17:00"),
        ("一三五上午8:30-12:00，二四下午14:00-17:00", "周一、三、五8:30-12:00；周二、四14:00-17:00"),
        ("工作日8点30-12点，14点-17点30", "工作日8:30-12:00，14:00-17:30"),
        ("早8午12，下午2晚6，工作日", "工作日8:00-12:00，14:00-18:00"),
        ("工作日8:30-17:30，午休一小时（12:00-13:00）", "工作日8:30-17:30，午休12:00-13:00"),
    ],
)
def test_short_forms_say_what_the_long_ones_do(text: str, canonical: str) -> None:
    times = ("08:15", "10:00", "12:30", "15:00", "16:30", "17:15")
    for day in ("2026-06-09", "2026-06-10", "2026-06-12", "2026-06-13"):
        assert states(text, day, *times) == states(canonical, day, *times)
