"""Rows that are only begun, and the order in which a row's notices come."""

from collections.abc import Mapping

import pytest

from importer.checks.judging import judge
from importer.notices import Notice, Severity
from importer.workbook.cells import CellValue
from tests.notice_scenes import rules
from tests.sheets import LABELS, cells, row

EMPTY: Mapping[str, CellValue] = dict.fromkeys(LABELS)


def of_second_row(**filled: CellValue) -> list[Notice]:
    judged = judge("表.xlsx", [cells([row(), {**EMPTY, **filled}])], rules())
    assert judged.rows == 2
    return [notice for notice in judged.notices if notice.place.row == 5]


def test_a_row_with_a_name_alone_has_one_notice_that_says_all() -> None:
    (only,) = of_second_row(window_name="岳麓区窗口")
    assert (only.code, only.severity, only.place.cell, only.place.field) == (
        "value-missing",
        Severity.ERROR,
        "D5",
        "division_code",
    )
    said = rules().notices.sentence(only)
    assert all(f"“{label}”" in said for label in ("区划编码", "办理地点", "办公电话", "经度", "纬度"))
    assert "只填了“窗口名称”，不能发布" in said
    assert "the row has only “window's name”" in rules().notices.sentence(only, "en")


@pytest.mark.parametrize(
    "filled",
    [
        pytest.param({"window_name": "岳麓区窗口", "number": 2, "division_code": "430104"}, id="and its code"),
        pytest.param({"address": "示例路2号"}, id="an address alone"),
        pytest.param({"manager_name": "张三丰"}, id="a manager alone"),
    ],
)
def test_a_row_that_is_only_begun_has_one_notice(filled: Mapping[str, CellValue]) -> None:
    (only,) = of_second_row(**filled)
    assert only.severity is Severity.ERROR
    assert "张三丰" not in rules().notices.sentence(only)


def test_a_row_with_two_facts_is_told_cell_by_cell_from_left_to_right() -> None:
    told = of_second_row(window_name="岳麓区窗口", address="示例路2号")
    cells_told = [notice.place.cell for notice in told if notice.code == "value-missing"]
    assert cells_told == ["B5", "D5", "F5", "G5", "H5", "I5", "J5", "K5", "L5"]


def test_columns_beyond_z_come_after_it() -> None:
    labels = {**LABELS, **{f"x{at}": f"备用{at}" for at in range(16)}, "datum": "坐标系"}
    judged = judge(
        "表.xlsx", [cells([row(longitude="见地图", datum="不详细", region_name=None)], labels=labels)], rules()
    )
    assert [notice.place.cell for notice in judged.notices if notice.place.row == 4] == ["B4", "K4", "AC4"]


def test_rows_that_lack_the_same_share_what_is_said_of_them() -> None:
    begun = [{**EMPTY, "window_name": f"岳麓区窗口{number}"} for number in range(3)]
    told = [one for one in judge("表.xlsx", [cells([row(), *begun])], rules()).notices if one.code == "value-missing"]
    assert [one.place.row for one in told] == [5, 6, 7]
    assert len({id(one.words) for one in told}) == 1


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param({"longitude": "经纬度"}, id="one thing is missing"),
        pytest.param({"longitude": "经度", "latitude": "纬度"}, id="two are"),
    ],
)
def test_what_a_begun_row_has_is_told_only_where_it_lacks_more_than_one_thing(labels: dict[str, str]) -> None:
    kept = {"window_name": "窗口名称", "division_code": "区划编码", **labels}
    point: CellValue = 112.99 if len(labels) > 1 else "112.990137,28.110259"
    rows: list[Mapping[str, CellValue]] = [row(longitude=point), {"window_name": "乙", "division_code": "430103"}]
    notices = judge("表.xlsx", [cells(rows, labels=kept)], rules()).notices
    (notice,) = [one for one in notices if one.code == "value-missing" and one.place.row == 5]
    assert ("只填了" in rules().notices.sentence(notice)) is (len(labels) > 1)
