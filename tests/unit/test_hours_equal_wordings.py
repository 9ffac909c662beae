"""Wordings that say the same in other signs: both are understood in full, and agree on every day of every kind."""

import pytest

from locator.hours.answers.meaning import same_meaning
from locator.hours.reader import read_hours
from locator.window import Parsed


@pytest.mark.parametrize(
    ("text", "plainly", "why"),
    [
        ("Mon-Fri9:00-17:00", "周一至周五9:00-17:00", "an English day glued to a figure"),
        ("Mon至Fri9:00-17:00", "周一至周五9:00-17:00", "English days with a Chinese dash"),
        ("工作日9am至5pm", "工作日9:00-17:00", "am glued to a Chinese dash"),
        ("24h营业", "24小时营业", "h glued to a Chinese word"),
        (
            "午休12:00-13:00，8:30-12:00，13:30-17:30",
            "8:30-12:00，13:30-17:30，午休12:00-13:00",
            "too long for a break",
        ),
    ],
)
def test_two_wordings_mean_the_same(text: str, plainly: str, why: str) -> None:
    one, other = read_hours(text), read_hours(plainly)
    assert one.parsed is other.parsed is Parsed.FULL
    assert same_meaning(one, other), why


@pytest.mark.parametrize("text", ["一9:00-12:00", "七八9:00-12:00", "工作日9:00-17:00，窗口一二14:00-17:00"])
def test_one_numeral_and_those_of_no_weekday_name_no_days(text: str) -> None:
    assert read_hours(text).parsed is Parsed.PARTIAL


@pytest.mark.parametrize("text", ["monitor9:00-17:00", "工作日9:00-17:00，24hotline", "工作日9amx"])
def test_a_longer_english_word_is_not_the_word_that_it_begins_with(text: str) -> None:
    assert read_hours(text).parsed is Parsed.PARTIAL


def test_hours_from_a_day_on_are_not_the_same_as_hours_that_always_held() -> None:
    assert not same_meaning(read_hours("2023年3月1日起工作日9:00-17:00"), read_hours("工作日9:00-17:00"))
