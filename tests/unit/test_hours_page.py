"""The page about office hours says nothing that the program does not do."""

import re
from pathlib import Path

import pytest

from locator.hours.operator_files import operators_times
from locator.hours.reader import read_hours
from locator.hours.seasons import SeasonName
from locator.readers.workdays import known_calendar
from locator.window import Parsed
from tests.house import HOUSE

PAGE = (HOUSE / "docs/hours.md").read_text("utf-8")
CANONICAL, HOLIDAYS, SEASONS = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("line", CANONICAL.splitlines())
def test_the_canonical_lines_need_no_question(line: str) -> None:
    hours = read_hours(line)
    assert (hours.parsed, hours.findings) == (Parsed.FULL, frozenset())


@pytest.mark.parametrize("said", re.search(r"\*\*Say what is closed and when:\*\* (.*)\n", PAGE)[1].split(", "))  # type: ignore[index]
def test_what_offices_may_say_of_closings_is_understood(said: str) -> None:
    text = "每天9:00-17:00，" + said.rstrip(".")
    assert (read_hours(text).parsed, read_hours(text).unread) == (Parsed.FULL, ())


def test_the_operators_files_are_taken_as_the_page_shows_them(tmp_path: Path) -> None:
    for name, text in (("holidays", HOLIDAYS), ("seasons", SEASONS)):
        (tmp_path / name).write_text(text, "utf-8")
    times = operators_times(known_calendar(2026), tmp_path / "holidays", tmp_path / "seasons")
    assert 2027 in times.calendar.years
    assert times.locality("450103") == ("45",)
    assert set(times.season_dates("430103")) == {SeasonName.SUMMER, SeasonName.WINTER}


def test_the_page_names_every_season() -> None:
    assert all(f"`{name.value}`" in PAGE for name in SeasonName if name is not SeasonName.REST)
