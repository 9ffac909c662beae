"""Windows for the tests of the staff side: one of 天心区, and as many others as a test names differences."""

from dataclasses import replace
from datetime import date

from locator.position import Datum, Position
from locator.window import DivisionNames, HoursText, Kind, Level, Parsed, Window

TIANXIN = DivisionNames("430103", "天心区", "长沙市", "湖南省")
YUELU = DivisionNames("430104", "岳麓区", "长沙市", "湖南省")
GUANGZHOU = DivisionNames("440106", "天河区", "广州市", "广东省")
COUNTER = Position(112.985, 28.115)
METRE = 1 / 111_320.0
"""About a metre north, in degrees."""

_SOUND = Window(
    id="430103-tianxin1",
    name="天心区政务服务中心“跨省通办”窗口01",
    division=TIANXIN,
    address="湖南省长沙市天心区示例路1号",
    phones=("0731-85550123",),
    hours=HoursText("工作日 9:00-17:00", Parsed.FULL, 'Mo-Fr 09:00-17:00; Sa,Su off "调休上班日照常开放"; PH off'),
    transit="公交：101",
    kind=Kind.STAFFED,
    level=Level.COUNTY,
    position=COUNTER,
    source_datum=Datum.GCJ02,
    precision_m=0.11,
    office="天心区局",
    confirmed_on=date(2026, 3, 2),
    closed_until=None,
    items=("2022-01", "2022-02"),
)


def window(window_id: str = _SOUND.id, name: str = _SOUND.name, **changes: object) -> Window:
    """A sound window of 天心区; what a test is about is named."""
    return replace(_SOUND, id=window_id, name=name, **changes)  # type: ignore[arg-type]  # a test names the fields


def beside(metres_north: float, of: Position = COUNTER) -> Position:
    """A point some metres north of another."""
    return Position(of.lon, of.lat + metres_north * METRE)
