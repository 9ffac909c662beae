"""Scenes for the notices about lists of items: one in which each is told, and one in which it must not be."""

from collections.abc import Mapping
from dataclasses import dataclass

from importer.notices import Notice
from importer.workbook.cells import CellValue, SheetCells
from tests.item_lists import HEADER, LABELS, item, list_cells, told
from tests.sheets import cells as window_cells
from tests.sheets import row as window_row

ITEM = "临时居民身份证办理"
BY_STAGES = "2024年底前，50%以上省份开通；2025年6月底前，全部开通"
WITH_ID = {**LABELS, "id": "事项编号"}
SECOND = "驾驶证遗失补发"


@dataclass(frozen=True)
class ListScene:
    """The sheets of one list."""

    sheets: tuple[SheetCells, ...]

    def notices(self) -> list[Notice]:
        """Everything that is told of it."""
        return told(*self.sheets)


def one(**changed: CellValue) -> ListScene:
    """One new item with some cells changed."""
    return ListScene((list_cells([item(**changed)]),))


def _two(**changed: CellValue) -> ListScene:
    rows = [item(), item(**{"number": 2, "name": SECOND, **changed})]
    return ListScene((list_cells(rows),))


def _with(field: str, label: str) -> ListScene:
    return ListScene((list_cells([item(**{field: "某某"})], labels={**LABELS, field: label}),))


def _headed(header: str) -> ListScene:
    return ListScene((list_cells([item()], header=header),))


def _stated(id_: str, **changed: CellValue) -> ListScene:
    return ListScene((list_cells([item(id=id_, **changed)], labels=WITH_ID),))


def _choice(text: str) -> ListScene:
    return ListScene((list_cells([item(hand_in=text)], labels={**LABELS, "hand_in": "在哪里交"}),))


GOOD = one()

LIST_SCENES: Mapping[str, tuple[ListScene, ListScene]] = {
    "items-table-missing": (ListScene((window_cells([window_row()]),)), GOOD),
    "items-sheet-hidden": (ListScene((list_cells([item()]), list_cells([item()], hidden=True))), GOOD),
    "items-column-unknown": (_with("remark", "备注"), GOOD),
    "items-column-private": (_with("contact", "联系人"), GOOD),
    "items-fact-missing": (_headed("文号：示例〔2024〕1号"), GOOD),
    "items-fact-unreadable": (_headed(HEADER.replace("43", "鼓楼区")), GOOD),
    "items-list-known": (_headed(f"清单编号：tianjin-2022　{HEADER}"), _headed(f"清单编号：tianjin-2024　{HEADER}")),
    "items-years-differ": (
        _headed("文号：示例〔2027〕1号\u3000印发日期：2026年3月1日\u3000适用区划：43"),
        _headed("文号：示例〔2026〕1号\u3000印发日期：2026年3月1日\u3000适用区划：43"),
    ),
    "items-count-differs": (
        ListScene((list_cells([item()], header=f"{HEADER}\u3000（共2项）"),)),
        ListScene((list_cells([item()], header=f"{HEADER}\u3000（共1项）"),)),
    ),
    "item-number-unreadable": (one(number="一"), one(number="1")),
    "item-number-twice": (_two(number=1), _two()),
    "item-number-gap": (_two(number=3), _two()),
    "item-twice": (
        ListScene((list_cells([item(name=ITEM), item(number=2, name=ITEM)]),)),
        ListScene((list_cells([item(name=ITEM), item(number=2)]),)),
    ),
    "item-renamed": (one(name="临时居民身份证的办理"), one(name=ITEM)),
    "item-new": (GOOD, one(name=ITEM)),
    "item-id-unknown": (_stated("2022-99"), _stated("2022-01")),
    "item-id-of-another": (_stated("2022-02", name=ITEM), _stated("2022-01", name=ITEM)),
    "item-deadline-unreadable": (one(deadlines="尽快"), GOOD),
    "item-deadline-staged": (one(deadlines=BY_STAGES), GOOD),
    "item-choice-unreadable": (_choice("大厅"), _choice("决定地")),
    "item-personal": (one(lead="省公安厅 139 0000 1234"), one(lead="省公安厅 0731-85550123")),
}
