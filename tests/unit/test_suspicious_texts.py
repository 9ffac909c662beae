"""Texts that a program might run are told of, wherever in the form they stand; plain texts are not."""

import pytest

from importer.checks.suspicious_texts import suspicion
from tests.notice_scenes import DATED, Scene, one
from tests.sheets import row


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", " =HYPERLINK(1)", "＝SUM(A1)", "@SUM(A1)", "+cmd|'/c calc'!A1", "'=1+1", "<b>大厅</b>", "<script>",
        "</td>", "<img src=x onerror=alert(1)>", "<!--", "&lt;b&gt;", "&#60;b", "javascript:alert(1)", "大厅\x00",
        "大\u202e厅", "大厅\x1b[31m", "大厅\u2066x",
    ],
)  # fmt: skip
def test_what_a_program_might_run_is_suspicious(text: str) -> None:
    assert suspicion(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "", "无", "=", "#REF!", "-", "大厅=主楼", "+86 731 85550123", "+(86)731-85550123", "1路=2路", "a@b.cn", "3<5",
        "A&B", "R&D大楼", "大厅\n二楼", "大厅\t二楼", "天心区政务服务中心“跨省通办”窗口01", "公交：141，805",
        "大\u200b厅",
    ],
)  # fmt: skip
def test_plain_texts_are_not(text: str) -> None:
    assert suspicion(text) is None


@pytest.mark.parametrize("field", ["region_name", "window_name", "address", "office_hours", "transit", "number"])
def test_every_text_column_is_looked_at(field: str) -> None:
    told = [notice for notice in one(**{field: "<i>甲</i>"}).notices() if notice.code == "text-suspicious"]
    assert [notice.place.field for notice in told] == [field]


def test_a_private_cell_is_told_of_without_its_text() -> None:
    told = [notice for notice in one(manager_name="=甲乙丙").notices() if notice.code == "text-suspicious"]
    assert [(notice.place.field, notice.value) for notice in told] == [("manager_name", None)]


def test_the_reporting_office_is_looked_at_too() -> None:
    header = DATED.format("2026年3月2日").replace("长沙市", "<b>长沙市</b>")
    told = [notice for notice in Scene([row()], header=header).notices() if notice.code == "text-suspicious"]
    assert [notice.place.cell for notice in told] == ["A2"]
    assert (told[0].words["reason"], told[0].words["reason_en"]) == (
        "含有 HTML 代码，只按文字公开",
        "holds HTML; it is shown as mere text",
    )


def test_in_a_long_column_each_suspicious_text_is_told_of_at_its_cell() -> None:
    odd = {3: "大厅\x00", 4: "大厅\x1b", 700: "<b>大厅</b>", 1_100: "=1+1"}
    rows = [row(number=at, transit=odd.get(at, f"公交：{at}路")) for at in range(1_200)]
    told = [notice for notice in Scene(rows).notices() if notice.code == "text-suspicious"]
    assert [(notice.place.cell, notice.value) for notice in told] == [(f"J{at + 4}", text) for at, text in odd.items()]
