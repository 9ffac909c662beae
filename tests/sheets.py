"""Filled forms for the tests: real .xlsx workbooks in the form's own layout, and the same as cells in memory."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from importer.workbook.cells import CellValue, SheetCells

TITLE = "政务服务中心“跨省通办”窗口基本信息表"
# As annex 2 prints them: with line breaks in three of the labels.
LABELS = {
    "number": "序号",
    "region_name": "区域\n名称",
    "window_name": "窗口\n名称",
    "division_code": "区划编码",
    "address": "办理地点",
    "manager_name": "负责人姓名",
    "manager_mobile": "负责人\n手机号码",
    "office_phone": "办公电话",
    "office_hours": "办公时间",
    "transit": "交通\n指引",
    "longitude": "经度",
    "latitude": "纬度",
}
SAMPLE_ROW: Mapping[str, CellValue] = {
    "number": 1,
    "region_name": "长沙市天心区",
    "window_name": "天心区政务服务中心“跨省通办”窗口01",
    "division_code": "410029",
    "address": "湖南省长沙市天心区湘府中路298号",
    "manager_name": "张XX",
    "manager_mobile": "187XXXXXXXX",
    "office_phone": "0731—8XXXXX",
    "office_hours": "法定工作日周一至周五：\n\n上午8:30—11:30，下午14:00—17:30",
    "transit": "公交：141，805，938",
    "longitude": "112° 99'",
    "latitude": "28° 11'",
}
SENTINEL_NAME = "欧阳哨兵"
SENTINEL_MOBILE = "13900009876"


def row(**cells: CellValue) -> dict[str, CellValue]:
    """A sound row of 天心区; what a test is about is named, the rest is in order."""
    sound: dict[str, CellValue] = {
        "number": 1,
        "region_name": "长沙市天心区",
        "window_name": "天心区政务服务中心“跨省通办”窗口01",
        "division_code": "430103",
        "address": "湖南省长沙市天心区示例路1号",
        "manager_name": SENTINEL_NAME,
        "manager_mobile": SENTINEL_MOBILE,
        "office_phone": "0731-85550123",
        "office_hours": "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30",
        "transit": "公交：101",
        "longitude": 112.990137,
        "latitude": 28.110259,
    }
    return {**sound, **cells}


def changsha_rows() -> list[dict[str, CellValue]]:
    """Four counties of 长沙, a window each; positions in GCJ-02, near the seats of government."""
    places = (
        ("芙蓉区", "430102", 113.032261, 28.185242),
        ("天心区", "430103", 112.989897, 28.114526),
        ("岳麓区", "430104", 112.931375, 28.235193),
        ("开福区", "430105", 112.985884, 28.256298),
    )
    return [
        row(
            number=number,
            region_name=f"长沙市{name}",
            window_name=f"{name}政务服务中心“跨省通办”窗口01",
            division_code=code,
            address=f"湖南省长沙市{name}示例路{number}号",
            office_phone=f"0731-8555012{number}",
            longitude=lon,
            latitude=lat,
        )
        for number, (name, code, lon, lat) in enumerate(places, 1)
    ]


def grid(
    rows: Sequence[Mapping[str, CellValue]],
    labels: Mapping[str, str] = LABELS,
    header: str = "填报单位：长沙市天心区行政审批服务局    填报人：李哨兵    填报时间：2026年3月2日",
) -> list[list[CellValue]]:
    """A sheet's rows: title, header line, labels, the rows given, and the form's own notes below."""
    table: list[list[CellValue]] = [[TITLE], [header], list(labels.values())]
    table += [[each.get(field) for field in labels] for each in rows]
    table += [[len(rows) + 1], [], ["填写说明："], ["1．区划编码：填写窗口所在地行政区划代码；"]]
    width = max(map(len, table))
    return [[*line, *[None] * (width - len(line))] for line in table]


def cells(rows: Sequence[Mapping[str, CellValue]], name: str = "窗口表", **layout: Any) -> SheetCells:
    """A sheet as the reader hands it over."""
    return SheetCells(name, hidden=False, top=1, left=1, rows=grid(rows, **layout))


def workbook(rows: Sequence[Mapping[str, CellValue]], name: str = "窗口表", **layout: Any) -> bytes:
    """The same as a real .xlsx."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for line in grid(rows, **layout):
        sheet.append(line)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
