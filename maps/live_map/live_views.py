"""The index and the states of the edition that is live: made when first asked for, and kept while they hold."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from locator.finding.finder import Finder
from maps.live_map.filtered_views import FilteredViews
from maps.live_map.live_view import LiveView
from maps.live_map.map_filter import EVERYTHING, MapFilter
from maps.live_map.shown_states import ShownStates
from maps.live_map.view_index import ViewIndex


@dataclass(frozen=True, slots=True)
class _Whole:
    """The view of all windows, and what filters leave of it."""

    view: LiveView
    filtered: FilteredViews

    def answers(self, finder: Finder, minute: datetime) -> bool:
        """Whether this is the view of that finder's edition at that minute."""
        return self.view.snapshot is finder.snapshot and self.view.states.moment == minute


class LiveViews:
    """One index an edition and one set of states a minute: in a large edition each takes longer than its answers."""

    def __init__(self) -> None:
        self._kept: _Whole | None = None
        self._making = asyncio.Lock()

    async def of(self, finder: Finder, now: datetime, wanted: MapFilter = EVERYTHING) -> LiveView:
        """What answers for this finder's edition at this minute: states change on whole minutes alone."""
        whole = await self._whole(finder, now.replace(second=0, microsecond=0))
        return whole.view if wanted == EVERYTHING else await whole.filtered.of(whole.view, wanted)

    async def _whole(self, finder: Finder, minute: datetime) -> _Whole:
        kept = self._kept
        if kept is None or not kept.answers(finder, minute):
            async with self._making:
                kept = self._kept
                if kept is None or not kept.answers(finder, minute):
                    kept = self._kept = await asyncio.to_thread(_made, finder, minute, kept)
        return kept


def _made(finder: Finder, minute: datetime, before: _Whole | None) -> _Whole:
    if before is not None and before.view.snapshot is finder.snapshot:
        index, filtered = before.view.index, before.filtered
    else:
        index, filtered = ViewIndex.over(finder.snapshot), None
    view = LiveView(finder.snapshot, index, ShownStates.at(finder.hours, minute, index.orders))
    return _Whole(view, filtered or FilteredViews(view, finder.filters))
