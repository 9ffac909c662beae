"""A text's phrases cut at commas, sentences and brackets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from locator.hours.phrases.matters import LIMITS_BEGIN
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

LIMITING: frozenset[Word | Mark | Piece] = frozenset({
    Word.OFF, Word.AS_THE_STATE, Word.OTHER_DUTIES, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE, Word.NOT_OFF, Word.INCLUDING,
    Word.SUSPENDED, Word.BREAK, Word.NO_BREAK, Word.APPOINTMENT, Word.APPOINTMENT_MAY, Word.ASK_FIRST,
    Word.OVERTIME, Word.DUTY, Word.LAST_TICKETS, Word.EXTENDED, Word.SHORTENED, Word.BY_NOTICE,
    Word.IF_CHANGED, Word.ALL_YEAR, Word.SOME_WEEKS, Word.TICKETS, Word.HANDING_OUT,
    Word.AWAY, Word.POSTPONED, Word.UNTIL,
    Mark.AHEAD_BY, Word.AHEAD,
})  # fmt: skip
"""Words by which a segment says something of hours that stand elsewhere."""

HOURS = frozenset({Piece.RANGE, Piece.DAYS, Piece.SEASON, Word.ALL_DAY, Word.THE_DAY})
_VERBS = frozenset({Word.OFF, Word.AS_THE_STATE, Word.SUSPENDED, Word.OTHER_DUTIES, Word.NOT_OFF})
_SEPARATORS = frozenset({Mark.COMMA, Mark.STRONG})


@dataclass(slots=True)
class Segment:
    """What stands between two separators.

    `gap` is what parts it from the one before: 2 a sentence's end, 1 a comma, 0 the end of a bracket. `bracketed` has
    the number of the bracket that each phrase stands in, nought where it stands in none. `of_some` where it may be
    about one counter of several, or a way to reach the office, whose name has been taken out of it.
    """

    gap: int
    in_brackets: bool = False
    phrases: list[Phrase] = field(default_factory=list)
    bracketed: list[int] = field(default_factory=list)
    of_some: bool = False

    def has(self, *kinds: Word | Mark | Piece) -> bool:
        """Whether a phrase of one of these kinds is in it."""
        for phrase in self.phrases:  # noqa: SIM110 – asked a dozen times of every segment; any() takes twice as long
            if phrase.kind in kinds:
                return True
        return False

    def of(self, *kinds: Word | Mark | Piece) -> list[Phrase]:
        """Its phrases of these kinds."""
        return [phrase for phrase in self.phrases if phrase.kind in kinds]

    def kinds_in(self, bracket: int) -> set[Word | Mark | Piece]:
        """The kinds of its phrases that stand in the bracket of a number."""
        return {phrase.kind for phrase, own in zip(self.phrases, self.bracketed, strict=True) if own == bracket}

    def part(self, places: Sequence[int]) -> "Segment":
        """Some of its phrases as a segment."""
        phrases = [self.phrases[at] for at in places]
        return Segment(self.gap, self.in_brackets, phrases, [self.bracketed[at] for at in places], self.of_some)

    @property
    def ranges(self) -> list[TimeRange]:
        """What its ranges say, in their order."""
        return [own.value for own in self.phrases if own.kind is Piece.RANGE and isinstance(own.value, TimeRange)]

    @property
    def parts(self) -> tuple[DayPart, ...]:
        """The days that it names, in their order."""
        named = [own.value for own in self.phrases if own.kind is Piece.DAYS and isinstance(own.value, tuple)]
        return tuple([part for value in named for part in value]) if named else ()

    @property
    def limits(self) -> bool:
        """Whether it says something of hours that stand elsewhere."""
        return not LIMITING.isdisjoint([phrase.kind for phrase in self.phrases])

    @property
    def kinds(self) -> set[Word | Mark | Piece]:
        """The kinds of its phrases."""
        return {phrase.kind for phrase in self.phrases}


def segments(phrases: Sequence[Phrase]) -> list[Segment]:
    """The segments of a text, in order, none of them empty."""
    cut = _Cut(phrases)
    for index, phrase in enumerate(phrases):
        cut.take(index, phrase)
    return _with_gaps_kept(cut.made)


class _Cut:
    """Takes phrases from the left; a bracket is a segment of its own, or about the days before it, or neither."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._closing = _closings(phrases)
        self._own_until = self._flat_until = self._skipped_until = -1
        self.made = [Segment(2)]

    def take(self, index: int, phrase: Phrase) -> None:
        """Add a phrase to the last segment, or begin another."""
        kind = phrase.kind
        if index < self._skipped_until:
            return
        if kind is Mark.OPEN:
            self._open(index, self._closing.get(index, index))
        elif kind is Mark.CLOSE:
            if index == self._own_until:
                self.made.append(Segment(0))
                self._own_until = -1
        elif kind in _SEPARATORS:
            self.made.append(Segment(2 if kind is Mark.STRONG else 1, in_brackets=index < self._own_until))
        else:
            self.made[-1].phrases.append(phrase)
            self.made[-1].bracketed.append(self._flat_until if index < self._flat_until else 0)

    def _open(self, index: int, end: int) -> None:
        inside = self._phrases[index + 1 : end]
        if _is_of_days(self._phrases, index, end):
            _take_up(self.made[-1], inside)
            self._skipped_until = end + 1
        elif _stands_alone(inside):
            self.made.append(Segment(0, in_brackets=True))
            self._own_until = end
        else:
            self._flat_until = max(self._flat_until, end)


