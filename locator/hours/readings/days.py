"""Which days a clause speaks of, and whether one day is among them: yes, no, or not to be known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from locator.readers.workdays import DayKind, Festival

SATURDAY, SUNDAY = 5, 6
EVERY_DAY = 0b1111111
WEEKDAYS = 0b0011111
WEEKEND = 0b1100000
"""Days of the week as bits, Monday the lowest."""

LAST = -1
"""The last one of a month (每月最后一个周五), beside the first, second …"""


class Answer(IntEnum):
    """Whether a day is among those named; a contract's *unknown* begins with a maybe."""

    NO = 0
    MAYBE = 1
    YES = 2


class DayGroup(Enum):
    """How an office names its days."""

    __hash__ = object.__hash__  # the library's is Python, and days are looked up for every clause

    LISTED = "listed"
    """Days of the week, of a month, or every day: 周一至周五, 每月5日, 每天."""
    WORKDAYS = "workdays"
    """工作日: what is worked by the State Council's notices."""
    WEEKENDS = "weekends"
    """双休日, 周末."""
    HOLIDAYS = "holidays"
    """节假日; or certain ones, 春节."""
    MAKE_UPS = "make-ups"
    """调休上班日."""
    ASSUMED = "assumed"
    """None named: working days, and of the others it is not known."""
    UNREAD = "unread"
    """Named in words that nobody understands (周一至周八)."""


