"""Where a question is asked from: two degrees or a typed place, as a position and as the answer shows it."""

from collections.abc import Container

from locator.datum import position_from
from locator.divisions.cells import DivisionCells
from locator.divisions.division import Division
from locator.finding.answer import Origin
from locator.finding.places.place import Place, PlaceKind, coordinates_label, shown_in
from locator.finding.refusal import ParameterFault
from locator.position import Datum, Position
from locator.texts import Lang


def origin_of_pair(
    lon: float | None, lat: float | None, datum: Datum, cells: DivisionCells, provinces: Container[str], lang: Lang
) -> tuple[Position, Origin]:
    """The WGS-84 position of two degrees, and the origin as shown, in `datum`; `provinces` are those with windows.

    Raises
    ------
    ParameterFault
        If there is none, half a pair, or no such position on earth.
    """
    if lon is None or lat is None:
        if lon is None and lat is None:
            raise ParameterFault("origin-missing", "lon")
        raise ParameterFault("origin-half", "lon" if lon is None else "lat")
    try:
        start = Position(lon, lat) if datum is Datum.WGS84 else position_from(lon, lat, datum)
    except ValueError as failure:
        raise ParameterFault("origin-impossible", "lon") from failure
    division = cells.at(start)
    return start, Origin(lon, lat, coordinates_label(lon, lat, lang), division, _is_served(division, provinces))


def origin_of_place(place: Place, datum: Datum, provinces: Container[str]) -> tuple[Position, Origin]:
    """The same of a place. Typed coordinates are in the query's datum, and are shown as they were typed."""
    shown = place.typed if place.kind is PlaceKind.COORDINATES and place.typed else shown_in(place.position, datum)
    return place.position, Origin(
        *shown, place.label, place.division, _is_served(place.division, provinces), place.unread
    )


def _is_served(division: Division | None, provinces: Container[str]) -> bool | None:
    """Whether a division's province has windows; None where there is no division."""
    return None if division is None else division.code[:2] in provinces
