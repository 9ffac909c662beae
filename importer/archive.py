"""An archive of files: a zip that is no document itself, unpacked within limits, and what may lie in one."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

# What spreadsheet programs and systems leave beside a workbook, and nobody handed in.
NOT_HANDED_IN = ("~$", ".", "Thumbs.db", "desktop.ini")
_UTF8_NAMES = 0x800
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = b"PK\x01\x02"
# APPNOTE.TXT 4.3.12 and 4.3.16: where the directory's size and place stand in its end, and an entry's lengths in it.
_END, _END_BYTES = b"PK\x05\x06", 22
_SIZE_AND_PLACE = struct.Struct("<12xII")
_LENGTHS = struct.Struct("<28xHHH")
_ENTRY_BYTES = 46
_MOST_LISTED = 100_000
_DEEPEST = 1
"""So many zips within each other are opened beyond the first: a city packs what its counties packed."""
# One of these stands at the root of every zip that is itself a document: [Content_Types].xml by ECMA-376 part 2,
# mimetype by OpenDocument 1.2 part 3; the others where a writer left it out.
_DOCUMENT_PARTS = frozenset(
    {"[content_types].xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin", "word/document.xml"}
)
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file of an archive, named from the archive on; `refused` says why it is not unpacked."""

    name: str
    content: bytes = field(repr=False)
    refused: WorkbookRefused | None = None


def is_zip(content: bytes) -> bool:
    """Whether a file begins as zips do."""
    return content.startswith(_ZIP_STARTS)


def archived_files(name: str, content: bytes, limits: WorkbookLimits) -> Iterator[ArchivedFile]:
    """The files of a zip, and of the archives right inside it; what is no archive of files is given as itself."""
    yield from _unpacked(name, content, _Allowance(limits, limits.expanded_bytes, limits.entries), _DEEPEST)


def decoded(raw: bytes) -> str:
    """A file's name out of bytes: UTF-8, or GB18030 as Chinese Windows writes it."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


@dataclass(slots=True)
class _Allowance:
    """What an archive may still unfold to, those inside it counted with it."""

    limits: WorkbookLimits
    remaining: int
    entries: int


def _unpacked(name: str, content: bytes, allowance: _Allowance, deeper: int) -> Iterator[ArchivedFile]:
    """The files of a zip, where it is an archive of files and no workbook, nor broken or empty.

    The directory decides, not the bytes: an archive may hold workbooks uncompressed, with all their parts in clear.
    """
    if content.count(_DIRECTORY_ENTRY) > _MOST_LISTED:
        # Its directory alone would cost more than any workbook; the reading process may die of it, we may not.
        yield ArchivedFile(name, b"", _too_many(allowance.limits, content.count(_DIRECTORY_ENTRY)))
        return
    if _is_plainly_document(content):
        yield ArchivedFile(name, content)
        return
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN_ZIP:
        yield ArchivedFile(name, content)
        return
    with archive:
        entries = _listed(archive)
        if not entries:
            yield ArchivedFile(name, content)
            return
        allowance.entries -= len(entries)
        if allowance.entries < 0:
            yield ArchivedFile(name, b"", _too_many(allowance.limits, allowance.limits.entries - allowance.entries))
            return
        for entry in entries:
            file = _inflated(archive, entry, f"{name}/{_name(entry)}", allowance.limits, allowance.remaining)
            allowance.remaining -= len(file.content)
            if not is_zip(file.content):
                yield file
            elif deeper:
                yield from _unpacked(file.name, file.content, allowance, deeper - 1)
            else:
                yield _too_deep(file)


def _is_plainly_document(content: bytes) -> bool:
    """Whether a zip without a comment lists a document's part: nearly every file that comes does, told at a glance."""
    end = len(content) - _END_BYTES
    if end < 0 or not content.startswith(_END, end):
        return False
    size, place = _SIZE_AND_PLACE.unpack_from(content, end)
    while place + size == end and size >= _ENTRY_BYTES and content.startswith(_DIRECTORY_ENTRY, place):
        named, more, comment = _LENGTHS.unpack_from(content, place)
        name = content[place + _ENTRY_BYTES : place + _ENTRY_BYTES + named]
        if name.decode("ascii", "replace").lower() in _DOCUMENT_PARTS:
            return True
        long = _ENTRY_BYTES + named + more + comment
        place, size = place + long, size - long
    return False


def _listed(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """What an archive of files holds, in order of name; nothing where the zip is itself a document."""
    names = {entry.filename.replace("\\", "/").lower() for entry in archive.infolist()}
    if names & _DOCUMENT_PARTS:
        return []
    return sorted((entry for entry in archive.infolist() if _handed_in(entry)), key=_name)


def _too_deep(file: ArchivedFile) -> ArchivedFile:
    """A zip in a zip in a zip: a workbook goes on as itself, an archive of files is refused."""
    try:
        with zipfile.ZipFile(BytesIO(file.content)) as archive:
            if not _listed(archive):
                return file
    except _BROKEN_ZIP:
        return file
    return ArchivedFile(file.name, b"", WorkbookRefused(Reason.NESTED))


def _too_many(limits: WorkbookLimits, found: int) -> WorkbookRefused:
    return WorkbookRefused(Reason.ENTRIES, {"limit": limits.entries, "found": found})


def _handed_in(entry: zipfile.ZipInfo) -> bool:
    parts = _name(entry).split("/")
    return not entry.is_dir() and not any(part.startswith((*NOT_HANDED_IN, "__MACOSX")) for part in parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; archives made on Chinese Windows write it in GB18030 and do not say so."""
    if entry.flag_bits & _UTF8_NAMES:
        return entry.filename
    return decoded(entry.filename.encode("cp437", "replace"))


def _inflated(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: WorkbookLimits, budget: int
) -> ArchivedFile:
    if entry.flag_bits & 1:
        return ArchivedFile(name, b"", WorkbookRefused(Reason.PASSWORD))
    at_most = min(limits.file_bytes, budget)
    try:
        with archive.open(entry) as file:
            content = file.read(at_most + 1)
    except _BROKEN_ZIP:
        return ArchivedFile(name, b"", WorkbookRefused(Reason.DAMAGED))
    if len(content) > limits.file_bytes:
        return ArchivedFile(name, b"", too_large(limits))
    if len(content) > budget:
        return ArchivedFile(name, b"", WorkbookRefused(Reason.EXPANDED_BYTES, {"limit": limits.expanded_bytes}))
    return ArchivedFile(name, content)


def too_large(limits: WorkbookLimits) -> WorkbookRefused:
    """The refusal of a file that is larger than may be read."""
    return WorkbookRefused(Reason.FILE_BYTES, {"limit": limits.file_bytes, "found": limits.file_bytes + 1})
