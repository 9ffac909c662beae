"""Names of days that stand together: 周一至周五、周日, 法定工作日周一至周五, 调休上班的周六."""

from locator.hours.phrases.shared_halves import is_behind_whole_days, last_halved
from locator.hours.readings.days import HOLIDAYS, WEEKEND, DayGroup, Days
from locator.hours.tokens.clock_times import NOON, ClockTime
from locator.hours.tokens.day_parts import NAMED_GROUPS, DayPart, merged, met, narrowed, with_festivals
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.named_days import UNREAD_DAYS, days_between
from locator.hours.tokens.token_row import DAYTIME, SEASONS, TIME_BEGINS, TokenRow
from locator.hours.tokens.words import Word

_ONLY = ("仅", "只", "仅限", "限", "只有", "只限")
_HALF = ("半天", "半日")
_DAYS = frozenset({Mark.DAYS, *NAMED_GROUPS})
_ON_THE_WAY = (Mark.COLON, Mark.OPEN, Mark.CLOSE, Word.NEXT_DAY, Word.NOISE, Word.BEGINS, Word.TICKETS)


def days_at(row: TokenRow, first: int) -> tuple[tuple[DayPart, ...], int]:
    """The days that are named from a place on, with the halves of them that are meant, and where their names end."""
    parts: list[DayPart] = []
    at = first
    while (days := _named(row, at)) is not None:
        end = _take(row, at, days, parts)
        if end > at + 1 and row.kind(end) is Word.DASH and (until := _named(row, end + 1)) is not None:
            return _from_half_a_day(parts[-1], until), end + 2
        if end > at + 2 and row.text(end - 2) in _ONLY:
            at = end  # 周日仅上午、节假日休息
            break
        at = _past_make_ups(row, end, parts)
        following = _past_joint(row, at)
        if _named(row, following) is None:
            break
        if following == at:
            if _narrows(row, at, parts):
                parts[-1:] = narrowed(parts[-1], _named(row, at))
                at += 1
            elif parts[-1].days.festivals and parts[-1].half is None and _named(row, at) == HOLIDAYS:
                at += 1  # 春节法定假期
            break
        at = following
    return met(tuple(merged(parts))), at


def _from_half_a_day(first: DayPart, until: Days) -> tuple[DayPart, ...]:
    """周五下午至周日: the half, and the days behind it; of other halves and days nobody knows."""
    days = (first.days, until)
    single = all(own.group is DayGroup.LISTED and own.weekdays.bit_count() == 1 for own in days)
    if first.half is not Word.AFTERNOON or not single or any(own.nth or own.dates for own in days):
        return (DayPart(UNREAD_DAYS),)
    behind = days_between(first.days.weekdays.bit_length() - 1, until.weekdays.bit_length() - 1)
    return first, DayPart(Days(DayGroup.LISTED, behind & ~first.days.weekdays))


def _take(row: TokenRow, at: int, days: Days, parts: list[DayPart]) -> int:
    """Add the days at a place, with the half that is meant, to the parts in place; where their name ends."""
    end = _half_ends(row, at + 1, in_list=any(part.half for part in parts))
    half = row.kind(end - 1) if end > at + 1 and end != _both_halves_end(row, at + 1) else None
    in_doubt = half is Word.NOISE  # 周五半天: and which?
    if halved := last_halved(row, at, days, is_listed=bool(parts) and not any(part.half for part in parts)):
        parts += halved
        return end
    parts.append(DayPart(days, half if isinstance(half, Word) and not in_doubt else None, doubtful=in_doubt))
    if row.kind(at) is Word.NON_WORKDAYS:
        parts.append(DayPart(HOLIDAYS, parts[-1].half))
    return end


def _past_make_ups(row: TokenRow, at: int, parts: list[DayPart]) -> int:
    """Where 调休的周六 ends, whose days take the place of the last of the parts."""
    while (behind := _make_ups_end(row, at, parts)) > at:
        parts[-1:] = [DayPart((row.kind(at) is Word.SHIFTED and _named(row, at)) or NAMED_GROUPS[Word.MAKE_UPS])]
        at = behind
    return at


def _past_joint(row: TokenRow, at: int) -> int:
    """Where further days may begin: 国庆节、春节等节假日."""
    following = row.past(at, Mark.AND)
    return following + (row.kind(following) is Word.NOISE and row.text(following) == "等")


