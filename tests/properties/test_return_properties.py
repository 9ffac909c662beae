"""Any filled form goes back and comes again: unchanged it says the same, mended its errors are gone; texts stay so."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.notices import Confidence, Notice, Severity
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.told import marks_of
from importer.workbook.reader import WorkbookReader
from tests.generated_sheets import GeneratedSheet, as_csv, as_xlsx, sheets
from tests.live_texts import live_texts
from tests.notice_scenes import rules

NAME = "报送.xlsx"
CHOICES = st.sampled_from([None, *Confidence])
unhurried = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], max_examples=50)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


@pytest.fixture(scope="module")
def marker() -> Iterator[WorkbookMarker]:
    with WorkbookMarker() as kept:
        yield kept


def judged(content: bytes, reader: WorkbookReader, accept: Confidence | None = None) -> JudgedFile:
    return judge(NAME, reader.read_bytes(content, NAME), rules(), Choice(accept=accept))


def returned(content: bytes, found: JudgedFile, marker: WorkbookMarker, lang: str = "zh") -> bytes:
    return marker.marked(content, marks_of(Findings.of(found), rules().notices, rules().form, lang))


def told(file: JudgedFile) -> list[tuple[object, ...]]:
    return [(each.code, each.severity, each.place, each.value, each.suggestion) for each in file.notices]


def is_error(notice: Notice) -> bool:
    return notice.severity is Severity.ERROR


def with_proposals(content: bytes, proposed: Sequence[Notice]) -> Workbook:
    """A workbook with proposals typed into their cells; merged ones are parted first, each with what they showed."""
    book = load_workbook(BytesIO(content))
    for sheet in {each.place.sheet or "" for each in proposed}:
        for merged in list(book[sheet].merged_cells.ranges):
            book[sheet].unmerge_cells(str(merged))
            for row, column in merged.cells:
                book[sheet].cell(row, column).value = book[sheet].cell(merged.min_row, merged.min_col).value
    for each in proposed:
        book[each.place.sheet or ""][each.place.cell or ""] = each.suggestion.value if each.suggestion else None
    return book


@unhurried
@given(sheets(), CHOICES, st.sampled_from(["zh", "en"]))
def test_any_workbook_that_is_sent_back_unchanged_says_the_same(
    reader: WorkbookReader, marker: WorkbookMarker, book: Sequence[GeneratedSheet], accept: Confidence | None, lang: str
) -> None:
    content = as_xlsx(book)
    first = judged(content, reader, accept)
    again = judged(returned(content, first, marker, lang), reader, accept)
    assert told(again) == told(first)
    assert again.sheets == first.sheets
    assert list(again.windows()) == list(first.windows())


@unhurried
@given(sheets())
def test_any_text_file_that_is_sent_back_unchanged_says_the_same(
    reader: WorkbookReader, marker: WorkbookMarker, book: Sequence[GeneratedSheet]
) -> None:
    content = as_csv(book[0])
    first = judged(content, reader)
    again = judged(returned(content, first, marker), reader)
    assert told(again) == told(first)
    assert list(again.windows()) == list(first.windows())


@unhurried
@given(sheets())
def test_where_any_proposals_are_taken_into_the_cells_no_error_of_theirs_is_left(
    reader: WorkbookReader, marker: WorkbookMarker, book: Sequence[GeneratedSheet]
) -> None:
    content = as_xlsx(book)
    first = judged(content, reader)
    errors = [each for each in first.notices if is_error(each) and each.suggestion]
    mended = BytesIO()
    with_proposals(returned(content, first, marker), errors).save(mended)
    still = {(each.code, each.place) for each in judged(mended.getvalue(), reader).notices if is_error(each)}
    assert still & {(each.code, each.place) for each in errors} == set()


@unhurried
@given(sheets(), CHOICES)
def test_no_text_of_any_sheet_comes_to_life_in_what_goes_back(
    reader: WorkbookReader, marker: WorkbookMarker, book: Sequence[GeneratedSheet], accept: Confidence | None
) -> None:
    content = as_xlsx(book)
    back = returned(content, judged(content, reader, accept), marker)
    assert live_texts(back) == live_texts(content)
    text = as_csv(book[0])
    assert live_texts(returned(text, judged(text, reader, accept), marker)) == []


def test_what_is_alive_in_a_workbook_is_found() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "=1+1", "点我"
    sheet["A2"].hyperlink = "http://example.invalid"
    target = BytesIO()
    book.save(target)
    assert [each.split()[0] for each in live_texts(target.getvalue())] == ["f", "link", "outside"]
