"""Scenes for every notice: one in which it is told, and one, as like it as can be, in which it must not be."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from importer.checks.judging import Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Notice, NoticeTable
from importer.publishing.dropped import drops_many
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.store.draft import DraftMode
from importer.workbook.cells import CellValue, ErrorValue, SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.refusal_notice import notice_of
from locator.datum import position_in
from locator.divisions.divisions import Divisions
from locator.position import Datum, Position
from locator.window import Window
from tests.account_list_scenes import ACCOUNT_SCENES, AccountScene
from tests.item_list_scenes import LIST_SCENES, ListScene
from tests.sheets import LABELS, SAMPLE_ROW, SENTINEL_NAME, cells, row, workbook
from tests.windows import window

Rows = Sequence[Mapping[str, CellValue]]

OFFICE = "长沙市天心区行政审批服务局"
NAME = str(row()["window_name"])
HERE = Position(112.98458, 28.11364)
"""Where the sound row's window is, in WGS-84."""


@cache
def rules() -> CheckRules:
    """The rules as they are shipped, on a day in March 2026."""
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


@dataclass(frozen=True)
class Scene:
    """Rows of one sheet, the windows that are public, and as what the file comes."""

    rows: Rows = ()
    labels: Mapping[str, str] | None = None
    header: str | None = None
    published: Sequence[Window] = ()
    standing: Standing = Standing()  # noqa: RUF009  # frozen
    sheets: Sequence[SheetCells] | None = None

    def notices(self) -> list[Notice]:
        """Everything that is told of it."""
        given = {"labels": self.labels, "header": self.header}
        layout: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        sheets = [cells(self.rows, **layout)] if self.sheets is None else list(self.sheets)
        register = WindowRegister(self.published)
        judged = judge("表.xlsx", sheets, replace(rules(), scope=self.standing.scope), Choice())
        judged, upload = identified(judged, register, self.standing, rules().notices)
        before = register.windows()
        register.take(upload)
        register.drop_unlisted()
        dropped = [each for each in before if register.find(each.id) is None]
        return [*judged.notices, *drops_many(before, dropped, rules().notices).values()]


@dataclass(frozen=True)
class FileScene:
    """A file's bytes, and the limits that it is read within."""

    content: bytes
    most_bytes: int = DEFAULT_LIMITS.file_bytes

    def notices(self) -> list[Notice]:
        """What is told if it is refused."""
        with WorkbookReader(replace(DEFAULT_LIMITS, file_bytes=self.most_bytes)) as reader:
            try:
                reader.read_bytes(self.content, "表.xlsx")
            except WorkbookRefused as refused:
                return [notice_of(refused)]
        return []


def one(**changed: CellValue) -> Scene:
    """One row of 天心区 with some cells changed."""
    return Scene([row(**changed)])


def _two(**changed: CellValue) -> Scene:
    """A sound row, and below it one that differs by these cells alone."""
    return Scene([row(), row(number=2, **changed)])


def _without(field: str) -> Mapping[str, str]:
    return {name: label for name, label in LABELS.items() if name != field}


def _on_one_point(*addresses: str) -> Scene:
    return Scene([row(number=n, window_name=f"{n}号窗口", address=each) for n, each in enumerate(addresses, 1)])


def _by_the_western_borders(datum: Datum) -> Scene:
    """Twelve counties of 湖南, each with a window 200 m east of its westernmost point, written in a datum."""
    rows = []
    for number, division in enumerate(rules().divisions.within("43")[:12], 1):
        shape = rules().divisions.polygon(division.code)
        assert shape is not None
        west, _, _, _ = shape.bounds
        lat = next(y for part in getattr(shape, "geoms", [shape]) for x, y in part.exterior.coords if x == west)
        lon, lat = position_in(Position(west + 0.002, lat), datum)
        names = {"region_name": division.name, "address": division.full_name, "division_code": division.code}
        rows.append(row(number=number, window_name=f"{number}号", longitude=lon, latitude=lat, **names))
    return Scene(rows)


