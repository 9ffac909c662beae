"""Properties of office hours: every text has an answer in bounded steps, and a state lasts until the moment told."""

import re
import sys
from datetime import datetime, timedelta
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from locator.hours.answers.meaning import same_meaning
from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.hours.writing.osm import osm
from locator.hours.writing.printed import in_chinese, in_english
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import Kind, Parsed
from tests.hours_texts import HOURS_TEXTS, PIECES, SAMPLES, TEXTS

CALENDAR = known_calendar(last_year=2026)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(SHANGHAI))  # noqa: DTZ001 – st asks for naive bounds


@given(TEXTS, MOMENTS, st.sampled_from([None, *Kind]))
def test_any_text_has_hours_a_state_and_every_print(text: str, moment: datetime, kind: Kind | None) -> None:
    hours = read_hours(text, kind)
    found = state_at(hours, moment, CALENDAR)
    assert (hours.parsed is Parsed.NONE) == (not hours.readings)
    assert found.state is not State.OPEN or hours.parsed is Parsed.FULL
    assert bool(in_chinese(hours)) == bool(in_english(hours)) or hours.parsed is not Parsed.FULL
    assert osm(hours) is None or hours.parsed is Parsed.FULL


@given(HOURS_TEXTS, MOMENTS)
def test_a_state_lasts_until_the_moment_given_and_no_longer(text: str, moment: datetime) -> None:
    hours = read_hours(text)
    found = state_at(hours, moment, CALENDAR)
    if found.until is None:
        later = moment + timedelta(days=399)
        assert state_at(hours, later, CALENDAR).state is found.state
        return
    before = found.until - timedelta(microseconds=1)
    halfway = moment + (found.until - moment) / 2
    assert moment < found.until
    assert {state_at(hours, at, CALENDAR).state for at in (halfway, before)} == {found.state}
    assert state_at(hours, found.until, CALENDAR).state is not found.state


CONTACTS = ["地址：芙蓉路88号", "位于一楼", "电话：0731-84882345", "联系人：张三", "咨询电话8:00-20:00"]
NOT_UNDERSTOOD = [
    "逢圩日顺延",
    "赶集日9:00-12:00",
    "某某另有安排",
    "汛期不开",
    "高温期间半天",
    "农忙关",
    "圩",
    "甲乙丙丁",
    "8:30",
]
PARTS = st.one_of(
    st.lists(PIECES | st.sampled_from(CONTACTS), max_size=6),
    st.sampled_from([re.split("(?<=[，；。）])", text) for text in SAMPLES if "<" not in text]),
)


@given(PARTS, st.integers(0, 6), st.sampled_from(["，{}，", "；{}；", "（{}）"]), st.sampled_from(NOT_UNDERSTOOD))
def test_a_text_is_never_understood_in_full_wherever_words_stand_that_nobody_understands(
    parts: list[str], at: int, between: str, words: str
) -> None:
    text = "".join([*parts[:at], between.format(words), *parts[at:]])
    assert read_hours(text[:500]).parsed is not Parsed.FULL


def calls(text: str) -> int:
    """How many functions are called while a text is read."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        read_hours(text)
    finally:
        sys.setprofile(None)
    return count


HEAVY = (
    "周一", "8:30-", "9:00-12:00，", "（", "8", "除周一外", "夏季（5.1-", "每月1日、", "星期", "某",
    "中午不休", "休息", "周六休息，", "照常", "仅", "9:00下班，", "窗口",
)  # fmt: skip


@pytest.mark.parametrize("piece", HEAVY)
def test_the_steps_of_reading_are_bounded_by_the_texts_length(piece: str) -> None:
    read_hours("工作日9:00-17:00")
    five_hundred = calls((piece * 500)[:500])
    assert five_hundred < 150 * 500
    assert calls(piece * 5000) < five_hundred + 500


CONDITIONS = """
    如遇停电 疫情期间 部分窗口 户籍窗口 3号窗口 个人业务 农忙时节 逢圩日 汛期 自助机 网上 领导不在时 可能
"""
CLOSINGS = """
    暂停服务 停止办公 周三休息 周三不办公 上午不办理 10:00-11:00不对外 每天上午学习 工作日不办公 休息
"""


@given(
    st.sampled_from(CONDITIONS.split()) | st.text("甲乙丙丁戊己庚", min_size=1, max_size=5),
    st.sampled_from(CLOSINGS.split()),
    st.sampled_from(["每天9:00-17:00，{}", "工作日9:00-17:00；{}", "{}。周一至周日9:00-12:00", "9:00-17:00（{}）"]),
)
def test_what_closes_for_some_or_at_times_never_closes_an_office(condition: str, closing: str, hours: str) -> None:
    wednesday = datetime(2026, 6, 10, 10, 30, tzinfo=SHANGHAI)
    text = hours.format(condition + closing)
    assert state_at(read_hours(text), wednesday, CALENDAR).state is not State.CLOSED


OFF_DAYS = ["周末", "双休日", "节假日", "法定节假日", "周六", "周日", "国庆节", "春节"]
_FESTIVALS, _HOLIDAYS = ("国庆节", "春节"), ("节假日", "法定节假日")
OFF_LISTS = st.lists(st.sampled_from(OFF_DAYS), min_size=2, max_size=3, unique=True)


@given(OFF_LISTS, st.sampled_from(["休息", "不办公", "除外"]))
def test_days_off_mean_the_same_with_and_without_a_sign_between_them(days: list[str], closing: str) -> None:
    assume(not any(one in _FESTIVALS and other in _HOLIDAYS for one, other in pairwise(days)))  # 春节法定节假日 is one
    together, apart = (read_hours(f"每天9:00-17:00，{sign.join(days)}{closing}") for sign in ("", "、"))
    assert same_meaning(together, apart)
