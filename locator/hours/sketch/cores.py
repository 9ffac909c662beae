"""What hours are made of, in the text's order: days, ranges and seasons; what belongs together is put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from locator.hours.phrases.matters import ONLY
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.day_table import WHOLE_DAY
from locator.hours.readings.days import EVERY, EVERY_DAY, WEEKDAYS, WEEKEND, DayGroup, Days
from locator.hours.readings.seasons import Season, SeasonName
from locator.hours.segments.segments import Segment
from locator.hours.tokens.day_parts import DayPart, are_off, merged, met
from locator.hours.tokens.words import Word

ALL_DAY = TimeRange(WHOLE_DAY)
SOME_OF_THE_DAY = TimeRange((), WHOLE_DAY)
"""全天 of people: a morning and an afternoon, or day and night."""

_NAMED_HALVES = ("上午", "下午")
_OF_ALL = ("均", "都", "统一", "全年", "一年四季", "时间不变")
_SOME = ("部分", "个别", "少数")
_WITHOUT_SIGNS = -1
"""Instead of a bracket's number: none is written, and it is meant."""


class CoreKind(Enum):
    """What hours are made of."""

    DAYS = "days"
    RANGE = "range"
    SEASON = "season"


@dataclass(slots=True)
class Core:
    """Days, a range or a season as it stands in the text; `gap` and `bracketed` as of segments.

    `of_all` where a range is said to be the same for all: 上午均为8:30-12:00. `is_half` where its half-day is named.
    `is_limit` where 仅 or 限 stands before days.
    """

    kind: CoreKind
    value: object
    gap: int
    bracketed: int
    groups: list[int] = field(default_factory=list)
    of_all: bool = False
    is_half: bool = False
    is_limit: bool = False


def add_cores(segment: Segment, cores: list[Core]) -> None:
    """Add what a segment has of hours to what the text had before."""
    gap = segment.gap
    for phrase, bracketed in zip(segment.phrases, _brackets(segment), strict=True):
        core = _core(phrase, segment, cores, bracketed)
        if core is None:
            continue
        core.gap, gap = gap, 0
        if bracketed and core.kind is CoreKind.DAYS and _is_limited(segment, phrase, bracketed):
            core.value = _doubted(core.value)
        last = cores[-1] if cores else None
        if last is not None and last.kind is core.kind is CoreKind.SEASON and _join_seasons(last, core):
            continue
        if last is not None and last.kind is core.kind is CoreKind.DAYS and _joins(cores, core):
            continue
        # （周五9:00-12:00） has hours of its own
        is_bare = core.kind is CoreKind.DAYS and bracketed and Piece.RANGE not in segment.kinds_in(bracketed)
        if is_bare and _narrow_earlier(cores, core):
            continue
        cores.append(core)


def _is_limited(segment: Segment, days: Phrase, bracketed: int) -> bool:
    """（周末仅咨询）, （周六部分窗口）: whether a bracket without hours says of its days that less is done on them."""
    own = [phrase for phrase, at in zip(segment.phrases, segment.bracketed, strict=True) if at == bracketed]
    behind = own[own.index(days) + 1 :] if days in own else []
    is_less = behind and behind[0].kind is Word.NOISE and behind[0].text in (*ONLY, *_SOME)
    return bool(is_less) and len(behind) > 1 and not any(phrase.kind is Piece.RANGE for phrase in own)


def _doubted(value: object) -> object:
    return tuple(replace(part, doubtful=True) for part in value) if isinstance(value, tuple) else value


def _brackets(segment: Segment) -> list[int]:
    """The brackets of a segment's phrases; 18:00-20:00仅限周三 is as good as 18:00-20:00（仅限周三）."""
    if not segment.phrases or segment.phrases[-1].kind is not Piece.DAYS:
        return segment.bracketed
    last = segment.phrases[-3:]
    behind_hours = [phrase.kind for phrase in last] == [Piece.RANGE, Word.NOISE, Piece.DAYS]
    if behind_hours and last[1].text in ONLY and not segment.bracketed[-1]:
        return [*segment.bracketed[:-1], _WITHOUT_SIGNS]
    return segment.bracketed


