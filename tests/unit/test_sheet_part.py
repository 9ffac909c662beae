"""A sheet's own XML with marks: what is named is changed or added in its place, every other byte stays."""

import re

import pytest

from importer.returned.sheet_marks import SheetMarks
from importer.returned.sheet_part import ComputedCell, NoSheet, marked_sheet
from importer.returned.styles_part import EMPTY, CellStyles
from importer.workbook.xml_events import HasDocumentType

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(inside: str, prefix: str = "") -> bytes:
    name = f"{prefix}:" if prefix else ""
    declared = f'xmlns:{prefix}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    return f"<{name}worksheet {declared}>{inside}</{name}worksheet>".encode()


def marked(xml: bytes, cells: dict[int, dict[int, str]], texts: dict[int, str] | None = None, **more: int) -> str:
    marks = SheetMarks(cells, texts or {}, frozenset(), more.get("beside", 2), more.get("earlier"))
    return marked_sheet(xml, marks, CellStyles.of(EMPTY), None).decode()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<sheetData><row r="2"><c r="B2" s="0"><v>7</v></c></row></sheetData>', '<c r="B2" s="1"><v>7</v></c>'),
        ('<sheetData><row r="2"><c r="A2"/><c r="C2"/></row></sheetData>', '<c r="A2"/><c r="B2" s="1"/><c r="C2"/>'),
        ('<sheetData><row r="2" spans="1:1"/></sheetData>', '<row r="2"><c r="B2" s="1"/></row>'),
        (
            '<sheetData><row r="1"/><row r="3"/></sheetData>',
            '<row r="1"/><row r="2"><c r="B2"',
        ),
        ("<sheetData/>", '<sheetData><row r="2"><c r="B2" s="1"/></row></sheetData>'),
        ("<sheetData><row/><row><c/><c><v>7</v></c></row></sheetData>", '<c/><c s="1"><v>7</v></c>'),
    ],
)
def test_a_cell_is_filled_where_it_stands_or_would_stand(inside: str, expected: str) -> None:
    assert expected in marked(sheet(inside), {2: {2: "error"}})


def mended(xml: bytes, texts: dict[int, dict[int, str]], **more: int) -> str:
    marks = SheetMarks({}, {}, frozenset(), 2, more.get("earlier"), mended=texts)
    return marked_sheet(xml, marks, CellStyles.of(EMPTY), None).decode()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<row r="2"><c r="B2" s="3" t="s"><v>7</v></c></row>', '<row r="2"><c r="B2" s="3" t="inlineStr"><is>'),
        ('<row r="2"><c r="A2"/><c r="C2"/></row>', '<c r="A2"/><c r="B2" s="0" t="inlineStr"><is>'),
        ('<row r="2" s="5"/>', '<c r="B2" s="5" t="inlineStr"><is>'),
        ('<row r="1"/><row r="3"/>', '<row r="1"/><row r="2"><c r="B2" s="0" t="inlineStr"><is>'),
    ],
)
def test_a_cell_says_what_was_changed_and_keeps_its_looks(inside: str, expected: str) -> None:
    done = mended(sheet(f"<sheetData>{inside}</sheetData>"), {2: {2: "=1<2"}})
    assert expected in done
    assert "=1&lt;2</t></is></c>" in done
    assert "<f>" not in done
    assert "<v>" not in done


@pytest.mark.parametrize("formula", ["<f>1+1</f>", '<f t="shared" si="0"/>', "<f/>"])
def test_a_changed_cell_that_is_computed_is_not_written_over(formula: str) -> None:
    inside = f'<sheetData><row r="2"><c r="B2">{formula}<v>2</v></c></row></sheetData>'
    with pytest.raises(ComputedCell):
        mended(sheet(inside), {2: {2: "3"}})
    assert "<f" in mended(sheet(inside), {2: {1: "3"}})


def test_a_changed_cell_takes_the_place_of_an_earlier_checks_column() -> None:
    inside = (
        '<sheetData><row r="2"><c r="A2"/><c r="B2"/><c r="C2" t="inlineStr"><is><t>旧</t></is></c></row></sheetData>'
    )
    marks = SheetMarks({}, {2: "新"}, frozenset(), 3, 3, mended={2: {3: "自助终端"}})
    done = marked_sheet(sheet(inside), marks, CellStyles.of(EMPTY), None).decode()
    assert "旧" not in done
    assert re.findall(r'r="([A-Z]2)"[^>]*><is><t[^>]*>(.)', done) == [("C2", "自"), ("D2", "新")]


