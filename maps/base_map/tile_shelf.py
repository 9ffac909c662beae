"""Tiles kept in memory: as many as fit, those longest unused given up first."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from maps.base_map.tile import Tile, TileImage, TileRefusal

_FRESH_S = 24 * 3600.0
_REFUSED_S = 5.0
_ENTRY_BYTES = 500  # what an entry takes beside its picture, so that refusals are bounded too


@dataclass(frozen=True, slots=True)
class _Kept:
    outcome: TileImage | TileRefusal
    until_s: float

    @property
    def weight(self) -> int:
        return _ENTRY_BYTES + (len(self.outcome.content) if isinstance(self.outcome, TileImage) else 0)


class TileShelf:
    """Pictures for a day, refusals for five seconds: a server in trouble is not asked by every view anew.

    Parameters
    ----------
    largest
        Bytes that all together may take.
    clock
        Seconds that only grow.
    """

    def __init__(self, largest: int, clock: Callable[[], float]) -> None:
        self._largest = largest
        self._clock = clock
        self._kept: OrderedDict[Tile, _Kept] = OrderedDict()
        self._weight = 0

    def find(self, tile: Tile) -> TileImage | TileRefusal | None:
        """What is known of a tile, or None."""
        kept = self._kept.get(tile)
        if kept is None or kept.until_s <= self._clock():
            return None
        self._kept.move_to_end(tile)
        return kept.outcome

    def keep(self, tile: Tile, outcome: TileImage | TileRefusal) -> None:
        """Keep what came of asking for a tile."""
        fresh_s = _FRESH_S if isinstance(outcome, TileImage) else _REFUSED_S
        self._give_up(tile)
        self._kept[tile] = _Kept(outcome, self._clock() + fresh_s)
        self._weight += self._kept[tile].weight
        while self._weight > self._largest:
            self._give_up(next(iter(self._kept)))

    def _give_up(self, tile: Tile) -> None:
        kept = self._kept.pop(tile, None)
        self._weight -= kept.weight if kept is not None else 0
