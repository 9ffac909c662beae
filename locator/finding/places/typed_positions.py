"""Positions as people type or paste them: a pair of coordinates in any dress, or a link that a map gave."""

from dataclasses import dataclass

from locator.datum import position_from
from locator.divisions.divisions import Divisions
from locator.finding.places.place import Place, PlaceKind, converted, coordinates_label, division_at, shown_in
from locator.finding.refusal import ParameterFault
from locator.geometry.precision import precision_m
from locator.position import Datum
from locator.readers.coordinate_pairs import PairReading, read_pair
from locator.readers.map_links import read_map_link
from locator.texts import Lang
from locator.traditional import simplified


@dataclass(frozen=True, slots=True)
class TypedPosition:
    """A pair that was typed; `datum` is what a link's own site gives, else None: then the asker says."""

    pair: PairReading
    datum: Datum | None


def typed_position(text: str) -> TypedPosition | None:
    """The position that a text writes, or None where it writes none."""
    if not any(sign.isdigit() for sign in text):  # most are names, and the readers below take their time
        return None
    text = simplified(text)  # 經度 112.98
    link = read_map_link(text)
    if link is not None:
        pair = read_pair(link.pair)
        return TypedPosition(pair, link.datum) if pair is not None else None
    pair = read_pair(text)
    return TypedPosition(pair, None) if pair is not None else None


def place_of_position(typed: TypedPosition, asked: Datum, divisions: Divisions, lang: Lang, parameter: str) -> Place:
    """The place of a typed position, whose coordinates are in the link's datum, else in the one `asked`.

    Raises
    ------
    ParameterFault
        If it is no position on earth; the fault names `parameter`.
    """
    meanings, datum = typed.pair.likeliest(), typed.datum or asked
    if meanings is None:  # a number beyond all degrees
        raise ParameterFault("origin-impossible", parameter)
    lon, lat = meanings
    try:
        position = position_from(lon.degrees, lat.degrees, datum)
    except ValueError as failure:
        raise ParameterFault("origin-impossible", parameter) from failure
    # What was typed in the datum of the answer is shown again as it was typed.
    is_in_asked = datum is asked or not (converted(datum) or converted(asked))
    shown = (lon.degrees, lat.degrees) if is_in_asked else shown_in(position, asked)
    return Place(
        label=coordinates_label(round(shown[0], 9), round(shown[1], 9), lang),
        kind=PlaceKind.COORDINATES,
        position=position,
        division=division_at(position, divisions),
        precision_m=round(precision_m(lon.step_deg, lat.step_deg, lat.degrees), 3),
        typed=shown if is_in_asked else None,
    )
