"""The hours of many windows at once say what each window's own say, however many moments are asked for by turns."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding import day_states
from locator.finding.day_states import STATES, DayStates
from locator.finding.hours_rows import HoursRows
from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import OpenUntil, State
from locator.hours.readings.day_table import DayTable
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import WITHOUT_END, HoursText, Kind, Parsed, Suspension, Window
from tests.windows import window

CALENDAR = known_calendar(2026)
TEXTS = (
    None,
    "工作日9:00-17:00",
    "周一至周五8:30-12:00，14:00-17:30",
    "每天0:00-24:00，全年无休",
    "周五22:00-次日6:00",
    "人工窗口工作日9:00-17:00，自助24小时",
    "逢圩日",
)
MOMENT = datetime(2026, 6, 10, 10, 0, tzinfo=SHANGHAI)

texts = st.sampled_from(TEXTS).map(lambda text: text and HoursText(text, Parsed.FULL, None))
last_days = st.none() | st.just(WITHOUT_END) | st.dates(date(2026, 6, 8), date(2026, 6, 16))
first_days = st.none() | st.dates(date(2026, 6, 5), date(2026, 6, 14))


def are_in_order(days: tuple[date | None, date | None]) -> bool:
    first, last = days
    return first is None or last is None or first <= last


windows = st.lists(
    st.builds(
        lambda hours, kind, days: window(hours=hours, kind=kind, closed_from=days[0], closed_until=days[1]),
        texts,
        st.sampled_from(Kind),
        st.tuples(first_days, last_days).filter(are_in_order),
    ),
    max_size=8,
)
minutes = st.integers(-5 * 24 * 60, 5 * 24 * 60).map(lambda passed: MOMENT + timedelta(minutes=passed))
moments = st.builds(datetime.astimezone, minutes, st.sampled_from([SHANGHAI, UTC]))


class Counted(Openings):
    """Counts the days that were worked out, and the windows that were asked one by one."""

    days = 0
    alone = 0

    def on(self, hours: Hours, day: date) -> DayTable:
        self.days += 1
        return super().on(hours, day)

    def of(self, hours: Hours, suspension: Suspension | None, moment: datetime) -> OpenUntil:
        self.alone += 1
        return super().of(hours, suspension, moment)


def rows_of(found: Sequence[Window], openings: Openings) -> HoursRows:
    named = [replace(one, id=f"w{number}") for number, one in enumerate(found)]
    manifest = Manifest(version=1, edition=7, published_at=MOMENT, note="", windows=len(named), sample=False, files={})
    return HoursRows(Snapshot(manifest, table_of(named)), openings)


@given(windows, st.lists(moments, min_size=1, max_size=8))
@example([window(closed_until=date(2026, 6, 10))], [MOMENT.replace(hour=23, minute=59), MOMENT + timedelta(hours=14)])
def test_all_windows_at_once_are_as_they_are_one_by_one(found: list[Window], asked: list[datetime]) -> None:
    hours = rows_of(found, Openings(CALENDAR))
    for moment in asked:
        assert [STATES[state] for state in hours.states(moment)] == [
            hours.at(row, moment).state for row in range(len(found))
        ]


@settings(max_examples=50)
@given(windows, moments)
def test_a_state_holds_until_the_moment_that_is_told_and_no_longer(found: list[Window], moment: datetime) -> None:
    hours = rows_of(found, Openings(CALENDAR))
    for row in range(len(found)):
        state, until = (told := hours.at(row, moment)).state, told.until
        later = [moment + timedelta(minutes=step) for step in range(0, 12 * 24 * 60, 30)]
        held = [each for each in later if until is None or each < until]
        assert {hours.at(row, each).state for each in held} <= {state}
        assert until is None or hours.next_state(row, told) is not state


@given(windows, st.lists(moments, min_size=1, max_size=8))
def test_what_is_kept_changes_no_answer(found: list[Window], asked: list[datetime]) -> None:
    kept, forgotten = rows_of(found, Openings(CALENDAR)), rows_of(found, Openings(CALENDAR, kept=1))
    for moment in asked:
        assert kept.states(moment).tolist() == forgotten.states(moment).tolist()
        assert [kept.at(row, moment) for row in range(len(found))] == [
            forgotten.at(row, moment) for row in range(len(found))
        ]


def test_windows_out_of_service_are_not_asked_one_by_one() -> None:
    openings = Counted(CALENDAR)
    states = rows_of([window(closed_until=WITHOUT_END)] * 50, openings).states(MOMENT)
    assert ([STATES[state].value for state in states], openings.alone) == (["closed"] * 50, 0)


def test_days_that_are_asked_for_by_turns_are_worked_out_once() -> None:
    openings = Counted(CALENDAR)
    hours = rows_of([window()], openings)
    for _ in range(5):
        for days in range(4):
            hours.states(MOMENT + timedelta(days=days))
    assert openings.days == 4


def days_asked(kept: int) -> int:
    """How many days are worked out where forty are asked for twice, and 2 × `kept` entries are kept of two hours."""
    openings = Counted(CALENDAR)
    states = DayStates(openings, [openings.hours("9:00-17:00"), openings.hours("周一至周五 9:00-12:00")], 2 * kept)
    for _ in range(2):
        for days in range(40):
            states.at((MOMENT + timedelta(days=days)).date(), 600)
    return openings.days // 2


@pytest.mark.parametrize(("kept", "worked_out"), [(40, 40), (39, 80), (0, 80)])
def test_no_more_days_are_kept_than_there_is_room_for(kept: int, worked_out: int) -> None:
    assert days_asked(kept) == worked_out


def test_a_day_that_several_threads_ask_for_is_worked_out_by_one() -> None:
    openings = Counted(CALENDAR)
    states = DayStates(openings, [openings.hours(f"{hour}:00-17:00") for hour in range(8)])
    gate = Barrier(4)

    def asked() -> bytes:
        gate.wait()
        return states.at(MOMENT.date(), 600).tobytes()

    with ThreadPoolExecutor(4) as threads:
        answers = {one.result() for one in [threads.submit(asked) for _ in range(4)]}
    assert (openings.days, len(answers)) == (8, 1)


def test_what_was_asked_for_last_is_kept_longest() -> None:
    openings = Counted(CALENDAR)
    states = DayStates(openings, [openings.hours("9:00-17:00")], 5)
    for days in (0, 1, 2, 3, 4, 0, 5, 0):
        states.at((MOMENT + timedelta(days=days)).date(), 600)
    assert openings.days == 6


def test_many_different_days_are_begun_anew_and_stay_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_states, "_DIFFERENT_KEPT", 3)
    monkeypatch.setattr(day_states, "_FEWEST_DAYS_KEPT", 0)
    different = ("周一 9:00-12:00", "周二 10:00-12:00", "周三 11:00-12:00", "周四8:00-9:00", "24小时")
    found = [window(hours=HoursText(text, Parsed.FULL, None)) for text in different]
    hours = rows_of(found, Openings(CALENDAR))
    for days in range(14):
        moment = MOMENT + timedelta(days=days, minutes=30)
        assert [STATES[state] for state in hours.states(moment)] == [
            hours.at(row, moment).state for row in range(len(found))
        ]


@given(windows, st.lists(moments, min_size=1, max_size=8))
def test_the_open_ones_are_told_row_by_row_as_all_at_once(found: list[Window], asked: list[datetime]) -> None:
    hours = rows_of(found, Openings(CALENDAR))
    for moment in asked:
        opened = hours.open_at(moment)
        assert [row in opened for row in range(len(found))] == [
            STATES[state] is State.OPEN for state in hours.states(moment)
        ]
        assert opened.among(np.arange(len(found))).tolist() == [row for row in range(len(found)) if row in opened]
