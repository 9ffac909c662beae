"""Files that are judged together are judged as if each had come alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importer.checks.judging import Choice, find_tables, judge_files, judge_tables
from importer.notices import Confidence
from importer.report import file_report
from importer.workbook.cells import CellValue
from tests.notice_scenes import rules
from tests.sheets import LABELS, SENTINEL_NAME, cells, row

MORE_LABELS = {**LABELS, "datum": "坐标系", "window_id": "窗口编号"}
HEADERS = [
    "填报单位：天心区数据局    填报人：李哨兵",
    f"填报单位：天心区数据局（{SENTINEL_NAME}）    填报时间：2027年3月2日",
    "填报单位：=1+1    填报人：王小明    坐标系：WGS-84",
    "填报时间：2026年3月2日",
]
# What is decided of a whole table, or of a file: votes, repetitions, persons, one notice for many.
CELLS: Mapping[str, Sequence[CellValue]] = {
    "region_name": ["长沙市天心区", "同上", "鼓楼区", " 天心区 "],
    "window_name": ["天心区政务服务中心“跨省通办”窗口01", "天心区 窗口02", "同上", None],
    "division_code": ["430103", "430104", "430103000000", "410029", None],
    "address": ["湖南省长沙市天心区示例路1号", "示例路2号，找王小明", f"{SENTINEL_NAME}处", "同上", "无"],
    "manager_name": [SENTINEL_NAME, "王小明", "同上", None],
    "manager_mobile": ["13900009876", "王小明13600005678", "同上"],
    "office_phone": ["0731-85550123", "85550123", "13600005678"],
    "longitude": [112.990137, "112° 99'", "112° 30'", "112°59′", 28.11, "１１２.９９", None],
    "latitude": [28.110259, "28° 11'", "28° 30'", 112.99, None],
    "datum": ["百度", "WGS-84", None],
    "window_id": ["A-1", SENTINEL_NAME, None],
}
ROWS = st.lists(
    st.builds(
        lambda changed: row(**changed),
        st.fixed_dictionaries({}, optional={name: st.sampled_from(some) for name, some in CELLS.items()}),
    ),
    min_size=1,
    max_size=4,
)
SHEETS = st.tuples(ROWS, st.sampled_from(HEADERS), st.sampled_from([LABELS, LABELS, MORE_LABELS]))
FILES = st.lists(st.lists(SHEETS, min_size=1, max_size=2), min_size=2, max_size=4)
Sheets = Sequence[tuple[Sequence[Mapping[str, CellValue]], str, Mapping[str, str]]]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(FILES, st.sampled_from([None, Confidence.LIKELY]))
def test_files_judged_together_are_judged_as_alone(files: Sequence[Sheets], accept: Confidence | None) -> None:
    choice = Choice(accept=accept)
    found = []
    for number, sheets in enumerate(files):
        layouts: list[dict[str, Any]] = [{"header": header, "labels": labels} for _, header, labels in sheets]
        read = [cells(rows, **layout) for (rows, _, _), layout in zip(sheets, layouts, strict=True)]
        found.append((f"{number}.xlsx", find_tables(read, rules())))
    alone = [judge_tables(name, tables, rules(), choice) for name, tables in found]
    together = judge_files(found, rules(), choice)
    assert [file_report(one, rules().notices) for one in together] == [
        file_report(one, rules().notices) for one in alone
    ]
    for one, other in zip(together, alone, strict=True):
        for mine, its in zip(one.tables, other.tables, strict=True):
            assert (mine.office, mine.ids, mine.dated) == (its.office, its.ids, its.dated)
            assert list(mine.private) == list(its.private)
