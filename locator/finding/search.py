"""What is asked, as the contract words it, and the same with everything looked up."""

from datetime import datetime
from typing import NamedTuple

from locator.divisions.division import scope_prefix
from locator.finding.answer import Origin
from locator.finding.filters import WindowFilter
from locator.finding.places.place import Place
from locator.items.group import Group
from locator.position import Datum, Position

DROPPED_FIRST = ("max_km", "open", "kind", "division", "group", "cross", "item")
"""The conditions that may be dropped where nothing is left, those that matter least to the matter itself first."""

_NOTHING_NAMED = (None, None, None, False, None)
_ABSENT = (None, False, None, None, None, False, None)
_NO_CONDITIONS: frozenset[str] = frozenset()


class NearestQuery(NamedTuple):
    """A question as the contract words it. Either `lon` and `lat`, in `datum`, or `place` says where from.

    `cross` leaves out the windows of the province of `home`. `when` is None for now. `group` is the id of a group of
    divisions.
    """

    lon: float | None = None
    lat: float | None = None
    place: str | None = None
    k: int = 5
    item: str | None = None
    home: str | None = None
    cross: bool = False
    when: datetime | None = None
    open: bool = False
    max_km: float | None = None
    kind: str | None = None
    division: str | None = None
    datum: Datum = Datum.WGS84
    group: str | None = None

    @property
    def names_anything(self) -> bool:
        """Whether an item, a group or a division has to be looked up, or lacks what it goes with."""
        return (self.item, self.home, self.division, self.cross, self.group) != _NOTHING_NAMED

    @property
    def conditions(self) -> frozenset[str]:
        """The conditions that are set, by name."""
        values = (self.max_km, self.open, self.kind, self.division, self.group, self.cross, self.item)
        if values == _ABSENT:
            return _NO_CONDITIONS
        named = zip(DROPPED_FIRST, values, strict=True)
        return frozenset(name for name, value in named if value is not None and value is not False)


class Search(NamedTuple):
    """A question with everything looked up: where from, at what moment, and the conditions that were set.

    `place` is what a typed place was read as.
    """

    query: NearestQuery
    start: Position
    origin: Origin
    moment: datetime
    home_province: str | None
    conditions: frozenset[str] = _NO_CONDITIONS
    place: Place | None = None
    group: Group | None = None

    def filter(self, conditions: frozenset[str]) -> WindowFilter:
        """What the windows have to meet for these of the conditions."""
        query = self.query
        return WindowFilter(
            item=query.item if "item" in conditions else None,
            kind=query.kind if "kind" in conditions else None,
            division=scope_prefix(query.division) if query.division and "division" in conditions else None,
            not_province=self.home_province if "cross" in conditions else None,
            group=self.group if "group" in conditions else None,
        )

    def limit_m(self, conditions: frozenset[str]) -> float:
        """How far away they may be, in metres, for these of the conditions."""
        km = self.query.max_km if "max_km" in conditions else None
        return float("inf") if km is None else km * 1000.0
