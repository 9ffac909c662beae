"""Days of a month that was named before them: 10月1日至3日休息，4日至7日9:00-12:00，8日恢复正常."""

import re
from collections.abc import Sequence

from locator.hours.tokens.marks import Mark, Token
from locator.hours.tokens.words import Word
from locator.hours.tokens.year_dates import DatePiece, month_day

_FIRST = (Mark.COMMA, Mark.STRONG, Mark.OPEN)
_DAY = ("日", "号")
_NUMBERED = re.compile("([0-9]{1,2})号")


def with_months(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens; a day that begins a statement and comes later in a month than the date before it is a date too."""
    if not any(token.kind is Mark.DATE for token in found):
        return found
    made: list[Token] = []
    last: DatePiece | None = None
    skipped = False
    for at, token in enumerate(found):
        if isinstance(token.value, DatePiece):
            last = token.value
        day = _day_at(found, at) if last is not None and last.is_day else None
        dated = month_day(last.first[0], day, last.year) if last is not None and day is not None else None
        if dated is not None and last is not None and last.first < dated.first:
            last, skipped = dated, found[at + 1 : at + 2] != [] and found[at + 1].text in _DAY
            made.append(Token(Mark.DATE, token.text + (found[at + 1].text if skipped else ""), dated))
        elif skipped:
            skipped = False
        else:
            made.append(token)
    return made


def _day_at(found: Sequence[Token], at: int) -> int | None:
    """The number of a day without its month, where one begins a statement: 4日, 4-7日, 8号."""
    token, behind = found[at], [other.kind for other in found[at + 1 : at + 3]]
    if not at or found[at - 1].kind not in _FIRST:
        return None
    if token.kind is Word.NOISE and (numbered := _NUMBERED.fullmatch(token.text)) is not None:
        return int(numbered[1])
    if token.kind is not Mark.NUMBER or not isinstance(token.value, int):
        return None
    unit = at + 3 if behind == [Word.DASH, Mark.NUMBER] else at + 1
    return token.value if unit < len(found) and found[unit].text in _DAY else None
