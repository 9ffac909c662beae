"""What comes in: files, folders and zips, however they are packed and named; nothing that nobody handed in."""

import io
import os
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from importer.incoming import IncomingFile, NothingIncoming, PathMissing, incoming_files
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookLimits
from tests.sheets import row, workbook

BOOK = workbook([row()])
CHINESE = "长沙市/天心区 窗口表.xlsx"


def archive(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return whole.getvalue()


def archive_of_windows(name: str, content: bytes, encoding: str = "gb18030") -> bytes:
    """A zip as Chinese Windows packs it: the name in GB18030, and no word of that."""
    marked = archive({"x" * len(name.encode(encoding)): content})
    return marked.replace(b"x" * len(name.encode(encoding)), name.encode(encoding))


def incoming(*paths: Path, limits: WorkbookLimits = DEFAULT_LIMITS) -> list[IncomingFile]:
    return list(incoming_files(paths, limits))


def of(content: bytes, folder: Path, limits: WorkbookLimits = DEFAULT_LIMITS) -> list[tuple[str, bytes, Reason | None]]:
    path = folder / "in.zip"
    path.write_bytes(content)
    return [(f.name, f.content, f.refused.reason if f.refused else None) for f in incoming(path, limits=limits)]


def test_a_file_comes_as_its_name_and_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(BOOK)
    assert incoming(tmp_path / "甲.xlsx") == [IncomingFile("甲.xlsx", BOOK)]


def test_a_folder_gives_its_files_in_order_of_name_with_those_of_its_folders(tmp_path: Path) -> None:
    for name in ("收/b.xlsx", "收/a/c.xlsx", "收/a.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert [file.name for file in incoming(tmp_path / "收")] == ["收/a/c.xlsx", "收/a.xlsx", "收/b.xlsx"]


def test_what_programs_leave_beside_a_workbook_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("~$表.xlsx", ".DS_Store", ".git/表.xlsx", "表.xlsx"):
        (tmp_path / name).write_bytes(BOOK)
    assert [file.name.partition("/")[2] for file in incoming(tmp_path)] == ["表.xlsx"]
    packed = archive({"~$表.xlsx": BOOK, "__MACOSX/._表.xlsx": BOOK, "a/.x": BOOK, "表.xlsx": BOOK})
    assert of(packed, tmp_path) == [("in.zip/表.xlsx", BOOK, None)]


def test_a_lock_file_that_is_named_outright_is_taken_as_named(tmp_path: Path) -> None:
    (tmp_path / "~$表.xlsx").write_bytes(BOOK)
    assert [file.name for file in incoming(tmp_path / "~$表.xlsx")] == ["~$表.xlsx"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_a_zip_gives_its_workbooks_however_they_are_packed(tmp_path: Path, packing: int) -> None:
    packed = archive({"b/2.xlsx": BOOK, "a.xlsx": BOOK}, packing)
    assert of(packed, tmp_path) == [("in.zip/a.xlsx", BOOK, None), ("in.zip/b/2.xlsx", BOOK, None)]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_in_a_zip_are_read_in_the_encoding_they_were_written_in(tmp_path: Path, encoding: str) -> None:
    assert of(archive_of_windows(CHINESE, BOOK, encoding), tmp_path) == [(f"in.zip/{CHINESE}", BOOK, None)]
    assert of(archive({CHINESE: BOOK}), tmp_path) == [(f"in.zip/{CHINESE}", BOOK, None)]


def test_names_on_disk_in_gb18030_are_read_too(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + "/天心区.xlsx".encode("gb18030")))
    path.write_bytes(BOOK)
    assert [file.name for file in incoming(path)] == ["天心区.xlsx"]
    assert [file.name for file in incoming(tmp_path)] == [f"{tmp_path.name}/天心区.xlsx"]


def test_a_workbook_is_a_zip_and_still_one_file(tmp_path: Path) -> None:
    assert of(BOOK, tmp_path) == [("in.zip", BOOK, None)]
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        bare = archive({n: book.read(n) for n in book.namelist() if n != "[Content_Types].xml"})
    assert of(bare, tmp_path) == [("in.zip", bare, None)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PK\5\6" + bytes(18), id="a zip of nothing"),
        pytest.param(archive({"folder/": b""}), id="a zip of an empty folder"),
        pytest.param(archive({"a.xlsx": BOOK})[:-30], id="a truncated zip"),
        pytest.param(b"PK\3\4" + b"x" * 100, id="rubbish that begins like a zip"),
        pytest.param(archive({"word/document.xml": b"<document/>"}), id="a letter"),
        pytest.param(b"", id="an empty file"),
    ],
)
def test_what_is_no_archive_of_files_goes_on_as_itself(tmp_path: Path, content: bytes) -> None:
    assert of(content, tmp_path) == [("in.zip", content, None)]


def damaged(content: bytes) -> bytes:
    """The archive with the packed bytes of its first file overwritten."""
    start = 30 + struct.unpack_from("<H", content, 26)[0]
    return content[:start] + b"\xff" * 40 + content[start + 40 :]


def locked(content: bytes) -> bytes:
    """The archive as if its files had a password."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + offset
        content = content[:at] + b"\x01\x00" + content[at + 2 :]
    return content


def test_a_damaged_file_in_a_zip_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    packed = damaged(archive({"a.xlsx": BOOK, "b.xlsx": BOOK}))
    assert of(packed, tmp_path) == [("in.zip/a.xlsx", b"", Reason.DAMAGED), ("in.zip/b.xlsx", BOOK, None)]


def test_a_file_under_a_password_in_a_zip_is_refused_as_that(tmp_path: Path) -> None:
    assert of(locked(archive({"a.xlsx": BOOK})), tmp_path) == [("in.zip/a.xlsx", b"", Reason.PASSWORD)]


def test_a_file_over_the_limit_is_refused_and_not_held(tmp_path: Path) -> None:
    limits = WorkbookLimits(file_bytes=100)
    (tmp_path / "large.xlsx").write_bytes(bytes(101))
    (file,) = incoming(tmp_path / "large.xlsx", limits=limits)
    assert file.refused is not None
    assert (file.content, file.refused.reason, file.refused.values["limit"]) == (b"", Reason.FILE_BYTES, 100)
    (tmp_path / "large.xlsx").write_bytes(bytes(100))
    assert incoming(tmp_path / "large.xlsx", limits=limits)[0].refused is None


def test_a_zip_that_swells_is_refused_where_it_passes_the_limit(tmp_path: Path) -> None:
    packed = archive({"a.xlsx": bytes(600), "b.xlsx": bytes(600), "c.xlsx": b""})
    limits = WorkbookLimits(expanded_bytes=1000)
    assert [(name, reason) for name, _, reason in of(packed, tmp_path, limits)] == [
        ("in.zip/a.xlsx", None), ("in.zip/b.xlsx", Reason.EXPANDED_BYTES), ("in.zip/c.xlsx", None),
    ]  # fmt: skip


def test_a_large_file_in_a_zip_is_refused_as_one_outside_is(tmp_path: Path) -> None:
    packed = archive({"a.xlsx": bytes(101)})
    assert of(packed, tmp_path, WorkbookLimits(file_bytes=len(packed)))[0][2] is None
    swollen = archive({"a.xlsx": bytes(5000)})
    assert of(swollen, tmp_path, WorkbookLimits(file_bytes=len(swollen)))[0][2] is Reason.FILE_BYTES


def test_a_zip_of_too_many_files_is_refused_as_a_whole(tmp_path: Path) -> None:
    packed = archive({f"{number}.xlsx": b"x" for number in range(4)})
    assert [(name, reason) for name, _, reason in of(packed, tmp_path, WorkbookLimits(entries=3))] == [
        ("in.zip", Reason.ENTRIES)
    ]


def test_a_missing_path_is_said_before_the_first_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(BOOK)
    with pytest.raises(PathMissing) as missing:
        next(iter(incoming_files([tmp_path / "a.xlsx", tmp_path / "没有.xlsx"], DEFAULT_LIMITS)))
    assert "没有.xlsx" in missing.value.zh
    assert "没有.xlsx" in missing.value.en


def test_a_folder_without_files_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "~$表.xlsx").write_bytes(BOOK)
    with pytest.raises(NothingIncoming):
        incoming(tmp_path / "空")
    (tmp_path / "a.xlsx").write_bytes(BOOK)
    assert len(incoming(tmp_path / "空", tmp_path / "a.xlsx")) == 1


def test_archives_in_an_archive_are_opened_one_deep(tmp_path: Path) -> None:
    counties = archive({"天心区.xlsx": BOOK, "开福区.xlsx": BOOK})
    packed = archive({"长沙.zip": counties, "说明.xlsx": BOOK})
    assert [name for name, _, _ in of(packed, tmp_path)] == [
        "in.zip/说明.xlsx", "in.zip/长沙.zip/天心区.xlsx", "in.zip/长沙.zip/开福区.xlsx",
    ]  # fmt: skip
    deeper = archive({"省.zip": archive({"市.zip": counties, "a.xlsx": BOOK})})
    assert [(name, reason) for name, _, reason in of(deeper, tmp_path)] == [
        ("in.zip/省.zip/a.xlsx", None), ("in.zip/省.zip/市.zip", Reason.NESTED),
    ]  # fmt: skip


def test_archives_in_an_archive_count_with_it(tmp_path: Path) -> None:
    packed = archive({f"{n}.zip": archive({"a.xlsx": bytes(600), "b.xlsx": b""}) for n in range(3)})
    room = 2 * (600 + len(archive({"a.xlsx": bytes(600), "b.xlsx": b""})))
    reasons = [reason for _, _, reason in of(packed, tmp_path, WorkbookLimits(expanded_bytes=room))]
    assert reasons == [None, None, None, None, Reason.EXPANDED_BYTES]
    reasons = [reason for _, _, reason in of(packed, tmp_path, WorkbookLimits(entries=7))]
    assert reasons == [None, None, None, None, Reason.ENTRIES]


def test_a_zip_that_lists_very_many_files_is_refused_before_its_list_is_read(tmp_path: Path) -> None:
    packed = archive({"a.xlsx": BOOK}) + b"PK\x01\x02" * 100_001
    assert [(name, reason) for name, _, reason in of(packed, tmp_path)] == [("in.zip", Reason.ENTRIES)]
