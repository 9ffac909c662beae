"""What a window is: the public facts of one service point that citizens can walk up to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from locator.position import Datum, Position


class Kind(StrEnum):
    """Whether people or a machine serve at the window."""

    STAFFED = "staffed"
    KIOSK = "kiosk"

    __hash__ = str.__hash__  # hashed with each answer, and an enumeration's own is slow


class Level(StrEnum):
    """The administrative level of the hall that a window stands in."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


class Parsed(StrEnum):
    """How much of an office-hours text was understood."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


WITHOUT_END = date.max
"""The `closed_until` of a window that is out of service until further notice."""


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which a window is out of service, both included.

    `first` is null where it is from before anybody said so; `last` is `WITHOUT_END` until further notice.
    """

    first: date | None
    last: date

    def holds_on(self, day: date) -> bool:
        """Whether the window is out of service on a day."""
        return not self.is_over_on(day) and (self.first is None or self.first <= day)

    def is_over_on(self, day: date) -> bool:
        """Whether the window is back in service by a day."""
        return self.last < day


ALL_ITEMS = ("all",)
"""The `items` of a window that states it takes every item."""


@dataclass(frozen=True, slots=True)
class DivisionNames:
    """The division that a window stands in, with the names above it; `city` is null for a province's own code."""

    code: str
    name: str
    city: str | None
    province: str

    def public(self) -> dict[str, object]:
        """The division as a window's JSON has it."""
        return {"code": self.code, "name": self.name, "city": self.city, "province": self.province}


@dataclass(frozen=True, slots=True)
class HoursText:
    """An office's own words for its hours, how far they were understood, and the same as an OSM `opening_hours`."""

    text: str
    parsed: Parsed
    osm: str | None


@dataclass(frozen=True, slots=True)
class Window:
    """The public facts of one window; every field may be shown to anybody.

    `items` is null where the office does not state them, `ALL_ITEMS` where it takes every one.
    `precision_m` is how coarse the position was given, in metres. `closed_from` is the first day out of service where
    one is stated: an edition keeps it, but JSON has the keys of the contract, and no other.
    """

    id: str
    name: str
    division: DivisionNames
    address: str
    phones: tuple[str, ...]
    hours: HoursText | None
    transit: str | None
    kind: Kind
    level: Level | None
    position: Position
    source_datum: Datum
    precision_m: float | None
    office: str
    confirmed_on: date
    closed_until: date | None
    items: tuple[str, ...] | None
    closed_from: date | None = None

    @property
    def suspension(self) -> Suspension | None:
        """The days on which the window is or was out of service."""
        return Suspension(self.closed_from, self.closed_until) if self.closed_until is not None else None

    def with_id(self, window_id: str) -> "Window":
        """The same window under another id."""
        # As `dataclasses.replace` has it, in a third of the time: every row of every sheet comes through here.
        return Window(
            window_id, self.name, self.division, self.address, self.phones, self.hours, self.transit, self.kind,
            self.level, self.position, self.source_datum, self.precision_m, self.office, self.confirmed_on,
            self.closed_until, self.items, self.closed_from,
        )  # fmt: skip

    def public(self) -> dict[str, object]:
        """The window as JSON: exactly the keys that the contract lists, and no other."""
        return {
            "id": self.id,
            "name": self.name,
            "division": self.division.public(),
            "address": self.address,
            "phones": list(self.phones),
            "hours": public_hours(self.hours),
            "transit": self.transit,
            "kind": self.kind.value,
            "level": self.level.value if self.level else None,
            "lon": self.position.lon,
            "lat": self.position.lat,
            "source_datum": self.source_datum.value,
            "precision_m": self.precision_m,
            "office": self.office,
            "confirmed_on": self.confirmed_on.isoformat(),
            "closed_until": self.closed_until.isoformat() if self.closed_until else None,
            "items": public_items(self.items),
        }


def public_hours(hours: HoursText | None) -> dict[str, object]:
    """The office hours as a window's JSON has them."""
    if hours is None:
        return {"text": None, "parsed": Parsed.NONE.value, "osm": None}
    return {"text": hours.text, "parsed": hours.parsed.value, "osm": hours.osm}


def public_items(items: tuple[str, ...] | None) -> list[str] | str | None:
    """The items as a window's JSON has them."""
    if items is None:
        return None
    return "all" if items == ALL_ITEMS else list(items)
