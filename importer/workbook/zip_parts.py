"""The parts of a zipped workbook: looked over before anything else reads them, and put together again when mended."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

_LOCAL_HEADER = 30
_ENCRYPTED_FLAG = 0x1
_READ_BY_CALAMINE = (".xml", ".rels", ".bin")
_NEVER_READ = ("docprops/", "xl/theme/")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
# APPNOTE.TXT 4.3.16 and 4.3.12, as far as anything depends on it; `other` are the lengths of extra field and remark.
_END = struct.Struct("<4sHHHHLLH")
_IN_DIRECTORY = struct.Struct("<4sxxBxHH8xLLHL8xL")
_PLAIN_VERSION = 45
_LOCATOR_BYTES = 20
"""Before the end of a zip that is larger than its numbers hold."""
_IN_ANOTHER_PLACE = 0xFFFFFFFF
"""What stands for a number that a larger zip has elsewhere."""


class Entry(NamedTuple):
    """An entry of a zip's directory, as far as it is asked for; the names are those of `zipfile.ZipInfo`."""

    filename: str
    flag_bits: int
    compress_type: int
    compress_size: int
    file_size: int
    header_offset: int


def parts_of(content: bytes, limits: WorkbookLimits) -> Iterator[tuple[str, bytes]]:
    """Yield name and inflated bytes of each part that calamine may read, counting what they really come to.

    What the zip's directory declares is looked at first; but it may lie, so the bytes are counted as they come.
    There is no limit on the ratio of sizes: what harms is the sum, and that is limited.

    Raises
    ------
    WorkbookRefused
        Over a limit, under a password, or with the zip's end missing.
    zipfile.BadZipFile, zlib.error, struct.error, ValueError
        Where the zip is damaged otherwise.
    """
    return _parts(content, limits, _is_read)


def _parts(content: bytes, limits: WorkbookLimits, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    if b"PK\x05\x06" not in content[-66_000:]:
        raise WorkbookRefused(Reason.TRUNCATED)
    entries = plain_directory(content)
    if entries is None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [Entry(*map(entry.__getattribute__, Entry._fields)) for entry in archive.infolist()]
    if len(entries) > limits.entries:
        raise WorkbookRefused(Reason.ENTRIES, {"limit": limits.entries, "found": len(entries)})
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise WorkbookRefused(Reason.PASSWORD)
    if sum(entry.file_size for entry in entries) > limits.expanded_bytes:
        raise WorkbookRefused(Reason.EXPANDED_BYTES, {"limit": limits.expanded_bytes})
    remaining = limits.expanded_bytes
    for entry in entries:
        if is_wanted(entry.filename):
            part = _inflate(content, entry, remaining)
            remaining -= len(part)
            if remaining < 0:
                raise WorkbookRefused(Reason.EXPANDED_BYTES, {"limit": limits.expanded_bytes})
            yield entry.filename, part


def every_part(content: bytes, limits: WorkbookLimits) -> Iterator[tuple[str, bytes]]:
    """Every part with its inflated bytes, pictures too; as `parts_of` else."""
    return _parts(content, limits, lambda _: True)


def plain_directory(content: bytes) -> list[Entry] | None:
    """A zip's directory, where it is written as spreadsheet programs write it; None where anything is as in no other.

    It then stands right before the zip's end, and has no remarks and nothing of other systems. `zipfile` makes much of
    each entry, which is a tenth of what reading a small workbook takes.
    """
    end = len(content) - _END.size
    if end < 0:
        return None
    sign, disk, first, here, count, size, place, remark = _END.unpack_from(content, end)
    if sign != b"PK\x05\x06" or disk or first or here != count or remark or place + size != end:
        return None
    if content[end - _LOCATOR_BYTES : end].startswith(b"PK\x06\x07"):
        return None
    entries: list[Entry] = []
    while place < end and len(entries) < count:
        if end - place < _IN_DIRECTORY.size:
            return None
        sign, version, flags, packing, packed, whole, name_length, other, begins = _IN_DIRECTORY.unpack_from(
            content, place
        )
        place += _IN_DIRECTORY.size + name_length
        name = content[place - name_length : place].decode("latin-1")
        if sign != b"PK\x01\x02" or version > _PLAIN_VERSION or other or not (name.isascii() and name.isprintable()):
            return None
        if max(packed, whole, begins) >= _IN_ANOTHER_PLACE:
            return None
        entries.append(Entry(name, flags, packing, packed, whole, begins))
    return entries if place == end and len(entries) == count else None


def _is_read(name: str) -> bool:
    folded = name.casefold()
    return folded.endswith(_READ_BY_CALAMINE) and not folded.startswith(_NEVER_READ)


def _inflate(content: bytes, entry: Entry, at_most: int) -> bytes:
    """A part's bytes, as they are and not as declared; one more than `at_most` at most."""
    name_length, extra_length = struct.unpack_from("<HH", content, entry.header_offset + 26)
    start = entry.header_offset + _LOCAL_HEADER + name_length + extra_length
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("a packing that no spreadsheet program uses")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, at_most + 1)


def with_parts(content: bytes, mended: Mapping[str, bytes]) -> bytes:
    """The zip with some parts replaced; not compressed, as it is read at once."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(whole, "w") as target:
        for entry in source.infolist():
            if entry.filename in mended:
                target.writestr(entry.filename, mended[entry.filename])
            elif _is_read(entry.filename):
                target.writestr(entry.filename, source.read(entry))
    return whole.getvalue()


def sheet_parts(workbook: bytes, relations: bytes) -> list[str]:
    """The part of each sheet, in the workbook's order; an empty name where the workbook does not tell it.

    Parameters
    ----------
    workbook, relations
        The parts `xl/workbook.xml` and `xl/_rels/workbook.xml.rels`.
    """
    targets = related_parts(relations)
    return [targets.get(_attribute(tag, rb"\w+:id"), "") for tag in _SHEET.findall(workbook)]


def related_parts(relations: bytes) -> dict[str, str]:
    """The part that each relation of a workbook leads to, from its `.rels`."""
    targets = {}
    for tag in _RELATION.findall(relations):
        identity, target = _attribute(tag, rb"Id"), _attribute(tag, rb"Target")
        targets[identity] = target[1:] if target.startswith("/") else f"xl/{target}"
    return targets


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""
