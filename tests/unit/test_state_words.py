"""What a citizen reads of distance, direction and open state."""

from datetime import date, datetime

import pytest

from locator.finding.state_words import coming_suspension_words, state_words, suspension_words, time_words, way_words
from locator.hours.answers.state import OpenUntil, State
from locator.readers.moments import SHANGHAI
from locator.texts import Lang
from locator.window import WITHOUT_END, Suspension

MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("found", "then", "expected"),
    [
        (OpenUntil(State.OPEN, at(2, 17, 30)), State.CLOSED, ("●", "营业中", "至 17:30")),
        (OpenUntil(State.OPEN, None), None, ("●", "营业中", None)),
        (OpenUntil(State.CLOSED, at(2, 13)), State.OPEN, ("○", "已关门", "13:00 开")),
        (OpenUntil(State.CLOSED, at(3, 8, 30)), State.OPEN, ("○", "已关门", "明天 8:30 开")),
        (OpenUntil(State.CLOSED, at(6, 8, 30)), State.OPEN, ("○", "已关门", "周五 8:30 开")),
        (OpenUntil(State.CLOSED, at(9, 8, 30)), State.OPEN, ("○", "已关门", "3月9日 8:30 开")),
        (
            OpenUntil(State.CLOSED, at(6, 8, 30)),
            State.UNKNOWN,
            ("○", "已关门", "周五 8:30 以后是否开门不清楚，请先电话"),
        ),
        (OpenUntil(State.CLOSED, None), None, ("○", "已关门", None)),
        (OpenUntil(State.UNKNOWN, at(2, 12)), State.CLOSED, ("◐", "是否营业未知", "请先电话")),
        (OpenUntil(State.OPEN, at(2, 16, 30)), State.UNKNOWN, ("●", "营业中", "至 16:30，之后是否开门不清楚")),
    ],
)
def test_a_state_is_a_shape_a_word_and_what_comes(
    found: OpenUntil, then: State | None, expected: tuple[str, str, str | None]
) -> None:
    words = state_words(found, then, MONDAY_TEN, Lang.ZH, None)
    assert (words.shape, words.word, words.more) == expected


@pytest.mark.parametrize(
    ("found", "then", "expected"),
    [
        (OpenUntil(State.OPEN, at(2, 12)), State.CLOSED, ("到时营业", "至 12:00，还有 2 小时")),
        (
            OpenUntil(State.OPEN, at(2, 16, 30)),
            State.UNKNOWN,
            ("到时营业", "至 16:30，还有 6 小时 30 分，之后是否开门不清楚"),
        ),
        (OpenUntil(State.OPEN, at(4, 9)), State.CLOSED, ("到时营业", "至 3月4日周三 9:00，还有 47 小时")),
        (OpenUntil(State.OPEN, None), None, ("到时营业", None)),
        (OpenUntil(State.CLOSED, at(2, 13)), State.OPEN, ("到时已关门", "13:00 开")),
        (OpenUntil(State.CLOSED, at(3, 8, 30)), State.OPEN, ("到时已关门", "3月3日周二 8:30 开")),
        (OpenUntil(State.UNKNOWN, at(2, 12)), State.CLOSED, ("到时是否营业未知", "请先电话")),
    ],
)
def test_at_an_arrival_it_is_told_how_long_is_left_and_no_word_counts_from_today(
    found: OpenUntil, then: State | None, expected: tuple[str, str | None]
) -> None:
    words = state_words(found, then, MONDAY_TEN, Lang.ZH, None, arriving=True)
    assert (words.word, words.more) == expected


@pytest.mark.parametrize(
    ("distance_m", "bearing_deg", "expected"),
    [
        (0.2, 90.0, "直线距离 0 米"),
        (7.4, 0.0, "直线距离 7 米 · 北"),
        (352.0, 44.0, "直线距离 350 米 · 东北"),
        (994.9, 91.0, "直线距离 990 米 · 东"),
        (996.0, 136.0, "直线距离 1.0 公里 · 东南"),
        (1249.0, 181.0, "直线距离 1.2 公里 · 南"),
        (9960.0, 226.0, "直线距离 10 公里 · 西南"),
        (38_400.0, 270.0, "直线距离 38 公里 · 西"),
        (1_234_567.0, 315.0, "直线距离 1235 公里 · 西北"),
        (2000.0, 359.0, "直线距离 2.0 公里 · 北"),
    ],
)
def test_a_distance_says_that_it_is_a_straight_line(distance_m: float, bearing_deg: float, expected: str) -> None:
    assert way_words(distance_m, bearing_deg, Lang.ZH) == expected


