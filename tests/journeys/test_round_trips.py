"""What is exported comes back as it was: .xlsx → check → import as whole lists → nothing has changed."""

import csv
import json
import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from importer.checks.judging import judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.export import exported
from importer.notices import NoticeTable
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.store.draft import DraftMode
from importer.workbook.cells import CellValue
from importer.workbook.reader import WorkbookReader
from locator.divisions.divisions import Divisions
from locator.editions.diff import compare
from locator.hours.reader import read_hours
from locator.hours.writing.osm import as_text
from locator.position import Datum, Position
from locator.window import ALL_ITEMS, WITHOUT_END, Kind, Level, Window
from tests.desk import Desk
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, row
from tests.windows import window

HOSTILE = ("=cmd|' /C calc'!A0", "+1", "-2", "@x", "<script>alert(1)</script>", "{{7*7}}", "_x0041_ &amp;")
MORE = {
    **LABELS, "kind": "窗口类型", "level": "层级", "items": "可办事项", "closed_until": "暂停服务", "datum": "坐标系",
    "window_id": "窗口编号",
}  # fmt: skip


def two_offices(desk: Desk) -> None:
    """Windows of every sort, of two offices, published from their own sheets in several datums."""
    sorts: list[dict[str, CellValue]] = [
        {"office_phone": "0731-85550123 转 8012、400-800-1234、12345", "items": "全部", "datum": "百度"},
        {"office_hours": None, "transit": None, "office_phone": "无", "items": "2022-01、2022-22", "level": "县级"},
        {"kind": "自助终端", "office_hours": "24小时", "longitude": 112.9912, "latitude": 28.1178, "datum": "GPS"},
        {"address": "示例路8号", "closed_until": "自2026年12月1日起至12月5日暂停", "latitude": 28.09},
        {"level": "村（社区）", "closed_until": "2026年12月31日", "longitude": 112.98, "latitude": 28.1},
    ]
    sorts += [{"address": text, "transit": text, "latitude": 28.1 + n / 1000} for n, text in enumerate(HOSTILE)]
    rows = [row(window_name=f"甲窗口{number:02d}", **sort) for number, sort in enumerate(sorts, 1)]
    rows += [row(window_name=text, longitude=112.97 + n / 1000, window_id=f"H-{n}") for n, text in enumerate(HOSTILE)]
    path = desk.sheet(rows, labels=MORE)
    formulas_as_texts(path)
    assert desk.run("import", "--publish", path).code == 0
    city = row(
        window_name="市政务服务中心窗口", division_code="430100", region_name="长沙市", level="市级",
        longitude="112°58′12.3″", latitude="28°11'24\"", office_phone="+852 2555 0123", address="湖南省长沙市示例路9号",
    )  # fmt: skip
    assert desk.publish([city], "--office", "长沙市/局", labels=MORE, header="填报时间：2026年3月4日").code == 0


def formulas_as_texts(path: Path) -> None:
    """What openpyxl wrote as a formula becomes a text that only looks like one."""
    book = load_workbook(path)
    for line in book.worksheets[0]:
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    book.save(path)


