"""What filters leave of an edition's view: made once for each filter, and kept while it holds and there is room."""

import asyncio
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from locator.finding.filters import EVERY_WINDOW, WindowFilter, WindowFilters
from locator.finding.kept_indexes import KeptIndexes
from maps.live_map.live_view import LiveView
from maps.live_map.map_filter import MapFilter
from maps.live_map.ordered_rows import RowCounts
from maps.live_map.view_index import ViewIndex

# Half as many rows again as the edition has, some 90 bytes each, and enough for all filters where that is little.
_EDITIONS_KEPT = 1.5
_LEAST_ROWS_KEPT = 100_000


class FilteredViews:
    """The views that filters leave of one edition.

    What a filter leaves by windows' own facts holds as long as the edition; states, and what is open, for a minute. The
    last of each are kept, no more rows in all than one and a half times the edition's (or 100,000). They are made one
    by one, in a thread: whoever asks for all windows never waits for them.
    """

    def __init__(self, whole: LiveView, filters: WindowFilters) -> None:
        self._filters = filters
        self._rows = max(int(_EDITIONS_KEPT * len(whole.snapshot)), _LEAST_ROWS_KEPT)
        self._whole = whole.index
        self._indexes = KeptIndexes[ViewIndex](self._rows)
        self._minute = whole.states.moment, KeptIndexes[LiveView](self._rows)
        self._making = asyncio.Lock()

    async def of(self, whole: LiveView, wanted: MapFilter) -> LiveView:
        """What a filter leaves of the view of all windows at a minute."""
        views = self._at(whole.states.moment)
        view = views.get(wanted)
        if view is None:
            async with self._making:
                view = await asyncio.to_thread(views.get_or_make, wanted, lambda: self._made(whole, wanted))
        return view

    def _at(self, minute: datetime) -> KeptIndexes[LiveView]:
        if self._minute[0] != minute:
            self._minute = minute, KeptIndexes[LiveView](self._rows)
        return self._minute[1]

    def _made(self, whole: LiveView, wanted: MapFilter) -> LiveView:
        index = self._index(wanted.windows)
        if wanted.only_open:
            index = _part(index, whole.states.opened)
        orders = index.orders
        unstated = RowCounts(self._filters.unstated, orders) if wanted.windows.item is not None else None
        states = whole.states if index is whole.index else whole.states.counted_in(orders)
        return LiveView(whole.snapshot, index, states, unstated)

    def _index(self, wanted: WindowFilter) -> ViewIndex:
        if wanted == EVERY_WINDOW:
            return self._whole
        return self._indexes.get_or_make(wanted, lambda: _part(self._whole, self._filters.passing(wanted)))


def _part(index: ViewIndex, passing: NDArray[np.bool_]) -> ViewIndex:
    """The part of an index; itself where every window passes, as where none says what it takes."""
    return index if passing.all() else index.part(passing)
