"""Times of a text that hang together: 8:30-12:00, 早9点晚5点, 9:00开门，17:00关门, 8-12."""

from locator.hours.phrases.time_ranges import Edge
from locator.hours.tokens.clock_times import ClockTime, clock_time
from locator.hours.tokens.day_parts import NAMED_GROUPS
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Dotted, Mark
from locator.hours.tokens.token_row import TokenRow
from locator.hours.tokens.words import Word

_RANGES_A_DAY = 3
_A_DAY = (range(6, 11), range(11, 14), range(13, 17), range(16, 23))
"""In which hours an office's morning and afternoon begin and end."""
_OF_LABELS = ("时间", "为", "是")
_FIRST_HOURS, _LAST_HOURS = range(7, 11), range(16, 21)
_ENDINGS = (None, Mark.COMMA, Mark.STRONG, Mark.CLOSE)
_ALONE_BESIDE = {*_ENDINGS, *NAMED_GROUPS, Mark.DAYS, Mark.OPEN, Mark.COLON, Word.NOISE}


class TimePhrases:
    """The times of a row of tokens; each place is looked at once, however often it is asked for."""

    def __init__(self, row: TokenRow) -> None:
        self._row = row
        self._known_edges: dict[int, tuple[Edge, int] | None] = {}

    def at(self, first: int) -> tuple[list[Edge], int]:
        """The times that hang together from here on, and where they end."""
        edges: list[Edge] = []
        at = first
        begins = False
        while (found := self.edge(at)) is not None:
            edges.append(found[0])
            if len(edges) == 1 and (end := self._labelled_end(first, found[1])) is not None:
                return [*edges, end[0]], end[1]
            begins = begins or self._begins(found[1])
            said = (Word.BEGINS, Word.ENDS) if len(edges) > 1 or begins else ()
            at = self._row.past(found[1], *said)
            at += begins and len(edges) > 1 and at == found[1] and self._stops(at)
            following = self._row.past(at, Word.DASH)
            if following == at and not self._goes_on(at, edges):
                return edges, at if len(edges) > 1 else found[1]
            if self.edge(following) is None:
                return (edges, following) if len(edges) < 2 and following > at else (edges, at)
            at = following
        return edges, at

    def _begins(self, at: int) -> bool:
        """Whether 8:30上班，12:00下班 begins at a time."""
        if self._row.kind(at) is not Word.BEGINS:
            return False
        behind = self._row.past(at + 1, Mark.COMMA, Mark.AND)
        end = self.edge(behind)
        return end is not None and (self._row.kind(end[1]) is Word.ENDS or self._stops(end[1]))

    def _stops(self, at: int) -> bool:
        """Whether 停止办公 or 闭馆 stands here, which ends what 开馆 began, or 休息 before another beginning."""
        kind, text = self._row.kind(at), self._row.text(at)
        if kind is Word.OFF and text == "休息":
            again = self.edge(self._row.past(at + 1, Mark.COMMA, Mark.AND))
            return again is not None and self._row.kind(again[1]) is Word.BEGINS
        return text.startswith("停止") if kind is Word.SUSPENDED else kind is Word.OFF and text[0] in "闭关"

    def _labelled_end(self, first: int, at: int) -> tuple[Edge, int] | None:
        """The end of 开门时间8:30 关门时间17:30, or 起:8:30 止:17:30; null where the first time has no such label."""
        label = first - 1
        while self._row.kind(label) is Mark.COLON or self._row.text(label) in _OF_LABELS:
            label -= 1
        if self._row.kind(label) is not Word.BEGINS and self._row.text(label) != "上班时间":
            return None
        end = self._row.past(at, Mark.COMMA, Mark.AND, Mark.STRONG)
        if self._row.kind(end) is not Word.ENDS and self._row.text(end) != "下班时间":
            return None
        end += 1
        while self._row.kind(end) is Mark.COLON or self._row.text(end) in _OF_LABELS:
            end += 1
        return self.edge(end)

    def _goes_on(self, at: int, edges: list[Edge]) -> bool:
        """Whether the next time is the range's end without any dash: 早9点晚5点, or 9:00开门，17:00关门.

        In 8:30-17:30开门，12:00-13:30关门 the first range has its end.
        """
        last = edges[-1]
        if self._row.kind(at - 1) is Word.BEGINS:
            if len(edges) % 2 == 0 and self._is_dashed_time(at):
                return False
            return self._row.kind(at) in (Mark.COMMA, Mark.AND) or self.edge(at) is not None
        following = self.edge(at)
        if following is None or last.half is not Word.MORNING:
            return False
        return last.half_text in ("早", "朝", "早上") and following[0].half in (Word.EVENING, Word.AFTERNOON)

    def _is_dashed_time(self, at: int) -> bool:
        """Whether a time with a dash behind it stands here."""
        found = self.edge(self._row.past(at, Mark.COMMA, Mark.AND))
        return found is not None and self._row.kind(found[1]) is Word.DASH

    def edge(self, at: int) -> tuple[Edge, int] | None:
        """The time at a place, with the words before it, and what stands behind it; null where there is none."""
        if at not in self._known_edges:  # each is asked for as an end, and again as a beginning
            self._known_edges[at] = self._edge_at(at)
        return self._known_edges[at]

    def _edge_at(self, at: int) -> tuple[Edge, int] | None:
        if self._row.kind(at) in (Mark.COMMA, Mark.AND) and self._row.kind(at - 1) is Word.BEGINS:
            at += 1
        next_day, half, half_text = False, None, ""
        while (kind := self._row.kind(at)) is Word.NEXT_DAY or kind in HALVES or (half and kind is Mark.COLON):
            if kind is Word.NEXT_DAY:
                next_day = True
            elif kind in HALVES:
                half, half_text = kind, self._row.text(at)
            at += 1
        time = self._clock(at)
        if time is None:
            return None
        return Edge(time, half if isinstance(half, Word) else None, half_text, next_day), at + 1

    def _clock(self, at: int) -> ClockTime | None:
        value = self._row.value(at)
        if isinstance(value, ClockTime):
            return value
        if isinstance(value, Dotted):
            return value.time or _point_without_a_digit(value)
        if isinstance(value, int) and self._row.kind(at) is Mark.NUMBER and 0 <= value <= 24:
            is_day = self._row.text(at + 1) in ("日", "号")  # 1-7日
            return self._hour(value, at) if self._stands_in_a_range(at) and not is_day else None
        return None

    def _hour(self, hour: int, at: int) -> ClockTime:
        """A bare number as an hour; where nothing comes behind its colon, which minute was meant is a guess."""
        is_cut = self._row.text(at + 1) == ":" and self._row.kind(at + 2) in _ENDINGS
        return ClockTime(hour * 60, hour * 60 + 59, slip=True) if is_cut else clock_time(hour, 0)

    def _stands_in_a_range(self, at: int) -> bool:
        """Whether a bare number is an hour: a dash beside it, and beyond that a time, or days or a half-day before."""
        for dash, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
            if self._row.kind(dash) is Word.DASH and self._row.kind(beyond) in (Mark.TIME, Mark.DOTTED):
                return True
        if self._has_a_half(at):
            return True
        first = at if self._row.kind(at + 1) is Word.DASH else at - 2
        if any(self._is_a_day(start) for start in (first, first - 3, first - 4)) or self._is_alone(first):
            return True
        for _ in range(_RANGES_A_DAY):
            if self._row.kind(first - 1) in (Mark.COMMA, Mark.AND) and self._is_dashed(first - 4):
                first -= 4  # 工作日9-12，13-17
        before = self._row.kind(first - 1)
        before = self._row.kind(first - 2) if before is Mark.COLON else before
        return self._is_dashed(first) and (before in HALVES or before in NAMED_GROUPS or before is Mark.DAYS)

    def _has_a_half(self, at: int) -> bool:
        """Whether a half-day stands before a bare number, and before the other beyond a dash: 早8-晚5."""
        if self._row.kind(at - 1) not in HALVES:
            return False
        behind = (self._row.kind(at + 1), self._row.kind(at + 3)) == (Word.DASH, Mark.NUMBER)
        before = (self._row.kind(at - 2), self._row.kind(at - 3)) == (Word.DASH, Mark.NUMBER)
        return (behind and self._row.kind(at + 2) in HALVES) or (before and self._row.kind(at - 4) in HALVES)

    def _is_a_day(self, first: int) -> bool:
        """Whether two pairs of bare numbers are a morning and an afternoon, whatever stands before: 8-12 14-18."""
        second = first + 3 + (self._row.kind(first + 3) in (Mark.COMMA, Mark.AND))
        if not self._is_dashed(first) or not self._is_dashed(second):
            return False
        numbers = [self._row.value(at) for at in (first, first + 2, second, second + 2)]
        return all(isinstance(hour, int) and hour in usual for hour, usual in zip(numbers, _A_DAY, strict=True))

    def _is_alone(self, first: int) -> bool:
        """Whether two bare numbers are an office's first hour and its last, and all that stands there: 9-17."""
        if not self._is_dashed(first) or not {self._row.kind(first - 1), self._row.kind(first + 3)} <= _ALONE_BESIDE:
            return False
        start, end = self._row.value(first), self._row.value(first + 2)
        return start in _FIRST_HOURS and end in _LAST_HOURS

    def _is_dashed(self, first: int) -> bool:
        """Whether two bare numbers with a dash between stand here: 9-12."""
        kinds = [self._row.kind(at) for at in range(first, first + 3)]
        return kinds == [Mark.NUMBER, Word.DASH, Mark.NUMBER]


def _point_without_a_digit(value: Dotted) -> ClockTime | None:
    """8.3 is 8:03, or one of 8:30 to 8:39."""
    if value.first > 24 or value.second > 5:
        return None
    hour = value.first * 60
    return ClockTime(hour + value.second, hour + value.second * 10 + 9, slip=True)
