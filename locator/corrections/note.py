"""A note: what somebody says is wrong about a window. It names no person, no place and no hour."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import orjson

TEXT_LIMIT = 300
"""The most characters of a note's text."""

_VERSION = 1
_ID = re.compile("[0-9a-f]{32}")
# Anybody can seal anything: a text that a database refuses would keep all other notes from being kept.
_WINDOW_ID = re.compile("[A-Za-z0-9-]{1,40}")


class Wrong(StrEnum):
    """What may be wrong about a window."""

    POSITION = "position"
    HOURS = "hours"
    PHONE = "phone"
    ADDRESS = "address"
    CLOSED = "closed"
    ITEMS = "items"
    OTHER = "other"


class NoteUnreadable(ValueError):
    """Bytes that are no note of ours."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `id` is random (32 hexadecimal digits) and tells it from all others, `text` may be empty."""

    id: str
    window_id: str
    day: date
    wrong: Wrong
    text: str = field(repr=False)  # neither a log line nor a failed assertion quotes a citizen

    def packed(self) -> bytes:
        """The note as it is sealed."""
        return orjson.dumps(
            {
                "version": _VERSION,
                "id": self.id,
                "window": self.window_id,
                "day": self.day,
                "wrong": self.wrong,
                "text": self.text,
            }
        )

    @classmethod
    def unpacked(cls, content: bytes) -> "Note":
        """The note that `packed` wrote.

        Raises
        ------
        NoteUnreadable
            If it is none: anybody who has the public key can seal anything.
        """
        try:
            said = orjson.loads(content)
            return cls._read(said)
        except (KeyError, TypeError, ValueError) as failure:
            raise NoteUnreadable("no note") from failure

    @classmethod
    def _read(cls, said: Mapping[str, object]) -> "Note":
        note = cls(
            id=str(said["id"]),
            window_id=str(said["window"]),
            day=date.fromisoformat(str(said["day"])),
            wrong=Wrong(str(said["wrong"])),
            text=str(said["text"]),
        )
        has_ids = _ID.fullmatch(note.id) and _WINDOW_ID.fullmatch(note.window_id)
        if said["version"] != _VERSION or not has_ids or len(note.text) > TEXT_LIMIT:
            raise NoteUnreadable("no note of ours")
        return note
