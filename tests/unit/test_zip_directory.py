"""A zip's directory, read at a glance where it is plain, says what the library's own reading of it says."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importer.workbook.zip_parts import Entry, plain_directory
from tests.sheets import changsha_rows, workbook

WORKBOOK = workbook(changsha_rows())
END_BYTES = 22


def by_the_library(content: bytes) -> list[Entry] | None:
    """What the library says; None where it refuses."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [Entry(*(getattr(entry, name) for name in Entry._fields)) for entry in archive.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        return None


def zipped(name: str = "xl/workbook.xml", remark: bytes = b"", extra: bytes = b"") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name)
        entry.extra = extra
        archive.writestr(entry, b"<workbook/>")
        archive.comment = remark
    return whole.getvalue()


def test_a_workbooks_directory_is_read_at_a_glance() -> None:
    assert plain_directory(WORKBOOK) == by_the_library(WORKBOOK)
    assert plain_directory(zipped()) == by_the_library(zipped())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(zipped(remark=b"by hand"), id="a remark"),
        pytest.param(zipped(extra=b"\xff\xff\x02\x00ab"), id="a field of another system"),
        pytest.param(zipped("xl/工作簿.xml"), id="a name that is not ASCII"),
        pytest.param(b"before" + zipped(), id="something before it"),
        pytest.param(zipped() + b"behind", id="something behind it"),
        pytest.param(zipped()[:-1], id="the end cut off"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x05\x06", id="the end's sign alone"),
    ],
)
def test_what_is_not_plain_is_left_to_the_library(content: bytes) -> None:
    assert plain_directory(content) is None


@given(st.data())
def test_a_directory_that_was_tampered_with_is_read_as_the_library_reads_it_or_left_to_it(data: st.DataObject) -> None:
    begins = WORKBOOK.rindex(b"PK\x01\x02", 0, len(WORKBOOK) - END_BYTES)
    place = data.draw(st.integers(begins, len(WORKBOOK) - 1))
    tampered = bytearray(WORKBOOK)
    tampered[place] = data.draw(st.integers(0, 255))
    assert plain_directory(bytes(tampered)) in (None, by_the_library(bytes(tampered)))
