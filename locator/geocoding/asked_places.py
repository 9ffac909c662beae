"""What a geocoder's places come to beside what was read here: one, a choice, or none that may be meant."""

from locator.finding.places.place import Place
from locator.finding.refusal import PlaceAmbiguous, Refusal
from locator.geocoding.geocoder import Geocoder
from locator.texts import Lang

_TOLD = 40  # signs of a typed text that are said again


async def place_elsewhere(geocoder: Geocoder, text: str, lang: Lang, refusal: Refusal) -> Place | None:
    """The one place that a text means there; None where it means none.

    Raises
    ------
    PlaceAmbiguous
        If it means several, or what was read here is not sure either: then all are its `choices`.
    """
    found = tuple(await geocoder.places(text, lang))
    guessed = refusal.choices if isinstance(refusal, PlaceAmbiguous) else ()
    if len(found) > 1 or (found and guessed):
        raise PlaceAmbiguous(text.strip()[:_TOLD], (*found, *guessed), sure=not guessed)
    return found[0] if found else None


async def place_inside(geocoder: Geocoder, text: str, lang: Lang, known: Place) -> Place | None:
    """The likeliest place that a text means there and that lies in the division known here; None where none does."""
    division = known.division
    found = await geocoder.places(text, lang) if division is not None else ()
    return next((one for one in found if one.division is not None and one.division == division), None)
