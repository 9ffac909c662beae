"""How the seasons of a text share a year and its ranges: where each ends, and what is left for the rest of the year."""

from collections.abc import Sequence

from locator.hours.cores import Core, CoreKind
from locator.hours.halves import LUNCH_OVER
from locator.hours.seasons import MonthDay, Season, SeasonName, YearlyDates
from locator.hours.time_ranges import TimeRange
from locator.hours.year_dates import day_before


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


def rest_of_year(cores: Sequence[Core], seasons: list[tuple[int, ...]]) -> set[int]:
    """The ranges that a season replaces: 14:30-17:30（夏季15:00-18:00） leaves them the rest of the year."""
    own = [core.value for core, season in zip(cores, seasons, strict=True) if season]
    replaced = [value for value in own if isinstance(value, TimeRange)]
    found: set[int] = set()
    for index, core in enumerate(cores):
        if core.kind is CoreKind.RANGE and not seasons[index] and isinstance(core.value, TimeRange):
            value = core.value
            if any(value.first_start < other.last_end and other.first_start < value.last_end for other in replaced):
                found.add(index)
    return found


def _ends_by_lunch(value: object) -> bool:
    return isinstance(value, TimeRange) and value.last_end <= LUNCH_OVER