def _make_ups_end(row: TokenRow, at: int, parts: list[DayPart]) -> int:
    """Where 调休的周六、周日 or 周六调休上班日 ends, which names make-up days alone; `at` where it is nothing such."""
    last = parts[-1].days
    of = row.kind(at) is Word.NOISE and row.text(at) == "的"
    following = _named(row, at + 1 if of else at)
    if following is None or parts[-1].half is not None:
        return at
    off = (DayGroup.WEEKENDS, DayGroup.LISTED)
    shifted = last.group is DayGroup.MAKE_UPS and following.group in off and not following.weekdays & ~WEEKEND
    named = following.group is DayGroup.MAKE_UPS and not last.festivals and not last.weekdays & ~WEEKEND
    holiday = following.group is DayGroup.MAKE_UPS and last == HOLIDAYS
    return at + 1 + of if shifted or (named and last.group in off) or holiday else at


def _narrows(row: TokenRow, at: int, parts: list[DayPart]) -> bool:
    """Whether names without anything between belong together: 法定工作日周一至周五, 工作日的周二."""
    following = _named(row, at)
    if following is None or parts[-1].half is not None:
        return False
    if following.group is DayGroup.LISTED and following.weekdays and not following.weekdays & ~WEEKEND:
        return False  # 8:30-17:30 工作日 周日休息
    return {parts[-1].days.group, following.group} == {DayGroup.WORKDAYS, DayGroup.LISTED}


def _half_ends(row: TokenRow, at: int, *, in_list: bool) -> int:
    """Where the half-day that belongs to the days before it ends (周三下午); the same place where none does.

    上午 before a time is the time's (周三上午8:30, 周三上午上班8:30), but not in a list of halves:
    周一全天、周三上午 8:30-12:00.
    """
    noise = row.past(at, Word.NOISE)
    if any(row.text(place) in _HALF for place in range(at, noise)):
        return next(place for place in range(at, noise) if row.text(place) in _HALF) + 1  # 周六办公半天
    first = at
    if row.kind(at) is Mark.COLON and _heads_a_list(row, at + 1):
        return at + 2
    while row.text(at) in _ONLY:
        at += 1
    kind = row.kind(at)
    if kind is Word.THE_DAY:
        return at + 1
    if kind not in HALVES:
        return first
    if (both := _both_halves_end(row, at)) > at:
        return both
    behind = row.kind(_past_the_way(row, at + 1))
    return first if (behind in TIME_BEGINS or behind in SEASONS) and not in_list else at + 1


def _past_the_way(row: TokenRow, at: int) -> int:
    """Past what may stand between a half-day and its time: 上午上班8:30, 上午取号8:30; a line's end.

    周六上午⏎8:30-12:00，14:00-17:30 is the Saturday's half, and 上午⏎8:30-12:00⏎下午⏎14:00-17:30 that of the times.
    """
    behind = row.past(at, *_ON_THE_WAY)
    if row.text(behind) != "\n" or row.kind(behind + 1) not in DAYTIME:
        return behind
    kinds = (row.kind(place) for place in range(behind + 1, row.count))
    return behind + 1 if next((kind for kind in kinds if kind in HALVES or kind in _DAYS), None) in HALVES else behind


def _both_halves_end(row: TokenRow, at: int) -> int:
    """Where 上午、下午 ends, which is the whole day; the same place where it is nothing such, or a time's 下午."""
    other = row.past(at + 1, Mark.AND)
    if row.kind(at) is not Word.MORNING or row.kind(other) is not Word.AFTERNOON:
        return at
    time = row.value(row.past(other + 1, *_ON_THE_WAY))
    return at if isinstance(time, ClockTime) and time.minute >= NOON else other + 1


def _heads_a_list(row: TokenRow, at: int) -> bool:
    """周一、三：上午；周二、四：下午。上午9:00-11:30，…: half-days behind a colon, whose hours stand elsewhere."""
    if row.kind(at) not in (Word.THE_DAY, *HALVES) or row.kind(at + 1) not in (Mark.COMMA, Mark.STRONG, None):
        return False
    behind = row.kind(at + 2)
    if row.kind(at) is Word.THE_DAY:  # 周一至周五：全天；周六：上午
        return behind in _DAYS and _heads_a_list(row, row.past(at + 3, Mark.COLON))
    of_hours = behind in HALVES and row.kind(row.past(at + 3, Mark.COLON)) in DAYTIME
    return behind is None or behind in _DAYS or of_hours or (behind in DAYTIME and is_behind_whole_days(row, at - 2))


def _named(row: TokenRow, at: int) -> Days | None:
    value, kind = row.value(at), row.kind(at)
    if isinstance(value, Days):
        return value
    days = NAMED_GROUPS.get(kind) if isinstance(kind, Word) else None
    return with_festivals(days, row.text(at)) if days is not None else None
