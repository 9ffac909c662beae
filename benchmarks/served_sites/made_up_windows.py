"""Windows made up from a fixed seed, as many as wanted, as unevenly spread as people are."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from locator.divisions.divisions import Divisions
from locator.position import Datum, Position
from locator.window import HoursText, Kind, Level, Parsed, Window

SEED = 20220922


def made_up(windows: int) -> Iterator[Window]:
    """Windows around the seats of all counties, which are of very unequal size; texts as long as real ones."""
    rng = np.random.default_rng(SEED)
    divisions = Divisions.load()
    seats = [
        (one, seat.position) for one in divisions if one.lowest and one.in_force and (seat := divisions.seat(one.code))
    ]
    size = rng.lognormal(0.0, 1.0, len(seats))
    county = rng.choice(len(seats), windows, p=size / size.sum())
    east, north = rng.normal(0.0, 0.08, (2, windows))
    names = [one.names() for one, _ in seats]
    hours = HoursText("工作日 9:00-12:00，13:00-17:00", Parsed.FULL, "Mo-Fr 09:00-12:00,13:00-17:00; PH off")
    for row, (place, lon, lat) in enumerate(zip(county.tolist(), east.tolist(), north.tolist(), strict=True)):
        near = seats[place][1]
        yield Window(
            id=f"{names[place].code}-{row:08d}",
            name=f"{names[place].name}政务服务中心“跨省通办”窗口{row}（示例数据）",
            division=names[place],
            address=f"{names[place].province}{names[place].name}示例路{row}号政务服务中心一楼",
            phones=(f"0731-{80_000_000 + row}",),
            hours=hours if row % 3 else None,
            transit=f"公交：{row % 900}，{row % 700}；地铁：示例站",
            kind=Kind.STAFFED,
            level=Level.COUNTY,
            position=Position(round(near.lon + lon, 6), round(near.lat + lat, 6)),
            source_datum=Datum.GCJ02,
            precision_m=0.11,
            office=f"示例单位{place}",
            confirmed_on=date(2026, 3, 2),
            closed_until=None,
            items=None,
        )
