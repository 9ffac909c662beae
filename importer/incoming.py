"""What comes in: the files that paths, folders and zips hold, each as its name and its bytes."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from importer.archive import NOT_HANDED_IN, archived_files, decoded, is_zip, too_large
from importer.staff_fault import StaffFault
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused


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


@dataclass(slots=True)
class Coming:
    """How many files are known to come; those in an archive are known one by one as it is taken apart."""

    files: int = 0


def incoming_files(
    paths: Iterable[Path], limits: WorkbookLimits, coming: Coming | None = None
) -> Iterator[IncomingFile]:
    """The files at the paths, in the order named; folders and zips are opened, theirs in order of name.

    `coming` is told how many there are.

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
    coming = coming if coming is not None else Coming()
    coming.files = len(found)
    for file, name in found:
        for number, each in enumerate(_of_file(Path(file), name, limits)):
            coming.files += number > 0
            yield each


def _files_at(path: Path) -> list[tuple[str, str]]:
    """A file's path with its name, or those that a folder holds, each with its name from the folder on.

    Of ten thousand files `Path` objects would take several megabytes for as long as any is left.
    """
    if not path.is_dir():
        return [(os.fspath(path), _readable(Path(path.name)))]
    inside = (each for each in sorted(path.rglob("*")) if each.is_file())
    return [
        (os.fspath(each), _readable(each.relative_to(path.parent)))
        for each in inside
        if not any(part.startswith(NOT_HANDED_IN) for part in each.relative_to(path).parts)
    ]


def _readable(path: Path) -> str:
    """A path as text; names that came from Chinese Windows may be bytes in GB18030, in a folder whose name is not."""
    return "/".join(map(decoded, os.fsencode(path).split(b"/")))


def _of_file(path: Path, name: str, limits: WorkbookLimits) -> Iterator[IncomingFile]:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError:
        yield IncomingFile(name, b"", WorkbookRefused(Reason.DAMAGED))
        return
    if len(content) > limits.file_bytes:
        yield IncomingFile(name, b"", too_large(limits))
    elif is_zip(content):
        for each in archived_files(name, content, limits):
            yield IncomingFile(each.name, each.content, each.refused, name if each.name != name else "")
    else:
        yield IncomingFile(name, content)
