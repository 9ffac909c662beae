"""Where a question is asked from: two degrees or a typed place, as a position and as the answer shows it."""

from locator.datum import position_from
from locator.divisions.cells import DivisionCells
from locator.divisions.divisions import Divisions
from locator.finding.answer import Origin
from locator.finding.places import PlaceKind, coordinates_label, place_named, shown_in
from locator.finding.refusal import ParameterFault
from locator.position import Datum, Position
from locator.texts import Lang


def origin_of(
    lon: float | None,
    lat: float | None,
    place: str | None,
    datum: Datum,
    divisions: Divisions,
    cells: DivisionCells,
    lang: Lang,
) -> tuple[Position, Origin]:
    """The WGS-84 position to measure from, and the origin as shown, in `datum`; its province is yet to be looked up.

    Raises
    ------
    ParameterFault
        If there is neither a pair nor a place, both, half a pair, or no such position on earth.
    PlaceUnknown, PlaceAmbiguous
        As `place_named`.
    """
    if place is not None:
        if lon is not None or lat is not None:
            raise ParameterFault("origin-twice", "place")
        return _from_place(place, datum, divisions, lang)
    if lon is None or lat is None:
        if lon is None and lat is None:
            raise ParameterFault("origin-missing", "lon")
        raise ParameterFault("origin-half", "lon" if lon is None else "lat")
    return _from_pair(lon, lat, datum, cells, lang)


def _from_pair(lon: float, lat: float, datum: Datum, cells: DivisionCells, lang: Lang) -> tuple[Position, Origin]:
    try:
        start = Position(lon, lat) if datum is Datum.WGS84 else position_from(lon, lat, datum)
    except ValueError as failure:
        raise ParameterFault("origin-impossible", "lon") from failure
    return start, Origin(lon, lat, coordinates_label(lon, lat, lang), cells.at(start), None)


def _from_place(text: str, datum: Datum, divisions: Divisions, lang: Lang) -> tuple[Position, Origin]:
    place = place_named(text, divisions, lang, datum)
    # Typed coordinates are in the query's datum, as lon and lat would be, and are shown as they were typed.
    shown = place.typed if place.kind is PlaceKind.COORDINATES and place.typed else shown_in(place.position, datum)
    return place.position, Origin(*shown, place.label, place.division, None)
