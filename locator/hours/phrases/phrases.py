"""Tokens put together: a range out of two times, days out of their names, a season out of a label and its dates."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from locator.hours.phrases.day_phrases import days_at
from locator.hours.phrases.season_phrases import season_at, season_begins
from locator.hours.phrases.shared_months import with_months
from locator.hours.phrases.time_phrases import TimePhrases
from locator.hours.phrases.time_ranges import Edge, TimeRange, read_chain
from locator.hours.readings.day_table import MIDNIGHT
from locator.hours.tokens.day_parts import NAMED_GROUPS
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark, Token
from locator.hours.tokens.token_row import SEASON_BEGINS, TIME_BEGINS, TokenRow
from locator.hours.tokens.words import Word

_BEFORE_A_TIME = (Mark.OPEN, Mark.COLON, Word.NOISE, Word.BEGINS, Word.TICKETS)
"""What may stand between a half-day and its time."""


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
    pieces = _Pieces(_without_empty_brackets(with_months(found)))
    while not pieces.is_done:
        pieces.take()
    return pieces.made


def _without_empty_brackets(found: Sequence[Token]) -> list[Token]:
    """The tokens without brackets that hold nothing but a label: （上午）8:30, 【工作时间】."""
    if not any(token.kind is Mark.OPEN for token in found):
        return list(found)
    kept: list[Token] = []
    index, count = 0, len(found)
    while index < count:
        closing = index + 2
        label = found[index + 1].kind if closing < count else None
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
        self._row = TokenRow(found)
        self._times = TimePhrases(self._row)
        self._at = 0
        self._after: int | None = None
        self._mornings = 0
        self.made: list[Phrase] = []

    @property
    def is_done(self) -> bool:
        return self._at >= self._row.count

    def take(self) -> None:
        """Put the next phrase together."""
        kind = self._row.tokens[self._at].kind
        if kind in SEASON_BEGINS and season_begins(self._row, self._at):
            season, end = season_at(self._row, self._at)
            self._after, self._mornings = None, 0
            self._add(Piece.SEASON if season is not None else Mark.UNREAD, season, end)
        elif kind in TIME_BEGINS or kind is Word.NEXT_DAY:
            self._time()
        elif kind is Word.TICKETS or kind is Word.THE_REST:
            self._add(self._before_hours(kind), None, self._at + 1)
        elif self._names_days_off(kind):
            self._add(Word.OFF, None, self._at + 1)
        elif kind is Word.OTHER_DAYS and self._is_out_of_hours():
            self._add(Word.BREAK, None, self._at + 1)
        elif kind is Word.OTHER_DAYS:
            self._after, self._mornings = None, 0
            self._add(kind, None, self._at + 1)
        elif kind in NAMED_GROUPS or kind is Mark.DAYS:
            days, end = days_at(self._row, self._at)
            self._after, self._mornings = None, 0
            self._add(Piece.DAYS, days, end)
        else:
            self._add(kind, self._row.value(self._at), self._at + 1)

    def _add(self, kind: Piece | Word | Mark, value: object, end: int) -> None:
        self.made.append(Phrase(kind, self._row.texts(self._at, end), value))
        self._at = end

    def _names_days_off(self, kind: Word | Mark) -> bool:
        """休息日：周三, 公休日为周一: which days are off stands behind."""
        if kind is not Word.NON_WORKDAYS and kind is not Word.WEEKENDS:
            return False
        if not self._row.text(self._at).endswith(("公休日", "周休日", "休息日")):
            return False
        behind = self._row.past(self._at + 1, Mark.COLON, Word.NOISE)
        return self._row.kind(behind) is Mark.DAYS or self._row.kind(behind) in NAMED_GROUPS

    def _is_out_of_hours(self) -> bool:
        """非办公时间：12:00-14:00 is a break; 非工作时间可预约 and the like are not."""
        behind = self._row.past(self._at + 1, Mark.COLON)
        if not self._row.text(self._at).startswith("非") or self._row.kind(behind) not in TIME_BEGINS:
            return False
        end = behind
        while (kind := self._row.kind(end)) not in (None, Mark.COMMA, Mark.STRONG):
            if kind in (Word.APPOINTMENT, Word.APPOINTMENT_MAY, Word.OVERTIME, Word.DUTY):
                return False
            end += 1
        return True

    def _before_hours(self, kind: Word) -> Word:
        """取号 at the beginning of what has a time behind it, and 其余 right before one; else they mean nothing."""
        behind = self._row.past(self._at + 1, Mark.COLON)
        if self._row.kind(behind) not in TIME_BEGINS:
            return Word.NOISE
        if kind is Word.THE_REST:
            return Word.OTHER_DAYS
        before = self._at - 1
        before -= self._row.kind(before) in HALVES  # 上午取号8:30-11:30
        first = self._row.kind(before) in (None, Mark.COMMA, Mark.STRONG, Mark.OPEN)
        return Word.TICKETS if first else Word.NOISE

    def _time(self) -> None:
        edges, end = self._times.at(self._at)
        kind = self._row.tokens[self._at].kind
        if len(edges) > 1:
            self._range(edges, end)
        elif edges and kind is not Mark.NUMBER:
            self._add(Piece.TIME, edges[0], end)
        elif not edges and kind in HALVES:
            colon = 1 if self._row.kind(self._at + 1) is Mark.COLON else 0
            self._add(kind, None, self._at + 1 + colon)
        else:
            self._add(Mark.UNREAD, None, self._at + 1)

    def _range(self, edges: list[Edge], end: int) -> None:
        # 下午（2:00-5:30）, 下午办公2:00-5:30
        before = [made for made in self.made[-4:] if made.kind not in _BEFORE_A_TIME]
        if edges[0].half is None and before and before[-1].kind in HALVES:
            edges[0] = replace(edges[0], half=before[-1].kind, half_text=before[-1].text.rstrip(":"))
        found = self._checked(edges, read_chain(edges, self._after))
        self._after = found.last_end if found.last_end < MIDNIGHT else None
        self._add(Piece.RANGE, found, end)

    def _checked(self, edges: list[Edge], found: TimeRange) -> TimeRange:
        """A range of a second morning that begins before the first one ended is anybody's guess."""
        if edges[0].half is not Word.MORNING or edges[0].half_text != "上午":
            return found
        first = edges[0].time.minute
        previous, self._mornings = self._mornings, found.last_end
        if not previous or first >= previous:
            return found
        return TimeRange((), (*found.spans, *found.doubts), slip=True)
