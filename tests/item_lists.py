"""Further lists of items for the tests: as cells in memory, and as the lists of 2022 were printed."""

from collections.abc import Mapping, Sequence
from functools import cache

from importer.checks.rules import CheckRules
from importer.items.judged_list import JudgedList, judge_list
from importer.notices import Notice
from importer.workbook.cells import CellValue, SheetCells
from locator.items.catalogue import Catalogue, packaged_catalogue
from tests.judged_sheets import rules as rules_of_sheets

LABELS = {
    "number": "序号",
    "name": "“跨省通办”事项",
    "covers": "应用场景",
    "lead": "牵头单位",
    "with": "配合单位",
    "deadlines": "完成时间",
}
TITLE = "湖南省新增“跨省通办”事项清单（示例数据）"
HEADER = "文号：示例〔2024〕1号　印发日期：2024年3月1日　适用区划：43"


def item(**cells: CellValue) -> dict[str, CellValue]:
    """A sound row of a new item; what a test is about is named, the rest is in order."""
    sound: dict[str, CellValue] = {
        "number": 1,
        "name": "社会保障卡申领",
        "covers": "在外地也能申请社会保障卡。",
        "lead": "省人力资源社会保障厅",
        "with": "省公安厅、省税务局",
        "deadlines": "2024年6月底前",
    }
    return {**sound, **cells}


def list_cells(
    rows: Sequence[Mapping[str, CellValue]],
    *,
    labels: Mapping[str, str] = LABELS,
    header: str = HEADER,
    title: str = TITLE,
    hidden: bool = False,
) -> SheetCells:
    """One sheet of a list: its title in row 1, its header line in row 2, labels in row 3, rows from row 4 on."""
    width = len(labels)

    def line(text: str) -> list[CellValue]:
        return [text or None, *[None] * (width - 1)]

    body = [[row.get(field) for field in labels] for row in rows]
    grid: list[list[CellValue]] = [line(title), line(header), list(labels.values()), *body]
    return SheetCells("清单", hidden, 1, 1, [] if hidden else grid)


@cache
def _rules() -> CheckRules:
    return rules_of_sheets()


def judged(*sheets: SheetCells, known: Catalogue | None = None) -> JudgedList:
    """Sheets judged beside the packaged catalogue, or another."""
    return judge_list("清单.xlsx", sheets, _rules(), known or packaged_catalogue())


def told(*sheets: SheetCells) -> list[Notice]:
    """What is told of sheets."""
    return list(judged(*sheets).notices)
