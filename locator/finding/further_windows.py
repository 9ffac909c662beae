"""Windows beside an answer: those that state an item themselves, and some that are known by their rows already."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from locator.editions.snapshot import Snapshot
from locator.finding.answer import Match, Origin
from locator.finding.filters import WindowFilter, WindowFilters
from locator.finding.finder import Finder
from locator.finding.kept_indexes import KeptIndexes
from locator.finding.open_windows import nearest_open
from locator.finding.search import NearestQuery, Search
from locator.geometry.nearest import NearestIndex
from locator.position import Position

_LEAST_ROWS_KEPT = 100_000


class StatingWindows:
    """Indexes over the windows that are known to take an item, kept for the next who ask alike."""

    def __init__(self, snapshot: Snapshot, filters: WindowFilters) -> None:
        self._snapshot = snapshot
        self._filters = filters
        self._kept = KeptIndexes[NearestIndex](max(len(snapshot), _LEAST_ROWS_KEPT))

    def index(self, wanted: WindowFilter) -> NearestIndex:
        """An index over the windows that pass and state the item of `wanted`."""
        return self._kept.get_or_make(wanted, lambda: self._made(wanted))

    def _made(self, wanted: WindowFilter) -> NearestIndex:
        rows = self._filters.rows(wanted)
        item = wanted.item or ""
        states = [self._filters.takes(row, item) is True for row in rows.tolist()]
        return self._snapshot.index.subset(rows[np.asarray(states, np.bool_)])


def searched_again(finder: Finder, query: NearestQuery, origin: Origin, now: datetime) -> Search:
    """A question whose place was looked up already, as WGS-84: `origin` is where its answer stood."""
    home = None if query.home is None else query.home[:2]
    start = Position(origin.lon, origin.lat)
    group = finder.group(query.group) if query.group is not None else None
    return Search(finder.of_today(query), start, origin, query.when or now, home, query.conditions, group=group)


def nearest_stating(finder: Finder, stating: StatingWindows, search: Search, k: int) -> tuple[Match, ...]:
    """The `k` nearest windows that state the item of a search and meet its other conditions, nearest first."""
    index = stating.index(search.filter(search.conditions))
    if search.query.open:
        return finder.matches(search, nearest_open(index, finder.hours.open_at(search.moment), search.start, k))
    return finder.matches(search, index.nearest(search.start, k))


def measured(finder: Finder, search: Search, rows: Sequence[int]) -> tuple[Match, ...]:
    """What is told of windows in these rows, in their order."""
    return finder.matches(search, finder.snapshot.index.measured(search.start, rows))
