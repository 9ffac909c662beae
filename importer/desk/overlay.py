"""What people have done to a draft, laid over the workbook as it came: deeds in order, without those undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from importer.checks.acceptance import taken_notice
from importer.desk.spot import Spot
from importer.notices import Notice, Place
from importer.returned.findings import notice_from_json
from importer.store.draft_deeds import DraftDeed

EDIT, ACCEPT, CONFIRM, UNDO = "edit", "accept", "confirm", "undo"
"""The kinds of deeds that change how a draft is judged."""
MENDING = frozenset({EDIT, ACCEPT, CONFIRM})


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in a cell instead of what came: typed by somebody, or a proposal that somebody took (`notice`)."""

    text: str = field(repr=False)
    number: int
    who: str
    at: datetime
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A finding of which somebody said that it is right as it stands, and why.

    `texts` are those of the cells that it rests on, by field: it holds while they are the same.
    """

    id: str
    code: str
    place: Place
    spot: Spot | None
    texts: Mapping[str, str] = field(repr=False)
    reason: str = field(repr=False)
    number: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overlay:
    """Changes by row and field, confirmations, and in order every cell that was ever changed, be it undone."""

    changes: Mapping[Spot, Mapping[str, Change]]
    confirmations: tuple[Confirmation, ...]
    mentioned: tuple[tuple[Spot, str], ...]
    undone: frozenset[int]

    @classmethod
    def of(cls, deeds: Sequence[DraftDeed]) -> "Overlay":
        """What a draft's deeds come to."""
        undone = frozenset(int(deed.content["undoes"]) for deed in deeds if deed.kind == UNDO)
        changes: dict[Spot, dict[str, Change]] = {}
        confirmations: list[Confirmation] = []
        mentioned: dict[tuple[Spot, str], None] = {}
        for deed in deeds:
            for spot, name, change in changes_of(deed):
                mentioned[spot, name] = None
                if deed.number not in undone:
                    changes.setdefault(spot, {})[name] = change
            if deed.kind == CONFIRM and deed.number not in undone:
                confirmations += _confirmations(deed)
        return cls(changes, tuple(confirmations), tuple(mentioned), undone)

    def texts(self) -> dict[Spot, dict[str, str]]:
        """What stands in the changed cells."""
        return {
            spot: {name: change.text for name, change in by_field.items()} for spot, by_field in self.changes.items()
        }

    def taken(self) -> list[tuple[Notice, Change]]:
        """The findings whose proposal stands, each told as one that was taken, with who took it."""
        every = (change for by_field in self.changes.values() for change in by_field.values())
        return [(taken_notice(change.notice), change) for change in every if change.notice is not None]


def changes_of(deed: DraftDeed) -> Iterator[tuple[Spot, str, Change]]:
    """The cells that a deed changes by itself."""
    if deed.kind == EDIT:
        spot = Spot(*deed.content["spot"])
        for name, text in deed.content["texts"].items():
            yield spot, name, Change(text, deed.number, deed.who, deed.at)
    elif deed.kind == ACCEPT:
        for each in deed.content["taken"]:
            notice = notice_from_json(each["notice"])
            yield Spot(*each["spot"]), each["field"], Change(each["text"], deed.number, deed.who, deed.at, notice)


def _confirmations(deed: DraftDeed) -> Iterator[Confirmation]:
    for each in deed.content["findings"]:
        yield _confirmation(deed, each)


def _confirmation(deed: DraftDeed, told: Mapping[str, Any]) -> Confirmation:
    return Confirmation(
        id=told["id"],
        code=told["code"],
        place=Place(**told["place"]),
        spot=Spot(*told["spot"]) if told["spot"] else None,
        texts=told["texts"],
        reason=deed.content["reason"],
        number=deed.number,
        who=deed.who,
        at=deed.at,
    )
