"""Groups of divisions that do matters for each other's people, and agreements between two of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from locator.items.item import Mode
from locator.window import Kind

Named = Callable[[str], Any]
"""How a division is told of which the digits are given that its code begins with."""


@dataclass(frozen=True, slots=True)
class Group:
    """Divisions that work together across provinces, such as 长三角.

    `members` are the digits that their codes begin with (2, 4 or 6, without noughts behind). `kind` is the kind of
    window that the work is about, None for every kind. `items` are the items that the group adds; none where no source
    says which.
    """

    id: str
    name: str
    name_en: str
    members: tuple[str, ...]
    kind: Kind | None
    items: tuple[str, ...]
    source: str

    def public(self, named: Named) -> dict[str, Any]:
        """The group as the API writes it, its members with the names that `named` knows."""
        return {
            "id": self.id,
            "name": self.name,
            "members": [named(member) for member in self.members],
            "kind": self.kind,
            "items": list(self.items),
            "source": self.source,
        }

    def holds(self, division: str) -> bool:
        """Whether a division lies in one of the members; its code in two, four or six digits."""
        return division.startswith(self.members)

    def digits_of(self, division: str) -> int:
        """How many digits the smallest member has that holds a division; 0 where none does."""
        return max((len(member) for member in self.members if division.startswith(member)), default=0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two divisions agreed on: items, and a mode where they say one.

    `between` are their digits, as a group's members are; neither lies in the other. `since` and `until` are an ISO
    year, month or day, the whole of it included; None where the agreement does not say.
    """

    id: str
    name: str
    between: tuple[str, str]
    items: tuple[str, ...]
    mode: Mode | None
    since: str | None
    until: str | None
    source: str

    def public(self, named: Named) -> dict[str, Any]:
        """The agreement as the API writes it, its divisions with the names that `named` knows."""
        return {
            "id": self.id,
            "name": self.name,
            "between": [named(place) for place in self.between],
            "items": list(self.items),
            "mode": self.mode,
            "since": self.since,
            "until": self.until,
            "source": self.source,
        }

    def joins(self, here: str, home: str) -> bool:
        """Whether it holds from the one division to the other, either way round."""
        one, other = self.between
        return (here.startswith(one) and home.startswith(other)) or (here.startswith(other) and home.startswith(one))
