"""No hours of a text that is read in full are ever lost: each of their minutes may be open on some day."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.hours.readings.reading import OfficeHours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import Parsed

CALENDAR = known_calendar(last_year=2026)
DAYS = [*(date(2026, 6, 8) + timedelta(days=passed) for passed in range(13)), date(2026, 10, 2), date(2026, 10, 10)]
"""Two weeks in summer with a holiday, another one, and a Saturday that is worked."""


class Hours(NamedTuple):
    """A range in minutes, and how it is written."""

    first: int
    last: int
    half: str = ""

    @property
    def text(self) -> str:
        return "-".join(f"{minute // 60}:{minute % 60:02d}" for minute in (self.first, self.last))

    @property
    def minutes(self) -> tuple[int, int, int]:
        return self.first, (self.first + self.last) // 2, self.last - 1


RANGES = [
    Hours(8 * 60, 9 * 60, "早上"), Hours(510, 690, "上午"), Hours(540, 720, "上午"), Hours(780, 900, "下午"),
    Hours(840, 1020, "下午"), Hours(870, 1050, "下午"), Hours(540, 1020), Hours(600, 1110), Hours(1080, 1200, "晚上"),
]  # fmt: skip
NAMED = """
    工作日 周一至周五 每天 周六 周日 周三 周五 周末 周一至周四 周一、三、五 节假日 每周三 周六上午 周三下午 周一至周六
"""
SEASONS = "夏季（5月1日至9月30日） 6月至8月 6月8日至6月20日"
BEFORE = """
    办公 上班 开放 办理 受理 营业 延长至 提前至 推迟到 调整为 可办理 正常办公 对外办公时间 办公时间： 延时服务 值班 实行
    另于 增加 也 照常 均为 连续办公
"""
BEHIND = """
    办公 可预约 无需预约 须预约 需提前预约 值班 延时服务 停止取号 照常 正常办公 可办理 （可预约） （须预约） （值班）
    （延时服务） （周六） （仅周三） （节假日除外） 轮班 办理业务 开放 错时服务 （周末休息） 以公告为准
    ，如有变动以公告为准 ，全年无休 ，中午不休 ，16:30停止取号 ，下午办公 ，周六可预约 ，中午有人 ，周五提前1小时下班
"""


class Piece(NamedTuple):
    """Hours with what stands before and behind them."""

    hours: Hours
    text: str


@st.composite
def pieces(draw: st.DrawFn, days: st.SearchStrategy[str]) -> Piece:
    """Hours, with or without days and the half-day that they are of."""
    hours = draw(st.sampled_from(RANGES))
    named = draw(days)
    half = draw(st.sampled_from(["", hours.half])) if "午" not in named else ""
    before, behind = (draw(st.sampled_from(["", "", *words.split()])) for words in (BEFORE, BEHIND))
    return Piece(hours, f"{named}{half}{before}{hours.text}{behind}")


FIRST = pieces(st.sampled_from([*NAMED.split(), *SEASONS.split()]))
NEXT = pieces(st.sampled_from(["", "", *NAMED.split()]))
SEPARATORS = st.sampled_from(["，", "；", "、", "。", "\n", " "])


def may_be_open(hours: OfficeHours, minute: int) -> bool:
    """Whether a minute is not told closed on all days."""
    at = time(minute // 60, minute % 60, tzinfo=SHANGHAI)
    return any(state_at(hours, datetime.combine(day, at), CALENDAR).state is not State.CLOSED for day in DAYS)


@given(FIRST, st.lists(st.tuples(SEPARATORS, NEXT), max_size=2))
@example(Piece(RANGES[2], "工作日9:00-12:00"), [("，", Piece(RANGES[4], "14:00-17:00可预约"))])
@example(Piece(RANGES[2], "工作日上午办公9:00-12:00"), [("，", Piece(RANGES[4], "下午办公14:00-17:00"))])
@example(Piece(RANGES[6], "工作日9:00-17:00"), [("，", Piece(RANGES[7], "周五推迟到10:00-18:30"))])
@example(Piece(RANGES[6], "周六上午办公9:00-17:00"), [])
def test_no_hours_of_a_text_that_is_read_in_full_are_lost(first: Piece, more: list[tuple[str, Piece]]) -> None:
    text = first.text + "".join(separator + piece.text for separator, piece in more)
    hours = read_hours(text)
    for piece in (first, *(piece for _, piece in more)):
        told = hours.parsed is not Parsed.FULL or all(may_be_open(hours, minute) for minute in piece.hours.minutes)
        assert told, piece.hours.text
