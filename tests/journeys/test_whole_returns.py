"""What goes back is a whole package, whichever program wrote what came: each part listed, each relation leading on."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importer.checks.judged import JudgedFile
from importer.checks.judging import judge
from importer.incoming import incoming_files
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.told import marks_of
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.corpus.case import Case
from tests.corpus.checked import rules_of
from tests.corpus.table_of_cases import CASES
from tests.live_texts import live_texts
from tests.sheets import changsha_rows, row
from tests.whole_package import broken_in
from tests.wps_workbook import PICTURE, REMARK, own_parts, wps_workbook

FAULTY = [row(division_code="410001"), *changsha_rows(), row(window_name="二号", longitude=28.11, latitude=112.99)]


@pytest.fixture(scope="module")
def marker() -> Iterator[WorkbookMarker]:
    with WorkbookMarker() as kept:
        yield kept


def returned(content: bytes, judged: JudgedFile, marker: WorkbookMarker, scope: str | None = None) -> bytes:
    rules = rules_of(scope)
    return marker.marked(content, marks_of(Findings.of(judged), rules.notices, rules.form))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_return_of_the_corpus_is_whole_and_no_text_of_it_alive(
    case: Case, reader: WorkbookReader, marker: WorkbookMarker, tmp_path: Path
) -> None:
    for file in incoming_files([case.lay(tmp_path)], DEFAULT_LIMITS):
        try:
            judged = judge(file.name, reader.read_bytes(file.content, file.name), rules_of(case.scope))
        except WorkbookRefused:
            continue
        back = returned(file.content, judged, marker, case.scope)
        assert broken_in(back) == []
        if not file.content.startswith(b"PK"):
            assert live_texts(back) == []


@pytest.mark.parametrize("name", ["报送.xlsx", "报送.et"])
def test_a_workbook_of_wps_goes_back_with_all_that_wps_put_into_it(
    reader: WorkbookReader, marker: WorkbookMarker, name: str
) -> None:
    content = wps_workbook(FAULTY)
    assert broken_in(content) == []
    judged = judge(name, reader.read_bytes(content, name), rules_of(None))
    back = returned(content, judged, marker)
    assert broken_in(back) == []
    with zipfile.ZipFile(BytesIO(back)) as archive:
        assert {part: archive.read(part) for part in own_parts()} == own_parts()
        assert b'xml:space="preserve">=DISPIMG(' in archive.read("xl/worksheets/sheet1.xml")
    assert live_texts(back) == live_texts(content)
    sheet = load_workbook(BytesIO(back)).worksheets[0]
    assert sheet["M4"].value == f"=_xlfn.{PICTURE[1:]}"
    before = load_workbook(BytesIO(content)).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D4", before.auto_filter.ref)
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["N4:N9"]
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["D4:D9"]
    assert sheet["B4"].comment is not None
    assert sheet["B4"].comment.text.startswith(REMARK)
    assert sheet["D4"].comment is not None


def test_a_workbook_of_wps_comes_again_and_is_marked_anew(reader: WorkbookReader, marker: WorkbookMarker) -> None:
    content = wps_workbook(FAULTY)
    for _ in range(3):
        judged = judge("报送.xlsx", reader.read_bytes(content, "报送.xlsx"), rules_of(None))
        again = returned(content, judged, marker)
        assert broken_in(again) == []
        content = again
    book = load_workbook(BytesIO(content))
    assert len(book.sheetnames) == 2
    assert [cell.value for cell in book.worksheets[0][3]].count("问题与建议") == 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(("xl/media/image1.png", None), "leads to xl/media/image1.png", id="a part is gone"),
        pytest.param(("xl/worksheets/sheet1.xml", (b'r="B4"', b'r="ZZ4"')), "out of order", id="a cell strayed"),
        pytest.param(("[Content_Types].xml", (b'"png"', b'"gif"')), "nobody says", id="a part that is not listed"),
        pytest.param(
            ("xl/worksheets/sheet1.xml", (b'r="D5" t', b'r="D5" s="99" t')), "no format", id="an unknown format"
        ),
    ],
)
def test_what_is_broken_in_a_package_is_found(spoil: tuple[str, tuple[bytes, bytes] | None], said: str) -> None:
    part, change = spoil
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(wps_workbook(FAULTY))) as source, zipfile.ZipFile(whole, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name == part and change is not None:
                held = held.replace(*change)
            if name != part or change is not None:
                target.writestr(name, held)
    assert any(said in line for line in broken_in(whole.getvalue()))