@dataclass(frozen=True, slots=True)
class Day:
    """What there is to know of one day that is surely of one kind.

    `acting` is the day of the week that a make-up day is worked as: a weekday, or its own weekend day where it is not
    worked; on other days it is `weekday`. `festivals` are those that the holiday may belong to, the first one surely
    where it stands alone.
    """

    kind: DayKind
    weekday: int
    acting: int
    month_day: int = 0
    nth: int = 0
    is_last: bool = False
    festivals: frozenset[Festival] = frozenset()


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a clause. `holidays` and `make_ups` hold what the text says of these, null where it says nothing."""

    group: DayGroup
    weekdays: int = EVERY_DAY
    nth: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    festivals: tuple[Festival, ...] = ()
    holidays: Answer | None = None
    make_ups: Answer | None = None

    def served(self, day: Day) -> Answer:
        """Whether a clause that opens on these days opens on `day`, by the contract's table."""
        if day.kind is DayKind.HOLIDAY:
            return self._on_holiday(day)
        if day.kind is DayKind.MAKE_UP and self.make_ups is not None:
            return self.make_ups
        return self._answer(day)

    def meant(self, day: Day) -> Answer:
        """Whether a clause that closes or limits on these days is about `day`."""
        if day.kind is DayKind.HOLIDAY and self.group is not DayGroup.HOLIDAYS:
            return self._meant_on_holiday(day)
        if day.kind is DayKind.MAKE_UP and self.make_ups is Answer.NO:
            return Answer.NO
        if day.kind is DayKind.MAKE_UP and self.group in (DayGroup.LISTED, DayGroup.WEEKENDS):
            return Answer.YES if self._names(day.acting, day) else Answer.NO
        return Answer.YES if self.group is DayGroup.ASSUMED else self._answer(day)

    def told(self, holidays: Answer | None, make_ups: Answer | None) -> "Days":
        """The same days; what is told of holidays and make-up days is taken where nothing was told before."""
        return replace(
            self,
            holidays=holidays if self.holidays is None else self.holidays,
            make_ups=make_ups if self.make_ups is None else self.make_ups,
        )

    @property
    def is_every(self) -> bool:
        """Whether they are all days of the week, and not of certain dates: 每天."""
        return self.group is DayGroup.LISTED and self.weekdays == EVERY_DAY and not self.nth and not self.dates

    def lists(self, weekday: int) -> bool:
        """Whether it is a list that has this day of the week."""
        return self.group is DayGroup.LISTED and not self.dates and self._names_weekday(weekday)

    def _meant_on_holiday(self, day: Day) -> Answer:
        if self.group in (DayGroup.LISTED, DayGroup.WEEKENDS):
            return Answer.YES if self._names(day.weekday, day) else Answer.NO
        if self.group is DayGroup.ASSUMED:
            return Answer.YES  # a break at noon is one on whatever days there are hours
        return Answer.MAYBE if self.group is DayGroup.UNREAD else Answer.NO

    def _answer(self, day: Day) -> Answer:
        match self.group:
            case DayGroup.LISTED:
                return self._listed(day)
            case DayGroup.WORKDAYS:
                return self._worked(day)
            case DayGroup.WEEKENDS:
                return Answer.YES if day.acting >= SATURDAY and self._names(day.weekday, day) else Answer.NO
            case DayGroup.HOLIDAYS:
                return self._festive(day)
            case DayGroup.MAKE_UPS:
                return Answer.YES if day.kind is DayKind.MAKE_UP else Answer.NO
            case DayGroup.ASSUMED:
                return Answer.MAYBE if day.kind is DayKind.WEEKEND else Answer.YES
            case DayGroup.UNREAD:
                return Answer.MAYBE

    def _listed(self, day: Day) -> Answer:
        if self._names(day.weekday, day):
            return Answer.YES
        if day.acting == day.weekday or not self._names_weekday(day.acting):
            return Answer.NO
        return Answer.MAYBE if self.nth or self.dates else Answer.YES

    def _worked(self, day: Day) -> Answer:
        if day.kind is DayKind.WEEKEND:
            return Answer.NO
        if self.weekdays & WEEKDAYS == WEEKDAYS and not self.nth and not self.dates:
            return Answer.YES
        if day.kind is DayKind.MAKE_UP and (day.acting >= SATURDAY or self.nth):
            return Answer.MAYBE
        return Answer.YES if self._names(day.acting, day) else Answer.NO

    def _on_holiday(self, day: Day) -> Answer:
        if self.group is DayGroup.HOLIDAYS:
            return self._festive(day)
        if self.group is DayGroup.UNREAD:
            return Answer.MAYBE
        if self.group is DayGroup.MAKE_UPS or self.holidays is Answer.NO:
            return Answer.NO
        if self.holidays is not None:
            return self._stated_on_holiday(day, self.holidays)
        if self.group is DayGroup.ASSUMED:
            return Answer.MAYBE
        unsaid = self.group is DayGroup.WEEKENDS or (self.group is DayGroup.LISTED and self.weekdays & WEEKEND)
        return Answer.MAYBE if unsaid and self._names(day.weekday, day) else Answer.NO

    def _stated_on_holiday(self, day: Day, stated: Answer) -> Answer:
        """Of an office that says it is open on holidays: on a day of another weekday than it lists, who knows."""
        if self.group is DayGroup.WORKDAYS:
            return Answer.MAYBE  # one word says that it works, the other that it does not
        return stated if self.group is DayGroup.ASSUMED or self._names(day.weekday, day) else Answer.MAYBE

    def _festive(self, day: Day) -> Answer:
        if day.kind is not DayKind.HOLIDAY:
            return Answer.NO
        if not self.festivals:
            return Answer.YES
        if not day.festivals:
            return Answer.MAYBE
        meant = day.festivals & set(self.festivals)
        if not meant:
            return Answer.NO
        return Answer.YES if meant == day.festivals else Answer.MAYBE

    def _names(self, weekday: int, day: Day) -> bool:
        if not self._names_weekday(weekday) or (self.group is DayGroup.WEEKENDS and weekday < SATURDAY):
            return False
        if self.dates and day.month_day not in self.dates:
            return False
        return not self.nth or day.nth in self.nth or (day.is_last and LAST in self.nth)

    def _names_weekday(self, weekday: int) -> bool:
        return bool(self.weekdays >> weekday & 1)


def weekdays_of(named: Iterable[Days]) -> int:
    """The days of the week that days are, as bits; 工作日, and days that are assumed, are Monday to Friday."""
    found = 0
    for days in named:
        of_week = days.group in (DayGroup.WORKDAYS, DayGroup.ASSUMED)
        found |= days.weekdays & WEEKDAYS if of_week else days.weekdays
    return found


def whole_weekdays_of(named: Iterable[Days]) -> int:
    """The same, where 工作日 is Monday to Friday however few of them are meant, and days that are assumed are any."""
    found = 0
    for days in named:
        found |= WEEKDAYS if days.group is DayGroup.WORKDAYS else days.weekdays
    return found


EVERY = Days(DayGroup.LISTED, EVERY_DAY)
"""每天."""
HOLIDAYS = Days(DayGroup.HOLIDAYS)
"""节假日."""
PLAIN_WEEKENDS = Days(DayGroup.WEEKENDS, WEEKEND, make_ups=Answer.NO)
"""The weekends that are not worked."""
