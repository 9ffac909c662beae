"""The names and addresses of an edition's windows, looked through within a division or in the whole edition.

Windows stand in the order of division codes, so that every division is one piece of them. Of a small edition all texts
are made plain at once; of a large one those of a division when it is asked for, and its whole texts are looked through
as they are: a copy of 700,000 would take 200 MB.
"""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.filters import LARGE, TakesLonger
from locator.position import Position

FEW = 4_000
"""As many windows are looked through in some tenths of a millisecond."""

_CODE_DIGITS = 6
_NO_LETTERS = r"[^\p{L}\p{N}]+"
_MOST_READ = 200  # of more hits nobody chooses
_PIECES_KEPT = 64

Hits = list[tuple[int, str]]
"""Rows of the snapshot, each with its plain text."""


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """What a place needs of a window: to read the whole of it takes ten times as long."""

    id: str
    name: str
    address: str
    division: str
    position: Position
    precision_m: float | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some windows: their rows in the snapshot, and their plain names and addresses."""

    rows: NDArray[np.intp]
    names: "pa.Array[Any]"
    addresses: "pa.Array[Any]"


class WindowTexts:
    """Looks for plain texts in the names and addresses of a snapshot's windows; any number of threads may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._kept: OrderedDict[str, Piece] = OrderedDict()

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._order, self._codes
        if self._is_small:
            _ = self._whole

    def count(self, prefix: str) -> int:
        """How many windows lie in the division whose codes begin with these digits; '' is everywhere."""
        first, last = self._ends(prefix)
        return last - first

    def division_of(self, row: int) -> str:
        """The code of the division of the window in a row."""
        return str(self.snapshot.division_codes[row])

    def facts(self, row: int) -> WindowFacts:
        """What a place needs of the window in a row."""
        window_id, name, address, precision_m = (
            self.snapshot.column(column)[row].as_py() for column in ("id", "name", "address", "precision_m")
        )
        position = Position(float(self.snapshot.lon[row]), float(self.snapshot.lat[row]))
        return WindowFacts(window_id, name, address, self.division_of(row), position, precision_m)

    def named(self, pattern: str, prefix: str = "", *, at_once: bool = False) -> Hits:
        """The windows in a division whose plain name holds a pattern, by division code; of very many, the first.

        A plain text is a pattern, since it has no signs but letters and digits.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and there are very many.
        """
        piece = self._piece(prefix, at_once=at_once)
        return _holding(piece.names, piece.rows, pattern)

    def addressed(self, pattern: str, prefix: str = "", *, at_once: bool = False) -> Hits:
        """The same of the windows whose plain address holds it."""
        piece = self._piece(prefix, at_once=at_once)
        return _holding(piece.addresses, piece.rows, pattern)

    def _piece(self, prefix: str, *, at_once: bool) -> Piece:
        first, last = self._ends(prefix)
        if self._is_small:
            whole = self._whole
            return Piece(self._order[first:last], whole.names[first:last], whole.addresses[first:last])
        if at_once and last - first > FEW:
            raise TakesLonger
        kept = self._kept.get(prefix)
        if kept is None:
            kept = self._made(self._order[first:last])
            if last - first <= FEW:
                self._keep(prefix, kept)
        return kept

    def _keep(self, prefix: str, piece: Piece) -> None:
        self._kept[prefix] = piece
        while len(self._kept) > _PIECES_KEPT:
            self._kept.popitem(last=False)

    def _made(self, rows: NDArray[np.intp]) -> Piece:
        """The piece of some rows; all of a large edition's as they are, with their marks and capitals."""
        if len(rows) == len(self.snapshot) and not self._is_small:
            everything = (self.snapshot.column(name).combine_chunks() for name in ("name", "address"))
            return Piece(np.arange(len(rows)), *everything)
        return Piece(rows, *(self._plain(column, rows) for column in ("name", "address")))

    def _plain(self, column: str, rows: NDArray[np.intp]) -> "pa.Array[Any]":
        """The texts of some rows, as `plain` makes typed texts but for full-width letters."""
        # One chunk at a time: of chunks together Arrow would copy all texts for the few that are wanted.
        chunks, begins = self.snapshot.column(column).chunks, self._chunk_begins
        order = np.argsort(rows, kind="stable")
        cuts = np.searchsorted(rows[order], begins)
        parts = [
            chunk.take(rows[order[first:last]] - begin)
            for chunk, begin, first, last in zip(chunks, begins, cuts, [*cuts[1:], len(rows)], strict=True)
            if last > first
        ]
        if not parts:
            return pa.array([], pa.string())
        back = np.empty(len(rows), dtype=np.intp)
        back[order] = np.arange(len(rows))
        return pc.replace_substring_regex(pc.utf8_lower(pa.concat_arrays(parts).take(back)), _NO_LETTERS, "")

    def _ends(self, prefix: str) -> tuple[int, int]:
        """Where the piece of a division begins and ends; keys as long as the codes, or all would be cast for them."""
        if not prefix:
            return 0, len(self._codes)
        keys = np.array([prefix, prefix.ljust(_CODE_DIGITS, "~") if len(prefix) < _CODE_DIGITS else prefix], "<U6")
        first = int(np.searchsorted(self._codes, keys[0]))
        return first, int(np.searchsorted(self._codes, keys[1], "right"))

    @cached_property
    def _is_small(self) -> bool:
        return len(self.snapshot) <= LARGE

    @cached_property
    def _chunk_begins(self) -> NDArray[np.intp]:
        lengths = [len(chunk) for chunk in self.snapshot.column("name").chunks]
        return np.concatenate(([0], np.cumsum(lengths[:-1]))).astype(np.intp) if lengths else np.array([], np.intp)

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return np.argsort(self.snapshot.division_codes, kind="stable")

    @cached_property
    def _codes(self) -> NDArray[np.str_]:
        return self.snapshot.division_codes[self._order]

    @cached_property
    def _whole(self) -> Piece:
        return self._made(self._order)


def _holding(texts: "pa.Array[Any]", rows: NDArray[np.intp], pattern: str) -> Hits:
    match = pc.match_substring if pattern.isalnum() else pc.match_substring_regex
    places = np.flatnonzero(match(texts, pattern).to_numpy(zero_copy_only=False))[:_MOST_READ]
    return [(row, text or "") for row, text in zip(rows[places].tolist(), texts.take(places).to_pylist(), strict=True)]
