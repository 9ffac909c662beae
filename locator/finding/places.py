"""Typed places: a division by name or code, or a pair of coordinates, and where each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from locator.datum import position_from, position_in
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.answer import division_json
from locator.finding.refusal import ParameterFault, PlaceAmbiguous, PlaceUnknown
from locator.geometry.precision import precision_m
from locator.position import Datum, Position
from locator.readers.coordinate_pairs import PairReading, read_pair
from locator.texts import Lang, sentence

_CODE = re.compile(r"\d{6}", re.ASCII)


class PlaceKind(StrEnum):
    """What a place was found as."""

    DIVISION = "division"
    COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to start from. A division stands at its seat, else at that of the one above it; the label says which.

    `precision_m` is how coarse typed coordinates are; a division has none, since people live all over it.
    `typed` are the longitude and latitude that were typed, in their own datum, in degrees.
    """

    label: str
    kind: PlaceKind
    position: Position
    division: Division | None
    precision_m: float | None
    typed: tuple[float, float] | None = None

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


def places_named(
    text: str,
    divisions: Divisions,
    lang: Lang = Lang.ZH,
    datum: Datum = Datum.WGS84,
    parameter: str = "place",
) -> tuple[Place, ...]:
    """Every place that a text may mean, the likeliest first; none is an empty tuple. Coordinates are in `datum`.

    Raises
    ------
    ParameterFault
        If it is a pair of numbers that is no position on earth; the fault names `parameter`.
    """
    pair = read_pair(text)
    if pair is not None:
        try:
            return (_coordinates(pair, datum, divisions, lang),)
        except ValueError as failure:
            raise ParameterFault("origin-impossible", parameter) from failure
    return tuple(_at_seats(_meanings(text.strip(), divisions), divisions, lang))


def place_named(text: str, divisions: Divisions, lang: Lang = Lang.ZH, datum: Datum = Datum.WGS84) -> Place:
    """The one place that a text means.

    Raises
    ------
    PlaceUnknown
        If it means none, or a division of which nothing tells where it lies.
    PlaceAmbiguous
        If it means several, which are its `choices`.
    """
    found = places_named(text, divisions, lang, datum)
    if not found:
        known = _meanings(text.strip(), divisions)
        if known:
            raise PlaceUnknown("place-without-position", "place", place=known[0].full_name)
        raise PlaceUnknown("place-unknown", "place", place=text.strip()[:40])
    if len(found) > 1:
        raise PlaceAmbiguous(text.strip(), found)
    return found[0]


def _coordinates(pair: PairReading, datum: Datum, divisions: Divisions, lang: Lang) -> Place:
    """The place of a pair; ValueError if it is none on earth."""
    meanings = pair.likeliest()
    if meanings is None:
        raise ValueError("a number beyond all degrees")
    lon, lat = meanings
    position = position_from(lon.degrees, lat.degrees, datum)
    return Place(
        label=coordinates_label(lon.degrees, lat.degrees, lang),
        kind=PlaceKind.COORDINATES,
        position=position,
        division=division_at(position, divisions),
        precision_m=round(precision_m(lon.step_deg, lat.step_deg, lat.degrees), 3),
        typed=(lon.degrees, lat.degrees),
    )


def coordinates_label(lon: float, lat: float, lang: Lang) -> str:
    """How two degrees are called, finer than anybody stands."""
    return sentence(lang, "coordinates", lon=f"{lon:.10g}", lat=f"{lat:.10g}")


def _meanings(text: str, divisions: Divisions) -> list[Division]:
    if _CODE.fullmatch(text):
        division = divisions.find(text)
        heirs = divisions.of_today(text)
        return list(heirs) if heirs else [division] if division is not None else []
    found = divisions.named(text) or divisions.formerly_named("".join(text.split()))
    return _in_force(_whole(list(found), text))


def _whole(found: list[Division], text: str) -> list[Division]:
    """Those whose whole name was typed, if any: 长沙县 is the county, 长沙 may be the city too."""
    tidy = "".join(text.split())
    return [division for division in found if tidy.endswith(division.name)] or found


def _in_force(found: list[Division]) -> list[Division]:
    """Those that still exist, if any: an old name is understood where nothing of today bears it."""
    return [division for division in found if division.in_force] or found


def _at_seats(found: list[Division], divisions: Divisions, lang: Lang) -> Iterator[Place]:
    for division in found:
        place = _at_seat(division, divisions, lang) or _at_parent_s_seat(division, divisions, lang)
        if place is not None:
            yield place


def _at_seat(division: Division, divisions: Divisions, lang: Lang) -> Place | None:
    seat = divisions.seat(division.code)
    if seat is None:
        return None
    label = sentence(lang, f"seat-{seat.basis.value}", name=division.full_name)
    return Place(label, PlaceKind.DIVISION, seat.position, division, None)


def _at_parent_s_seat(division: Division, divisions: Divisions, lang: Lang) -> Place | None:
    """A division of unknown position (和康县, of 2024), where its city or else its province has its seat."""
    for code in (division.city_code, division.province_code):
        parent, seat = divisions.find(code or ""), divisions.seat(code or "")
        if parent is not None and seat is not None and parent != division:
            where = sentence(lang, f"seat-{seat.basis.value}", name=parent.name)
            label = sentence(lang, "seat-of-parent", name=division.full_name, where=where)
            return Place(label, PlaceKind.DIVISION, seat.position, division, None)
    return None


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
