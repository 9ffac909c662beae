"""A small sheet, of which some things are looked at in another way, is read as the same sheet is among many rows."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import read_form
from importer.workbook.cells import CellValue, MergedRange, SheetCells
from tests.sheets import LABELS

FORM = read_form()
BLANK_ROWS = 250
HEAD: Sequence[CellValue] = tuple(LABELS.values())
FULL: Sequence[CellValue] = (
    *(1.0, "天心区", "天心区政务服务中心窗口", 430103.0, "湖南省长沙市天心区示例路1号", "张伟国", "13900001234"),
    *("0731-85550123", "工作日 9:00-17:00", "公交1路", 112.990137, 28.110259),
)
LINES: Sequence[Sequence[CellValue]] = (
    HEAD,
    FULL,
    (None, "合计", None, 3.0),
    ("合计", *[20.0] * 11),
    ("——",) * 12,
    ("小计", "天心区统计局", "统计窗口", *FULL[3:]),
    ("填表人：", "王某", "审核人：赵某"),
    ("——", "——", "——"),
    ("一、天心区",),
    ("注：以上窗口", *FULL[1:]),
    ("", *FULL[1:]),
    (1.0, "天心区", "  ", 430103.0),
    (),
    ("窗口名称", "经纬度", "2022年"),
    ("1.窗口名称", "经纬度（E, N）", "区划编码6"),
)
ROWS = st.lists(st.one_of(st.just(FULL), st.sampled_from(LINES)), max_size=8)
MERGED = st.sampled_from([(), ((1, 1, 1, 12),), ((1, 1, 1, 12), (4, 2, 5, 2)), ((3, 3, 3, 5),)])


def tables(lines: Sequence[Sequence[CellValue]], merged: Sequence[tuple[int, int, int, int]]) -> list[SheetTable]:
    rows = [[*line, *[None] * (len(HEAD) - len(line))] for line in lines]
    ranges = [MergedRange(*ends) for ends in merged]
    return tables_in(SheetCells("表", hidden=False, top=1, left=1, rows=rows, merged=ranges), FORM)


@given(ROWS, ROWS, MERGED)
def test_blank_rows_below_a_small_sheet_change_nothing(
    above: list[Sequence[CellValue]], below: list[Sequence[CellValue]], merged: Sequence[tuple[int, int, int, int]]
) -> None:
    lines = [("窗口信息表",), *above, HEAD, *below]
    assert tables(lines, merged) == tables([*lines, *[()] * BLANK_ROWS], merged)
