"""What a view is answered from: windows of an edition, and their states at one minute."""

from dataclasses import dataclass

from locator.editions.snapshot import Snapshot
from maps.live_map.ordered_rows import RowCounts
from maps.live_map.shown_states import ShownStates
from maps.live_map.view_index import ViewIndex


@dataclass(frozen=True, slots=True)
class LiveView:
    """A snapshot with the index of all its windows or some, and their states at one minute.

    `unstated` counts those that do not say what they take, where an item was asked for; else None.
    """

    snapshot: Snapshot
    index: ViewIndex
    states: ShownStates
    unstated: RowCounts | None = None

    def __len__(self) -> int:
        return len(self.index)