def _core(phrase: Phrase, segment: Segment, cores: Sequence[Core], bracketed: int) -> Core | None:
    if phrase.kind is Piece.RANGE:
        is_half = phrase.text.startswith(_NAMED_HALVES)
        return Core(CoreKind.RANGE, phrase.value, 0, bracketed, of_all=_is_of_all(segment), is_half=is_half)
    if phrase.kind is Word.ALL_DAY or (phrase.kind is Word.THE_DAY and not segment.has(Piece.RANGE)):
        is_told = phrase.kind is Word.ALL_DAY or segment.has(Word.KIOSK)  # people work mornings and afternoons
        return Core(CoreKind.RANGE, ALL_DAY if is_told else SOME_OF_THE_DAY, 0, bracketed)
    if phrase.kind is Piece.DAYS:
        return Core(CoreKind.DAYS, phrase.value, 0, bracketed, is_limit=_is_behind_limit(segment, phrase))
    if phrase.kind is Word.OTHER_DAYS and segment.has(Piece.RANGE):
        return _others(cores, bracketed, names_days=segment.has(Piece.DAYS))
    if phrase.kind is Piece.SEASON:
        return Core(CoreKind.SEASON, phrase.value, 0, bracketed)
    return None


def _is_behind_limit(segment: Segment, days: Phrase) -> bool:
    at = next(at for at, phrase in enumerate(segment.phrases) if phrase is days)
    return at > 0 and segment.phrases[at - 1].text in ONLY


def _is_of_all(segment: Segment) -> bool:
    return not segment.has(Piece.SEASON) and any(phrase.text in _OF_ALL for phrase in segment.of(Word.NOISE))


def _narrow_earlier(cores: Sequence[Core], core: Core) -> bool:
    """周一至周五8:30-11:30（法定工作日）: what stands in brackets behind the ranges is about the days before them."""
    named = [earlier for earlier in cores if earlier.kind is CoreKind.DAYS]
    if len(named) == 1 and _are_of_two_ranges(cores, named[0]):
        return False  # 白天9:00-17:00（工作日），夜间19:00-21:00（周三）
    if len(named) != 1 or not isinstance(named[0].value, tuple) or not isinstance(core.value, tuple):
        return False
    one, other = _one(named[0].value), _one(core.value)
    if one is None or other is None or (one.group is DayGroup.WORKDAYS and one.weekdays != EVERY_DAY):
        return False  # （周一至周四） has narrowed them before
    if other.weekdays & WEEKDAYS != WEEKDAYS and [own.kind for own in cores[-2:]] == [CoreKind.RANGE] * 2:
        return False  # …9:00-12:00，14:00-17:00（周一至周四）: of both, or of the last
    return {one.group, other.group} == {DayGroup.WORKDAYS, DayGroup.LISTED} and _join_days(named[0], core)


def _are_of_two_ranges(cores: Sequence[Core], days: Core) -> bool:
    """Whether days stand in a bracket behind a range of their own, and another range stands before what follows."""
    at = next(at for at, core in enumerate(cores) if core is days)
    own = at > 0 and cores[at - 1].kind is CoreKind.RANGE and bool(days.bracketed) and not days.gap
    return own and cores[-1].kind is CoreKind.RANGE


def _others(cores: Sequence[Core], bracketed: int, *, names_days: bool) -> Core | None:
    """其余时间9:00-16:00: the rest of the year where seasons were named, else the days that nothing else is said of."""
    if any(core.kind is CoreKind.SEASON for core in cores):
        return Core(CoreKind.SEASON, Season(SeasonName.REST), 0, bracketed)
    if not any(core.kind is CoreKind.DAYS for core in cores):
        return None  # 每周五下午学习，其余时间9:00-17:00 names no days
    return Core(CoreKind.DAYS, (DayPart(EVERY),), 0, bracketed) if not names_days else None


