"""Closings from one date and hour to another: 6月10日12:00至6月12日18:00暂停办理 is of two parts and a day between."""

from calendar import isleap
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import Edge, TimeRange
from locator.hours.readings.day_table import LATEST, MIDNIGHT
from locator.hours.readings.seasons import CertainDates, MonthDay, Season, YearlyDates
from locator.hours.segments.segments import Segment
from locator.hours.tokens.clock_times import NOON, ClockTime
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.words import Word

_SAID = (Word.OFF, Word.SUSPENDED, Word.OTHER_DUTIES, Word.AWAY, Word.DUTY, Word.OVERTIME, Word.APPOINTMENT)
_TO = ("至", "到", "-")
_SMALL = (Word.NOISE, Word.BEGINS, Word.ENDS)
_LONGEST = 100
_A_DAY = timedelta(days=1)
_A_LEAP_YEAR = 2024

_Dates = YearlyDates | CertainDates


class _End(NamedTuple):
    """A date, with the time or the half-day on it if one is named, and where it ends in its segment."""

    dates: _Dates
    when: Phrase | None
    stop: int


def over_days(found: Sequence[Segment]) -> list[Segment]:
    """The segments; what goes on from a time of one date to a time of another is said of each of these days."""
    if not any(segment.has(Piece.SEASON) and segment.has(*_SAID) for segment in found):
        return list(found)
    has_nights = any(own.last_end > MIDNIGHT for segment in found for own in segment.ranges)
    night = LATEST if has_nights else MIDNIGHT
    return [part for segment in found for part in _parts(segment, night)]


def _parts(segment: Segment, night: int) -> list[Segment]:
    places = [at for at, phrase in enumerate(segment.phrases) if phrase.kind not in _SMALL]
    own = segment.part(places)
    if not own.has(*_SAID) or own.has(Piece.DAYS):
        return [segment]
    start, last = _ends(own)
    if start is None or last is None:
        return [segment]
    small = [phrase for phrase in segment.phrases[: places[0]] if phrase.kind is Word.NOISE]
    behind = [phrase for phrase in segment.phrases[places[last.stop - 1] + 1 :] if phrase.kind not in _SMALL[1:]]
    return _on_each(segment, start, last, [*small, *behind], night) or [segment]


def _ends(segment: Segment) -> tuple[_End | None, _End | None]:
    """From where to where something goes on, if a segment begins with that."""
    start = _end_at(segment, 0)
    counted = len(segment.of(Piece.SEASON)), len(segment.of(Piece.RANGE))
    if start is not None and counted == (1, 1):
        return _overnight(start, segment.phrases[1])
    if start is None or start.when is None or counted != (2, 0) or not _leads_on(segment, start):
        return None, None
    return start, _end_at(segment, start.stop + (segment.phrases[start.stop].kind is Word.DASH))


def _overnight(start: _End, behind: Phrase) -> tuple[_End | None, _End | None]:
    """6月9日14:00至次日10:00: a range that goes on into the next day."""
    found = behind.value
    if not isinstance(found, TimeRange) or found.doubts or found.last_end <= MIDNIGHT or len(found.spans) != 1:
        return None, None
    first, last = (_time(minute) for minute in (found.first_start, found.last_end - MIDNIGHT))
    begin, _ = _in_row(start.dates, start.dates)
    end = begin + _A_DAY
    dates = _dates(end, end, is_certain=isinstance(start.dates, CertainDates))
    return start._replace(when=first), _End(dates, last, 2)


def _time(minute: int) -> Phrase:
    return Phrase(Piece.TIME, "", Edge(ClockTime(minute, minute)))


def _end_at(segment: Segment, at: int) -> _End | None:
    """The date at a place, and the time or half-day behind it; null where no single date stands there."""
    season = segment.phrases[at].value if at < len(segment.phrases) else None
    if not isinstance(season, Season) or season.begins_only or [dates.days for dates in season.dates] != [1]:
        return None
    behind = segment.phrases[at + 1] if at + 1 < len(segment.phrases) else None
    is_told = behind is not None and (behind.kind is Piece.TIME or behind.kind in HALVES)
    return _End(season.dates[0], behind if is_told else None, at + 1 + is_told)


