"""What comes in: the files that paths, folders and zips hold, each as its name and its bytes."""

import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from importer.staff_fault import StaffFault
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

# What spreadsheet programs and systems leave beside a workbook, and nobody handed in.
_NOT_HANDED_IN = ("~$", ".", "Thumbs.db", "desktop.ini")
_UTF8_NAMES = 0x800
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MOST_LISTED = 100_000
_DEEPEST = 1
"""So many zips within each other are opened beyond the first: a city packs what its counties packed."""
# One of these stands at the root of every zip that is itself a document: [Content_Types].xml by ECMA-376 part 2,
# mimetype by OpenDocument 1.2 part 3; the others where a writer left it out.
_DOCUMENT_PARTS = frozenset(
    {"[content_types].xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin", "word/document.xml"}
)
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)


class PathMissing(StaffFault):
    """There is nothing at a path that was named."""

    def __init__(self, path: Path) -> None:
        name = _readable(path)
        super().__init__(f"没有这个文件或文件夹：{name}", f"There is no such file or folder: {name}")


class NothingIncoming(StaffFault):
    """The folders that were named hold no file."""

    def __init__(self) -> None:
        super().__init__("所指的文件夹中没有文件。", "There is no file in the folder.")


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file as it came; `refused` says why it is not even opened, and `content` is then empty.

    `archive` is the name of the archive that it came in, empty where it came by itself.
    """

    name: str
    content: bytes = field(repr=False)
    refused: WorkbookRefused | None = None
    archive: str = ""


def incoming_files(paths: Iterable[Path], limits: WorkbookLimits) -> Iterator[IncomingFile]:
    """The files at the paths, in the order named; folders and zips are opened, theirs in order of name.

    Raises
    ------
    PathMissing
        If a path does not exist: before the first file is given.
    NothingIncoming
        If there is not one file.
    """
    named = list(paths)
    for path in named:
        if not path.exists():
            raise PathMissing(path)
    found = [each for path in named for each in _files_at(path)]
    if not found:
        raise NothingIncoming
    for file, name in found:
        yield from _of_file(file, name, limits)


def _files_at(path: Path) -> list[tuple[Path, str]]:
    """A file with its name, or those that a folder holds, each with its name from the folder on."""
    if not path.is_dir():
        return [(path, _readable(Path(path.name)))]
    inside = (each for each in sorted(path.rglob("*")) if each.is_file())
    return [
        (each, _readable(each.relative_to(path.parent)))
        for each in inside
        if not any(part.startswith(_NOT_HANDED_IN) for part in each.relative_to(path).parts)
    ]


def _readable(path: Path) -> str:
    """A path as text; names that came from Chinese Windows may be bytes in GB18030, in a folder whose name is not."""
    return "/".join(map(_decoded, os.fsencode(path).split(b"/")))


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _of_file(path: Path, name: str, limits: WorkbookLimits) -> Iterator[IncomingFile]:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError:
        yield IncomingFile(name, b"", WorkbookRefused(Reason.DAMAGED))
        return
    if len(content) > limits.file_bytes:
        yield IncomingFile(name, b"", _too_large(limits))
    elif content.startswith(_ZIP_STARTS):
        yield from _of_zip(name, content, limits)
    else:
        yield IncomingFile(name, content)


def _of_zip(name: str, content: bytes, limits: WorkbookLimits) -> Iterator[IncomingFile]:
    """The files of an archive, and of the archives right inside it; what is no archive of files goes on as itself."""
    for file in _unpacked(name, content, _Allowance(limits, limits.expanded_bytes, limits.entries), _DEEPEST):
        yield replace(file, archive=name) if file.name != name else file


@dataclass(slots=True)
class _Allowance:
    """What an archive may still unfold to, those inside it counted with it."""

    limits: WorkbookLimits
    remaining: int
    entries: int


def _unpacked(name: str, content: bytes, allowance: _Allowance, deeper: int) -> Iterator[IncomingFile]:
    """The files of a zip, where it is an archive of files and no workbook, nor broken or empty.

    The directory decides, not the bytes: an archive may hold workbooks uncompressed, with all their parts in clear.
    """
    if content.count(_DIRECTORY_ENTRY) > _MOST_LISTED:
        # Its directory alone would cost more than any workbook; the reading process may die of it, we may not.
        yield IncomingFile(name, b"", _too_many(allowance.limits, content.count(_DIRECTORY_ENTRY)))
        return
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN_ZIP:
        yield IncomingFile(name, content)
        return
    with archive:
        entries = _listed(archive)
        if not entries:
            yield IncomingFile(name, content)
            return
        allowance.entries -= len(entries)
        if allowance.entries < 0:
            yield IncomingFile(name, b"", _too_many(allowance.limits, allowance.limits.entries - allowance.entries))
            return
        for entry in entries:
            file = _inflated(archive, entry, f"{name}/{_name(entry)}", allowance.limits, allowance.remaining)
            allowance.remaining -= len(file.content)
            if not file.content.startswith(_ZIP_STARTS):
                yield file
            elif deeper:
                yield from _unpacked(file.name, file.content, allowance, deeper - 1)
            else:
                yield _too_deep(file)


def _listed(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """What an archive of files holds, in order of name; nothing where the zip is itself a document."""
    names = {entry.filename.replace("\\", "/").lower() for entry in archive.infolist()}
    if names & _DOCUMENT_PARTS:
        return []
    return sorted((entry for entry in archive.infolist() if _handed_in(entry)), key=_name)


def _too_deep(file: IncomingFile) -> IncomingFile:
    """A zip in a zip in a zip: a workbook goes on as itself, an archive of files is refused."""
    try:
        with zipfile.ZipFile(BytesIO(file.content)) as archive:
            if not _listed(archive):
                return file
    except _BROKEN_ZIP:
        return file
    return IncomingFile(file.name, b"", WorkbookRefused(Reason.NESTED))


def _too_many(limits: WorkbookLimits, found: int) -> WorkbookRefused:
    return WorkbookRefused(Reason.ENTRIES, {"limit": limits.entries, "found": found})


def _handed_in(entry: zipfile.ZipInfo) -> bool:
    parts = _name(entry).split("/")
    return not entry.is_dir() and not any(part.startswith((*_NOT_HANDED_IN, "__MACOSX")) for part in parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; archives made on Chinese Windows write it in GB18030 and do not say so."""
    if entry.flag_bits & _UTF8_NAMES:
        return entry.filename
    return _decoded(entry.filename.encode("cp437", "replace"))


def _inflated(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: WorkbookLimits, budget: int
) -> IncomingFile:
    if entry.flag_bits & 1:
        return IncomingFile(name, b"", WorkbookRefused(Reason.PASSWORD))
    at_most = min(limits.file_bytes, budget)
    try:
        with archive.open(entry) as file:
            content = file.read(at_most + 1)
    except _BROKEN_ZIP:
        return IncomingFile(name, b"", WorkbookRefused(Reason.DAMAGED))
    if len(content) > limits.file_bytes:
        return IncomingFile(name, b"", _too_large(limits))
    if len(content) > budget:
        return IncomingFile(name, b"", WorkbookRefused(Reason.EXPANDED_BYTES, {"limit": limits.expanded_bytes}))
    return IncomingFile(name, content)


def _too_large(limits: WorkbookLimits) -> WorkbookRefused:
    return WorkbookRefused(Reason.FILE_BYTES, {"limit": limits.file_bytes, "found": limits.file_bytes + 1})