def _is_of_days(phrases: Sequence[Phrase], index: int, end: int) -> bool:
    """Whether a bracket says which days are meant: 法定节假日（含周末）休息, 周末（周日除外）照常."""
    inside = {phrase.kind for phrase in phrases[index + 1 : end]}
    behind = next((phrase.kind for phrase in phrases[end + 1 :] if phrase.kind is not Word.NOISE), None)
    of_days = inside & {Word.INCLUDING, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE} and Piece.RANGE not in inside
    return bool(of_days) and index > 0 and phrases[index - 1].kind is Piece.DAYS and behind in _VERBS


def _take_up(segment: Segment, inside: Sequence[Phrase]) -> None:
    """What a bracket includes joins the days before it; what it excepts leaves these in doubt."""
    if any(phrase.kind in (Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) for phrase in inside):
        segment.of_some = True
        return
    named = segment.phrases[-1]
    parts = [named.value, *(phrase.value for phrase in inside if phrase.kind is Piece.DAYS)]
    whole = tuple(part for value in parts if isinstance(value, tuple) for part in value)
    segment.phrases[-1] = Phrase(Piece.DAYS, named.text, whole)


def _stands_alone(inside: Sequence[Phrase]) -> bool:
    """Whether what a bracket holds is a statement of its own, and not days or dates for what is before it."""
    kinds = [phrase.kind for phrase in inside]
    if any(kind in LIMITING or kind in (Word.KIOSK, Word.ONLINE, Word.HOTLINE, Word.NOTE) for kind in kinds):
        return True
    if Piece.SEASON in kinds and not HALVES.isdisjoint(kinds) and HOURS.isdisjoint({*kinds} - {Piece.SEASON}):
        return any(phrase.text.startswith(LIMITS_BEGIN) for phrase in inside)  # （7、8月仅上午）
    return Piece.TIME in kinds and (Word.BEGINS in kinds or Word.ENDS in kinds)


def _closings(phrases: Sequence[Phrase]) -> dict[int, int]:
    """Where each outer bracket that is closed ends."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for index, phrase in enumerate(phrases):
        if phrase.kind is Mark.OPEN:
            open_at.append(index)
        elif phrase.kind is Mark.CLOSE and open_at:
            found[open_at.pop()] = index
    return found


def _with_gaps_kept(found: list[Segment]) -> list[Segment]:
    """The segments without empty ones; the strongest separator on the way counts."""
    kept: list[Segment] = []
    gap = 0
    for segment in found:
        gap = max(gap, segment.gap)
        if segment.phrases:
            segment.gap = gap
            kept.append(segment)
            gap = 0
    return kept
