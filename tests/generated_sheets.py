"""Filled forms of any cells as files, for the properties of round trips: what hands and strangers put into them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import strategies as st

from importer.workbook.cells import CellValue, ErrorValue
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, grid, row

EVERY_LABEL = {
    **LABELS, "window_id": "窗口编号", "kind": "窗口类型", "level": "层级", "items": "可办事项", "datum": "坐标系",
    "closed_until": "暂停服务", "unknown": "=备用<b>",
}  # fmt: skip
HOSTILE = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.invalid","点我")', "+1", "-2", "@SUM(1,1)", "＝1+1", "\t=1",
    "<script>alert(1)</script>", "]]>&lt;!--", "{{7*7}}", "${7*7}", "_x0041_", "http://example.invalid",
    "'=1+1", "\u202e反", "mailto:a@example.invalid",
)  # fmt: skip
_FAULTS = (
    "410029", "410001", "430100", "999999", "431121", "430103001005", "28.11", "112° 99'", "112°59′30″", "?", "无", "/",
    "85550123", "0730-85550123", "139****0000", "周二 2:30-5:30", "周一至周五9:00-5:00", "17:3", "同上", "待定", "百度",
    "自助", "全部", "2026年12月1日至12月5日", "长沙市岳麓区示例路1号", f"找{SENTINEL_NAME}", SENTINEL_MOBILE,
)  # fmt: skip
_SIGNS = st.characters(min_codepoint=32, max_codepoint=0x2FFFF, exclude_categories=["Cs", "Cn"])
TEXTS = st.one_of(st.sampled_from([*_FAULTS, *HOSTILE]), st.text(_SIGNS, max_size=10))
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    TEXTS,
    TEXTS,
    st.none(),
    st.sampled_from([410029.0, 430103.0, 28.11, 112.99, 12.5, 0.0, -1.0, True]),
    st.integers(-(10**14), 10**14),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.sampled_from([ErrorValue("#N/A"), ErrorValue("#REF!")]),
)
_TITLES = st.lists(
    st.sampled_from(["窗口表", "=1+1", "O'Brien表", "检查结果", "<b>&amp;", "表 (2)", "检查结果-2"]),
    min_size=1,
    max_size=2,
    unique=True,
)
_Filled = Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class GeneratedSheet:
    """One sheet of a workbook: its name, its filled rows with the form's lines around them, and its merged columns."""

    name: str
    rows: Sequence[_Filled]
    labels: Mapping[str, str]
    merged: Sequence[str] = ()
    lines: list[list[CellValue]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", grid(self.rows, labels=self.labels))


@st.composite
def _rows(draw: st.DrawFn) -> list[_Filled]:
    changes = st.dictionaries(st.sampled_from(sorted(EVERY_LABEL)), CELLS, max_size=5)
    return [
        row(window_name=f"第{number}窗口", address=f"湖南省长沙市天心区示例路{number}号", **change)
        if not {"window_name", "address"} & change.keys()
        else row(**change)
        for number, change in enumerate(draw(st.lists(changes, min_size=1, max_size=5)), 1)
    ]


@st.composite
def sheets(draw: st.DrawFn) -> list[GeneratedSheet]:
    """The sheets of one workbook: with all columns, or without some that nobody demands."""
    dropped = draw(st.lists(st.sampled_from(sorted(set(EVERY_LABEL) - {"window_name", "address"})), max_size=6))
    labels = {name: label for name, label in EVERY_LABEL.items() if name not in dropped}
    return [
        GeneratedSheet(title, draw(_rows()), labels, draw(st.lists(st.sampled_from(sorted(labels)), max_size=2)))
        for title in draw(_TITLES)
    ]


def as_xlsx(sheets: Sequence[GeneratedSheet]) -> bytes:
    """The workbook as Excel would keep it: texts as texts, some columns merged over all rows."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "nan_inf_to_errors": True}
    book = xlsxwriter.Workbook(target, options)
    day = book.add_format({"num_format": "yyyy-mm-dd", "bg_color": "#ABCDEF"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        _merge(page, sheet)
        for number, line in enumerate(sheet.lines):
            for column, value in enumerate(line):
                _put(page, number, column, value, day)
        page.freeze_panes(3, 0)
    book.close()
    return target.getvalue()


def _merge(page: Any, sheet: GeneratedSheet) -> None:
    for name in dict.fromkeys(sheet.merged) if len(sheet.rows) > 1 else ():
        column = list(sheet.labels).index(name)
        page.merge_range(3, column, 2 + len(sheet.rows), column, "")


def _put(page: Any, row: int, column: int, value: CellValue, day: Any) -> None:
    match value:
        case None:
            pass
        case bool():
            page.write_boolean(row, column, value)
        case str():
            page.write_string(row, column, value)
        case datetime() | date():
            page.write_datetime(row, column, value, day)
        case ErrorValue():
            page.write_formula(row, column, "=NA()", None, value.code)
        case int() | float():
            page.write_number(row, column, value)


def as_csv(sheet: GeneratedSheet) -> bytes:
    """A sheet's rows as a text file."""
    target = StringIO()
    writer = csv.writer(target)
    for line in sheet.lines:
        writer.writerow(["" if value is None else getattr(value, "code", value) for value in line])
    return target.getvalue().encode("utf-8-sig")