def _join_seasons(last: Core, core: Core) -> bool:
    """夏季（5月1日至9月30日）: a label and its dates are one season, in whichever order they stand."""
    one, other = last.value, core.value
    if not isinstance(one, Season) or not isinstance(other, Season) or core.gap == 2:
        return False
    if one.dates and other.dates and one.name is None and other.name is None:
        return False
    if one.name is SeasonName.REST and not one.dates and not other.dates and not core.gap:
        last.value = other  # 其余时间执行冬季作息
        return True
    if one.name is not None and other.name is not None and one.name is not other.name:
        return False
    last.value = Season(one.name or other.name, one.dates or other.dates)
    return True


def _joins(cores: Sequence[Core], core: Core) -> bool:
    """Whether days join the days before; 8:30-12:00（周一至周五），周六9:00-12:00 are those of two ranges."""
    last = cores[-1]
    behind_hours = last.bracketed and not core.bracketed and any(one.kind is CoreKind.RANGE for one in cores[:-1])
    return not behind_hours and _join_days(last, core)


def _join_days(last: Core, core: Core) -> bool:
    """Days that follow days with no range between: 周一至周五，周六 9:00-12:00; 周一至周五（工作日）."""
    if not isinstance(last.value, tuple) or not isinstance(core.value, tuple):
        return False
    if core.bracketed and not last.bracketed and _is_one_day_off(last.value, core.value):
        last.value = core.value
        return True
    workdays = _narrowed(_one(last.value), _one(core.value)) if not core.gap or core.bracketed else ()
    if workdays:
        last.value = workdays
        return True
    if last.value == core.value:
        return True
    if (not core.gap and not core.bracketed) or _halves_some(last.value, core.value):
        return False
    if any(part.half is Word.THE_DAY for part in last.value) and not _are_whole_days(core.value):
        return False  # 周一至周五全天，周六9:00-12:00
    last.value = met(tuple(merged([*dict.fromkeys((*last.value, *core.value))])))
    return True


def _is_one_day_off(named: tuple[DayPart, ...], inside: tuple[DayPart, ...]) -> bool:
    """休息日（周六）, 双休日（周六上午）: of the days off that one which a bracket names."""
    days = {part.days.weekdays for part in inside if part.days.group is DayGroup.LISTED}
    is_one = len(days) == 1 and not any(own & ~WEEKEND or own == WEEKEND for own in days)
    return is_one and are_off(named) and any(part.days.group is DayGroup.WEEKENDS for part in named)


def _are_whole_days(parts: tuple[DayPart, ...]) -> bool:
    return all(part.half is Word.THE_DAY for part in parts)


def _halves_some(named: tuple[DayPart, ...], others: tuple[DayPart, ...]) -> bool:
    """Whether a half is named of days that stand among the others whole: 周五下午…，工作日9:00-17:00."""
    halved = [part.days.weekdays for part in named if part.half is not None]
    whole = [part.days.weekdays for part in others if part.half is None]
    return any(half & days for half in halved for days in whole)


def _narrowed(one: Days | None, other: Days | None) -> tuple[DayPart, ...]:
    """周一至周四（工作日） are those working days; of 工作日（周二至周六） what only one of both names is in doubt."""
    if one is None or other is None or {one.group, other.group} != {DayGroup.WORKDAYS, DayGroup.LISTED}:
        return ()
    own = one if one.group is DayGroup.LISTED else other
    if own.nth or own.dates:
        return ()
    if own.weekdays & WEEKDAYS == WEEKDAYS and not own.weekdays & ~WEEKDAYS:
        return (DayPart(Days(DayGroup.WORKDAYS)),)
    parts = [DayPart(Days(DayGroup.WORKDAYS, own.weekdays & WEEKDAYS))]
    if own.weekdays & ~WEEKDAYS:
        parts.append(DayPart(Days(DayGroup.LISTED, own.weekdays & ~WEEKDAYS), doubtful=True))
        missing = WEEKDAYS & ~own.weekdays
        parts += [DayPart(Days(DayGroup.WORKDAYS, missing), doubtful=True)] if missing else []
    return tuple(parts)


def _one(parts: tuple[DayPart, ...]) -> Days | None:
    return parts[0].days if len(parts) == 1 and parts[0] == DayPart(parts[0].days) else None
