"""A stream of an OLE2 container, put together from its sectors ([MS-CFB] 2.2 to 2.6)."""

import struct
from collections.abc import Iterator

_HEADER = 512
_NO_SECTOR = 0xFFFFFFFA
_IN_HEADER = 109
_MOST_LINKS = 1000


def ole2_entries(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield name and first byte of what the container's directory lists.

    Stops where the container is broken.
    """
    if len(content) < _HEADER:
        return
    size, sector = _sector_size(content), struct.unpack_from("<I", content, 48)[0]
    table = [number for number in struct.unpack_from(f"<{_IN_HEADER}I", content, 76) if number < _NO_SECTOR]
    # A directory of more than a thousand sectors is no office's workbook, and a loop ends here too.
    for _ in range(_MOST_LINKS):
        start = (sector + 1) * size
        for entry in range(start, min(start + size, len(content) - 127), 128):
            length, first = struct.unpack_from("<H50xI", content, entry + 64)
            name = content[entry : entry + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield name, (first + 1) * size
        following = _next(content, table, size, sector)
        if following is None:
            return
        sector = following


def stream(content: bytes, start: int) -> bytes:
    """The bytes of a stream whose first sector begins at byte `start`, as far as its sectors can be followed.

    Of a stream that lives in the container's mini stream (below 4,096 bytes) nothing is given.
    """
    size, table = _sector_size(content), list(_table(content))
    sector: int | None = start // size - 1
    found: list[bytes] = []
    while sector is not None and sector < _NO_SECTOR and len(found) <= len(content) // size:
        found.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = _next(content, table, size, sector)
    return b"".join(found)


def _sector_size(content: bytes) -> int:
    return 1 << min(max(int.from_bytes(content[30:32], "little"), 7), 12)


def _next(content: bytes, table: list[int], size: int, sector: int) -> int | None:
    """The sector that follows in a chain; null where the container does not say."""
    index, offset = divmod(sector, size // 4)
    link = (table[index] + 1) * size + 4 * offset if index < len(table) else len(content)
    return int.from_bytes(content[link : link + 4], "little") if link + 4 <= len(content) else None


def _table(content: bytes) -> Iterator[int]:
    """The sectors that hold the chains: those that the header lists, and those of large files."""
    yield from (number for number in struct.unpack_from(f"<{_IN_HEADER}I", content, 76) if number < _NO_SECTOR)
    size, sector = _sector_size(content), struct.unpack_from("<I", content, 68)[0]
    for _ in range(_MOST_LINKS):
        start = (sector + 1) * size
        if sector >= _NO_SECTOR or start + size > len(content):
            return
        *numbers, sector = struct.unpack_from(f"<{size // 4}I", content, start)
        yield from (number for number in numbers if number < _NO_SECTOR)
