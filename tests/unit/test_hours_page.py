"""What the page about office hours shows is so: its lines, the examples of its table, the operators' files."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from locator.finding.state_words import state_words
from locator.hours.answers.state import Times, Timetable
from locator.hours.answers.week import WeekDay, week_of
from locator.hours.operator_files import operators_times
from locator.hours.reader import read_hours
from locator.hours.readings.seasons import SeasonName
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, known_calendar
from locator.texts import Lang
from locator.window import Parsed
from tests.house import HOUSE

PAGE = (HOUSE / "docs/hours.md").read_text("utf-8")
CANONICAL, HOLIDAYS, SEASONS = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)
CALENDAR = known_calendar(2026)
MONDAYS = [date(2026, month, day) for month, day in ((2, 9), (2, 16), (6, 8), (9, 28), (10, 5))]
"""Of ordinary weeks, and of some with holidays and make-up days."""


def examples() -> Iterator[tuple[str, str]]:
    """Each example of the table within its row's frame, and the heading of its column."""
    table = re.search(r"^\| part \| frame .*?\n\n", PAGE, re.DOTALL | re.MULTILINE)
    assert table
    heading, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in table[0].strip().splitlines())
    for _, frame, *columns in rows:
        for column, cell in zip(heading[2:], columns, strict=True):
            yield from ((frame.strip("`").replace("□", example), column) for example in re.findall("`([^`]+)`", cell))


def told(text: str) -> set[str]:
    """The columns that a text may stand in."""
    hours = read_hours(text)
    days = [day for monday in MONDAYS for day in week_of(hours, monday, CALENDAR)]
    if hours.parsed is not Parsed.FULL:
        return set() if any(day.open for day in days) else {"not understood"}
    in_doubt = [day for day in days if day.unknown]
    return (
        {"in doubt"} if any(map(is_ordinary, in_doubt)) else {"understood", "in doubt"} if in_doubt else {"understood"}
    )


def is_ordinary(day: WeekDay) -> bool:
    return day.kinds == {DayKind.WORKDAY}


@pytest.mark.parametrize(("text", "column"), list(examples()))
def test_an_example_of_the_table_is_read_as_its_column_says(text: str, column: str) -> None:
    assert column in told(text)


def test_the_table_has_examples_in_every_column() -> None:
    assert {column for _, column in examples()} == {"understood", "in doubt", "not understood"}
    assert len(list(examples())) > 100


@pytest.mark.parametrize("line", CANONICAL.splitlines())
def test_the_canonical_lines_need_no_question(line: str) -> None:
    hours = read_hours(line)
    assert (hours.parsed, hours.findings) == (Parsed.FULL, frozenset())


@pytest.mark.parametrize("said", re.search(r"\*\*Say what is closed and when:\*\* (.*)\n", PAGE)[1].split(", "))  # type: ignore[index]
def test_what_offices_may_say_of_closings_is_understood(said: str) -> None:
    text = "每天9:00-17:00，" + said.rstrip(".")
    assert (read_hours(text).parsed, read_hours(text).unread) == (Parsed.FULL, ())


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("工作日8:30-17:30", "10:00"),
        ("工作日8:30-17:30", "18:00"),
        ("逢圩日", "10:00"),
        ("工作日9:00-17:00（16:30停止取号）", "10:00"),
        ("工作日8:00-12:00须预约", "06:30"),
    ],
)
def test_what_citizens_are_shown_stands_on_the_page_in_the_same_words(text: str, time: str) -> None:
    timetable = Timetable(read_hours(text), Times(CALENDAR))
    moment = datetime.fromisoformat(f"2026-06-10T{time}").replace(tzinfo=SHANGHAI)
    found = timetable.at(moment)
    then = timetable.at(found.until).state if found.until else None
    for lang in (Lang.ZH, Lang.EN):
        words = state_words(found, then, moment, lang, None)
        assert f"| {words.word} · {words.more} |" in PAGE


def test_the_operators_files_are_taken_as_the_page_shows_them(tmp_path: Path) -> None:
    for name, text in (("holidays", HOLIDAYS), ("seasons", SEASONS)):
        (tmp_path / name).write_text(text, "utf-8")
    times = operators_times(known_calendar(2026), tmp_path / "holidays", tmp_path / "seasons")
    assert 2027 in times.calendar.years
    assert times.locality("450103") == ("45",)
    assert set(times.season_dates("430103")) == {SeasonName.SUMMER, SeasonName.WINTER}


def test_the_page_names_every_season() -> None:
    assert all(f"`{name.value}`" in PAGE for name in SeasonName if name is not SeasonName.REST)
