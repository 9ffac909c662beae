"""An item: one matter that a citizen can get done, how and where, and what each list says of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class HandIn(StrEnum):
    """Where a matter is handed in, as far as the lists' words say so."""

    ANYWHERE = "anywhere"
    DESTINATION = "destination"
    DECIDING = "deciding"
    PROVIDER = "provider"
    ONLINE = "online"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How a matter is done across provinces: on the web, handed in elsewhere, or by several places together."""

    ONLINE = "online"
    COLLECT = "collect"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when: an ISO year, month or day, as exact as the list, and what is there by then where it says so."""

    by: str
    what: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """What one list says of an item: its number and name there, who leads, who supports, until when."""

    list: str
    number: int
    name: str
    lead: str
    supporting: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    source: str

    def public(self) -> dict[str, Any]:
        """The listing as the contract writes it."""
        return {
            "list": self.list,
            "number": self.number,
            "name": self.name,
            "lead": self.lead,
            "with": list(self.supporting),
            "deadlines": [{"by": deadline.by, "what": deadline.what} for deadline in self.deadlines],
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class ItemMode:
    """A mode in which an item is done in some place: a division's prefix or a group's id, None for everywhere."""

    mode: Mode
    where: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One matter; its id stays when it is renamed. No modes: they are not stated."""

    id: str
    name: str
    covers: str
    hand_in: HandIn
    modes: tuple[ItemMode, ...]
    listings: tuple[Listing, ...]
    aliases: tuple[str, ...]

    def public(self) -> dict[str, Any]:
        """The item as the contract writes it."""
        return {
            "id": self.id,
            "name": self.name,
            "covers": self.covers,
            "modes": [{"mode": one.mode.value, "where": one.where} for one in self.modes],
            "hand_in": self.hand_in.value,
            "lists": [listing.public() for listing in self.listings],
            "aliases": list(self.aliases),
        }


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list that items are taken from: which document, of whom and when; None where the document does not say.

    `division` is the prefix of the division that it was made for, `items` how many items it says that it has.
    """

    id: str
    title: str
    issuer: str | None
    document: str | None
    date: str | None
    division: str
    items: int
    source: str

    def source_of(self, number: int) -> str:
        """Where the list says what it says of its item of a number."""
        return f"{self.source}第{number}项"
