"""A QR code as a path to draw: black on whatever lies under it, which has to be white."""

from dataclasses import dataclass
from functools import lru_cache

import segno

_KEPT = 2048
"""Each takes three milliseconds to make and five kilobytes to keep; a day's visitors ask for few windows many times."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code: how many modules it is wide, and its dark ones as an SVG path, one unit a module.

    Around it have to stay four units of white (ISO/IEC 18004, the quiet zone).
    """

    modules: int
    path: str


@lru_cache(_KEPT)
def qr_code(text: str) -> QrCode:
    """The code of a text; a seventh of it may be smudged or creased (error correction level M, or better)."""
    rows = tuple(segno.make(text, error="m", micro=False).matrix)
    return QrCode(len(rows), "".join(_row(y, row) for y, row in enumerate(rows)))


def _row(y: int, row: bytearray) -> str:
    """The dark modules of a row, each run of them one box."""
    parts, start = [], None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            parts.append(f"M{start} {y}h{x - start}v1H{start}z")
            start = None
    return "".join(parts)
