"""What comes in: the files that paths, folders and zips hold, each as its name and its bytes."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from importer.staff_fault import StaffFault
from importer.workbook_kind import FileKind, kind_of
from importer.workbook_limits import Reason, WorkbookLimits, WorkbookRefused

# What spreadsheet programs and systems leave beside a workbook, and nobody handed in.
_NOT_HANDED_IN = ("~$", ".")
_UTF8_NAMES = 0x800


class PathMissing(StaffFault):
    """There is nothing at a path that was named."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"没有这个文件或文件夹：{path}", f"There is no such file or folder: {path}")


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file as it came; `refused` says why it is not even opened, and `content` is then empty."""

    name: str
    content: bytes = field(repr=False)
    refused: WorkbookRefused | None = None


def incoming_files(paths: Iterable[Path], limits: WorkbookLimits) -> Iterator[IncomingFile]:
    """The files at the paths, in the order named; folders and zips are opened, theirs in order of name.

    Raises
    ------
    PathMissing
        If a path does not exist: before the first file is given.
    """
    named = list(paths)
    for path in named:
        if not path.exists():
            raise PathMissing(path)
    for path in named:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            for file in inside:
                if not any(part.startswith(_NOT_HANDED_IN) for part in file.relative_to(path).parts):
                    yield from _of_file(file, str(file.relative_to(path.parent)), limits)
        else:
            yield from _of_file(path, path.name, limits)


def _of_file(path: Path, name: str, limits: WorkbookLimits) -> Iterator[IncomingFile]:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError:
        yield IncomingFile(name, b"", WorkbookRefused(Reason.DAMAGED))
        return
    if len(content) > limits.file_bytes:
        yield IncomingFile(name, b"", _too_large(limits))
    elif kind_of(content) is FileKind.ZIP:
        yield from _of_zip(name, content, limits)
    else:
        yield IncomingFile(name, content)


def _of_zip(name: str, content: bytes, limits: WorkbookLimits) -> Iterator[IncomingFile]:
    """The files of an archive, one level deep; one that is none, or holds nothing, goes on as itself."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = sorted((entry for entry in archive.infolist() if _handed_in(entry)), key=_name)
            if len(entries) > limits.entries:
                values = {"limit": limits.entries, "found": len(entries)}
                yield IncomingFile(name, b"", WorkbookRefused(Reason.ENTRIES, values))
                return
            budget = limits.expanded_bytes
            for entry in entries:
                file = _inflated(archive, entry, f"{name}/{_name(entry)}", limits, budget)
                budget -= len(file.content)
                yield file
            if not entries:
                yield IncomingFile(name, content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        yield IncomingFile(name, content)


def _handed_in(entry: zipfile.ZipInfo) -> bool:
    parts = _name(entry).split("/")
    return not entry.is_dir() and not any(part.startswith((*_NOT_HANDED_IN, "__MACOSX")) for part in parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; archives made on Chinese Windows write it in GB18030 and do not say so."""
    if entry.flag_bits & _UTF8_NAMES:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _inflated(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: WorkbookLimits, budget: int
) -> IncomingFile:
    if entry.flag_bits & 1:
        return IncomingFile(name, b"", WorkbookRefused(Reason.PASSWORD))
    at_most = min(limits.file_bytes, budget)
    try:
        with archive.open(entry) as file:
            content = file.read(at_most + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        return IncomingFile(name, b"", WorkbookRefused(Reason.DAMAGED))
    if len(content) > at_most:
        return IncomingFile(name, b"", _too_large(limits))
    return IncomingFile(name, content)


def _too_large(limits: WorkbookLimits) -> WorkbookRefused:
    return WorkbookRefused(Reason.FILE_BYTES, {"limit": limits.file_bytes, "found": limits.file_bytes + 1})