def _ole2(entry: str) -> bytes:
    """The smallest OLE2 container with one entry; `EncryptedPackage` is how a workbook under a password is saved."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    name = entry.encode("utf-16-le")
    return header + table + (name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2)).ljust(512, b"\0")


def _mine(number: int, **changes: Any) -> Window:
    return window(f"W{number}", f"{number}号窗口", office=OFFICE, **changes)


WITH_ID = {**LABELS, "window_id": "窗口编号"}
WITH_LEVEL = {**LABELS, "level": "层级"}
WITH_DATUM = {**LABELS, "datum": "坐标系"}
WHOLE = Standing(DraftMode.WHOLE)
DATED = "填报单位：长沙市天心区行政审批服务局    填报人：李哨兵    填报时间：{}"
THIRTY_FIVE_KM_NORTH = Position(HERE.lon, HERE.lat + 0.32)
TEN_KM_NORTH = Position(HERE.lon, HERE.lat + 0.09)

GOOD = workbook([row()])
AnyScene = Scene | FileScene | ListScene | AccountScene

SCENES: Mapping[str, tuple[AnyScene, AnyScene]] = {
    **LIST_SCENES,
    **ACCOUNT_SCENES,
    "file-unreadable": (FileScene(GOOD[: len(GOOD) // 2]), FileScene(GOOD)),
    "file-unsupported": (FileScene(b"%PDF-1.7\n"), FileScene(GOOD)),
    "file-encrypted": (FileScene(_ole2("EncryptedPackage")), FileScene(GOOD)),
    "file-too-large": (FileScene(GOOD, len(GOOD) - 1), FileScene(GOOD, len(GOOD))),
    "table-missing": (Scene([]), one()),
    "column-missing": (Scene([row()], labels=_without("latitude")), Scene([row()], labels=_without("transit"))),
    "column-unknown": (Scene([row()], labels={**LABELS, "x": "备用"}), Scene([row()], labels=WITH_LEVEL)),
    "sheet-hidden": (
        Scene(sheets=[cells([row()]), replace(cells([row()], name="旧表"), hidden=True)]),
        Scene(sheets=[cells([row()]), replace(cells([], name="旧表"), hidden=False)]),
    ),
    "value-tidied": (one(division_code="４３０１０３"), one(division_code=430103.0)),
    "example-row": (Scene([row(), SAMPLE_ROW]), Scene([row(), {**SAMPLE_ROW, "address": "湖南省长沙市天心区乙路2号"}])),
    "value-missing": (one(address="无"), one(address="无锡路1号")),
    "value-masked": (one(office_phone="0731—8XXXXX"), one(office_phone="0731—85550123")),
    "formula-error": (one(window_name=ErrorValue("#REF!")), one(window_name="一号窗口#")),
    "filled-on-suspect": (
        Scene([row()], header=DATED.format("2062年3月2日")),
        Scene([row()], header=DATED.format("2026年3月5日"), published=[window("A", NAME, office=OFFICE)]),
    ),
    "division-unknown": (one(division_code="439999"), one(division_code="430103")),
    "division-postcode": (one(division_code="410029"), one(division_code="430103")),
    "division-abolished": (one(division_code="431121"), one(division_code="431181")),
    "division-below-county": (one(division_code="430103001"), one(division_code="430103000000")),
    "division-zone": (one(division_code="430671"), one(division_code="430670")),
    "division-not-county": (one(division_code="430100"), one(division_code="430103")),
    "division-name-mismatch": (one(region_name="岳麓区"), one(region_name="长沙市")),
    "division-address-mismatch": (one(address="湖南省长沙市岳麓区甲路1号"), one(address="湖南省长沙市岳麓路1号")),
    "division-out-of-scope": (
        Scene([row()], standing=Standing(scope="4302")),
        Scene([row()], standing=Standing(scope="4301")),
    ),
    "position-unreadable": (one(longitude="见地图"), one(longitude="112.99°")),
    "position-outside-china": (one(longitude=12.99, latitude=28.11), one(longitude=112.99, latitude=28.11)),
    "position-swapped": (one(longitude=28.11, latitude=112.99), one(longitude=112.99, latitude=28.11)),
    "position-disguised-decimal": (one(longitude="112° 99'", latitude="28° 11'"), one(latitude="28° 6' 36\"")),
    "position-outside-division": (one(longitude=112.5, latitude=28.2), one(longitude=112.99)),
    "position-imprecise": (one(longitude=112.99, latitude=28.11), one(longitude=112.99, latitude=28.111)),
    "position-placeholder": (
        _on_one_point("天心区甲路1号", "乙路2号", "丙路3号"),
        _on_one_point("天心区甲路1号", "乙路2号"),
    ),
    "position-datum-assumed": (one(), Scene([row(datum="GCJ-02")], labels=WITH_DATUM)),
    "position-datum-likely": (_by_the_western_borders(Datum.WGS84), _by_the_western_borders(Datum.GCJ02)),
    "phone-unreadable": (one(office_phone="见门牌"), one(office_phone="12345")),
    "phone-area-missing": (one(office_phone="85550123"), one(office_phone="0731-85550123")),
    "phone-area-mismatch": (one(office_phone="0730-8850123"), one(office_phone="0731-88501230")),
    "phone-mobile": (one(office_phone="13900001234"), one(office_phone="12345")),
    "text-personal": (one(address=f"示例路1号 {SENTINEL_NAME}"), one(address="示例路1号 欧阳")),
    "hours-unreadable": (one(office_hours="待定"), one(office_hours="法定工作日 9:00-17:00")),
    "hours-partial": (one(office_hours="周一至周五9:00-17:00，逢圩日顺延"), one(office_hours="周一至周五9:00-17:00")),
    "hours-suspect": (one(office_hours="周一至周五8:30-11:30，2:30-5:30"), one(office_hours="周一至周五下午2:30-5:30")),
    "hours-days-assumed": (
        one(office_hours="8:30-12:00，14:00-17:30"),
        one(office_hours="每天8:30-12:00，14:00-17:30"),
    ),
    "window-duplicate": (_two(), _two(window_name="天心区政务服务中心“跨省通办”窗口02")),
    "window-jumped": (
        Scene([row()], published=[window("A", NAME, office=OFFICE, position=THIRTY_FIVE_KM_NORTH)]),
        Scene([row()], published=[window("A", NAME, office=OFFICE, position=TEN_KM_NORTH)]),
    ),
    "upload-drops-many": (
        Scene([row()], published=[window("A", NAME, office=OFFICE), _mine(2), _mine(3)], standing=WHOLE),
        Scene([row()], published=[window("A", NAME, office=OFFICE), _mine(2), _mine(3)]),
    ),
    "window-of-another-office": (
        Scene([row(window_id="430103-02")], labels=WITH_ID, published=[window("430103-02", office="岳麓区局")]),
        Scene([row(window_id="430103-02")], labels=WITH_ID, published=[window("430103-02", office=OFFICE)]),
    ),
    "text-suspicious": (one(transit="=HYPERLINK(1)"), one(transit="1路=2路")),
}
"""By code: the scene in which the notice is told, and the one in which it must not be."""
