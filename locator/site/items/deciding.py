"""The place that decides a matter, as it was typed: one division, several to choose from, or a sentence."""

from dataclasses import dataclass

from locator.finding.finder import Finder
from locator.finding.places.place import Place
from locator.finding.refusal import TOLD, PlaceAmbiguous, Refusal
from locator.site.asking import Asking
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class DivisionChoice:
    """One of several divisions that a text may mean."""

    label: str
    home: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """What was typed, and the code of its division in `home`; where that is blank, what to choose from or to mend."""

    text: str
    home: str = ""
    title: str = ""
    message: str | None = None
    choices: tuple[DivisionChoice, ...] = ()

    @property
    def status(self) -> int:
        """The HTTP status of a page that asks again."""
        return 200 if self.choices else 422


async def deciding_place(asking: Asking, finder: Finder, text: str, lang: Lang) -> Deciding:
    """The division that a typed text means; of a position or an address, the county that holds it."""
    try:
        place = await asking.place(finder, text, lang)
    except PlaceAmbiguous as ambiguous:
        choices = {one.home: one for one in map(_choice, ambiguous.choices) if one.home}
        key = "many-title" if ambiguous.more else "choices-title" if ambiguous.sure else "unsure-title"
        title = sentence(lang, key, place=text[:TOLD], count=len(choices))
        return Deciding(text, title=title, choices=tuple(choices.values()))
    except Refusal as refusal:
        return Deciding(text, title=sentence(lang, "unknown-title"), message=refusal.sentence(lang))
    if place.division is None:
        told = sentence(lang, "guide-no-division", place=text[:TOLD])
        return Deciding(text, title=sentence(lang, "unknown-title"), message=told)
    return Deciding(text, home=place.division.code)


def _choice(place: Place) -> DivisionChoice:
    return DivisionChoice(place.name, place.division.code if place.division is not None else "")
