"""An answer to “where is the nearest window?”, and the same as one JSON document.

What it is made of are tuples: they come by the thousand each second, and a frozen dataclass takes three times as long.
"""

from functools import lru_cache
from typing import NamedTuple

import orjson

from locator.divisions.division import Division
from locator.hours.answers.state import OpenUntil


class Origin(NamedTuple):
    """Where the question was asked from, in the datum that was asked for.

    `province_has_windows` is None where the origin lies in no known division (abroad, at sea). `unread` is what of the
    place that was typed nobody here knows: who typed it may be far from the origin.
    """

    lon: float
    lat: float
    label: str
    division: Division | None
    province_has_windows: bool | None
    unread: str = ""

    def json(self) -> bytes:
        """The origin as JSON."""
        return orjson.dumps(
            {
                "lon": self.lon,
                "lat": self.lat,
                "label": self.label,
                "division": division_json(self.division),
                "province_has_windows": self.province_has_windows,
            }
        )


class Match(NamedTuple):
    """One window found: its row in the snapshot, how far and which way, and whether it is open.

    `window` and `links` are ready JSON. `same_province` is None where no home was given, `takes_item` where no item was
    asked for or the window does not state its items.
    """

    row: int
    distance_m: float
    bearing_deg: float
    open: OpenUntil
    same_province: bool | None
    takes_item: bool | None
    window: bytes
    links: bytes

    def json(self) -> bytes:
        """The match as JSON: millimetres and tenths of a degree, finer than any window's position."""
        return b"".join(self.parts())

    def parts(self) -> tuple[bytes, bytes, bytes, bytes, bytes, bytes]:
        """The same in pieces, so that what holds many of them is put together once."""
        said = (
            self.distance_m,
            self.bearing_deg if self.bearing_deg <= _BELOW_NORTH else 0.0,
            open_json(self.open),
            _LITERAL[self.same_province],
            _LITERAL[self.takes_item],
        )
        return b'{"window":', self.window, _BESIDE % said, b',"links":', self.links, b"}"


class NearestIfNone(NamedTuple):
    """What there is where the conditions leave nothing: the nearest window without those in `dropped`."""

    match: Match
    dropped: tuple[str, ...]

    def json(self) -> bytes:
        """The same as JSON."""
        return b'{"match":%b,"dropped":%b}' % (self.match.json(), orjson.dumps(self.dropped))


class Answer(NamedTuple):
    """The windows found, nearest first; `nearest_if_none` stands in where there are none and the edition has some."""

    edition: int
    origin: Origin
    matches: tuple[Match, ...]
    nearest_if_none: NearestIfNone | None

    def json(self) -> bytes:
        """The answer as the contract's JSON document, joined from ready pieces."""
        parts = [b'{"edition":%d,"origin":%b,"matches":[' % (self.edition, self.origin.json())]
        for match in self.matches:
            parts += match.parts()
            parts.append(b",")
        if self.matches:
            parts.pop()  # the comma behind the last
        parts.append(b'],"nearest_if_none":%b}' % (self.nearest_if_none.json() if self.nearest_if_none else b"null"))
        return b"".join(parts)


# The same few moments end the state of thousands of windows.
@lru_cache(maxsize=4096)
def open_json(found: OpenUntil) -> bytes:
    """State and time of the next change as JSON; the time is ISO 8601 with +08:00."""
    if found.until is None:
        return b'{"state":"%b","until":null}' % found.state.value.encode()
    return b'{"state":"%b","until":"%b"}' % (found.state.value.encode(), found.until.isoformat().encode())


def division_json(division: Division | None) -> dict[str, object] | None:
    """A division as JSON, with the keys that a window's division has."""
    if division is None:
        return None
    return {"code": division.code, "name": division.name, "city": division.city, "province": division.province}


_BELOW_NORTH = 359.95  # more than that is 360.0 in tenths, which is 0
_BESIDE = b',"distance_m":%.3f,"bearing_deg":%.1f,"open":%b,"same_province":%b,"takes_item":%b'
_LITERAL = {True: b"true", False: b"false", None: b"null"}
