"""The parts of a zipped workbook: looked over before anything else reads them, and put together again when mended."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

_LOCAL_HEADER = 30
_ENCRYPTED_FLAG = 0x1
_READ_BY_CALAMINE = (".xml", ".rels", ".bin")
_NEVER_READ = ("docprops/", "xl/theme/")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")


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
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
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


def _is_read(name: str) -> bool:
    folded = name.casefold()
    return folded.endswith(_READ_BY_CALAMINE) and not folded.startswith(_NEVER_READ)


def _inflate(content: bytes, entry: zipfile.ZipInfo, at_most: int) -> bytes:
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
