"""An office's own workbook comes back marked: faults at their cells, all else as it was; and it is read as before."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from importer.checking import Checking
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.incoming import IncomingFile, incoming_files
from importer.publishing.identify import Standing
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.marks import COLUMN_LABEL, RESULT_SHEET, RESULT_TITLE
from importer.returned.told import marks_of
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.corpus.case import Case
from tests.corpus.checked import rules_of
from tests.corpus.table_of_cases import CASES
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows, row, workbook

NAME = "报送.xlsx"
HOSTILE = '=HYPERLINK("http://example.invalid","点我")<b>&_x0041_'


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


@pytest.fixture(scope="module")
def marker() -> Iterator[WorkbookMarker]:
    with WorkbookMarker() as kept:
        yield kept


def faulty() -> list[dict[str, Any]]:
    """Four windows: a code that is postal, hours that are in doubt, no phone, and a sound one."""
    rows = changsha_rows()
    rows[0]["division_code"] = "410001"
    rows[1]["office_hours"] = "周一至周五8:30-11:30，2:30-5:30"
    rows[2]["office_phone"] = None
    return rows


class Desk:
    """Checks a workbook and returns it marked."""

    def __init__(self, reader: WorkbookReader, marker: WorkbookMarker) -> None:
        self._reader, self._marker = reader, marker
        self.rules = rules_of(None)

    def judged(self, content: bytes) -> JudgedFile:
        return judge(NAME, self._reader.read_bytes(content, NAME), self.rules, Choice())

    def returned(self, content: bytes, lang: str = "zh") -> bytes:
        found = Findings.of(self.judged(content))
        return self._marker.marked(content, marks_of(found, self.rules.notices, self.rules.form, lang))


@pytest.fixture
def desk(reader: WorkbookReader, marker: WorkbookMarker) -> Desk:
    return Desk(reader, marker)


def told(file: JudgedFile) -> list[tuple[object, ...]]:
    return [(each.code, each.severity, each.place, each.value, each.suggestion) for each in file.notices]


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def test_a_fault_is_seen_at_its_cell_in_its_row_and_in_the_results(desk: Desk) -> None:
    book = opened(desk.returned(workbook(faulty())))
    sheet, results = book.worksheets
    cell = sheet["D4"]
    assert cell.value == "410001"
    assert cell.fill.patternType == "lightUp"
    assert cell.comment is not None
    assert "【须修改】" in cell.comment.text
    assert "邮政编码" in cell.comment.text
    assert "建议改为：430102" in cell.comment.text
    column = sheet.max_column
    assert sheet.cell(3, column).value == COLUMN_LABEL
    assert "430102" in str(sheet.cell(4, column).value)
    assert sheet.cell(7, column).value is None
    assert (results.title, results["A1"].value) == (RESULT_SHEET, RESULT_TITLE)
    lines = {row[2].value: row for row in results.iter_rows(min_row=7)}
    assert lines["D4"][0].value == "✗ 须修改"
    assert lines["D4"][6].value == "430102"
    link = lines["D4"][2].hyperlink
    assert link is not None
    assert link.location == f"'{sheet.title}'!D4"
    assert lines["I5"][0].value == "! 请核对"


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"longitude": 28.110259, "latitude": 112.990137}, id="exchanged"),
        pytest.param({"longitude": 12.99, "latitude": 8.11}, id="outside China"),
        pytest.param({"longitude": 116.39, "latitude": 39.9}, id="outside its division, and coarse"),
        pytest.param({"longitude": "112° 99'", "latitude": "28° 11'"}, id="decimals in disguise"),
    ],
)
def test_what_is_said_of_both_coordinates_is_marked_at_both(desk: Desk, wrong: dict[str, Any]) -> None:
    sheet = opened(desk.returned(workbook([row(), row(window_name="二号窗口", **wrong)]))).worksheets[0]
    longitude, latitude = sheet["K5"], sheet["L5"]
    assert longitude.comment is not None
    assert latitude.comment is not None
    assert latitude.comment.text == longitude.comment.text
    assert "】经度：" not in latitude.comment.text
    assert repr(latitude.fill) == repr(longitude.fill)
    assert sheet["L4"].comment is None


def test_what_must_be_mended_is_said_first_in_a_comment(desk: Desk) -> None:
    sheet = opened(desk.returned(workbook([row(longitude=113.7, latitude=28.3)]))).worksheets[0]
    told = [part[:5] for part in sheet["K4"].comment.text.split("\n\n")]
    assert told[0] == "【须修改】"
    assert "【请核对】" in told[1:]


def test_of_two_coordinates_only_the_unreadable_one_is_marked(desk: Desk) -> None:
    sheet = opened(desk.returned(workbook([row(), row(window_name="二号窗口", latitude="二十八度")]))).worksheets[0]
    assert sheet["L5"].comment is not None
    assert sheet["K5"].comment is None


def test_frozen_rows_filters_and_print_titles_of_the_office_stay(desk: Desk) -> None:
    book = opened(workbook(faulty()))
    sheet = book.worksheets[0]
    sheet.freeze_panes = "C4"
    sheet.auto_filter.ref = "A3:L7"
    sheet.auto_filter.add_filter_column(3, ["430103"])
    sheet.print_title_rows = "1:3"
    before = BytesIO()
    book.save(before)
    sheet = opened(desk.returned(before.getvalue())).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C4", "A3:L7", "$1:$3")
    assert [column.filters.filter for column in sheet.auto_filter.filterColumn] == [["430103"]]


def test_whatever_the_office_wrote_and_drew_stays_as_it_was(desk: Desk) -> None:
    book = opened(workbook(faulty()))
    sheet = book.worksheets[0]
    sheet["A20"] = "=SUM(A4:A7)"
    sheet["B4"].font = Font(name="楷体", size=14, italic=True)
    sheet["D4"].font = Font(color="FF112233")
    sheet["E4"].fill = PatternFill("solid", fgColor="FFABCDEF")
    sheet.column_dimensions["E"].width = 33
    notes = book.create_sheet("说明")
    notes["A1"] = "本表由本中心填写"
    before = BytesIO()
    book.save(before)
    returned = desk.returned(before.getvalue())
    again, sheet = opened(returned), opened(before.getvalue()).worksheets[0]
    for own in ("B4", "E4", "A20", "D4"):
        assert repr(again.worksheets[0][own].font) == repr(sheet[own].font)
        assert again.worksheets[0][own].value == sheet[own].value
    assert repr(again.worksheets[0]["E4"].fill) == repr(sheet["E4"].fill)
    assert again.worksheets[0].column_dimensions["E"].width == 33
    parts, theirs = (zipfile.ZipFile(BytesIO(content)) for content in (before.getvalue(), returned))
    changed = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    for name in set(parts.namelist()) - changed - {"xl/worksheets/sheet1.xml"}:
        assert theirs.read(name) == parts.read(name), name


def returns_of(
    case: Case, checking: Checking, reader: WorkbookReader, marker: WorkbookMarker, folder: Path
) -> Iterator[tuple[IncomingFile, JudgedFile, bytes]]:
    """The files of a case that are read, judged, and marked."""
    for file in incoming_files([case.lay(folder)], DEFAULT_LIMITS):
        try:
            judged = checking.judged(file, file.refused or reader.read_bytes(file.content, file.name))
        except WorkbookRefused:
            continue
        if not isinstance(judged, WorkbookRefused):
            marks = marks_of(Findings.of(judged), checking.rules.notices, checking.rules.form)
            yield file, judged, marker.marked(file.content, marks)


def test_where_the_proposals_are_taken_none_of_their_faults_is_left(
    reader: WorkbookReader, marker: WorkbookMarker, tmp_path: Path
) -> None:
    taken, left = 0, []
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        checking = Checking(rules_of(case.scope), DEFAULT_LIMITS, Standing(scope=case.scope), Choice())
        for file, first, returned in returns_of(case, checking, reader, marker, folder):
            proposed = [(one, one.suggestion.value) for one in first.notices if one.suggestion and one.place.cell]
            if not proposed:
                continue
            book = opened(returned)
            for one, proposal in proposed:
                book[one.place.sheet or ""][one.place.cell or ""] = proposal
            mended = BytesIO()
            book.save(mended)
            second = checking.judged(file, reader.read_bytes(mended.getvalue(), file.name))
            assert not isinstance(second, WorkbookRefused)
            still = {(one.code, one.place) for one in second.notices}
            left += [(case.name, one.code, one.place) for one, _ in proposed if (one.code, one.place) in still]
            taken += len(proposed)
    assert (taken > 30, left) == (True, [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_return_that_is_sent_back_unchanged_says_the_same(
    case: Case, reader: WorkbookReader, marker: WorkbookMarker, tmp_path: Path
) -> None:
    checking = Checking(rules_of(case.scope), DEFAULT_LIMITS, Standing(scope=case.scope), Choice())
    for file, first, returned in returns_of(case, checking, reader, marker, tmp_path):
        second = checking.judged(file, reader.read_bytes(returned, file.name))
        assert not isinstance(second, WorkbookRefused)
        assert told(second) == told(first)
        assert second.sheets == first.sheets
        assert [window for _, window in second.windows()] == [window for _, window in first.windows()]


def test_a_return_that_comes_again_is_marked_anew_and_not_twice(desk: Desk) -> None:
    book = opened(desk.returned(workbook(faulty())))
    book.worksheets[0]["D4"] = "430102"
    mended = BytesIO()
    book.save(mended)
    again = opened(desk.returned(mended.getvalue()))
    sheet = again.worksheets[0]
    assert again.sheetnames == [sheet.title, RESULT_SHEET]
    assert sheet["D4"].comment is None
    assert sheet["D4"].fill.patternType is None
    assert sheet["I5"].comment is not None
    assert sheet["I5"].comment.text.count("【请核对】") == 1
    labels = [cell.value for cell in sheet[3]]
    assert labels.count(COLUMN_LABEL) == 1
    assert "430102" not in str(sheet.cell(4, labels.index(COLUMN_LABEL) + 1).value)


def test_what_was_mended_altogether_is_plain_again(desk: Desk) -> None:
    book = opened(workbook(changsha_rows()))
    book.worksheets[0]["D4"] = "410001"
    book.worksheets[0]["M3"] = "坐标系"
    for line in range(4, 8):
        book.worksheets[0].cell(line, 13).value = "GCJ-02"
    before = BytesIO()
    book.save(before)
    returned = desk.returned(before.getvalue())
    assert [one.place.cell for one in desk.judged(returned).notices] == ["D4"]
    book = opened(returned)
    book.worksheets[0]["D4"] = "430102"
    mended = BytesIO()
    book.save(mended)
    again = desk.returned(mended.getvalue())
    sheet = opened(again).worksheets[0]
    assert [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.comment] == []
    assert sheet["D4"].fill.patternType is None
    drawn = [name for name in zipfile.ZipFile(BytesIO(again)).namelist() if name.endswith(".vml")]
    assert all(b'ObjectType="Note"' not in zipfile.ZipFile(BytesIO(again)).read(name) for name in drawn)
    assert drawn


def test_of_merged_cells_the_one_that_shows_has_the_marks_of_all(desk: Desk) -> None:
    rows = changsha_rows()
    for line in rows:
        line["division_code"] = None
    book = opened(workbook(rows))
    sheet = book.worksheets[0]
    sheet["D4"] = "410001"
    sheet.merge_cells("D4:D7")
    before = BytesIO()
    book.save(before)
    sheet = opened(desk.returned(before.getvalue())).worksheets[0]
    comment = sheet["D4"].comment
    assert comment is not None
    assert all(code in comment.text for code in ("430102", "430103", "430104", "430105"))
    assert sheet["D4"].fill.patternType == "lightUp"


@pytest.mark.parametrize(("lang", "said"), [("zh", "邮政编码"), ("en", "postal code")])
def test_a_comment_of_the_office_stays_above_ours(desk: Desk, lang: str, said: str) -> None:
    book = opened(workbook(faulty()))
    book.worksheets[0]["D4"].comment = Comment("问过区里", "李四")
    book.worksheets[0]["B4"].comment = Comment("全称", "李四")
    before = BytesIO()
    book.save(before)
    sheet = opened(desk.returned(before.getvalue(), lang)).worksheets[0]
    assert sheet["D4"].comment is not None
    assert sheet["D4"].comment.text.startswith("问过区里")
    assert said in sheet["D4"].comment.text
    assert sheet["B4"].comment is not None
    assert sheet["B4"].comment.text == "全称"
    again = opened(desk.returned(desk.returned(before.getvalue(), lang), lang)).worksheets[0]
    assert again["D4"].comment is not None
    assert again["D4"].comment.text == sheet["D4"].comment.text


def test_the_results_speak_english_where_it_is_asked_for(desk: Desk) -> None:
    results = opened(desk.returned(workbook([row(division_code="410029")]), "en"))[RESULT_SHEET]
    title, *said = [str(cell.value) for line in results.iter_rows() for cell in line if cell.value is not None]
    assert title == RESULT_TITLE
    assert {"Severity", "What is wrong, and what to do", "✗ To be mended", "! Please check", "· Note"} <= set(said)
    assert not {"程度", "✗ 须修改"} & set(said)


def test_no_text_of_a_sheet_becomes_a_formula_or_a_link(desk: Desk) -> None:
    rows = [*faulty(), row(address=HOSTILE, office_hours=HOSTILE, division_code=HOSTILE, window_name=f"+{HOSTILE}")]
    book = opened(desk.returned(workbook(rows)))
    ours = [cell for line in book.worksheets[1].iter_rows() for cell in line]
    ours += [line[-1] for line in book.worksheets[0].iter_rows()]
    assert any(str(cell.value).startswith("+=HYPERLINK(") for cell in ours)
    assert {cell.data_type for cell in ours} <= {"s", "inlineStr", "n"}
    assert all(cell.value is None for cell in ours if cell.data_type == "n")
    assert all(cell.hyperlink is None or cell.hyperlink.location for cell in ours)


def test_of_personal_fields_nothing_is_repeated(desk: Desk) -> None:
    rows = [row(manager_mobile="139****9876", manager_name=f"{SENTINEL_NAME}{SENTINEL_MOBILE}", division_code="410001")]
    content = desk.returned(workbook(rows))
    ours = [name for name in zipfile.ZipFile(BytesIO(content)).namelist() if "_tb" in name]
    assert len(ours) == 3  # the comments, their drawing, the results
    for name in ours:
        part = zipfile.ZipFile(BytesIO(content)).read(name).decode()
        assert SENTINEL_NAME not in part
        assert SENTINEL_MOBILE not in part
        assert "139****9876" not in part


def test_macros_stay_behind(desk: Desk) -> None:
    book = BytesIO(workbook(faulty()))
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    whole = BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(whole, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                new = b'<Relationship Id="rId99" Type="%b" Target="vbaProject.bin"/></Relationships>' % kind
                part = part.replace(b"</Relationships>", new)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            target.writestr(name, part)
    returned = zipfile.ZipFile(BytesIO(desk.returned(whole.getvalue())))
    assert "xl/vbaProject.bin" not in returned.namelist()
    assert b"vbaProject" not in returned.read("xl/_rels/workbook.xml.rels")
    assert b"macroEnabled" not in returned.read("[Content_Types].xml")


def test_a_text_file_comes_back_with_columns_that_can_be_read_and_printed_one_page_wide(desk: Desk) -> None:
    lines = ["序号,窗口名称,区划编码,办理地点,办公时间", '1,甲窗口,430103,湖南省长沙市天心区湘府中路298号,"上午\n下午"']
    with zipfile.ZipFile(BytesIO(desk.returned("\n".join(lines).encode()))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<col min="4" max="4" width="33"' in sheet
    assert 'orientation="landscape" fitToHeight="0"' in sheet


def test_each_line_of_the_results_is_ruled_from_end_to_end_where_nothing_stands_too(desk: Desk) -> None:
    results = opened(desk.returned(workbook(faulty()))).worksheets[1]
    for line in results.iter_rows(min_row=7):
        assert [cell.border.bottom.style for cell in line] == ["thin"] * 9
