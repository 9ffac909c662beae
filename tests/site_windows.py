"""Windows for sites under test: some hundreds across several provinces, and others whose every text is hostile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from locator.divisions.divisions import Division, Divisions
from locator.position import Position
from locator.window import ALL_ITEMS, WITHOUT_END, DivisionNames, HoursText, Kind, Level, Parsed, Window
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import TIANXIN

PROVINCES = ("43", "44", "36", "45", "52", "50")

# By turns, so that every page has all states and every kind of gap.
_HOURS = (
    TIANXIN.hours,
    HoursText("工作日 9:00-17:00，周六 9:00-12:00", Parsed.FULL, "Mo-Fr 09:00-17:00; Sa 09:00-12:00"),
    None,
    HoursText("工作日 13:30-17:00", Parsed.FULL, "Mo-Fr 13:30-17:00; PH off"),
    HoursText("法定工作日\n上午9:00—12:00\n下午以公告为准", Parsed.PARTIAL, None),
)
_PHONES = (("0731-85550123", "12345"), ("0731-85550123 转 8012",), (), ("400-800-1234", "139 0000 1234", "12345"))
_CLOSED = (None, None, None, None, None, None, WITHOUT_END, date(2026, 5, 1))

HOSTILE_PLACE = Position(112.985, 28.115)
HOSTILE_FIELDS = (
    "name", "address", "transit", "hours", "office", "division", "city", "province", "phone", "item",
)  # fmt: skip
LONG_NAME = "跨省通办窗口名称没有空格" * 16 + "https://example"
"""A name of some 200 signs at which no line wants to break."""


def province_windows(divisions: Divisions) -> list[Window]:
    """A window at the seat of every county of several provinces."""
    counties = [county for province in PROVINCES for county in divisions.within(province)]
    return [window for row, county in enumerate(counties) if (window := _window(row, county, divisions)) is not None]


def _window(row: int, county: Division, divisions: Divisions) -> Window | None:
    seat = divisions.seat(county.code)
    if seat is None:
        return None
    kiosk = row % 7 == 5
    return replace(
        TIANXIN,
        id=f"{county.code}-HALL",
        name=f"{county.name}自助服务终端" if kiosk else f"{county.name}政务服务中心“跨省通办”窗口",
        division=county.names(),
        address=f"{county.full_name}示例路{row}号政务服务大厅一楼",
        phones=_PHONES[row % len(_PHONES)],
        hours=_HOURS[row % len(_HOURS)],
        transit=None if row % 3 else f"公交：{row}路、{row + 1}路示例站；地铁：示例线",
        kind=Kind.KIOSK if kiosk else Kind.STAFFED,
        level=None if row % 4 == 3 else Level.COUNTY,
        position=seat.position,
        precision_m=1100.0 if row % 9 == 4 else 1.0,
        office=f"{county.name}数据局",
        closed_until=_CLOSED[row % len(_CLOSED)],
        items=(("2022-01", "2022-02"), None, ALL_ITEMS)[row % 3],
    )


def hostile_windows() -> list[Window]:
    """A window for each payload, which stands in each of its texts; they lie 100 m apart, going north."""
    return [_hostile(row, payload) for row, payload in enumerate(PAYLOADS.values())]


def hostile_text(row: int, field: str) -> str:
    """What stands in a field of a hostile window."""
    payload: str = [*PAYLOADS.values()][row]
    return payload.replace("NN", f"{row}{HOSTILE_FIELDS.index(field):02}")


def _hostile(row: int, payload: str) -> Window:
    text = {field: hostile_text(row, field) for field in HOSTILE_FIELDS}
    return replace(
        TIANXIN,
        id=f"hostile-{row}",
        name=text["name"],
        division=DivisionNames("430103", text["division"], text["city"], text["province"]),
        address=text["address"],
        phones=(text["phone"],),
        hours=HoursText(text["hours"], Parsed.NONE, None),
        transit=text["transit"],
        position=Position(HOSTILE_PLACE.lon, HOSTILE_PLACE.lat + row * 0.0009),
        office=text["office"],
        items=(text["item"],),
    )


def crowded_windows() -> list[Window]:
    """Seventy windows of one hall, all at one place; every third does not say what it takes."""
    return [
        replace(TIANXIN, id=f"hall-{row:03}", name=f"大厅{row:03}号窗口", items=TIANXIN.items if row % 3 else None)
        for row in range(70)
    ]


def many_items_windows() -> Sequence[Window]:
    """One that takes each item by its number and was last checked long ago, and two that lack what may be lacking."""
    items = tuple(f"2022-{number:02}" for number in range(1, 23))
    bare = replace(TIANXIN, id="bare", phones=(), hours=None, transit=None, level=None, items=None)
    return [
        replace(TIANXIN, id="many-items", items=items, confirmed_on=date(2021, 1, 5)),
        replace(bare, name="政务服务大厅自助服务终端", kind=Kind.KIOSK, position=Position(112.99, 28.12)),
        replace(bare, id="bare-2", name="窗口", position=Position(113.2, 28.5)),
    ]


def long_windows() -> Sequence[Window]:
    """Windows whose texts are long and have no place at which a line would break."""
    latin = "W" * 200
    return [
        replace(TIANXIN, id="long-0", name=LONG_NAME, address=LONG_NAME, transit=LONG_NAME, office=LONG_NAME),
        replace(
            TIANXIN,
            id="long-1",
            name=latin,
            address=latin,
            transit=latin,
            office=latin,
            phones=tuple(f"0731-855501{number:02} 转 80{number:02}" for number in range(8)),
            hours=HoursText(latin, Parsed.NONE, None),
            items=(latin,),
            position=Position(112.99, 28.12),
        ),
    ]
