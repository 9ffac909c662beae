"""What kind of file some bytes are, judged by the bytes and never by the name."""

import struct
from enum import StrEnum

from importer.workbook.ole2_stream import ole2_entries
from importer.workbook.plain_text import beginning_as_text


class FileKind(StrEnum):
    """The kinds of file that offices send, wanted and not."""

    XLSX = "xlsx"  # and .xlsm, and an .et saved in this form
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"  # and the .et of old
    ENCRYPTED = "encrypted"  # a workbook or document under a password
    EMPTY = "empty"
    PART = "part"  # a container that breaks off before it says what it holds
    ZIP = "zip"
    DOCX = "docx"
    PPTX = "pptx"
    DOC = "doc"
    PPT = "ppt"
    OLE2 = "ole2"
    ODT = "odt"
    PDF = "pdf"
    RTF = "rtf"
    IMAGE = "image"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    HTML = "html"  # tables of a page, which many systems call .xls, are read
    MHT = "mht"  # a page with its pictures in one file
    XML_2003 = "xml-2003"  # Excel's “XML Spreadsheet 2003”
    XML = "xml"
    TEXT = "text"  # .csv too
    UNKNOWN = "unknown"


ZIP_WORKBOOKS = frozenset({FileKind.XLSX, FileKind.XLSB, FileKind.ODS})
READ = ZIP_WORKBOOKS | {FileKind.XLS, FileKind.XML_2003, FileKind.HTML, FileKind.TEXT}
"""The kinds in which a table may stand."""

_ZIP_END = b"PK\x05\x06"
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_STARTS = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RTF),
    (b"\x89PNG", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF8", FileKind.IMAGE),
    (b"BM", FileKind.IMAGE),
    (b"II*\0", FileKind.IMAGE),
    (b"MM\0*", FileKind.IMAGE),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"\x1f\x8b", FileKind.GZIP),
)
_OLE2_STREAMS = (
    ("encryptedpackage", FileKind.ENCRYPTED),
    ("workbook", FileKind.XLS),
    ("book", FileKind.XLS),
    ("worddocument", FileKind.DOC),
    ("powerpoint document", FileKind.PPT),
)
_FILEPASS = 0x2F
_OPENDOCUMENT = b"application/vnd.oasis.opendocument."
# BIFF before the OLE2 container: a worksheet of Excel 2 to 4 begins with its BOF record.
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")


def kind_of(content: bytes) -> FileKind:
    """The kind of a file from its first bytes and, for a container, from what it says it holds.

    A zip is told by the names in it, wherever they stand: a damaged one may still be told. Never raises.
    """
    if not content:
        return FileKind.EMPTY
    if content.startswith(_OLE2):
        return _kind_of_ole2(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if content.startswith(_OLD_BIFF):
        return FileKind.XLS
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    return _kind_of_text(content[:4096])


def _kind_of_zip(content: bytes) -> FileKind:
    # Names stand in clear in the local headers and again in the directory, so a search finds them in either.
    if content[30:38] == b"mimetype" and content[38:].startswith(_OPENDOCUMENT):
        sort = content[38 + len(_OPENDOCUMENT) :][:11]
        return FileKind.ODS if sort == b"spreadsheet" else FileKind.ODT
    for name, kind in (
        (b"xl/workbook.xml", FileKind.XLSX),
        (b"xl/workbook.bin", FileKind.XLSB),
        (b"word/document.xml", FileKind.DOCX),
        (b"ppt/presentation.xml", FileKind.PPTX),
        # Some writers name their parts with capitals or backslashes; calamine reads those too.
        (b"xl/worksheets/", FileKind.XLSX),
        (b"xl\\worksheets\\", FileKind.XLSX),
        (b"xl/Workbook.xml", FileKind.XLSX),
    ):
        if name in content:
            return kind
    return FileKind.ZIP if _ZIP_END in content else FileKind.PART


def _kind_of_ole2(content: bytes) -> FileKind:
    starts = {name.casefold(): start for name, start in ole2_entries(content)}
    for name, kind in _OLE2_STREAMS:
        if name in starts:
            locked = kind is FileKind.XLS and _has_password(content[starts[name] :][:512])
            return FileKind.ENCRYPTED if locked else kind
    return FileKind.OLE2 if any(starts) else FileKind.PART


def _has_password(stream: bytes) -> bool:
    """Whether an .xls is under a password: a FILEPASS record, one of the first few ([MS-XLS] 2.4.117)."""
    place = 0
    for _ in range(8):
        if place + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, place)
        if record == _FILEPASS:
            return True
        place += 4 + length
    return False


def _kind_of_text(start: bytes) -> FileKind:
    text = beginning_as_text(start)
    if text is None:
        return FileKind.UNKNOWN
    head = text.lstrip(" \t\r\n").casefold()
    if head.startswith("mime-version:") or "multipart/related" in head:
        return FileKind.MHT
    if head.startswith(("<?xml", "<workbook")) and ("office:spreadsheet" in head or "excel.sheet" in head):
        # A page of Excel's names the same XML, beside the page's own mark.
        return FileKind.HTML if "<html" in head else FileKind.XML_2003
    if head.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<style", "<body")) or "<html" in head:
        return FileKind.HTML
    return FileKind.XML if head.startswith(("<?xml", "<!doctype")) else FileKind.TEXT
