"""What is printed of office hours, and proposed, and told to OSM, says what the reading says: no more and no less."""

import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from opening_hours import OpeningHours

from locator.hours.answers.meaning import same_meaning
from locator.hours.answers.state import Times, Timetable
from locator.hours.proposal import proposal
from locator.hours.reader import read_hours
from locator.hours.readings.reading import OfficeHours
from locator.hours.readings.seasons import SeasonName, YearlyDates
from locator.hours.writing.osm import osm
from locator.hours.writing.printed import in_chinese, in_english
from locator.readers.workdays import known_calendar
from locator.window import Parsed
from tests.hours_texts import HOURS_TEXTS, SAMPLES, random_texts, wordings
from tests.second_opinion import disagreements

UNDATED = Times(known_calendar(last_year=2026))
DATED = Times(
    UNDATED.calendar,
    {
        "": {
            SeasonName.SUMMER: (YearlyDates((5, 1), (9, 30)),),
            SeasonName.WINTER: (YearlyDates((10, 1), (4, 30)),),
            SeasonName.SUMMER_HOLIDAY: (YearlyDates((7, 10), (8, 31)),),
            SeasonName.WINTER_HOLIDAY: (YearlyDates((1, 20), (2, 20)),),
        }
    },
)
_CHOSEN = random.Random(2026)  # noqa: S311 – a test's days
DAYS = sorted(date(2024, 1, 1) + timedelta(days=_CHOSEN.randrange(4 * 365)) for _ in range(48))
"""Days of years whose notices are known and of 2027, of which nobody knows."""

UNDERSTOOD = [text for text in dict.fromkeys([*SAMPLES, *wordings()]) if read_hours(text).parsed is Parsed.FULL]
EXPRESSIBLE = [text for text in dict.fromkeys(SAMPLES) if osm(read_hours(text)) is not None]


def differing_days(one: OfficeHours, other: OfficeHours) -> list[date]:
    """The days of which two texts' hours do not say the same of every minute."""
    pairs = [(Timetable(one, times), Timetable(other, times)) for times in (UNDATED, DATED)]
    return [day for day in DAYS if any(mine.on(day) != theirs.on(day) for mine, theirs in pairs)]


def is_read_back(hours: OfficeHours) -> bool:
    again = read_hours(in_chinese(hours))
    return again.parsed is Parsed.FULL and not differing_days(hours, again) and same_meaning(hours, again)


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_understood_is_read_back_as_it_was_printed(text: str) -> None:
    hours = read_hours(text)
    again = read_hours(in_chinese(hours))
    assert again.parsed is Parsed.FULL
    assert differing_days(hours, again) == []
    assert same_meaning(hours, again)


@pytest.mark.parametrize("text", [text for text in dict.fromkeys(SAMPLES) if text in UNDERSTOOD])
def test_a_samples_print_has_the_very_clauses(text: str) -> None:
    hours = read_hours(text)
    again = read_hours(in_chinese(hours))
    assert [set(reading.clauses) for reading in again.readings] == [set(reading.clauses) for reading in hours.readings]


