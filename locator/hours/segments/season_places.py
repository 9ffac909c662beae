"""Where a text's seasons, their dates and their hours stand, so that dates may be given to a season from behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.seasons import CertainDates, Season, SeasonName
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

HOURS = (Piece.RANGE, Word.ALL_DAY, Word.THE_DAY)
SAYS_NOTHING = (Word.NOISE, Mark.COLON)

_A_YEAR = 2025
_MIDSUMMER, _MIDWINTER = date(_A_YEAR, 7, 15), date(_A_YEAR, 1, 15)
_MIDDLES = {
    SeasonName.SUMMER: _MIDSUMMER,
    SeasonName.SUMMER_HOLIDAY: _MIDSUMMER,
    SeasonName.SUMMER_AUTUMN: _MIDSUMMER,
    SeasonName.SPRING_SUMMER: _MIDSUMMER,
    SeasonName.WINTER: _MIDWINTER,
    SeasonName.WINTER_SPRING: _MIDWINTER,
    SeasonName.AUTUMN_WINTER: _MIDWINTER,
}


@dataclass(slots=True, eq=False)
class Place:
    """A phrase and where it stands; `number` counts the segments."""

    number: int
    phrase: Phrase
    bracket: int

    @property
    def season(self) -> Season:
        """Its season; one without a name or dates where it is none."""
        return self.phrase.value if isinstance(self.phrase.value, Season) else Season(None)

    @property
    def is_name(self) -> bool:
        """Whether it is a season's name, which has no dates in the same phrase."""
        return self.season.name is not None and not self.season.dates

    @property
    def is_dates(self) -> bool:
        """Whether it is dates without a name."""
        return self.season.name is None and bool(self.season.dates)


def before(places: Sequence[Place], at: int) -> Place | None:
    """What stands before a place, beside words that say nothing."""
    return next((p for p in reversed(places[:at]) if p.phrase.kind not in SAYS_NOTHING), None)


def has_dates_beside(places: Sequence[Place], at: int) -> bool:
    """Whether a season's name has dates right behind it, or before it in its segment and no hours before these."""
    before, behind = places[max(at - 2, 0) : at], places[at + 1 : at + 2]
    is_late = len(before) == 2 and before[0].phrase.kind in HOURS
    own = [] if is_late else [place for place in before[-1:] if place.number == places[at].number]
    return any(place.is_dates for place in (*own, *behind))


def fits(name: Season, dates: Season) -> bool:
    """Whether dates can be those of a season: a summer has July, a winter January."""
    middle = _MIDDLES.get(name.name) if name.name is not None else None
    years = {own.year for part in dates.dates if isinstance(part, CertainDates) for own in (part.first, part.last)}
    return middle is None or dates.begins_only or any(dates.holds(middle.replace(year=y)) for y in years or {_A_YEAR})


def give_dates(place: Place, dates: Season) -> None:
    """Give a season's name its dates, in place."""
    place.phrase = place.phrase._replace(value=replace(place.season, dates=dates.dates))
