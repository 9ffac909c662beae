"""How the seasons of a text share a year and its ranges: where each ends, and what is left for the rest of the year."""

from collections.abc import Sequence

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.days import EVERY_DAY, weekdays_of
from locator.hours.readings.seasons import MonthDay, Season, SeasonName, YearlyDates
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.tokens.halves import LUNCH_OVER
from locator.hours.tokens.year_dates import day_before


def end_seasons(cores: Sequence[Core]) -> None:
    """5月1日起夏季 …，10月1日起冬季 …: each season ends where the next one begins; a single one has no end."""
    seasons = [core for core in cores if isinstance(core.value, Season) and core.value.begins_only]
    starts = sorted({_start(core.value) for core in seasons if isinstance(core.value, Season)})
    for core in seasons:
        if isinstance(core.value, Season):
            first = _start(core.value)
            following = starts[(starts.index(first) + 1) % len(starts)]
            dates = (YearlyDates(first, day_before(following)),) if len(starts) > 1 else ()
            core.value = Season(core.value.name or (None if dates else SeasonName.REST), dates)


def _start(season: Season) -> MonthDay:
    return next(part.first for part in season.dates if isinstance(part, YearlyDates))


def share_mornings(cores: Sequence[Core], seasons: list[tuple[int, ...]]) -> None:
    """上午8:30-12:00，下午14:30-17:30（夏季）、14:00-17:00（冬季）: the morning is for both seasons."""
    owned = [index for index, owner in enumerate(seasons) if len(owner) == 1]
    if not owned:
        return
    first = seasons[owned[0]][0]
    if first < owned[0]:
        return
    others = {seasons[index][0] for index in owned} - {first}
    mornings = [index for index in owned if _ends_by_lunch(cores[index].value)]
    if not others or any(seasons[index][0] != first for index in mornings):
        return
    for index in mornings:
        seasons[index] = ()


def share_last(cores: Sequence[Core], seasons: list[tuple[int, ...]]) -> None:
    """夏季下午14:30-17:30，其他月份14:00-17:00，上午均为8:30-12:00: what all seasons have in common stands last."""
    owned = [index for index, owner in enumerate(seasons) if len(owner) == 1]
    last = [index for index in owned if seasons[index] == seasons[owned[-1]]]
    others = [index for index in owned if index not in last]
    while others and len(last) > 1 and _is_shared(cores, last, others):
        seasons[last.pop()] = ()


def perhaps_shared(cores: Sequence[Core], seasons: Sequence[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """夏季上午8:00-12:00，冬季上午8:30-12:00，下午14:00-17:00: the seasons whose afternoon that may be as well."""
    owned = [index for index, owner in enumerate(seasons) if len(owner) == 1]
    last = [index for index in owned if seasons[index] == seasons[owned[-1]]]
    others = [index for index in owned if index not in last]
    if not others or len(last) < 2 or any(core.gap == 2 for core in cores[others[-1] : last[-1] + 1]):
        return {}
    mornings = all(cores[index].is_half and _ends_by_lunch(cores[index].value) for index in (*others, last[0]))
    places = tuple(dict.fromkeys(seasons[index][0] for index in others))
    return {index: places for index in last[1:] if mornings and not _ends_by_lunch(cores[index].value)}


def days_perhaps_shared(
    cores: Sequence[Core], seasons: Sequence[tuple[int, ...]], days: Sequence[tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """夏季工作日…；冬季工作日…；周六9:00-12:00: the seasons whose Saturday that may be as well."""
    owned = [index for index, owner in enumerate(seasons) if len(owner) == 1]
    others = [index for index in owned if seasons[index] != seasons[owned[-1]]]
    if not others:
        return {}
    named = 0
    for index in others:
        named |= _weekdays(cores, days[index])
    places = tuple(dict.fromkeys(seasons[index][0] for index in others))
    apart = [index for index in owned if index > others[-1] and len(days[index]) == 1]
    apart = [index for index in apart if _is_apart(cores, seasons[index][0], days[index][0], others[-1])]
    return {index: places for index in apart if not _weekdays(cores, days[index]) & named}


def _is_apart(cores: Sequence[Core], season: int, days: int, other: int) -> bool:
    """Whether days behind a season's own hours begin a sentence, or all there is stands in one."""
    behind_hours = any(core.kind is CoreKind.RANGE for core in cores[season:days])
    return behind_hours and (cores[days].gap == 2 or all(core.gap < 2 for core in cores[other : days + 1]))


def _is_shared(cores: Sequence[Core], last: Sequence[int], others: Sequence[int]) -> bool:
    """Whether the last range is said to be of all, or a morning behind an afternoon where no season has another."""
    own, before = cores[last[-1]], [cores[index].value for index in last[:-1]]
    ranges = [value for value in (*before, *(cores[index].value for index in others)) if isinstance(value, TimeRange)]
    if not isinstance(own.value, TimeRange) or any(map(own.value.meets, ranges)):
        return False
    late = _ends_by_lunch(own.value) and all(own.value.last_end <= other.first_start for other in ranges)
    return late or own.of_all


def rest_of_year(
    cores: Sequence[Core], seasons: Sequence[tuple[int, ...]], days: Sequence[tuple[int, ...]]
) -> set[int]:
    """The ranges that a season replaces: 14:30-17:30（夏季15:00-18:00） leaves them the rest of the year.

    A season's Saturday takes nothing from working days: `days` are the places of the days that each range is for.
    """
    ranges = [index for index, core in enumerate(cores) if isinstance(core.value, TimeRange)]
    replacing = [index for index in ranges if seasons[index] and not _is_short(cores, seasons[index])]
    return {
        index
        for index in ranges
        if not seasons[index] and any(_replaces(cores, days, other, index) for other in replacing)
    }


def _is_short(cores: Sequence[Core], owners: tuple[int, ...]) -> bool:
    values = [cores[owner].value for owner in owners]
    return all(isinstance(value, Season) and value.is_short for value in values)


def _replaces(cores: Sequence[Core], days: Sequence[tuple[int, ...]], season: int, index: int) -> bool:
    one, other = cores[season].value, cores[index].value
    if not isinstance(one, TimeRange) or not isinstance(other, TimeRange):
        return False
    return one.meets(other) and bool(_weekdays(cores, days[season]) & _weekdays(cores, days[index]))


def _weekdays(cores: Sequence[Core], owners: tuple[int, ...]) -> int:
    """The days of the week that a range is for; all of them where nobody says."""
    values = [cores[owner].value for owner in owners]
    named = weekdays_of(part.days for value in values if isinstance(value, tuple) for part in value)
    return named if owners else EVERY_DAY


def _ends_by_lunch(value: object) -> bool:
    return isinstance(value, TimeRange) and value.last_end <= LUNCH_OVER
