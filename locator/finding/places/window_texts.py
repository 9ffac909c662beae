"""The names and addresses of an edition's windows, looked through within a division or in the whole edition.

Windows stand in the order of division codes, so that every division is one piece of them. Of a small edition all texts
are made plain at once; of a large one those of a division when it is asked for, and its whole texts are looked through
as they are: a copy of 700,000 would take 200 MB.
"""

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.filters import LARGE, TakesLonger
from locator.finding.places.text_lines import TextLines
from locator.position import Position

FEW = 4_000
"""As many windows are looked through in some tenths of a millisecond, once their texts are plain."""

_FEW_TO_MAKE = 500  # as many texts are made plain in a millisecond, when somebody types there for the first time

_BEHIND_ALL_DIGITS = ":"
_MARKS = r"[\s“”\"'‘’（）()《》〈〉「」、，,。．.·・—–_:：;；/／|#＃*＊\[\]【】<>＜＞!！?？&＆+＋~～-]+"
_PIECES_KEPT = 256  # of at most 500 windows each: 40 MB at most

Hits = Iterator[tuple[int, str]]
"""Rows of the snapshot by division code, each with its plain text."""


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
    """Some windows: their rows in the snapshot, their plain names and addresses, and which of the lines are theirs."""

    rows: NDArray[np.intp]
    names: TextLines
    addresses: TextLines
    first: int
    last: int

    def hits(self, lines: TextLines, looked_for: "str | re.Pattern[str]") -> Hits:
        """The rows whose line holds words, or what a pattern matches."""
        if isinstance(looked_for, str):
            numbers = lines.holding(looked_for, self.first, self.last)
        else:
            numbers = lines.matching(looked_for, self.first, self.last)
        return ((int(self.rows[number]), lines[number]) for number in numbers)


class WindowTexts:
    """Looks for plain texts in the names and addresses of a snapshot's windows; any number of threads may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._kept: OrderedDict[str, Piece] = OrderedDict()

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._order, self._divisions
        if self._is_small:
            _ = self._whole

    def count(self, prefix: str) -> int:
        """How many windows lie in the division whose codes begin with these digits; '' is everywhere."""
        first, last = self._ends(prefix)
        return last - first

    def are_few(self, prefix: str) -> bool:
        """Whether the windows of a division are so few that they are looked through at every stroke."""
        return self.count(prefix) <= (FEW if self._is_small else _FEW_TO_MAKE)

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

    def called(self, name: str) -> list[int]:
        """The rows of the windows of just this name, as it is written."""
        same = pc.equal(self.snapshot.column("name"), pa.scalar(name))
        return np.flatnonzero(same.to_numpy(zero_copy_only=False)).tolist()

    def named(self, looked_for: "str | re.Pattern[str]", prefix: str = "", *, at_once: bool = False) -> Hits:
        """The windows in a division whose plain name holds words, or what a pattern matches.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and there are very many.
        """
        if not self._is_small and not prefix:
            return self._anywhere("name", looked_for, at_once=at_once)
        piece = self._piece(prefix, at_once=at_once)
        return piece.hits(piece.names, looked_for)

    def addressed(self, looked_for: "str | re.Pattern[str]", prefix: str = "", *, at_once: bool = False) -> Hits:
        """The same of the windows whose plain address holds it."""
        if not self._is_small and not prefix:
            return self._anywhere("address", looked_for, at_once=at_once)
        piece = self._piece(prefix, at_once=at_once)
        return piece.hits(piece.addresses, looked_for)

    def _anywhere(self, column: str, looked_for: "str | re.Pattern[str]", *, at_once: bool) -> Hits:
        """The windows of a large edition, whose texts are looked through as they are, with their marks and capitals."""
        if at_once:
            raise TakesLonger
        texts = self.snapshot.column(column)
        if isinstance(looked_for, str):
            holding = pc.match_substring(texts, looked_for)
        else:
            holding = pc.match_substring_regex(texts, looked_for.pattern)
        rows = np.flatnonzero(holding.to_numpy(zero_copy_only=False))
        return ((row, texts[row].as_py()) for row in rows.tolist())

    def _piece(self, prefix: str, *, at_once: bool) -> Piece:
        first, last = self._ends(prefix)
        if self._is_small:
            return replace(self._whole, first=first, last=last)
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
        return Piece(rows, self._plain("name", rows), self._plain("address", rows), 0, len(rows))

    def _plain(self, column: str, rows: NDArray[np.intp]) -> TextLines:
        """The texts of some rows, as `plain` makes typed texts but for full-width letters and rare signs."""
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
            return TextLines([])
        back = np.empty(len(rows), dtype=np.intp)
        back[order] = np.arange(len(rows))
        texts = pc.replace_substring_regex(pc.utf8_lower(pa.concat_arrays(parts).take(back)), _MARKS, "")
        return TextLines([text or "" for text in texts.to_pylist()])

    def _ends(self, prefix: str) -> tuple[int, int]:
        """Where the piece of a division begins and ends."""
        codes, begins = self._divisions
        return begins[bisect_left(codes, prefix)], begins[bisect_left(codes, prefix + _BEHIND_ALL_DIGITS)]

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
    def _divisions(self) -> tuple[list[str], list[int]]:
        """The divisions that have windows, and where in the order the windows of each begin; last, where all end."""
        codes, begins = np.unique(self.snapshot.division_codes[self._order], return_index=True)
        return codes.tolist(), [*begins.tolist(), len(self.snapshot)]

    @cached_property
    def _whole(self) -> Piece:
        return self._made(self._order)
