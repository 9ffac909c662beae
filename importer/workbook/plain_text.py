"""A file's bytes as text, in whichever encoding an office's programs wrote them."""

import re

from importer.workbook.limits import Reason, WorkbookRefused

_WITH_MARK = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# GB18030 holds GBK and GB2312, which is how Excel and WPS save text on Chinese Windows.
_WITHOUT_MARK = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_DECLARABLE = ("gb18030", "big5")
_NEVER_IN_TEXT = re.compile("[\0-\b\x0b\x0e-\x19\x1b-\x1f]")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PARTED = re.compile(r"[\t,;][^\n]*\n")
_LONGEST_SIGN = 4
_MOST_BROKEN = 1000
"""One sign in so many may be broken, as by a program that cut a text in the middle of one."""


def beginning_as_text(start: bytes) -> str | None:
    """The beginning of a file as text, or null where it is none; a sign cut at the end is forgiven."""
    for encoding in _encodings(start):
        for end in range(len(start), max(len(start) - _LONGEST_SIGN, 0), -1):
            text = _decoded(start[:end], encoding)
            if text is not None:
                return text
    return None


def whole_text(content: bytes, declared: str | None = None) -> str:
    """A whole file as text. A few broken signs become U+FFFD, which its reader sees in the cell.

    `declared` is the encoding that the file itself names; a page is often saved anew in another.

    Raises
    ------
    WorkbookRefused
        If it is text in no encoding that is known.
    """
    encodings = _encodings(content[:4096])
    if declared in _DECLARABLE and encodings is _WITHOUT_MARK:
        encodings = ("utf-8", declared, *encodings)
    for encoding in encodings:
        text = _decoded(content, encoding)
        if text is not None:
            return text
    for encoding in encodings:
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        if text.count("\ufffd") * _MOST_BROKEN <= len(text) and not _NEVER_IN_TEXT.search(text):
            return text
    raise WorkbookRefused(Reason.DAMAGED)


def _encodings(start: bytes) -> tuple[str, ...]:
    marked = tuple(encoding for mark, encoding in _WITH_MARK if start.startswith(mark))
    return marked or _WITHOUT_MARK


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding.startswith("utf-16") and not content.startswith(_MARKS) and not _PARTED.search(text):
        # Nearly any bytes are UTF-16: what speaks for it is what parts lines and cells.
        return None
    return None if _NEVER_IN_TEXT.search(text) else text.removeprefix("\ufeff")
