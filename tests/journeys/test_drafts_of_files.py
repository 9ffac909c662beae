"""Under whose name a file is kept as a draft, and what an edition's note says of it."""

import pytest
from openpyxl import Workbook

from importer.workbook.cells import CellValue
from tests.desk import Desk
from tests.offices import CITY, TIANXIN, across, counter, in_yueyang, of
from tests.sheets import grid


def test_an_import_that_is_not_published_changes_nothing_public(desk: Desk) -> None:
    said = desk.run("import", "--json", desk.sheet([counter("甲窗口")], header=of(TIANXIN)))
    assert (said.code, said.document["edition"], desk.editions(), desk.drafts()) == (0, None, [], 1)
    assert said.document["drafts"] == [{"id": 1, "office": TIANXIN, "rows": 1, "publishable": 1}]


@pytest.mark.parametrize(
    ("rows", "office"),
    [
        pytest.param([("甲局", counter("甲窗口")), ("乙局", counter("乙窗口"))], "湖南省长沙市天心区", id="one county"),
        pytest.param([("甲局", counter("甲窗口")), ("乙局", across("丁窗口"))], "湖南省长沙市", id="one city"),
        pytest.param([("甲局", counter("甲窗口")), ("乙局", in_yueyang("丁窗口"))], "湖南省", id="one province"),
        pytest.param([("甲局", counter("甲窗口")), ("甲局", in_yueyang("丁窗口"))], "甲局", id="one office"),
    ],
)
def test_a_file_of_several_offices_is_one_draft_of_the_smallest_division_that_holds_them(
    desk: Desk, rows: list[tuple[str, dict[str, CellValue]]], office: str
) -> None:
    path = desk.folder / "两表.xlsx"
    book = Workbook()
    for number, (owner, each) in enumerate(rows, 1):
        sheet = book.create_sheet(f"表{number}")
        for line in grid([each], header=of(owner)):
            sheet.append(line)
    book.save(path)
    said = desk.run("import", "--publish", "--json", path)
    assert said.document["drafts"] == [{"id": 1, "office": office, "rows": 2, "publishable": 2}]
    (edition,) = desk.run("editions", "--json").document
    assert edition["note"] == "、".join(dict.fromkeys(owner for owner, _ in rows))
    said = desk.run("import", "--office", CITY, "--json", path)
    assert [draft["office"] for draft in said.document["drafts"]] == [CITY]


def test_an_editions_note_names_many_offices_in_two_hundred_characters(desk: Desk) -> None:
    paths = [desk.sheet([counter(f"窗口{n}")], f"{n}.xlsx", header=of(f"{n}{'长' * 60}局")) for n in range(5)]
    desk.run("import", "--publish", *paths)
    (edition,) = desk.run("editions", "--json").document
    assert len(edition["note"]) == 200
    assert edition["note"].endswith("…")
