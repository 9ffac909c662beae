"""Why a state is not known: the office's words, the kind of day, or a year whose notice is not out."""

from datetime import datetime

import pytest

from locator.hours.answers.state import Times
from locator.hours.answers.uncertainty import Uncertainty, why_unknown
from locator.hours.reader import read_hours
from locator.hours.readings.seasons import SeasonName, YearlyDates
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

TIMES = Times(known_calendar(last_year=2026))
SUMMER_AND_WINTER = "工作日夏季8:00-12:00，冬季9:00-12:00"


def why(text: str | None, moment: str, times: Times = TIMES) -> Uncertainty | None:
    return why_unknown(read_hours(text), datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), times, "430103")


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        (None, "2026-06-10T10:00", Uncertainty.NO_HOURS),
        ("逢圩日", "2026-06-10T10:00", Uncertainty.UNREAD),
        ("工作日9:00-17:00，逢圩日顺延", "2026-06-10T10:00", Uncertainty.PARTLY_READ),
        ("工作日9:00-17:00", "2026-06-10T10:00", None),
        ("周一至周五9:00-17:00", "2026-02-14T10:00", Uncertainty.MAKE_UP_DAY),
        ("每天9:00-17:00", "2026-10-01T10:00", Uncertainty.HOLIDAY),
        ("9:00-17:00", "2026-06-13T10:00", Uncertainty.WEEKEND),
        ("工作日9:00-17:00", "2027-03-10T10:00", Uncertainty.YEAR),
        ("周一至周六9:00-17:00（节假日除外）", "2027-03-13T10:00", Uncertainty.YEAR),
        (SUMMER_AND_WINTER, "2026-06-10T08:30", Uncertainty.SEASONS),
        ("工作日9:00-12:00，下午须预约14:00-17:00", "2026-06-10T15:00", Uncertainty.APPOINTMENT),
        ("工作日9:00-5:00", "2026-06-10T18:00", Uncertainty.AMISS),
        ("工作日9:00-17:00（16:30停止取号）", "2026-06-10T16:45", Uncertainty.TICKETS),
        ("工作日9:00-17:00，取号8:30-16:30", "2026-06-10T16:45", Uncertainty.TICKETS),
        ("工作日9:00-17:00，寒假休息", "2026-06-10T10:00", Uncertainty.SEASONS),
        ("周一至周五9:00-17:00，周六值班", "2026-06-13T10:00", Uncertainty.WORDS),
        ("周一至周五9:00-17:00，周六预约", "2026-06-13T10:00", Uncertainty.APPOINTMENT),
        ("工作日9:00-17:00，单周周六9:00-12:00", "2026-06-13T10:00", Uncertainty.SOME_DAYS),
        (SUMMER_AND_WINTER, "2026-10-10T08:30", Uncertainty.SEASONS),
        ("工作日9:00-12:00，下午须预约，16:30停止取号", "2026-06-10T15:00", Uncertainty.WORDS),
    ],
)
def test_what_keeps_a_state_from_being_known_is_told(text: str, moment: str, expected: Uncertainty | None) -> None:
    assert why(text, moment) is expected


def test_what_an_operator_tells_of_seasons_leaves_nothing_to_ask() -> None:
    dates = {SeasonName.SUMMER: (YearlyDates((5, 1), (9, 30)),), SeasonName.WINTER: (YearlyDates((10, 1), (4, 30)),)}
    assert why(SUMMER_AND_WINTER, "2026-06-10T08:30", Times(TIMES.calendar, {"43": dates})) is None
