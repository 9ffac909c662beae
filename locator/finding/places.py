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
from locator.position import Datum, Position
from locator.texts import Lang, sentence

_PAIR = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,20})?)°?\s*[,，、;；\s]\s*([+-]?\d{1,2}(?:\.\d{1,20})?)°?", re.ASCII)
_PAIR_TURNED = re.compile(r"(\d{1,2}(?:\.\d{1,20})?)°?\s*[,，、;；\s]\s*(1\d{2}(?:\.\d{1,20})?)°?", re.ASCII)
_PLAIN = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９．－＋"} | {0x3000: " "}
_CODE = re.compile(r"\d{6}", re.ASCII)
_METRES_PER_DEGREE = 111_320.0


class PlaceKind(StrEnum):
    """What a place was found as."""

    DIVISION = "division"
    COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to start from. A division stands at its seat, and the label says so.

    `precision_m` is how coarse typed coordinates are; a division has none, since people live all over it.
    `typed` are longitude and latitude as they were typed, in their own datum.
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
            position = position_from(float(pair[0]), float(pair[1]), datum)
        except ValueError as failure:
            raise ParameterFault("origin-impossible", parameter) from failure
        return (_coordinates(*pair, position, divisions, lang),)
    return tuple(_at_seats(_meanings(text.strip(), divisions), divisions, lang))


def place_named(text: str, divisions: Divisions, lang: Lang = Lang.ZH, datum: Datum = Datum.WGS84) -> Place:
    """The one place that a text means.

    Raises
    ------
    PlaceUnknown
        If it means none.
    PlaceAmbiguous
        If it means several, which are its `choices`.
    """
    found = places_named(text, divisions, lang, datum)
    if not found:
        raise PlaceUnknown("place-unknown", "place", place=text.strip()[:40])
    if len(found) > 1:
        raise PlaceAmbiguous(text.strip(), found)
    return found[0]


def read_pair(text: str) -> tuple[str, str] | None:
    """The texts of longitude and latitude in “112.98,28.11”, or None where a text is no such pair.

    Full-width digits and signs are read like plain ones. In China the two cannot be confused (73 to 135 and 3 to 54),
    so that “28.11,112.98” is read the right way round.
    """
    plain = text.translate(_PLAIN).strip()
    found = _PAIR.fullmatch(plain)
    if found is not None:
        return found[1], found[2]
    turned = _PAIR_TURNED.fullmatch(plain)
    return (turned[2], turned[1]) if turned is not None else None


def _coordinates(lon: str, lat: str, position: Position, divisions: Divisions, lang: Lang) -> Place:
    decimals = min(_decimals(lon), _decimals(lat))
    return Place(
        label=sentence(lang, "coordinates", lon=lon.lstrip("+"), lat=lat.lstrip("+")),
        kind=PlaceKind.COORDINATES,
        position=position,
        division=division_at(position, divisions),
        precision_m=round(_METRES_PER_DEGREE * 10.0**-decimals, 3),
        typed=(float(lon), float(lat)),
    )


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _meanings(text: str, divisions: Divisions) -> list[Division]:
    if _CODE.fullmatch(text):
        division = divisions.find(text)
        return [division] if division is not None else []
    found = divisions.named(text)
    return _in_force(_whole(found, text))


def _whole(found: list[Division], text: str) -> list[Division]:
    """Those whose whole name was typed, if any: 长沙县 is the county, 长沙 may be the city too."""
    tidy = "".join(text.split())
    return [division for division in found if tidy.endswith(division.name)] or found


def _in_force(found: list[Division]) -> list[Division]:
    """Those that still exist, if any: an old name is understood where nothing of today bears it."""
    return [division for division in found if division.in_force] or found


def _at_seats(found: list[Division], divisions: Divisions, lang: Lang) -> Iterator[Place]:
    for division in found:
        seat = divisions.seat(division.code)
        if seat is not None:
            label = sentence(lang, f"seat-{seat.basis.value}", name=full_name(division))
            yield Place(label, PlaceKind.DIVISION, seat.position, division, None)


def division_at(position: Position, divisions: Divisions) -> Division | None:
    """The lowest division that holds a position, or None abroad and at sea."""
    code = divisions.containing(np.array([position.lon]), np.array([position.lat])).item(0)
    return divisions.find(code) if code else None


def full_name(division: Division) -> str:
    """A division with the names above it, each once: 湖南省长沙市天心区, 北京市海淀区."""
    parts = [division.province, division.city, division.name]
    return "".join(dict.fromkeys(part for part in parts if part))


def converted(datum: Datum) -> bool:
    """Whether a datum's degrees differ from WGS-84's at our precision."""
    return datum in (Datum.GCJ02, Datum.BD09)


def shown_in(position: Position, datum: Datum) -> tuple[float, float]:
    """A position's longitude and latitude in `datum`; to a tenth of a millimetre where they were converted."""
    if not converted(datum):
        return position.lon, position.lat
    lon, lat = position_in(position, datum)
    return round(lon, 9), round(lat, 9)