@pytest.mark.parametrize(
    ("lang", "closed", "open_until"),
    [
        (Lang.ZH, "已关门 · 13:00 以后是否开门不清楚，请先电话", "营业中 · 至 13:00，之后是否开门不清楚"),
        (Lang.HANT, "已關門 · 13:00 以後是否開門不清楚，請先電話", "營業中 · 至 13:00，之後是否開門不清楚"),
        (
            Lang.EN,
            "Closed · not known if open after 13:00, call first",
            "Open · until 13:00, not known if open after that",
        ),
    ],
)
def test_that_nothing_is_known_of_later_is_said_of_the_door(lang: Lang, closed: str, open_until: str) -> None:
    for state, told in ((State.CLOSED, closed), (State.OPEN, open_until)):
        words = state_words(OpenUntil(state, at(2, 13)), State.UNKNOWN, MONDAY_TEN, lang, None)
        assert f"{words.word} · {words.more}" == told


def test_a_date_in_english_has_its_year() -> None:
    assert time_words(at(1, 9, month=10), MONDAY_TEN, Lang.EN) == "2026-10-01 9:00"


@pytest.mark.parametrize(
    ("closed_until", "until", "more"),
    [
        (WITHOUT_END, None, "暂停服务，请先电话"),
        (date(2026, 3, 10), datetime(2026, 3, 11, 9, 0, tzinfo=SHANGHAI), "暂停服务，3月11日 9:00 开"),
        (date(2026, 1, 10), datetime(2026, 3, 3, 9, 0, tzinfo=SHANGHAI), "明天 9:00 开"),  # over since long
    ],
)
def test_a_suspended_window_is_said_to_be(closed_until: date, until: datetime | None, more: str) -> None:
    found = OpenUntil(State.CLOSED, until)
    assert state_words(found, State.OPEN, MONDAY_TEN, Lang.ZH, Suspension(None, closed_until)).more == more


@pytest.mark.parametrize(
    ("suspension", "zh", "en"),
    [
        (None, None, None),
        (Suspension(None, date(2026, 3, 1)), None, None),  # over since yesterday
        (Suspension(date(2026, 2, 1), date(2026, 3, 1)), None, None),
        (Suspension(None, date(2026, 3, 2)), "暂停服务至 2026-03-02", "Service suspended until 2026-03-02"),
        (
            Suspension(date(2026, 3, 5), date(2026, 3, 9)),
            "暂停服务 2026-03-05 至 2026-03-09",
            "Service suspended from 2026-03-05 to 2026-03-09",
        ),
        (
            Suspension(date(2026, 3, 5), WITHOUT_END),
            "暂停服务 2026-03-05 起，恢复时间请先电话询问",
            "Service suspended from 2026-03-05; ask by telephone when it resumes",
        ),
    ],
)
def test_the_days_out_of_service_are_told_until_they_are_over(
    suspension: Suspension | None, zh: str | None, en: str | None
) -> None:
    assert [suspension_words(suspension, MONDAY_TEN.date(), lang) for lang in (Lang.ZH, Lang.EN)] == [zh, en]


def test_a_suspension_to_come_is_told_beside_a_state_that_says_nothing_of_it() -> None:
    suspension = Suspension(date(2026, 3, 3), date(2026, 3, 9))
    found = OpenUntil(State.OPEN, at(2, 12))
    assert state_words(found, State.CLOSED, MONDAY_TEN, Lang.ZH, suspension).more == "至 12:00"
    words = "暂停服务 2026-03-03 至 2026-03-09"
    assert coming_suspension_words(suspension, MONDAY_TEN, Lang.ZH) == words
    assert coming_suspension_words(suspension, at(3, 0), Lang.ZH) is None  # the state says so
    assert coming_suspension_words(suspension, at(10, 0), Lang.ZH) is None
    assert coming_suspension_words(None, at(3, 0), Lang.ZH) is None