def test_of_texts_put_together_at_random_hardly_any_is_printed_otherwise() -> None:
    # Such as hours of a season without dates beside those of make-up days: no office writes them, nothing is proposed.
    understood = [hours for text in random_texts(2500, seed=2) if (hours := read_hours(text)).parsed is Parsed.FULL]
    otherwise = [hours for hours in understood if not is_read_back(hours)]
    assert len(understood) > 400
    assert len(otherwise) <= 1, [hours.text for hours in otherwise]
    assert [proposal(hours) for hours in otherwise] == [None] * len(otherwise)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("9:00-17:00或10:00-18:00", "9:00-18:00；9:00-10:00、17:00-18:00是否办公请先咨询"),
        (
            "夏季（6-8月）、冬季（12-2月）8:30-17:00，其余8:30-17:30",
            "冬季（12月1日至2月29日）8:30-17:00；其他月份8:30-17:30；夏季（6月1日至8月31日）每天办公时间请先咨询",
        ),
        ("周三下午9:00-5:00", "周三9:00-17:00（请先咨询）"),
        (
            "双周周六，以公告为准-14:00-17:30周末晚上",
            "周一至周五办公时间请先咨询；周六办公时间请先咨询；双休日14:00-17:30是否办公请先咨询",
        ),
        (
            "工作日22:00-6:00，18:00-次日8:00",
            "法定工作日18:00-次日8:00；法定工作日18:00-22:00、次日6:00-8:00是否办公请先咨询",
        ),
    ],
)
def test_what_is_in_doubt_is_printed_so_that_nothing_else_is(text: str, printed: str) -> None:
    hours = read_hours(text)
    assert in_chinese(hours) == printed
    assert is_read_back(hours)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("周二至周日9:00-17:00，周一闭馆", "Tue–Sun 9:00–17:00; Mon closed"),
        ("每天9:00-17:00，春节、国庆节休息", "every day 9:00–17:00; Spring Festival, National Day closed"),
        (
            "工作日9:00-17:00，周六9:00-12:00值班",
            "working days 9:00–17:00; Sat 9:00–12:00: ask first whether it is open",
        ),
        ("每月1日、2日、3日、11日、22日9:00-12:00", "on the 1st–3rd, 11th and 22nd of each month 9:00–12:00"),
        ("每月5日9:00-12:00", "on the 5th of each month 9:00–12:00"),
        ("工作日次日2:30-5:30", "working days next day 2:30–5:30"),
        ("工作日22:00-次日5:30", "working days 22:00–next day 5:30"),
    ],
)
def test_the_english_print_tells_the_same(text: str, english: str) -> None:
    assert in_english(read_hours(text)) == english


@given(HOURS_TEXTS)
def test_the_english_print_has_no_chinese_and_every_time_of_the_chinese_one(text: str) -> None:
    hours = read_hours(text)
    english, chinese = in_english(hours), in_chinese(hours)
    assert not re.search("[\u3400-\u9fff，；（）]", english)
    times = [re.findall("[0-9]+:[0-9]{2}", printed) for printed in (english, chinese)]
    assert times[0] == times[1]


@given(HOURS_TEXTS)
def test_what_is_proposed_means_exactly_the_same_and_needs_no_notice(text: str) -> None:
    hours = read_hours(text)
    proposed = proposal(hours)
    if proposed is not None:
        again = read_hours(proposed)
        assert differing_days(hours, again) == []
        assert not again.findings


@pytest.mark.parametrize("text", ["9:00-17:00，双休日不办公", "8:30-12:00，春节休息", "9:00-17:00 休息日：周一"])
def test_days_that_cannot_be_named_without_saying_more_are_left_to_the_office(text: str) -> None:
    assert read_hours(text).parsed is Parsed.FULL
    assert proposal(read_hours(text)) is None


def test_texts_differ_that_differ_only_where_dates_of_a_year_meet_those_of_every_year() -> None:
    text = "法定工作日9:00-17:00；5月1日至9月30日周六9:00-12:00；2026年1月1日至2026年12月31日周{}暂停办公"
    saturday, sunday = (read_hours(text.format(day)) for day in "六日")
    assert any(differing_days(saturday, sunday))
    assert not same_meaning(saturday, sunday)


@pytest.mark.parametrize(("number", "text"), list(enumerate(EXPRESSIBLE)))
def test_another_library_reads_our_osm_as_we_do_on_ordinary_days(number: int, text: str) -> None:
    # Ten thousand moments for each of them are asked in tests/soak.
    assert disagreements(text, 200, number) == []


def test_another_library_reads_our_osm_of_texts_put_together_at_random() -> None:
    texts = [text for text in random_texts(2500, seed=5) if osm(read_hours(text)) is not None]
    assert len(texts) > 250
    assert {text: found for number, text in enumerate(texts) if (found := disagreements(text, 40, number))} == {}


@pytest.mark.parametrize(
    "text", ["工作日次日2:30-5:30", "工作日22:00-6:00，18:00-次日8:00", "工作日9:00-12:00，晚上2:30-5:30"]
)
def test_hours_that_begin_behind_midnight_have_no_osm(text: str) -> None:
    assert read_hours(text).parsed is Parsed.FULL
    assert osm(read_hours(text)) is None


def test_a_night_is_not_ended_by_the_next_days_own_hours() -> None:
    expression = osm(read_hours("9:00-5:00"))
    assert expression is not None
    assert OpeningHours(expression)
    assert disagreements("9:00-5:00", 2000, 1) == []
    assert osm(read_hours("夏季（5月1日至9月30日）每天22:00-6:00；冬季（10月1日至4月30日）每天9:00-17:00")) is None
