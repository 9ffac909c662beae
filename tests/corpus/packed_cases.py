"""Files that come packed or in folders."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.corpus.case import Answer, Case, a_file
from tests.corpus.csv_file import csv_of
from tests.corpus.entry import told
from tests.corpus.file_cases import as_csv, letter
from tests.corpus.ods_file import ods
from tests.corpus.sheet import base_sheet
from tests.corpus.xls_file import xls
from tests.corpus.xlsx_file import xlsx
from tests.corpus.zip_file import locked, of_windows, zipped

_GOOD = base_sheet()
_UNREADABLE = told("file-unreadable", "e")
_ENCRYPTED = told("file-encrypted", "e")
_UNSUPPORTED = told("file-unsupported", "e")


def _folder(files: Mapping[str, Callable[[], bytes]]) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        for name, content in files.items():
            path = folder / "报送" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content())
        return folder / "报送"

    return lay


_OTHER = base_sheet("430121")
# A second file of the same office names the same window, which may be told of and changes nothing.
_AGAIN = base_sheet("430103").with_entry(0, base_sheet("430103").entries[0].allowing(told("window-duplicate", "w")))


PACKED_CASES = (
    Case(
        "a zip of two workbooks",
        "a county sent two",
        (Answer("报送.zip/a.xlsx", (_GOOD,)), Answer("报送.zip/b.xls", (_OTHER,))),
        a_file("报送.zip", lambda: zipped({"a.xlsx": xlsx([_GOOD]), "b.xls": xls([_OTHER])})),
    ),
    Case(
        "a zip packed by Chinese Windows",
        "its names are in GB18030, and it does not say so",
        (Answer("报送.zip/天心区 窗口表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: of_windows("天心区 窗口表.xlsx", xlsx([_GOOD]))),
    ),
    Case(
        "a zip of folders",
        "the city made a folder for each county",
        (Answer("报送.zip/长沙县/表.csv", (_OTHER,), named=False), Answer("报送.zip/长沙市/表.xlsx", (_GOOD,))),
        a_file(
            "报送.zip",
            lambda: zipped({"长沙市/表.xlsx": xlsx([_GOOD]), "长沙县/表.csv": csv_of("gb18030")([as_csv(_OTHER)])}),
        ),
    ),
    Case(
        "a zip with what systems leave in it",
        "packed on a Macintosh while the workbook was open",
        (Answer("报送.zip/表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: zipped({"表.xlsx": xlsx([_GOOD]), "__MACOSX/._表.xlsx": b"x", "~$表.xlsx": b"x"})),
    ),
    Case(
        "a zip with a letter and a broken file in it",
        "everything on the disk was packed",
        (
            Answer("报送.zip/a.docx", told=(_UNSUPPORTED,)),
            Answer("报送.zip/b.xlsx", told=(_UNREADABLE,)),
            Answer("报送.zip/c.xlsx", (_GOOD,)),
        ),
        a_file(
            "报送.zip", lambda: zipped({"a.docx": letter(), "b.xlsx": xlsx([_GOOD])[:3000], "c.xlsx": xlsx([_GOOD])})
        ),
    ),
    Case(
        "a zip that is not packed tight",
        "a program that only stores",
        (Answer("报送.zip/表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: zipped({"表.xlsx": xlsx([_GOOD])}, zipfile.ZIP_STORED)),
    ),
    Case(
        "half a zip",
        "the transfer broke off",
        (Answer("报送.zip", told=(_UNREADABLE,)),),
        a_file("报送.zip", lambda: zipped({"表.xlsx": xlsx([_GOOD])})[:2000]),
    ),
    Case(
        "a zip under a password",
        "personal data, the office thought",
        (Answer("报送.zip/表.xlsx", told=(_ENCRYPTED,)),),
        a_file("报送.zip", lambda: locked(zipped({"表.xlsx": xlsx([_GOOD])}))),
    ),
    Case(
        "the same workbook twice in a zip",
        "the final one and the very final one",
        (Answer("报送.zip/a.xlsx", (base_sheet("430103"),)), Answer("报送.zip/b.xlsx", (_AGAIN,))),
        a_file(
            "报送.zip",
            lambda: zipped({"a.xlsx": xlsx([base_sheet("430103")]), "b.xlsx": xlsx([base_sheet("430103")])}),
        ),
    ),
    Case(
        "a folder",
        "the city gathered its counties'",
        (Answer("报送/天心/表.ods", (_OTHER,)), Answer("报送/表.xlsx", (_GOOD,))),
        _folder({"天心/表.ods": lambda: ods([_OTHER]), "表.xlsx": lambda: xlsx([_GOOD]), "~$表.xlsx": lambda: b"x"}),
    ),
)
