"""Zips as offices pack them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files by their names."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def of_windows(name: str, content: bytes) -> bytes:
    """A zip as Chinese Windows packs it: its name in GB18030, and no word of that."""
    stand_in = "x" * len(name.encode("gb18030"))
    return zipped({stand_in: content}).replace(stand_in.encode(), name.encode("gb18030"))


def locked(content: bytes) -> bytes:
    """A zip whose entries say that they are under a password, in both places where they do (APPNOTE 4.4.4)."""
    marked = bytearray(content)
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[content.index(start) + flags] |= 1
    return bytes(marked)
