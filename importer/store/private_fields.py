"""A window's private fields: what its office's sheets say and no citizen reads, and how a later sheet adds to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Final, Literal


class Absent(Enum):
    """A column that the sheet does not have; an empty cell is null instead."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

Stated = str | None | Literal[Absent.ABSENT]
"""A cell's text; null where the cell is empty; `ABSENT` where there is no such column."""


@dataclass(frozen=True, slots=True)
class PrivateFields:
    """What one sheet says of one window in private, or what all sheets up to an edition say together.

    `longitude_text` and `latitude_text` are the cells' own texts, `datum` what they were read in, `datum_from`
    whether that was `declared` or `assumed`. `unknown` holds the unknown columns by header; a header that is not in
    it is absent.
    """

    manager_name: Stated = ABSENT
    manager_mobile: Stated = ABSENT
    filled_by: Stated = ABSENT
    number: Stated = ABSENT
    region_name: Stated = ABSENT
    longitude_text: Stated = ABSENT
    latitude_text: Stated = ABSENT
    datum: Stated = ABSENT
    datum_from: Stated = ABSENT
    unknown: Mapping[str, str | None] = field(default_factory=dict)

    def __repr__(self) -> str:
        # Neither a log line nor a failed assertion quotes a person.
        return "PrivateFields(…)"

    def followed_by(self, later: "PrivateFields") -> "PrivateFields":
        """What both say together: an absent column leaves what was there, an empty cell in a present one clears it."""
        changed = {name: value for name in _TEXTS if (value := getattr(later, name)) is not ABSENT}
        kept = {name: getattr(self, name) for name in _TEXTS}
        return PrivateFields(**kept | changed, unknown={**self.unknown, **later.unknown})

    def as_json(self) -> dict[str, object]:
        """The fields that are stated, by name."""
        stated = {name: value for name in _TEXTS if (value := getattr(self, name)) is not ABSENT}
        return stated | ({"unknown": dict(self.unknown)} if self.unknown else {})

    @classmethod
    def from_json(cls, stated: Mapping[str, object]) -> "PrivateFields":
        """The fields that `as_json` wrote; what it does not name is absent."""
        return cls(**stated)  # type: ignore[arg-type]  # written by `as_json` and authenticated since


_TEXTS = tuple(each.name for each in fields(PrivateFields) if each.name != "unknown")
