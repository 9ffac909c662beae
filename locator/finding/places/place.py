"""A place to start from, and how it is shown."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

import numpy as np

from locator.datum import position_in
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.answer import division_json
from locator.position import Datum, Position
from locator.texts import Lang, sentence


class PlaceKind(StrEnum):
    """What a place was found as; a place of an operator's file is an address."""

    DIVISION = "division"
    WINDOW = "window"
    ADDRESS = "address"
    COORDINATES = "coordinates"
    GEOCODER = "geocoder"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to start from. A division stands at its seat, else at that of the one above it; the label says which.

    `precision_m` is how coarse typed coordinates are; a division has none, since people live all over it.
    `typed` are the longitude and latitude that were typed, in their own datum, in degrees.
    `again` is a text that means this place and no other; `name` is what a list of choices calls it. `unread` is what of
    the text nobody here knows.
    """

    label: str
    kind: PlaceKind
    position: Position
    division: Division | None
    precision_m: float | None
    typed: tuple[float, float] | None = None
    again: str = ""
    name: str = ""
    unread: str = ""

    def public(self) -> dict[str, object]:
        """The place as JSON, in WGS-84."""
        return {
            "label": self.label,
            "kind": self.kind.value,
            "lon": self.position.lon,
            "lat": self.position.lat,
            "division": division_json(self.division),
            "precision_m": self.precision_m,
        }


@dataclass(frozen=True, slots=True)
class Read:
    """The places that a text may mean, the likeliest first; where it is not `sure`, even a single one is asked for."""

    places: tuple[Place, ...]
    sure: bool = True


def noted(place: Place, note: str, lang: Lang, **values: str) -> Place:
    """A place with a note in its label of how the text was read, or what of it was not."""
    return replace(place, label=sentence(lang, note, label=place.label, **values))


def coordinates_label(lon: float, lat: float, lang: Lang) -> str:
    """How two degrees are called, finer than anybody stands."""
    return _two_degrees(lang) % (lon, lat)


@cache
def _two_degrees(lang: Lang) -> str:
    return sentence(lang, "coordinates", lon="%.10g", lat="%.10g")


def division_at(position: Position, divisions: Divisions) -> Division | None:
    """The lowest division that holds a position, or None abroad and at sea."""
    code = divisions.containing(np.array([position.lon]), np.array([position.lat])).item(0)
    return divisions.find(code) if code else None


def converted(datum: Datum) -> bool:
    """Whether a datum's degrees differ from WGS-84's at our precision."""
    return datum in (Datum.GCJ02, Datum.BD09)


def shown_in(position: Position, datum: Datum) -> tuple[float, float]:
    """A position's longitude and latitude in `datum`; to a tenth of a millimetre where they were converted."""
    if not converted(datum):
        return position.lon, position.lat
    lon, lat = position_in(position, datum)
    return round(lon, 9), round(lat, 9)
