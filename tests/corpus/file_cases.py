"""Files of every kind and name, whole, broken and none; zips and folders of them."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from tests.corpus.case import Answer, Case, a_file, book, raw
from tests.corpus.csv_file import csv_of
from tests.corpus.entry import Entry, Told, told
from tests.corpus.odd_xlsx import odd_xlsx
from tests.corpus.ods_file import locked_ods, ods
from tests.corpus.sheet import Sheet, base_sheet
from tests.corpus.table_messes import TABLE_MESSES
from tests.corpus.xls_file import locked_xlsx, xls
from tests.corpus.xlsb_file import xlsb
from tests.corpus.xlsx_file import xlsx

_GOOD = base_sheet()
_UNREADABLE = told("file-unreadable", "e")
_ENCRYPTED = told("file-encrypted", "e")
_UNSUPPORTED = told("file-unsupported", "e")


def _merged(sheet: Sheet) -> Sheet:
    (mess,) = (mess for mess in TABLE_MESSES if mess.name == "a hall's facts merged down")
    return replace(mess.make(sheet), titles_merged=True)


def _as_csv(sheet: Sheet) -> Sheet:
    """The form as a .csv keeps it: every number is text that looks the same."""
    return replace(sheet, entries=tuple(map(_with_shown_code, sheet.entries)))


def _with_shown_code(entry: Entry) -> Entry:
    return entry.with_cells(division_code=entry.code)


_KINDS = (
    book("a workbook of another program", "a system's own export", _GOOD, write=odd_xlsx()),
    book("a workbook with prefixes", "another system's export", _GOOD, write=odd_xlsx("x:")),
    book("a workbook with absolute targets", "WPS", _GOOD, write=odd_xlsx(target="/xl/worksheets/sheet1.xml")),
    book(
        "a workbook whose cells do not say where they stand",
        "a program of few lines",
        _GOOD,
        write=odd_xlsx(named_cells=False),
    ),
    book("an .xlsm", "the office's form has macros", _GOOD, file="窗口表.xlsm"),
    book("an .et that is an .xlsx", "WPS writes it so today", _GOOD, file="窗口表.et"),
    book("an .et that is an .xls", "WPS wrote it so of old", _GOOD, write=xls, file="窗口表.et"),
    book("an .xls", "Excel 2003 is still there", _GOOD, write=xls, file="窗口表.xls"),
    book("an .xls with merged cells", "Excel 2003 is still there", _merged(_GOOD), write=xls, file="窗口表.xls"),
    book(
        "an .xls of two sheets, one hidden",
        "last year's, kept",
        _GOOD,
        replace(_GOOD, name="旧表", hidden=True),
        write=xls,
        file="窗口表.xls",
    ),
    book("an .xlsb", "a large file was to become small", _GOOD, write=xlsb, file="窗口表.xlsb"),
    book(
        "an .xlsb with a hidden sheet",
        "last year's, kept",
        _GOOD,
        replace(_GOOD, name="旧表", hidden=True),
        write=xlsb,
        file="窗口表.xlsb",
    ),
    book("an .ods", "LibreOffice", _GOOD, write=ods, file="窗口表.ods"),
    book("an .ods with merged titles", "LibreOffice", replace(_GOOD, titles_merged=True), write=ods, file="窗口表.ods"),
    book(
        "an .ods with a hidden sheet",
        "last year's, kept",
        _GOOD,
        replace(_GOOD, name="旧表", hidden=True),
        write=ods,
        file="窗口表.ods",
    ),
    book("an .xlsx called .xls", "renamed, so that the old system takes it", _GOOD, file="窗口表.xls"),
    book("an .xls called .xlsx", "renamed, so that the new system takes it", _GOOD, write=xls, file="窗口表.xlsx"),
    book("an .ods called .xlsx", "renamed", _GOOD, write=ods, file="窗口表.xlsx"),
    book("a file without an ending", "lost in the mail", _GOOD, file="窗口表"),
    book(
        "a file with a long name",
        "the whole title",
        _GOOD,
        file="长沙市政务服务中心“跨省通办”窗口基本信息表(2026年3月2日 终稿) - 副本 (2).xlsx",
    ),
)

_CSV = tuple(
    book(f"a .csv in {name}", why, _as_csv(_GOOD), write=csv_of(encoding, separator, ends), file=file, named=False)
    for name, why, encoding, separator, ends, file in (
        ("UTF-8", "a program wrote it", "utf-8", ",", "\r\n", "窗口表.csv"),
        ("UTF-8 with its mark", "Excel's own CSV UTF-8", "utf-8-sig", ",", "\r\n", "窗口表.csv"),
        ("GB18030", "Excel's own CSV in China", "gb18030", ",", "\r\n", "窗口表.csv"),
        ("UTF-8 with tabs", "pasted into an editor", "utf-8", "\t", "\n", "窗口表.csv"),
        ("GB18030 with tabs", "Excel's text with tabs", "gb18030", "\t", "\r\n", "窗口表.txt"),
        ("UTF-8 with semicolons", "a program of another country", "utf-8", ";", "\r\n", "窗口表.csv"),
        ("GB18030 with semicolons", "a program of another country", "gb18030", ";", "\r\n", "窗口表.csv"),
        ("GB18030 called .xls", "renamed, so that it opens in Excel", "gb18030", ",", "\r\n", "窗口表.xls"),
        ("UTF-8 with the lines of another system", "a Macintosh", "utf-8", ",", "\n", "窗口表.csv"),
    )
)


def _zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def _of_windows(name: str, content: bytes) -> bytes:
    """A zip as Chinese Windows packs it: its name in GB18030, and no word of that."""
    stand_in = "x" * len(name.encode("gb18030"))
    return _zipped({stand_in: content}).replace(stand_in.encode(), name.encode("gb18030"))


def _letter() -> bytes:
    return _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


_WEB_PAGE = b"<html><body><p>404 Not Found</p></body></html>"

_NONE: tuple[tuple[str, str, str, Callable[[], bytes], Told], ...] = (
    ("an empty file", "the disk was full", "窗口表.xlsx", lambda: b"", _UNREADABLE),
    ("half a file", "the transfer broke off", "窗口表.xlsx", lambda: xlsx([_GOOD])[:4000], _UNREADABLE),
    ("half an .xls", "the transfer broke off", "窗口表.xls", lambda: xls([_GOOD])[:1500], _UNREADABLE),
    ("an .xlsx under a password", "personal data, the office thought", "窗口表.xlsx", locked_xlsx, _ENCRYPTED),
    (
        "an .ods under a password",
        "personal data, the office thought",
        "窗口表.ods",
        lambda: locked_ods([_GOOD]),
        _ENCRYPTED,
    ),
    ("a letter", "the form was filled in in Word", "窗口表.docx", _letter, _UNSUPPORTED),
    ("a letter called .xlsx", "renamed", "窗口表.xlsx", _letter, _UNSUPPORTED),
    ("a PDF", "the signed sheet was scanned", "窗口表.pdf", lambda: b"%PDF-1.4\n", _UNSUPPORTED),
    (
        "a photograph",
        "the printed sheet was photographed",
        "窗口表.jpg",
        lambda: b"\xff\xd8\xff\xe0" + bytes(100),
        _UNSUPPORTED,
    ),
    (
        "a web page called .xls",
        "the page that came instead of the download",
        "窗口表.xls",
        lambda: _WEB_PAGE,
        _UNSUPPORTED,
    ),
    (
        "an archive of another kind",
        "packed with WinRAR",
        "窗口表.rar",
        lambda: b"Rar!\x1a\x07\x00" + bytes(50),
        _UNSUPPORTED,
    ),
    ("bytes", "a picture of a disk", "窗口表.xlsx", lambda: bytes(range(256)) * 8, _UNSUPPORTED),
)


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


def _locked(content: bytes) -> bytes:
    """A zip whose entries say that they are under a password, in both places where they do (APPNOTE 4.4.4)."""
    marked = bytearray(content)
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[content.index(start) + flags] |= 1
    return bytes(marked)


_PACKED = (
    Case(
        "a zip of two workbooks",
        "a county sent two",
        (Answer("报送.zip/a.xlsx", (_GOOD,)), Answer("报送.zip/b.xls", (_OTHER,))),
        a_file("报送.zip", lambda: _zipped({"a.xlsx": xlsx([_GOOD]), "b.xls": xls([_OTHER])})),
    ),
    Case(
        "a zip packed by Chinese Windows",
        "its names are in GB18030, and it does not say so",
        (Answer("报送.zip/天心区 窗口表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: _of_windows("天心区 窗口表.xlsx", xlsx([_GOOD]))),
    ),
    Case(
        "a zip of folders",
        "the city made a folder for each county",
        (Answer("报送.zip/长沙县/表.csv", (_OTHER,), named=False), Answer("报送.zip/长沙市/表.xlsx", (_GOOD,))),
        a_file(
            "报送.zip",
            lambda: _zipped({"长沙市/表.xlsx": xlsx([_GOOD]), "长沙县/表.csv": csv_of("gb18030")([_as_csv(_OTHER)])}),
        ),
    ),
    Case(
        "a zip with what systems leave in it",
        "packed on a Macintosh while the workbook was open",
        (Answer("报送.zip/表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: _zipped({"表.xlsx": xlsx([_GOOD]), "__MACOSX/._表.xlsx": b"x", "~$表.xlsx": b"x"})),
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
            "报送.zip", lambda: _zipped({"a.docx": _letter(), "b.xlsx": xlsx([_GOOD])[:3000], "c.xlsx": xlsx([_GOOD])})
        ),
    ),
    Case(
        "a zip that is not packed tight",
        "a program that only stores",
        (Answer("报送.zip/表.xlsx", (_GOOD,)),),
        a_file("报送.zip", lambda: _zipped({"表.xlsx": xlsx([_GOOD])}, zipfile.ZIP_STORED)),
    ),
    Case(
        "half a zip",
        "the transfer broke off",
        (Answer("报送.zip", told=(_UNREADABLE,)),),
        a_file("报送.zip", lambda: _zipped({"表.xlsx": xlsx([_GOOD])})[:2000]),
    ),
    Case(
        "a zip under a password",
        "personal data, the office thought",
        (Answer("报送.zip/表.xlsx", told=(_ENCRYPTED,)),),
        a_file("报送.zip", lambda: _locked(_zipped({"表.xlsx": xlsx([_GOOD])}))),
    ),
    Case(
        "the same workbook twice in a zip",
        "the final one and the very final one",
        (Answer("报送.zip/a.xlsx", (base_sheet("430103"),)), Answer("报送.zip/b.xlsx", (_AGAIN,))),
        a_file(
            "报送.zip",
            lambda: _zipped({"a.xlsx": xlsx([base_sheet("430103")]), "b.xlsx": xlsx([base_sheet("430103")])}),
        ),
    ),
    Case(
        "a folder",
        "the city gathered its counties'",
        (Answer("报送/天心/表.ods", (_OTHER,)), Answer("报送/表.xlsx", (_GOOD,))),
        _folder({"天心/表.ods": lambda: ods([_OTHER]), "表.xlsx": lambda: xlsx([_GOOD]), "~$表.xlsx": lambda: b"x"}),
    ),
)

FILE_CASES: tuple[Case, ...] = (*_KINDS, *_CSV, *(raw(*each) for each in _NONE), *_PACKED)
