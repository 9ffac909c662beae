"""What only says when the seasons are: 夏季为5-9月，冬季为10-4月."""

from collections.abc import Iterator, Sequence

from locator.hours.phrases.phrases import Piece
from locator.hours.readings.seasons import Season, SeasonName
from locator.hours.segments.season_places import HOURS, SAYS_NOTHING, Place, fits, give_dates, has_dates_beside
from locator.hours.segments.segments import Segment

_SENTENCE = 2
_BESIDE = (Piece.SEASON, *SAYS_NOTHING)


def with_definitions(found: Sequence[Segment], places: list[Place]) -> list[Place]:
    """The places without those that only say when seasons are; the dates are given to those named elsewhere."""
    for unit in _units(places):
        seasons = [place.season for place in unit if place.phrase.kind is Piece.SEASON]
        pairs = _pairs(seasons)
        if not pairs or _begins_hours(found, places, unit):
            continue
        others = [place for place in places if place not in unit and place.season.name in pairs]
        if {place.season.name for place in others} != {*pairs}:
            continue
        for place in others:
            if place.is_name and not has_dates_beside(places, places.index(place)):
                give_dates(place, pairs[place.season.name])
        places = [place for place in places if place not in unit]
    return places


def _units(places: Sequence[Place]) -> Iterator[list[Place]]:
    """What may be a definition: segments of seasons alone, and what one of others has in a bracket."""
    for number in sorted({place.number for place in places if place.phrase.kind is Piece.SEASON}):
        own = [place for place in places if place.number == number]
        brackets = sorted({place.bracket for place in own if place.bracket})
        for unit in [own, *([place for place in own if place.bracket == bracket] for bracket in brackets)]:
            if all(place.phrase.kind in _BESIDE for place in unit):
                yield unit
                break


def _pairs(seasons: Sequence[Season]) -> dict[SeasonName | None, Season]:
    """The names that stand by twos with their dates, in either order; none where something is left over."""
    pairs: dict[SeasonName | None, Season] = {}
    for one, other in zip(seasons[::2], seasons[1::2], strict=False):
        name, dates = (one, other) if one.name is not None else (other, one)
        if name.name is None or name.dates or dates.name is not None or not fits(name, dates):
            return {}
        pairs[name.name] = dates
    return pairs if len(pairs) * 2 == len(seasons) else {}


def _begins_hours(found: Sequence[Segment], places: Sequence[Place], unit: Sequence[Place]) -> bool:
    """Whether hours stand behind a unit, which then is their label; what is in a bracket behind hours is none.

    Nor is it the label of other days in the next sentence: 夏季…，冬季…，夏季为5-9月。周六9:00-12:00.
    """
    first, last = places.index(unit[0]), places.index(unit[-1])
    if unit[0].bracket and first and places[first - 1].phrase.kind in HOURS:
        return False
    behind = next((place for place in places[last + 1 :] if place.phrase.kind not in SAYS_NOTHING), None)
    follows_hours = any(place.phrase.kind in HOURS for place in places[:first])
    of_days = behind is not None and behind.phrase.kind is Piece.DAYS
    if behind is not None and of_days and follows_hours and found[behind.number].gap == _SENTENCE:
        return False
    kinds = (place.phrase.kind for place in places[last + 1 :])
    return next((kind for kind in kinds if kind in (*HOURS, Piece.SEASON)), None) in HOURS