def texts_of(path: Path) -> str:
    """All that a file says; of a workbook what stands in its cells."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    lines = [line for sheet in load_workbook(path) for line in sheet.iter_rows(values_only=True)]
    return "\n".join(str(value) for line in lines for value in line)


@pytest.mark.parametrize("datum", ["wgs84", "gcj02", "bd09", "cgcs2000"])
def test_a_workbook_comes_back_as_it_was_in_any_datum(desk: Desk, datum: str) -> None:
    two_offices(desk)
    before = desk.windows()
    path = desk.folder / "导出.xlsx"
    assert desk.run("export", path, "--datum", datum).code == 0
    checked = desk.run("check", "--json", path)
    (file,) = checked.document["files"]
    assert (checked.code, file["sheets"], file["rows"], file["rejected"]) == (
        0, ["长沙市_局", "长沙市天心区行政审批服务局"], len(before), 0,
    )  # fmt: skip
    imported = desk.run("import", "--whole", "--publish", "--json", path)
    assert (imported.code, imported.err, imported.document["edition"]) == (0, "", None)
    assert desk.windows() == before


@pytest.mark.parametrize("datum", ["wgs84", "gcj02", "bd09", "cgcs2000"])
def test_a_table_of_one_office_comes_back_as_it_was_and_makes_no_edition(desk: Desk, datum: str) -> None:
    two_offices(desk)
    office = "长沙市天心区行政审批服务局"
    path = desk.folder / "导出.csv"
    assert desk.run("export", path, "--datum", datum).code == 0
    lines = list(csv.reader(StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([lines[0], *(line for line in lines if office in line)])
    before = desk.windows()
    imported = desk.run("import", "--whole", "--publish", "--json", "--office", office, path)
    assert (imported.code, imported.document["edition"]) == (0, None)
    codes = {notice["code"] for notice in imported.document["files"][0]["notices"]}
    assert not codes & {"column-unknown", "column-missing", "value-tidied"}
    assert desk.windows() == before


def test_an_unknown_column_beside_those_of_an_export_is_told(desk: Desk) -> None:
    desk.publish([row()])
    path = desk.folder / "导出.csv"
    desk.run("export", path)
    head, line = path.read_bytes().decode("utf-8-sig").split("\r\n", 1)
    path.write_text(f"备注,{head}\r\n靠窗,{line}", "utf-8", newline="")
    (file,) = desk.run("check", "--json", path).document["files"]
    assert [each["value"] for each in file["notices"] if each["code"] == "column-unknown"] == ["备注"]
    assert (
        "column-unknown" in desk.run("check", desk.sheet([row(office="甲")], labels={**LABELS, "office": "office"})).out
    )


def test_a_workbook_that_comes_back_leaves_the_contacts_and_raw_texts_that_it_does_not_hold(desk: Desk) -> None:
    two_offices(desk)
    path = desk.folder / "导出.xlsx"
    desk.run("export", path, "--datum", "bd09")
    book = load_workbook(path)
    book.worksheets[0]["H4"] = "换乘"
    book.save(path)
    assert desk.run("import", "--whole", "--publish", "--json", path).document["edition"] == 3
    (change,) = desk.diff(2, 3)["changed"]
    assert change["fields"].keys() == {"transit", "confirmed_on"}
    private = {name: desk.private(desk.windows()[name]) for name in ("甲窗口01", "市政务服务中心窗口")}
    assert private["甲窗口01"].manager_mobile == SENTINEL_MOBILE
    assert private["市政务服务中心窗口"].longitude_text == "112°58′12.3″"
    assert private["市政务服务中心窗口"].datum_from == "assumed"


def test_no_export_holds_a_private_text(desk: Desk) -> None:
    two_offices(desk)
    for name in ("x.xlsx", "x.csv", "x.geojson"):
        assert desk.run("export", desk.folder / name).code == 0
        texts = texts_of(desk.folder / name)
        assert "甲窗口01" in texts
        assert SENTINEL_NAME not in texts
        assert SENTINEL_MOBILE not in texts


def test_the_table_and_the_map_layer_hold_every_window(desk: Desk) -> None:
    two_offices(desk)
    windows = {each.id: each for each in desk.windows().values()}
    for name in ("x.csv", "x.geojson"):
        desk.run("export", desk.folder / name)
    layer = json.loads((desk.folder / "x.geojson").read_bytes())
    assert {feature["id"]: feature["properties"] for feature in layer["features"]} == {
        window_id: each.public() for window_id, each in windows.items()
    }
    rows = list(csv.DictReader(StringIO((desk.folder / "x.csv").read_text("utf-8-sig"), newline="")))
    assert [each["id"] for each in rows] == sorted(windows)
    formulas = [text for line in rows for text in line.values() if text.startswith(("=", "+", "-", "@"))]
    assert formulas == []
    assert {"'=cmd|' /C calc'!A0", "'+1", "'-2", "'@x"} <= {line["name"] for line in rows}


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


# What a sheet can give: texts are tidied and not blank, nothing in them looks like a mobile or a mask.
LETTERS = "甲乙丙窗口“”（）：，。" + string.ascii_letters.replace("x", "").replace("X", "") + "=+@<>{}'\"&_#;-"
TEXTS = st.text(LETTERS + " ", min_size=1, max_size=12).map(lambda text: "路" + " ".join(text.split()))
HOURS = st.sampled_from(
    [None, "工作日 9:00-17:00", "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30", "见公告<b>"]
)
PHONES = st.lists(st.sampled_from(["0731-85550123", "139 0000 1234", "400-800-1234", "12345", "0731-85550123 转 8012",
                                   "+852 2555 0123"]), max_size=3, unique=True).map(tuple)  # fmt: skip


@st.composite
def suspensions(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """The first and the last day out of service: with and without the first, with and without an end, or neither."""
    last = draw(st.none() | st.just(WITHOUT_END) | st.dates(date(2000, 1, 1), date(2099, 12, 31)))
    first = draw(st.none() | st.dates(date(1999, 1, 1), min(last, date(2099, 12, 31)))) if last is not None else None
    return first, last


@st.composite
def windows(draw: st.DrawFn) -> list[Window]:
    """Windows as editions hold them, with ids and names of their own, near 天心区's middle."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        hours = draw(HOURS)
        first, last = draw(suspensions())
        made.append(
            replace(
                window(f"W-{number}"),
                name=f"{draw(TEXTS)}{number}",
                address=draw(TEXTS),
                transit=draw(st.none() | TEXTS),
                hours=as_text(read_hours(hours)) if hours else None,
                phones=draw(PHONES),
                kind=draw(st.sampled_from(Kind)),
                level=draw(st.none() | st.sampled_from(Level)),
                position=Position(112.99 + draw(st.floats(-0.005, 0.005)), 28.11 + draw(st.floats(-0.005, 0.005))),
                source_datum=draw(st.sampled_from([Datum.WGS84, Datum.GCJ02, Datum.BD09])),
                precision_m=draw(st.none() | st.just(11.13)),
                office=draw(st.sampled_from(["甲局", "乙/局", "长" * 40, "=局"])),
                closed_from=first,
                closed_until=last,
                items=draw(st.none() | st.just(ALL_ITEMS) | st.just(("2022-01", "2022-22"))),
            )
        )
    return made


@settings(max_examples=30)
@given(windows(), st.sampled_from(Datum))
def test_any_windows_come_back_from_a_workbook_as_they_were(
    reader: WorkbookReader, published: list[Window], datum: Datum
) -> None:
    content = exported(published, Path("x.xlsx"), datum, rules().form)
    judged = judge("x.xlsx", reader.read_bytes(content, "x.xlsx"), rules())
    register = WindowRegister(published)
    judged, upload = identified(judged, register, Standing(DraftMode.WHOLE), rules().notices)
    register.take(upload)
    register.drop_unlisted()
    assert judged.rejected == 0
    assert not compare(published, register.windows())
