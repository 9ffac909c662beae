"""A blank between two statements of an office's hours says what a comma would: never open where that is closed."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
MONDAY = datetime(2026, 6, 8, tzinfo=SHANGHAI)
HOLIDAYS = (datetime(2026, 6, 19, 10, tzinfo=SHANGHAI), datetime(2026, 10, 1, 10, tzinfo=SHANGHAI))
MOMENTS = (*(MONDAY + timedelta(days=day, hours=hour) for day in range(7) for hour in (9.5, 12.5, 15.5)), *HOLIDAYS)
HOURS = (
    "工作日8:30-12:00 14:30-17:30", "周一至周五：9:00-17:00", "周二至周日9:00-17:00", "9:00-17:00",
    "8:30-12:00 13:30-17:30", "周一至周五9:00-17:00 周六9:00-12:00", "上午8:30-12:00 下午14:30-17:30 工作日",
    "夏季（5月1日至9月30日）8:00-12:00 15:00-18:00 冬季（10月1日至4月30日）8:30-12:00 14:00-17:30",
    "8:30至12:00 13:30至17:30（周一至周五）",
)  # fmt: skip
STATED = (
    "周日休息", "周日：休息", "周五下午学习", "周五下午：不对外", "周一闭馆", "中午休息", "中午不休",
    "午休12:00-13:00", "12:00-13:00午休", "节假日除外", "节假日：休息", "周六9:00-11:00值班",
    "周六延时服务9:00-11:00", "12:00-13:00值班", "延时服务：17:30-18:30", "双休", "周末双休", "休息日：周日",
    "法定节假日不休", "6月8日至12日暂停办公", "16:30停止取号", "周五下午停止受理", "周六上午照常", "全年无休",
    "下午只取证", "单周周六休息", "周五16:00下班", "可提前预约", "提前30分钟停止受理", "周六 9:00-12:00",
    "电话：0731-88880000", "节假日休息 调休上班日正常",
)  # fmt: skip
BEHIND = ("休息日：周日", "中午12:00-14:00休息", "周六需提前预约", "特殊情况以公告为准", "双休")


def states(text: str) -> list[State]:
    hours = read_hours(text)
    return [state_at(hours, moment, CALENDAR).state for moment in MOMENTS]


def contradictions(text: str, other: str) -> list[tuple[str, str]]:
    both = zip(MOMENTS, states(text), states(other), strict=True)
    return [(other, f"{moment:%a %d %H:%M}") for moment, *told in both if {*told} == {State.OPEN, State.CLOSED}]


@pytest.mark.parametrize("hours", HOURS)
def test_a_statement_behind_a_blank_is_the_one_behind_a_comma(hours: str) -> None:
    assert [found for own in STATED for found in contradictions(f"{hours}，{own}", f"{hours} {own}")] == []


@pytest.mark.parametrize("hours", [own for own in HOURS if "月" not in own])
def test_of_two_statements_behind_blanks_neither_swallows_the_other(hours: str) -> None:
    pairs = [(one, other) for one, other in product(STATED[:24:2], BEHIND) if one != other]
    texts = [(f"{hours}，{one}，{other}", f"{hours} {one} {other}") for one, other in pairs]
    assert [found for commas, blanks in texts for found in contradictions(commas, blanks)] == []


@pytest.mark.parametrize(
    ("text", "at", "state"),
    [
        ("休息日：周日，周一至周五：9:00-17:00", "2026-06-08T10:00", State.OPEN),
        ("休息日：周六、周日，周二至周五9:00-17:00", "2026-06-09T10:00", State.OPEN),
        ("中午休息 上午8:30-12:00 下午14:30-17:30 工作日", "2026-06-08T10:00", State.OPEN),
        ("工作日8:30-12:00 14:30-17:30，周三，周五下午学习", "2026-06-10T10:00", State.UNKNOWN),
        ("8:30-12:00 13:30-17:30（周一至周五），周六9:00-12:00", "2026-06-13T15:30", State.CLOSED),
        ("周一至周五9:00-17:00，周六9:00-12:00，中午12:00-14:00休息", "2026-06-08T12:30", State.CLOSED),
        ("周一至周五9:00-17:00，周六10:00-16:00，中午12:00-13:00休息", "2026-06-08T12:30", State.UNKNOWN),
        ("周一、周三、周五9:00-12:00，周五16:00下班", "2026-06-12T13:00", State.UNKNOWN),
        ("周末值班 9:00-17:00", "2026-06-08T10:00", State.UNKNOWN),
        ("周五下午需预约 8:30-12:00 13:30-17:30", "2026-06-12T14:00", State.UNKNOWN),
        ("工作日8:00-12:00 14:30-17:30 须预约 周六9:00-11:00", "2026-06-13T10:00", State.UNKNOWN),
        ("周一至周五9:00-17:00（须预约）", "2026-06-13T10:00", State.CLOSED),
        ("8:30-12:00 14:30-17:30 周六 9:00-12:00", "2026-06-08T15:00", State.OPEN),
        ("午休12:00-13:00，8:30-12:00，13:30-17:30", "2026-06-08T10:00", State.OPEN),
    ],
)
def test_what_stands_beside_is_not_taken_along(text: str, at: str, state: State) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)
    assert state_at(read_hours(text), moment, CALENDAR).state is state


def test_a_label_with_a_colon_needs_no_hours_behind_it() -> None:
    assert {*states("以公告为准<b>24小时内办结24小时外")} == {State.UNKNOWN}
