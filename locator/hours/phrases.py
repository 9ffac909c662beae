"""Tokens put together: a range out of two times, days out of their names, a season out of a label and its dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import NamedTuple

from locator.hours.clock_times import ClockTime, clock_time
from locator.hours.day_parts import NAMED_GROUPS, DayPart, merged, narrowed, with_festivals
from locator.hours.day_table import MIDNIGHT
from locator.hours.days import DayGroup, Days
from locator.hours.seasons import CertainDates, Season, SeasonName, YearlyDates
from locator.hours.time_ranges import Edge, TimeRange, read_chain
from locator.hours.tokens import Dotted, Mark, Token
from locator.hours.words import Word
from locator.hours.year_dates import DatePiece, between, month_day

HALVES = frozenset({Word.MORNING, Word.NOON, Word.AFTERNOON, Word.EVENING, Word.DAWN})
_DAYTIME = frozenset({Mark.TIME, Mark.DOTTED, Mark.NUMBER})
_SEASONS = frozenset(Word(name.value) for name in SeasonName if name is not SeasonName.REST)


class Piece(Enum):
    """What tokens are put together to."""

    __hash__ = object.__hash__  # the library's is Python, and kinds are looked up for every sign

    RANGE = "range"
    DAYS = "days"
    SEASON = "season"
    TIME = "a time alone"


class Phrase(NamedTuple):
    """A piece of a text that means something by itself."""

    kind: Piece | Word | Mark
    text: str
    value: object = None


def phrases(found: Sequence[Token]) -> list[Phrase]:
    """The phrases of a text, in their order."""
    pieces = _Pieces(_without_empty_brackets(found))
    while not pieces.is_done:
        pieces.take()
    return pieces.made


def _without_empty_brackets(found: Sequence[Token]) -> list[Token]:
    """The tokens without brackets that hold nothing but a label: （上午）8:30, 【工作时间】."""
    if not any(token.kind is Mark.OPEN for token in found):
        return list(found)
    kept: list[Token] = []
    index = 0
    while index < len(found):
        closing = index + 2
        label = found[index + 1].kind if closing < len(found) else None
        is_label = label in HALVES or label in (Word.NOISE, Word.HOTLINE)
        if is_label and found[index].kind is Mark.OPEN and found[closing].kind is Mark.CLOSE:
            kept.append(found[index + 1])
            index += 3
        else:
            kept.append(found[index])
            index += 1
    return kept


class _Pieces:
    """Takes tokens from the left and puts them together."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._count = len(found)
        self._at = 0
        self._after: int | None = None
        self._mornings = 0
        self._known_edges: dict[int, tuple[Edge, int] | None] = {}
        self.made: list[Phrase] = []

    @property
    def is_done(self) -> bool:
        return self._at >= len(self._tokens)

    def take(self) -> None:
        """Put the next phrase together."""
        kind = self._tokens[self._at].kind
        if kind in _SEASONS or kind is Word.OTHER_MONTHS or self._dates_begin():
            self._season()
        elif kind in HALVES or kind in _DAYTIME or kind is Word.NEXT_DAY:
            self._time()
        elif kind in NAMED_GROUPS or kind is Mark.DAYS:
            self._days()
        else:
            self._add(kind, self._tokens[self._at], 1)

    def _add(self, kind: Piece | Word | Mark, value: object, count: int) -> None:
        text = "".join(token.text for token in self._tokens[self._at : self._at + count])
        self.made.append(Phrase(kind, text, value.value if isinstance(value, Token) else value))
        self._at += count

    def _kind(self, ahead: int = 0) -> Word | Mark | None:
        index = self._at + ahead
        return self._tokens[index].kind if index < len(self._tokens) else None

    # Times

    def _time(self) -> None:
        edges, end = self._edges()
        if len(edges) > 1:
            self._range(edges, end)
        elif edges and self._kind() not in HALVES and self._kind() is Mark.NUMBER:
            self._add(Mark.UNREAD, None, 1)
        elif edges:
            self._add(Piece.TIME, edges[0], end - self._at)
        elif self._kind() in HALVES:
            colon = 1 if self._kind(1) is Mark.COLON else 0
            self._add(self._tokens[self._at].kind, None, 1 + colon)
        else:
            self._add(Mark.UNREAD, None, 1)

    def _range(self, edges: list[Edge], end: int) -> None:
        before = [made.kind for made in self.made[-2:] if made.kind is not Mark.OPEN]  # 下午（2:00-5:30）
        if edges[0].half is None and before and before[-1] in HALVES:
            edges[0] = replace(edges[0], half=before[-1])
        found = self._checked(edges, read_chain(edges, self._after))
        self._after = found.last_end if found.last_end < MIDNIGHT else None
        self._add(Piece.RANGE, found, end - self._at)

    def _checked(self, edges: list[Edge], found: TimeRange) -> TimeRange:
        """A range of a second morning that begins before the first one ended is anybody's guess."""
        if edges[0].half is not Word.MORNING or edges[0].half_text != "上午":
            return found
        first = edges[0].time.minute
        previous, self._mornings = self._mornings, found.last_end
        if not previous or first >= previous:
            return found
        return TimeRange((), (*found.spans, *found.doubts), slip=True)

    def _edges(self) -> tuple[list[Edge], int]:
        """The times that hang together from here on, and where they end."""
        edges: list[Edge] = []
        at = self._at
        while (found := self._edge(at)) is not None:
            edges.append(found[0])
            at = self._past(found[1], (Word.BEGINS, Word.ENDS) if len(edges) > 1 or self._begins(found[1]) else ())
            following = self._past(at, (Word.DASH,))
            if following == at and not self._goes_on(at, edges[-1]):
                return edges, at if len(edges) > 1 else found[1]
            if self._edge(following) is None:
                return (edges, following) if len(edges) < 2 and following > at else (edges, at)
            at = following
        return edges, at

    def _begins(self, at: int) -> bool:
        """Whether 8:30上班，12:00下班 begins at a time."""
        if at >= len(self._tokens) or self._tokens[at].kind is not Word.BEGINS:
            return False
        behind = self._past(at + 1, (Mark.COMMA, Mark.AND))
        end = self._edge(behind)
        return end is not None and self._kind_at(end[1]) is Word.ENDS

    def _goes_on(self, at: int, last: Edge) -> bool:
        """Whether the next time is the range's end without any dash: 早9点晚5点, or 9:00开门，17:00关门."""
        if self._kind_at(at - 1) is Word.BEGINS:
            return self._kind_at(at) in (Mark.COMMA, Mark.AND)
        following = self._edge(at)
        if following is None or last.half is not Word.MORNING:
            return False
        return last.half_text in ("早", "朝", "早上") and following[0].half in (Word.EVENING, Word.AFTERNOON)

    def _edge(self, at: int) -> tuple[Edge, int] | None:
        """The time at a place, with the words before it, and what stands behind it; null where there is none."""
        if at not in self._known_edges:  # each is asked for as an end, and again as a beginning
            self._known_edges[at] = self._edge_at(at)
        return self._known_edges[at]

    def _edge_at(self, at: int) -> tuple[Edge, int] | None:
        if self._kind_at(at) in (Mark.COMMA, Mark.AND) and self._kind_at(at - 1) is Word.BEGINS:
            at += 1
        next_day, half, half_text = False, None, ""
        while (kind := self._kind_at(at)) is Word.NEXT_DAY or kind in HALVES or (half and kind is Mark.COLON):
            if kind is Word.NEXT_DAY:
                next_day = True
            elif kind in HALVES:
                half, half_text = kind, self._tokens[at].text
            at += 1
        time = self._clock(at)
        if time is None:
            return None
        return Edge(time, half if isinstance(half, Word) else None, half_text, next_day), at + 1

    def _clock(self, at: int) -> ClockTime | None:
        if at >= len(self._tokens):
            return None
        value = self._tokens[at].value
        if isinstance(value, ClockTime):
            return value
        if isinstance(value, Dotted):
            return value.time or _point_without_a_digit(value)
        if isinstance(value, int) and self._tokens[at].kind is Mark.NUMBER and 0 <= value <= 24:
            return clock_time(value, 0) if self._stands_in_a_range(at) else None
        return None

    def _stands_in_a_range(self, at: int) -> bool:
        """Whether a bare number is an hour: a dash beside it, and beyond that a time, or days or a half-day before."""
        for dash, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
            if self._kind_at(dash) is Word.DASH and self._kind_at(beyond) in (Mark.TIME, Mark.DOTTED):
                return True
        first = at if self._kind_at(at + 1) is Word.DASH else at - 2
        before = self._kind_at(first - 1)
        before = self._kind_at(first - 2) if before is Mark.COLON else before
        numbers = [self._kind_at(first), self._kind_at(first + 1), self._kind_at(first + 2)]
        hours = numbers == [Mark.NUMBER, Word.DASH, Mark.NUMBER]
        return hours and (before in HALVES or before in NAMED_GROUPS or before is Mark.DAYS)

    def _past(self, at: int, kinds: tuple[Word | Mark, ...]) -> int:
        while self._kind_at(at) in kinds:
            at += 1
        return at

    def _kind_at(self, at: int) -> Word | Mark | None:
        return self._tokens[at].kind if 0 <= at < self._count else None

    # Days

    def _days(self) -> None:
        parts: list[DayPart] = []
        at = self._at
        while (days := self._named(at)) is not None:
            half_end = self._half_of_days(at + 1)
            half = self._tokens[half_end - 1].kind if half_end > at + 1 else None
            parts.append(DayPart(days, half if isinstance(half, Word) else None))
            at = half_end
            following = self._past(at, (Mark.AND,))
            if self._named(following) is None or (following == at and not self._continues(at, parts)):
                break
            if following == at:
                parts[-1:] = narrowed(parts[-1], self._named(at))
                at += 1
                break
            at = following
        self._after, self._mornings = None, 0
        self._add(Piece.DAYS, tuple(merged(parts)), at - self._at)

    def _continues(self, at: int, parts: list[DayPart]) -> bool:
        """Whether names without anything between belong together: 法定工作日周一至周五, 工作日的周二."""
        following = self._named(at)
        if following is None or parts[-1].half is not None:
            return False
        groups = {parts[-1].days.group, following.group}
        return groups == {DayGroup.WORKDAYS, DayGroup.LISTED}

    def _half_of_days(self, at: int) -> int:
        """Where the half-day that belongs to the days before it ends (周三下午); the same place where none does."""
        kind = self._kind_at(at)
        if kind not in HALVES and kind is not Word.THE_DAY:
            return at
        if kind is Word.THE_DAY:
            return at + 1
        behind = self._past(at + 1, (Mark.COLON, Mark.OPEN, Mark.CLOSE, Word.NEXT_DAY))
        return at if self._kind_at(behind) in (*_DAYTIME, *HALVES, *_SEASONS) else at + 1

    def _named(self, at: int) -> Days | None:
        if at >= len(self._tokens):
            return None
        token = self._tokens[at]
        if isinstance(token.value, Days):
            return token.value
        days = NAMED_GROUPS.get(token.kind) if isinstance(token.kind, Word) else None
        return with_festivals(days, token.text) if days is not None else None

    # Seasons

    def _dates_begin(self) -> bool:
        kind = self._kind()
        if kind is Mark.DATE:
            return True
        return kind is Mark.DOTTED and self._dotted_dates(self._at) is not None

    def _season(self) -> None:
        if self._kind() in (Mark.DATE, Mark.DOTTED):
            dates, end = self._dates(self._at)
            self._after, self._mornings = None, 0
            self._add(Piece.SEASON if dates else Mark.UNREAD, Season(None, dates) if dates else None, end - self._at)
            return
        word = self._tokens[self._at].kind
        name = SeasonName.REST if word is Word.OTHER_MONTHS else SeasonName(word.value)
        self._after, self._mornings = None, 0
        self._add(Piece.SEASON, Season(name), 1)

    def _dates(self, at: int) -> tuple[tuple[YearlyDates | CertainDates, ...], int]:
        """The dates that are named from here on: ranges, or months one by one; and where they end."""
        found: list[YearlyDates | CertainDates] = []
        while (first := self._date(at)) is not None:
            to = self._past(at + 1, (Word.DASH, Word.BEGINS))
            skipped = self._past(to, (Word.NOISE,))
            last = (self._date(skipped) or self._day_of(first, skipped)) if self._has_dash(at + 1, to) else None
            dates = between(first, last or first)
            if dates is None:
                return (), at + 1
            begins = last is None and self._kind_at(at + 1) is Word.BEGINS
            found.append(_from_then_on(dates) if begins else dates)
            at = at + 1 if begins else at
            at = (skipped if last is not None else at) + 1
            at = self._past(at, (Word.ENDS,))
            following = self._past(at, (Mark.AND,))
            if following == at or self._date(following) is None:
                break
            at = following
        return tuple(found), at

    def _day_of(self, first: DatePiece, at: int) -> DatePiece | None:
        """The end of 10月1日-3日, which leaves out the month."""
        if at >= len(self._tokens) or not first.is_day:
            return None
        value = self._tokens[at].value
        if self._kind_at(at) is not Mark.NUMBER or self._kind_at(at + 1) is not Word.NOISE:
            return None
        is_day = isinstance(value, int) and self._tokens[at + 1].text in ("日", "号")
        return month_day(first.first[0], value, first.year) if is_day and isinstance(value, int) else None

    def _has_dash(self, first: int, last: int) -> bool:
        return any(self._kind_at(at) is Word.DASH for at in range(first, last))

    def _date(self, at: int) -> DatePiece | None:
        if at >= len(self._tokens):
            return None
        value = self._tokens[at].value
        if isinstance(value, DatePiece):
            return value
        if isinstance(value, Dotted):
            return month_day(value.first, value.second)
        return None

    def _dotted_dates(self, at: int) -> int | None:
        """Where a range of dotted dates ends (5.1-9.30); null where the numbers are times, as 8.30-12.00 are."""
        first, last = self._tokens[at].value, None
        to = self._past(at + 1, (Word.DASH,))
        to = self._past(to, (Word.NOISE,))
        if to < len(self._tokens):
            last = self._tokens[to].value
        if not isinstance(first, Dotted) or not isinstance(last, Dotted) or to == at + 1:
            return None
        if self._date(at) is None or self._date(to) is None:
            return None
        in_brackets = self._kind_at(at - 1) is Mark.OPEN and self._kind_at(at - 2) in _SEASONS
        if in_brackets or not first.could_be_time or not last.could_be_time:
            return to + 1
        return None


def _from_then_on(dates: YearlyDates | CertainDates) -> YearlyDates | CertainDates:
    """5月1日起 goes on until another season begins; 2026年7月1日起 for good."""
    if isinstance(dates, CertainDates):
        return CertainDates(dates.first, date.max)
    return replace(dates, starts=True)


def _point_without_a_digit(value: Dotted) -> ClockTime | None:
    """8.3 is 8:03, or one of 8:30 to 8:39."""
    if value.first > 24 or value.second > 5:
        return None
    hour = value.first * 60
    return ClockTime(hour + value.second, hour + value.second * 10 + 9, slip=True)