def _leads_on(segment: Segment, start: _End) -> bool:
    goes_on = start.when is not None and start.when.text.endswith(_TO)
    return start.stop < len(segment.phrases) and (goes_on or segment.phrases[start.stop].kind is Word.DASH)


def _on_each(segment: Segment, start: _End, last: _End, said: Sequence[Phrase], night: int) -> list[Segment]:
    """What is said of the first date, of those between, and of the last; nothing where it is no plain span."""
    begin, end = _in_row(start.dates, last.dates)
    days = (end - begin).days
    if (not days and not _within(start.when, last.when)) or days > _LONGEST:
        return []
    if any(phrase.kind in (Piece.TIME, Piece.SEASON, Piece.RANGE, *HALVES) for phrase in said):
        return []
    is_certain = not isinstance(start.dates, YearlyDates) or not isinstance(last.dates, YearlyDates)
    told = [(begin, begin, _from(start.when, night)), (end, end, _until(last.when))]
    if not days:
        told = [(begin, begin, _within(start.when, last.when))]
    if days > 1:
        told.insert(1, (begin + _A_DAY, end - _A_DAY, []))
    made: list[Segment] = []
    for first, until, when in told:
        season = Phrase(Piece.SEASON, "", Season(None, (_dates(first, until, is_certain=is_certain),)))
        phrases = [season, *when, *said]
        made.append(Segment(1 if made else segment.gap, segment.in_brackets, phrases, [0] * len(phrases)))
        made[-1].of_some = segment.of_some
    return made


def _in_row(start: _Dates, last: _Dates) -> tuple[date, date]:
    """The two dates in years that fit each other; a leap year's where none is told."""
    known = next((own.first.year for own in (start, last) if isinstance(own, CertainDates)), _A_LEAP_YEAR)
    begin = start.first if isinstance(start, CertainDates) else date(known, *_possible(known, start.first))
    if isinstance(last, CertainDates):
        return begin, last.first
    end = date(begin.year, *_possible(begin.year, last.first))
    return begin, end if end >= begin else date(begin.year + 1, *_possible(begin.year + 1, last.first))


def _possible(year: int, at: MonthDay) -> MonthDay:
    return at if at != (2, 29) or isleap(year) else (2, 28)


def _dates(first: date, last: date, *, is_certain: bool) -> _Dates:
    if is_certain:
        return CertainDates(first, last)
    return YearlyDates((first.month, first.day), (last.month, last.day))


def _from(when: Phrase | None, night: int) -> list[Phrase]:
    """From a time on, into the night, or from a half-day on; a morning's is the whole day."""
    if when is None or when.kind is Word.MORNING:
        return []
    return [when] if when.kind in HALVES else [_range(_minute(when), night)]


def _until(when: Phrase | None) -> list[Phrase]:
    """Until a time, or to the end of a half-day; an afternoon's is the whole day."""
    if when is None or when.kind in (Word.AFTERNOON, Word.EVENING):
        return []
    return [when] if when.kind in HALVES else [_range(0, _minute(when))]


def _within(start: Phrase | None, last: Phrase | None) -> list[Phrase]:
    """The range between two times of one day; nothing where these are none."""
    if start is None or last is None or not start.kind is last.kind is Piece.TIME or _minute(start) >= _minute(last):
        return []
    return [_range(_minute(start), _minute(last))]


def _range(first: int, last: int) -> Phrase:
    return Phrase(Piece.RANGE, "", TimeRange(((first, last),)))


def _minute(when: Phrase) -> int:
    edge = when.value
    if not isinstance(edge, Edge):
        return 0
    minute = edge.time.minute
    return minute + NOON if edge.half in (Word.AFTERNOON, Word.EVENING) and minute < NOON else minute
