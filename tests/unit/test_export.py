"""What is public as a file: every public column, no text that a spreadsheet program runs, positions in any datum."""

import csv
import json
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importer.checks.judging import Choice, judge
from importer.columns import Form, read_form
from importer.export import ExportUnknown, exported
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.publishing.window_id import is_window_id
from importer.workbook.cells import SheetCells
from locator.datum import position_in
from locator.position import Datum
from locator.window import ALL_ITEMS, Kind, Level, Window
from tests.notice_scenes import rules
from tests.windows import window

HOSTILE = ("=cmd|' /C calc'!A0", "+1", "-2", "@x", "＝1+1", "\t=1", "<script>alert(1)</script>", "{{7*7}}", "${7*7}")
FORMULAS = HOSTILE[:6]
# Written by hand, and not taken from the code: what the table holds.
CSV_COLUMNS = (
    "id,name,division_code,division_name,division_city,division_province,address,phones,hours_text,hours_parsed,"
    "hours_osm,transit,kind,level,lon,lat,datum,source_datum,precision_m,office,confirmed_on,closed_until,items"
)


@cache
def form() -> Form:
    return read_form()


def content(name: str, *windows: Window, datum: Datum = Datum.WGS84) -> bytes:
    return exported(windows, Path(name), datum, form())


def table(*windows: Window, datum: Datum = Datum.WGS84) -> list[dict[str, str]]:
    text = content("x.csv", *windows, datum=datum).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def sheets(*windows: Window, datum: Datum = Datum.WGS84) -> list[Any]:
    return list(load_workbook(BytesIO(content("x.xlsx", *windows, datum=datum))).worksheets)


def labels(sheet: Any) -> list[object]:
    return [cell.value for cell in sheet[3]]


def test_the_table_has_every_public_column_in_the_order_that_is_promised() -> None:
    raw = content("窗口.CSV", window())
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").splitlines()[0] == CSV_COLUMNS


def test_the_table_says_all_that_is_public_of_a_window() -> None:
    one = window(phones=("0731-85550123", "12345"), closed_until=date(2026, 5, 1), items=ALL_ITEMS)
    (row,) = table(one)
    assert row == {
        "id": one.id, "name": one.name, "division_code": "430103", "division_name": "天心区", "division_city": "长沙市",
        "division_province": "湖南省", "address": one.address, "phones": "0731-85550123、12345",
        "hours_text": "工作日 9:00-17:00", "hours_parsed": "full", "hours_osm": one.hours.osm if one.hours else "",
        "transit": "公交：101", "kind": "staffed", "level": "county", "lon": "112.985", "lat": "28.115",
        "datum": "wgs84", "source_datum": "gcj02", "precision_m": "0.11", "office": "天心区局",
        "confirmed_on": "2026-03-02", "closed_until": "2026-05-01", "items": "全部",
    }  # fmt: skip


def test_what_is_not_stated_is_blank_in_the_table() -> None:
    (row,) = table(window(phones=(), hours=None, transit=None, level=None, precision_m=None, items=None))
    blank = ("phones", "hours_text", "hours_osm", "transit", "level", "precision_m", "closed_until", "items")
    assert {row[column] for column in blank} == {""}
    assert row["hours_parsed"] == "none"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["name", "address", "transit", "office"])
def test_no_text_in_the_table_is_a_formula(text: str, field: str) -> None:
    hostile: dict[str, Any] = {field: text}
    (row,) = table(window(**hostile))
    assert row[field] == (f"'{text}" if text in FORMULAS else text)


def test_a_phone_from_abroad_is_no_formula_either() -> None:
    assert table(window(phones=("+852 2555 0123",)))[0]["phones"] == "'+852 2555 0123"


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_in_the_workbook_is_a_text_cell(text: str) -> None:
    (sheet,) = sheets(window(name=text, address=text, transit=text, office=text))
    cells = {cell.column_letter: cell for cell in sheet[4]}
    shown = [cells[labels_at] for labels_at in ("C", "E", "H")]
    assert [(cell.value, cell.data_type) for cell in shown] == [(text, "s")] * 3
    assert all(cell.quotePrefix is (text in FORMULAS and text[0] != "\t") for cell in shown)
    assert sheet["A2"].data_type == "s"


def test_control_characters_which_no_workbook_can_hold_are_left_out() -> None:
    (sheet,) = sheets(window(name="甲\x00\x07窗口\x1b", office="某\x08局"))
    assert (sheet["C4"].value, sheet.title, sheet["A2"].value) == ("甲窗口", "某局", "填报单位：某局")


def test_the_workbook_has_the_forms_layout_without_its_private_columns() -> None:
    (sheet,) = sheets(window(kind=Kind.STAFFED, level=None, items=None))
    assert sheet["A1"].value == "政务服务中心“跨省通办”窗口基本信息表"
    header = [cell.value for cell in sheet[2] if cell.value]
    assert header == ["填报单位：天心区局", "填报时间："]
    assert labels(sheet) == [
        "序号", "区域名称", "窗口名称", "区划编码", "办理地点", "办公电话", "办公时间", "交通指引", "经度", "纬度",
        "窗口编号", "坐标系",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[4]] == [
        1, "长沙市天心区", "天心区政务服务中心“跨省通办”窗口01", "430103", "湖南省长沙市天心区示例路1号",
        "0731-85550123", "工作日 9:00-17:00", "公交：101", 112.985, 28.115, "430103-tianxin1", "WGS-84",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "label", "value"),
    [
        ({"kind": Kind.KIOSK}, "窗口类型", "自助终端"),
        ({"level": Level.VILLAGE}, "层级", "村（社区）"),
        ({"items": ("2022-01", "2022-02")}, "可办事项", "2022-01、2022-02"),
        ({"items": ALL_ITEMS}, "可办事项", "全部"),
        ({"closed_until": date(2026, 5, 1)}, "暂停服务", "2026-05-01"),
        (
            {"closed_until": date(2026, 5, 1), "closed_from": date(2026, 4, 1)},
            "暂停服务",
            "2026-04-01至2026-05-01",
        ),
        ({"closed_until": date.max, "closed_from": date(2026, 4, 1)}, "暂停服务", "2026-04-01起"),
    ],
)
def test_a_column_beyond_the_form_is_there_where_a_window_needs_it(
    fact: dict[str, object], label: str, value: str
) -> None:
    plain = window("A", level=None, items=None)
    assert label not in labels(sheets(plain)[0])
    stated: dict[str, Any] = {"level": None, "items": None, **fact}
    (sheet,) = sheets(plain, window("B", **stated))
    at = labels(sheet).index(label)
    assert sheet[5][at].value == value


