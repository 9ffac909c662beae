"""An answer to “where is the nearest window?”, and the same as one JSON document."""

from dataclasses import dataclass
from functools import lru_cache

import orjson

from locator.divisions.division import Division
from locator.hours.answers.state import OpenUntil


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the question was asked from, in the datum that was asked for.

    `province_has_windows` is None where the origin lies in no known division (abroad, at sea).
    """

    lon: float
    lat: float
    label: str
    division: Division | None
    province_has_windows: bool | None

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


@dataclass(frozen=True, slots=True)
class Match:
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
        return b"".join(
            (
                b'{"window":',
                self.window,
                b',"distance_m":%.3f,"bearing_deg":%.1f,"open":' % (self.distance_m, round(self.bearing_deg, 1) % 360),
                open_json(self.open),
                b',"same_province":',
                _LITERAL[self.same_province],
                b',"takes_item":',
                _LITERAL[self.takes_item],
                b',"links":',
                self.links,
                b"}",
            )
        )


@dataclass(frozen=True, slots=True)
class NearestIfNone:
    """What there is where the conditions leave nothing: the nearest window without those in `dropped`."""

    match: Match
    dropped: tuple[str, ...]

    def json(self) -> bytes:
        """The same as JSON."""
        return b'{"match":%b,"dropped":%b}' % (self.match.json(), orjson.dumps(self.dropped))


@dataclass(frozen=True, slots=True)
class Answer:
    """The windows found, nearest first; `nearest_if_none` stands in where there are none and the edition has some."""

    edition: int
    origin: Origin
    matches: tuple[Match, ...]
    nearest_if_none: NearestIfNone | None

    def json(self) -> bytes:
        """The answer as the contract's JSON document, joined from ready pieces."""
        return b'{"edition":%d,"origin":%b,"matches":[%b],"nearest_if_none":%b}' % (
            self.edition,
            self.origin.json(),
            b",".join([match.json() for match in self.matches]),
            self.nearest_if_none.json() if self.nearest_if_none else b"null",
        )


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


_LITERAL = {True: b"true", False: b"false", None: b"null"}
