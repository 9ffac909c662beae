"""Texts so long that whatever looks at a sign more than a few times would not end: each is read."""

from importer.checks.header_line import header_line
from importer.checks.shown_cells import ShownCells
from importer.columns import read_form
from importer.workbook.cells import SheetCells
from tests.notice_scenes import Scene
from tests.sheets import row

# Looked at once a sign this takes a moment, once a pair of signs it takes hours.
ENDLESS = 1_000_000


def test_a_header_line_may_hold_spaces_without_end() -> None:
    sheet = SheetCells(
        "表", hidden=False, top=1, left=1, rows=[["填报单位：" + " " * ENDLESS + "某局（盖章） "]], merged=[]
    )
    assert header_line(ShownCells.of(sheet), read_form(), 0, 1).texts["filled_by_unit"] == "某局"


def test_addresses_at_one_point_may_be_digits_without_end() -> None:
    digits = "1" * ENDLESS
    rows = [row(window_name=f"{n}号窗", address=f"湖南省长沙市天心区示例路{n}{digits}") for n in range(3)]
    notices = [notice for notice in Scene(rows).notices() if notice.code == "position-placeholder"]
    assert [notice.words["reason"] for notice in notices] == ["与其他行相同，却有 3 个不同地址"] * 3
