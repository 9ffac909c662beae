"""Offices of 湖南 and their windows as rows of a sheet; each window at a place of its own."""

from importer.workbook.cells import CellValue
from tests.sheets import row

TIANXIN, YUELU, CITY = "天心区局", "岳麓区局", "长沙市局"
YUEYANG, PROVINCE = "云溪区局", "湖南省局"
UNDATED = f"填报单位：{TIANXIN}"
"""A header line without a day."""


def of(unit: str, day: str = "2026年3月2日") -> str:
    """A header line: the office, and the day on which it filled the sheet."""
    return f"填报单位：{unit}    填报时间：{day}"


def counter(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """A window of 天心区 by its name alone; each at a place of its own."""
    return row(**{"window_name": name, "latitude": 28.05 + sum(map(ord, name)) % 89 / 1000, **cells})


def across(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """The same of 岳麓区."""
    there: dict[str, CellValue] = {
        "division_code": "430104", "region_name": "长沙市岳麓区", "longitude": 112.93, "latitude": 28.23,
        "address": "湖南省长沙市岳麓区示例路1号",
    }  # fmt: skip
    return row(**{"window_name": name, **there, **cells})


def in_yueyang(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """The same of 云溪区, in another city of the province."""
    there: dict[str, CellValue] = {
        "division_code": "430603", "region_name": "岳阳市云溪区", "longitude": 113.3, "latitude": 29.48,
        "address": "湖南省岳阳市云溪区示例路1号", "office_phone": "0730-8555123",
    }  # fmt: skip
    return row(**{"window_name": name, **there, **cells})