def test_names_with_a_prefix_keep_it() -> None:
    inside = '<x:sheetData><x:row r="2"><x:c r="A2"/></x:row></x:sheetData>'
    done = marked(sheet(inside, "x"), {2: {2: "error"}}, {2: "改"})
    assert '<x:c r="A2"/><x:c r="B2" s="1"/><x:c r="C2"' in done
    assert "<x:is><x:t" in done
    assert '<x:cols><x:col min="3" max="3"' in done


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ('<col min="1" max="2"/>', [(1, 2), (3, 3)]),
        ('<col min="1" max="16384"/>', [(1, 2), (3, 3), (4, 16384)]),
        ('<col min="3" max="3" hidden="1"/>', [(3, 3)]),
        ('<col min="5" max="9"/>', [(3, 3), (5, 9)]),
    ],
)
def test_the_width_of_the_added_column_meets_no_other(told: str, expected: list[tuple[int, int]]) -> None:
    done = marked(sheet(f'<cols>{told}</cols><sheetData><row r="2"/></sheetData>'), {}, {2: "改"})
    assert [(int(first), int(last)) for first, last in re.findall(r'<col min="(\d+)" max="(\d+)"', done)] == expected
    assert '<col min="3" max="3" width="60" customWidth="1"/>' in done


def test_the_added_column_stands_where_its_rows_have_nothing() -> None:
    rows = '<sheetData><row r="2"><c r="A2"/><c r="C2"><v>1</v></c></row></sheetData>'
    stray = f'{rows}<mergeCells><mergeCell ref="D1:D2"/></mergeCells>'
    assert '<c r="E2"' in marked(sheet(stray), {}, {2: "改"})


def test_what_an_earlier_check_added_is_taken_back() -> None:
    rows = '<row r="2"><c r="C2" t="inlineStr"><is><t>旧</t></is></c></row><row r="3"><c r="C3"/></row>'
    done = marked(sheet(f"<sheetData>{rows}</sheetData>"), {}, {3: "新"}, earlier=3)
    assert "旧" not in done
    assert re.search('<row r="3"[^>]*><c r="C3" s="1" t="inlineStr"><is><t xml:space="preserve">新</t>', done)


def test_a_row_is_made_high_enough_for_what_it_says_and_never_lower() -> None:
    long = "请" * 300
    assert 'ht="187" customHeight="1"' in marked(sheet('<sheetData><row r="2" ht="20"/></sheetData>'), {}, {2: long})
    assert 'ht="300"' in marked(sheet('<sheetData><row r="2" ht="300"/></sheetData>'), {}, {2: long})


def test_where_comments_go_stands_before_what_must_follow_it() -> None:
    xml = sheet('<sheetData/><pageMargins left="1"/><tableParts count="0"/><extLst/>')
    marks = SheetMarks({}, {}, frozenset(), 1)
    done = marked_sheet(xml, marks, CellStyles.of(EMPTY), "rIdTb1").decode()
    assert re.search('<pageMargins left="1"/><legacyDrawing [^>]*:id="rIdTb1"/><tableParts', done)


def test_what_is_no_sheet_is_not_marked() -> None:
    with pytest.raises(NoSheet):
        marked(sheet("<dialog/>"), {})
    with pytest.raises(HasDocumentType):
        marked(b"<!DOCTYPE worksheet [<!ENTITY a 'a'>]>" + sheet("<sheetData/>"), {})


def test_a_hidden_row_of_which_something_is_said_is_shown_and_no_other() -> None:
    rows = '<sheetData><row r="2" hidden="1"><c r="A2"/></row><row r="3" hidden="1"><c r="A3"/></row></sheetData>'
    done = marked(sheet(rows), {2: {1: "error"}}, {2: "改"})
    assert re.findall(r'<row r="(\d)"( hidden="1")?', done) == [("2", ""), ("3", ' hidden="1"')]


def test_each_row_of_the_added_column_has_lines_around_it() -> None:
    styles = CellStyles.of(EMPTY)
    marked_sheet(sheet('<sheetData><row r="2"/></sheetData>'), SheetMarks({}, {2: "改"}, frozenset(), 2), styles, None)
    part = styles.part().decode()
    assert '<borders count="2">' in part
    assert 'borderId="1"' in part


def test_styles_without_borders_get_none() -> None:
    bare = re.sub(rb"<borders.*</borders>", b"", EMPTY)
    styles = CellStyles.of(bare)
    styles.text()
    assert b'borderId="0"' in styles.part()
    assert b"<borders" not in styles.part()
