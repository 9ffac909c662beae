"""The index and the states of the edition that is live: made when first asked for, and kept while they hold."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from locator.editions.snapshot import Snapshot
from locator.finding.finder import Finder
from maps.live_map.shown_states import ShownStates
from maps.live_map.view_index import ViewIndex


@dataclass(frozen=True, slots=True)
class LiveView:
    """A snapshot with its index, and its states at one minute."""

    snapshot: Snapshot
    index: ViewIndex
    states: ShownStates

    def answers(self, finder: Finder, minute: datetime) -> bool:
        """Whether this is the view of that finder's edition at that minute."""
        return self.snapshot is finder.snapshot and self.states.moment == minute


class LiveViews:
    """One index an edition and one set of states a minute: in a large edition each takes longer than its answers."""

    def __init__(self) -> None:
        self._kept: LiveView | None = None
        self._making = asyncio.Lock()

    async def of(self, finder: Finder, now: datetime) -> LiveView:
        """What answers for this finder's edition at this minute: states change on whole minutes alone."""
        minute = now.replace(second=0, microsecond=0)
        kept = self._kept
        if kept is None or not kept.answers(finder, minute):
            async with self._making:
                kept = self._kept
                if kept is None or not kept.answers(finder, minute):
                    kept = self._kept = await asyncio.to_thread(_made, finder, minute, kept)
        return kept


def _made(finder: Finder, minute: datetime, before: LiveView | None) -> LiveView:
    if before is not None and before.snapshot is finder.snapshot:
        index = before.index
    else:
        index = ViewIndex.over(finder.snapshot)
    orders = (index.grid.ordered, index.groups.ordered)
    return LiveView(finder.snapshot, index, ShownStates(finder.hours, minute, orders))
