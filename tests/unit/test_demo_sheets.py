"""The demo's sheets: whose they are, that nothing in them is anybody's, and how much of them is faulty."""

import re
from datetime import datetime
from functools import cache

import numpy as np
import pytest

from importer.columns import read_form
from importer.demo_faults import FAULTS, Row
from importer.demo_offices import across_the_border
from importer.demo_plan import DemoPlan
from importer.demo_sheets import DemoSheet, demo_sheets, demo_workbooks
from locator.divisions.divisions import Divisions
from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar


@cache
def divisions() -> Divisions:
    return Divisions.load()


@cache
def plan() -> DemoPlan:
    return DemoPlan.read()


def drawn(**changes: float) -> list[DemoSheet]:
    table = {name: getattr(plan(), name) for name in DemoPlan.__slots__}
    return demo_sheets(divisions(), DemoPlan(**{**table, **changes}))


@cache
def sheets() -> list[DemoSheet]:
    return drawn()


@cache
def sound() -> list[DemoSheet]:
    return drawn(faulty=0.0)


def rows_of(those: list[DemoSheet]) -> list[Row]:
    return [row for sheet in those for row in sheet.rows]


def texts(field: str) -> list[str]:
    return [str(row[field]) for row in rows_of(sheets())]


@pytest.mark.parametrize("scope", ["43", "4401", "4403"])
def test_every_county_that_has_a_seat_has_a_window(scope: str) -> None:
    counties = {one.code for one in divisions().within(scope) if divisions().seat(one.code) is not None}
    assert counties
    assert counties <= {row["division_code"] for row in rows_of(sound())}


def test_each_city_of_the_province_and_each_province_across_the_border_hands_in_a_file() -> None:
    names = {sheet.file for sheet in sheets()}
    assert len(names) == 14 + 6 + 2
    assert {"湖南省长沙市", "湖南省湘西土家族苗族自治州", "贵州省（与湖南省相邻）", "广东省深圳市"} <= names


def test_the_counties_across_the_border_lie_beside_it_in_all_six_provinces() -> None:
    beside = {one.name: one.province for one in across_the_border(divisions(), "43", 0.02)}
    assert set(beside.values()) == {"广东省", "江西省", "湖北省", "广西壮族自治区", "贵州省", "重庆市"}
    assert {"监利市", "秀山土家族苗族自治县", "上栗县", "连州市", "全州县", "松桃苗族自治县"} <= set(beside)
    assert "越秀区" not in beside
    assert not any(one.startswith("湖南") for one in beside.values())


def test_every_name_carries_the_mark() -> None:
    assert all(name.endswith("（示例数据）") for name in texts("window_name"))
    assert all("示例数据" in sheet.office for sheet in sheets())


def test_about_a_tenth_of_the_rows_have_a_fault() -> None:
    pairs = list(zip(rows_of(sheets()), rows_of(sound()), strict=True))
    faulty = sum(with_fault != without for with_fault, without in pairs)
    assert 0.08 <= faulty / len(pairs) <= 0.12
    assert faulty > len(FAULTS)


def test_the_same_seed_gives_the_same_rows_and_another_one_others() -> None:
    assert drawn() == sheets()
    assert drawn(seed=1) != sheets()


def test_no_phone_is_anybodys() -> None:
    given = re.compile(r"07[0-9]{2}-85550[0-9]{3}|400-000-[0-9]{4}|1390000[0-9]{4}|07[0-9]{2}-8555XXXX|400-000-XXXX")
    faults = {"见门牌", "#REF!"}
    assert not [phone for phone in texts("office_phone") if phone not in faults and not given.fullmatch(phone)]
    assert all(re.fullmatch(r"1390000[0-9]{4}", mobile) for mobile in texts("manager_mobile"))


def test_no_person_and_no_address_is_real() -> None:
    assert all(re.fullmatch("示例[甲乙丙丁戊己庚辛壬癸]", name) for name in texts("manager_name"))
    address = re.compile(r".+示例路[0-9]+号( 联系人示例.)?|无")
    assert all(address.fullmatch(text) for text in texts("address"))


def test_every_sound_window_stands_in_its_own_division_and_none_far_from_its_seat() -> None:
    rows = [row for sheet in sound() if not sheet.datum_stated for row in sheet.rows]
    codes = [str(row["division_code"]) for row in rows]
    lon, lat = (np.array([float(str(row[field])) for row in rows]) for field in ("longitude", "latitude"))
    # As drawn these are GCJ-02, some hundred metres off.
    assert float(divisions().metres_outside(codes, lon, lat).max()) < 1000
    for code, east, north in zip(codes, lon, lat, strict=True):
        seat = divisions().seat(code)
        assert seat is not None
        assert abs(east - seat.position.lon) < 0.2
        assert abs(north - seat.position.lat) < 0.2


def test_every_file_is_a_workbook_with_its_own_name() -> None:
    few = [sheet for sheet in sheets() if sheet.file.startswith("重庆")]
    [(name, content)] = demo_workbooks(few, read_form())
    assert name == "重庆市（与湖南省相邻）.xlsx"
    assert content.startswith(b"PK")


@pytest.mark.parametrize(
    "moment",
    ["2026-03-04T10:00", "2026-03-04T13:00", "2026-03-07T10:00", "2026-02-14T10:00", "2026-10-01T10:00"],
    ids=["morning", "noon", "Saturday", "make-up Saturday", "holiday"],
)
def test_hours_are_of_many_kinds_and_at_first_sight_few_are_unknown(moment: str) -> None:
    written = texts("office_hours")
    assert len(set(written)) >= 15
    at, calendar = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), known_calendar(last_year=2026)
    known = {text: state_at(read_hours(text), at, calendar).state for text in set(written)}
    unknown = sum(known[text] is State.UNKNOWN for text in written)
    assert unknown / len(written) < 0.2
