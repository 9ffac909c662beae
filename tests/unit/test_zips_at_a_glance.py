"""Whether a zip is a document is told by its directory, at a glance where it has no comment."""

import io
import zipfile

import pytest

from importer.archive import _is_plainly_document, archived_files
from importer.workbook.limits import WorkbookLimits
from tests.read_books import GOOD


def packed(names: list[str], content: bytes = b"x", comment: bytes = b"") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.writestr(name, content)
        archive.comment = comment
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "plainly"),
    [
        pytest.param(GOOD, True, id="a workbook"),
        pytest.param(packed(["mimetype"]), True, id="an OpenDocument"),
        pytest.param(packed(["a.txt", "XL/WORKBOOK.XML"]), True, id="the part comes last, in capitals"),
        pytest.param(packed(["长沙.xlsx", "b.xlsx"], GOOD), False, id="an archive, its workbooks' parts in clear"),
        pytest.param(packed(["a/[Content_Types].xml"]), False, id="the part lies in a folder"),
        pytest.param(packed(["mimetype"], comment=b"x"), False, id="a comment: to be looked at closely"),
        pytest.param(GOOD[:-1], False, id="cut off"),
        pytest.param(GOOD[-22:], False, id="nothing but an end"),
        pytest.param(b"PK\5\6" + bytes(18), False, id="a zip of nothing"),
        pytest.param(
            b"PK\1\2" + b"\xff" * 60 + b"PK\5\6" + bytes(8) + b"\x40\0\0\0" + bytes(6), False, id="lengths beyond it"
        ),
    ],
)
def test_a_document_is_known_by_its_directory(content: bytes, *, plainly: bool) -> None:
    assert _is_plainly_document(content) is plainly


def test_what_is_plainly_a_document_is_no_archive_of_files() -> None:
    ((name, content),) = [(each.name, each.content) for each in archived_files("x.xlsx", GOOD, WorkbookLimits())]
    assert (name, content) == ("x.xlsx", GOOD)
