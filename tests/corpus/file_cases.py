"""Files of every kind and name, whole, broken and none."""

from collections.abc import Callable
from dataclasses import replace

from importer.workbook.cells import ErrorValue
from tests.corpus.case import Case, Writer, book, raw
from tests.corpus.csv_file import csv_of
from tests.corpus.entry import Entry, Told, told
from tests.corpus.odd_xlsx import odd_xlsx
from tests.corpus.ods_file import locked_ods, ods
from tests.corpus.sheet import Sheet, base_sheet
from tests.corpus.table_messes import TABLE_MESSES
from tests.corpus.xls_file import locked_xlsx, xls
from tests.corpus.xlsb_file import xlsb
from tests.corpus.xlsx_file import xlsx
from tests.corpus.zip_file import zipped

_GOOD = base_sheet()
_UNREADABLE = told("file-unreadable", "e")
_ENCRYPTED = told("file-encrypted", "e")
_UNSUPPORTED = told("file-unsupported", "e")


def _merged(sheet: Sheet) -> Sheet:
    (mess,) = (mess for mess in TABLE_MESSES if mess.name == "a hall's facts merged down")
    return replace(mess.make(sheet), titles_merged=True)


def _with_error(sheet: Sheet) -> Sheet:
    entry = sheet.entries[1].with_cells(address=ErrorValue("#REF!")).telling(told("formula-error", "e", "address"))
    return sheet.with_entry(1, entry.rejected())


def as_csv(sheet: Sheet) -> Sheet:
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
    book(
        "an .xlsb with merged cells", "a large file was to become small", _merged(_GOOD), write=xlsb, file="窗口表.xlsb"
    ),
    *(
        book(
            f"an {ending} with an address that lost its reference",
            "the sheet that it was looked up in stayed at the office",
            _with_error(_GOOD),
            write=write,
            file=f"窗口表{ending}",
        )
        for ending, write in ((".xls", xls), (".xlsb", xlsb))
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
    book(f"a .csv in {name}", why, as_csv(_GOOD), write=csv_of(encoding, separator, ends), file=file, named=False)
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


def _rewritten(encoding: str, old: str, new: str) -> Writer:
    """A writer of .csv files in which a text is another."""
    write = csv_of("utf-8")
    return lambda sheets: write(sheets).decode().replace(old, new).encode(encoding)


_CSV_OF_PROGRAMS = (
    book(
        "a .csv whose codes are formulas of texts",
        "so that Excel keeps them text",
        as_csv(_GOOD),
        write=_rewritten("gb18030", ",430103,", ',"=""430103""",'),
        named=False,
        file="窗口表.csv",
    ),
    book(
        "a .csv as Excel's Unicode text",
        "“Unicode 文本” in the list of formats",
        as_csv(_GOOD),
        write=csv_of("utf-16", "\t"),
        named=False,
        file="窗口表.txt",
    ),
    book(
        "a .csv with blank lines at its end",
        "rows were emptied, not deleted",
        replace(as_csv(_GOOD), below=((), *[("",) * 12] * 30)),
        write=csv_of("gb18030"),
        named=False,
        file="窗口表.csv",
    ),
)


def letter() -> bytes:
    """A .docx, as far as anybody looks."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


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
    ("a letter", "the form was filled in in Word", "窗口表.docx", letter, _UNSUPPORTED),
    ("a letter called .xlsx", "renamed", "窗口表.xlsx", letter, _UNSUPPORTED),
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


FILE_CASES: tuple[Case, ...] = (*_KINDS, *_CSV, *_CSV_OF_PROGRAMS, *(raw(*each) for each in _NONE))
