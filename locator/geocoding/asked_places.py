"""What a geocoder's places come to beside what was read here: one, a choice, or none that may be meant."""

from locator.divisions.division import Division
from locator.finding.places.place import Place
from locator.finding.refusal import PlaceAmbiguous, Refusal
from locator.geocoding.geocoder import Geocoder
from locator.texts import Lang


async def place_elsewhere(geocoder: Geocoder, text: str, lang: Lang, refusal: Refusal) -> Place | None:
    """The one place that a text means there; None where it means none.

    Raises
    ------
    PlaceAmbiguous
        If it means several, or what was read here is not sure either: then all are its `choices`.
    """
    found = tuple(await geocoder.places(text, lang))
    guessed = refusal.choices if isinstance(refusal, PlaceAmbiguous) else ()
    if guessed and found and not _is_chosen(found, text):
        raise PlaceAmbiguous(text, (*found, *guessed), sure=False)
    return _one(found, text)


async def place_inside(geocoder: Geocoder, text: str, lang: Lang, known: Place) -> Place | None:
    """The one place that a text means there and that lies in the division known here; None where none does.

    Raises
    ------
    PlaceAmbiguous
        If several do.
    """
    division = known.division
    found = await geocoder.places(text, lang) if division is not None else ()
    return _one(tuple(one for one in found if division is not None and _lies_in(one.division, division)), text)


def _one(found: tuple[Place, ...], text: str) -> Place | None:
    if len(found) > 1:
        raise PlaceAmbiguous(text, found)
    return found[0] if found else None


def _is_chosen(found: tuple[Place, ...], text: str) -> bool:
    return len(found) == 1 and found[0].again == text.strip()


def _lies_in(lowest: Division | None, division: Division) -> bool:
    return lowest is not None and division.code in (lowest.code, lowest.city_code, lowest.province_code)
