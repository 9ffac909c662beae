"""Dates that stand behind a season's hours, put where its name is: 夏季8:00-18:00（5月1日至9月30日）."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.seasons import Season, dates_together
from locator.hours.segments.season_definitions import with_definitions
from locator.hours.segments.season_places import (
    HOURS,
    SAYS_NOTHING,
    Place,
    before,
    fits,
    give_dates,
    has_dates_beside,
)
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark

_BETWEEN = (*HOURS, *HALVES, Piece.DAYS, Mark.AND, *SAYS_NOTHING)


def with_season_dates(found: list[Segment]) -> list[Segment]:
    """The segments, in which dates told behind a season's hours stand behind its name; none of them empty."""
    places = [
        Place(number, phrase, bracket)
        for number, segment in enumerate(found)
        if segment.has(Piece.SEASON)
        for phrase, bracket in zip(segment.phrases, segment.bracketed, strict=True)
        if phrase.kind is Piece.SEASON
    ]
    if not any(place.is_name for place in places) or not any(place.is_dates for place in places):
        return found
    places = [Place(n, p, b) for n, own in enumerate(found) for p, b in zip(own.phrases, own.bracketed, strict=True)]
    places = _with_late_dates(found, with_definitions(found, places))
    return _segments(found, places)


def _segments(found: Sequence[Segment], places: Sequence[Place]) -> list[Segment]:
    """The segments with the phrases that the places say; the strongest separator on the way counts."""
    kept: list[Segment] = []
    gap = 0
    for number, segment in enumerate(found):
        own = [place for place in places if place.number == number]
        gap = max(gap, segment.gap)
        if own:
            phrases, brackets = [place.phrase for place in own], [place.bracket for place in own]
            kept.append(Segment(gap, segment.in_brackets, phrases, brackets, segment.of_some))
            gap = 0
    return kept


def _with_late_dates(found: Sequence[Segment], places: list[Place]) -> list[Place]:
    """Dates alone behind hours are those of the hours' season; where these may be others, the dates are not read."""
    for place in [own for own in places if own.is_dates]:
        if place not in places:
            continue
        at = places.index(place)
        name = _name_before(places, at) if _stands_late(found, places, at) else None
        if name is None:
            continue
        told = _in_a_row(places, at)
        dates = Season(None, dates_together([part for own in told for part in own.season.dates]))
        if _are_its_hours(places, places.index(name), at) and fits(name.season, dates):
            give_dates(name, dates)
            places = [own for own in places if own not in told]
        else:
            place.phrase = Phrase(Mark.UNREAD, place.phrase.text)
    return places


def _in_a_row(places: Sequence[Place], at: int) -> list[Place]:
    """The dates at a place and those that follow in its bracket: （3-5月，9-11月）."""
    own = places[at]
    behind = next((n for n, p in enumerate(places) if n > at and not (p.is_dates and p.bracket == own.bracket)), None)
    return list(places[at:behind]) if own.bracket else [own]


def _stands_late(found: Sequence[Segment], places: Sequence[Place], at: int) -> bool:
    """Whether dates stand alone behind hours, in a bracket or behind a comma, and are no label of what follows."""
    own, hours = places[at], before([place for place in places[:at] if not _is_days_in_brackets(place)], at)
    if hours is None or hours.phrase.kind not in HOURS or own.season.is_short:
        return False
    beside = [place for place in places if place.number == own.number and place.bracket == own.bracket]
    is_enclosed = found[own.number].in_brackets and not found[hours.number].in_brackets
    if is_enclosed or (own.bracket and own.bracket != hours.bracket):
        return _are_alone(beside)
    behind = next((place for place in places[at + 1 :] if place.phrase.kind not in SAYS_NOTHING), None)
    follows_comma = found[own.number].gap == 1 or bool(own.bracket)
    is_beside = hours.number == own.number or (follows_comma and _are_alone(beside))
    is_outside = not own.bracket and hours.number == own.number  # 夏季（8:00-18:00）5月1日至9月30日
    return (own.bracket == hours.bracket or is_outside) and is_beside and _ends_hours(found, own, behind)


def _ends_hours(found: Sequence[Segment], own: Place, behind: Place | None) -> bool:
    """Whether dates behind hours are not the label of what stands behind them."""
    if behind is None or own.bracket:
        return behind is None or behind.bracket != own.bracket
    if behind.number == own.number:
        return behind.is_name and not fits(behind.season, own.season)
    return behind.is_name or not found[behind.number].has(*HOURS)


def _are_alone(places: Sequence[Place]) -> bool:
    """Whether they are dates and words that say nothing."""
    kinds = (place.phrase.kind for place in places if not place.is_dates and not _is_days_in_brackets(place))
    return all(kind in SAYS_NOTHING for kind in kinds)


def _is_days_in_brackets(place: Place) -> bool:
    """8:00-18:00（周一至周五）（5-9月）: the days stand between the hours and their dates."""
    return place.phrase.kind is Piece.DAYS and place.bracket > 0


def _name_before(places: Sequence[Place], at: int) -> Place | None:
    """The season's name that stands last before a place, where it is the label of hours and has no dates."""
    index = next((own for own in range(at - 1, -1, -1) if places[own].phrase.kind is Piece.SEASON), None)
    return places[index] if index is not None and _is_label(places, index) else None


def _is_label(places: Sequence[Place], index: int) -> bool:
    """Whether a season's name stands before its hours, and not behind them as in 8:00-18:00（夏季）."""
    own, first = places[index], before(places, index)
    if not own.is_name or has_dates_beside(places, index):
        return False
    behind = next(place for place in places[index + 1 :] if place.phrase.kind in HOURS)
    follows = first is not None and first.number == own.number and first.phrase.kind in HOURS
    return behind.number == own.number or not follows


def _are_its_hours(places: Sequence[Place], name: int, at: int) -> bool:
    """Whether all that stands between a season's name and a place is its hours, on the same days, in one bracket."""
    between = places[name + 1 : at]
    brackets = {place.bracket for place in between if place.phrase.kind in HOURS}
    kinds = [p.phrase.kind for p in between if p.bracket in brackets or not _is_days_in_brackets(p)]
    if any(kind not in _BETWEEN for kind in kinds) or len(brackets) != 1 or places[name].bracket not in {0, *brackets}:
        return False
    first = next(number for number, kind in enumerate(kinds) if kind in HOURS)
    return Piece.DAYS not in kinds[first:]
