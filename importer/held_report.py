"""A report that is held until all of it may be said; of very many files it is pressed, as memory is what is short."""

import zlib
from collections.abc import Iterator

_AS_IT_IS_BYTES = 2 << 20
"""So much is held as it is: what a hundred files have to say is not worth the time."""
_BLOCK_BYTES = 1 << 20
_LONG_BYTES = 1 << 18
"""So long are only the pieces of a large file, which are few and held as they are."""
_LEVEL = 5


class HeldReport:
    """Pieces of a report in their order; `said` gives them back, and lets each go."""

    def __init__(self) -> None:
        self._blocks: list[tuple[bytes, bool]] = []
        self._open: list[bytes] = []
        self._open_bytes = 0
        self._as_it_is = 0

    def take(self, piece: bytes) -> None:
        """Hold a piece behind all others."""
        if len(piece) >= _LONG_BYTES:
            self._close()
            self._blocks.append((piece, False))
            return
        self._open.append(piece)
        self._open_bytes += len(piece)
        if self._open_bytes >= _BLOCK_BYTES:
            self._close()

    def said(self) -> Iterator[bytes]:
        """The report from the first piece on, in pieces of any size; nothing is left of it."""
        self._close()
        for number, (block, pressed) in enumerate(self._blocks):
            self._blocks[number] = b"", False
            yield zlib.decompress(block) if pressed else block
        self._blocks.clear()

    @property
    def held_bytes(self) -> int:
        """How much memory its text takes."""
        return self._open_bytes + sum(len(block) for block, _ in self._blocks)

    def _close(self) -> None:
        if not self._open:
            return
        block = b"".join(self._open)
        self._open, self._open_bytes = [], 0
        pressed = self._as_it_is + len(block) > _AS_IT_IS_BYTES
        if pressed:
            block = zlib.compress(block, _LEVEL)
        else:
            self._as_it_is += len(block)
        self._blocks.append((block, pressed))