def test_each_office_has_a_sheet_and_numbers_of_its_own() -> None:
    first, second = sheets(window("A", office="甲局"), window("B", office="乙局"), window("C", office="甲局"))
    assert [(sheet.title, sheet["A2"].value) for sheet in (first, second)] == [
        ("甲局", "填报单位：甲局"), ("乙局", "填报单位：乙局"),
    ]  # fmt: skip
    assert [first["A4"].value, first["A5"].value, second["A4"].value] == [1, 2, 1]


def test_offices_whose_names_make_no_sheet_names_get_some() -> None:
    offices = ["甲/乙:局[1]", "甲/乙:局*1?", "长" * 40, "长" * 41, "LONG", "long", ""]
    found = sheets(*(window(f"W{number}", office=office) for number, office in enumerate(offices)))
    titles = [sheet.title for sheet in found]
    assert len({title.lower() for title in titles}) == len(offices)
    assert max(map(len, titles)) <= 31
    assert [sheet["A2"].value for sheet in found] == [f"填报单位：{office}" for office in offices]


def test_without_a_window_there_is_still_a_form() -> None:
    (sheet,) = sheets()
    assert (sheet.title, sheet.max_row) == ("窗口", 3)
    assert table() == []
    assert json.loads(content("x.geojson")) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("datum", list(Datum))
def test_positions_are_in_the_datum_asked_for_and_the_file_says_which(datum: Datum) -> None:
    lon, lat = position_in(window().position, datum)
    (row,) = table(window(), datum=datum)
    assert (float(row["lon"]), float(row["lat"]), row["datum"]) == (round(lon, 8), round(lat, 8), datum.value)
    (sheet,) = sheets(window(level=None, items=None), datum=datum)
    assert [cell.value for cell in sheet[4]][8:10] == [round(lon, 9), round(lat, 9)]
    layer = json.loads(content("x.geojson", window(), datum=datum))
    assert layer["features"][0]["geometry"]["coordinates"] == [lon, lat]
    assert layer.get("datum") == (datum.value if datum in (Datum.GCJ02, Datum.BD09) else None)


def test_the_map_layer_has_all_of_w_as_properties() -> None:
    one = window(name=HOSTILE[0], items=ALL_ITEMS)
    layer = json.loads(content("x.GeoJSON", one))
    (feature,) = layer["features"]
    assert feature["properties"] == one.public()
    assert (feature["id"], feature["geometry"]["type"]) == (one.id, "Point")
    assert is_window_id(feature["id"])


@pytest.mark.parametrize("name", ["x.foo", "x", ".xlsx", "x.xls"])
def test_another_ending_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(ExportUnknown) as refused:
        content(name)
    assert all(known in refused.value.zh and known in refused.value.en for known in (".csv", ".geojson", ".xlsx"))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (None, date(2026, 5, 1), "2026-05-01"),
        (date(2026, 4, 1), date(2026, 5, 1), "2026-04-01至2026-05-01"),
        (date(2026, 4, 1), date.max, "2026-04-01起"),
    ],
)
def test_the_table_tells_from_when_a_window_is_out_of_service(first: date | None, last: date, told: str) -> None:
    assert table(window(closed_from=first, closed_until=last))[0]["closed_until"] == told


def test_the_table_comes_back_as_it_was() -> None:
    days: dict[str, Any] = {"closed_from": date(2026, 4, 1), "closed_until": date(2026, 5, 1)}
    one = window(phones=("0731-85550123", "12345"), items=ALL_ITEMS, kind=Kind.KIOSK, **days)
    lines = list(csv.reader(StringIO(content("x.csv", one, datum=Datum.BD09).decode("utf-8-sig"), newline="")))
    sheet = SheetCells("x", hidden=False, top=1, left=1, rows=[list(line) for line in lines])
    file = judge("x.csv", [sheet], rules(), Choice(office=one.office))
    (back,) = identified(file, WindowRegister([one]), Standing(), rules().notices)[0].all_rows()
    assert back is not None
    assert (back.id, back.name, back.address, back.phones, back.kind) == (
        one.id,
        one.name,
        one.address,
        one.phones,
        one.kind,
    )
    assert (back.items, back.suspension, back.division) == (one.items, one.suspension, one.division)
    assert back.position.lon == pytest.approx(one.position.lon, abs=1e-7)
    assert back.position.lat == pytest.approx(one.position.lat, abs=1e-7)


def test_an_id_in_anybody_elses_table_is_no_windows() -> None:
    lines = [["ID", "窗口名称", "区划编码", "经度", "纬度"], ["1", "甲窗口", "430103", "112.99", "28.11"]]
    sheet = SheetCells("x", hidden=False, top=1, left=1, rows=[list(line) for line in lines])
    (table_read,) = judge("x.csv", [sheet], rules()).tables
    assert (table_read.table.has("window_id"), [*table_read.table.unknown]) == (False, ["ID"])
