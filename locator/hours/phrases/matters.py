"""Matters that alone are dealt with at certain times: 周日仅办理储蓄业务."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

ENDS = (Mark.COMMA, Mark.STRONG, Mark.OPEN, Mark.CLOSE)
OPENING = ("开放", "开馆", "办公", "营业")
LIMITS = ("仅", "只", "仅限", "只限")
ONLY = (*LIMITS, "限")
"""Words that limit what stands right behind them: 仅周三, 限周三."""
LIMITS_BEGIN = ("仅", "只", "限")
"""How every word begins that limits: 仅限, 只有, 限."""
_DOINGS = ("办", "受理", "提供", "接待", "收")


def limited(found: Sequence[Phrase], at: int) -> Phrase:
    """周日仅办理储蓄业务: in doubt on these days; 仅办理储蓄业务 alone is what the window is there for."""
    first = at
    while first > 0 and found[first - 1].kind not in (Mark.COMMA, Mark.STRONG):
        first -= 1
    own = {phrase.kind for phrase in found[first:at]} & {Piece.RANGE, Piece.DAYS, *HALVES}
    done = at + 1 < len(found) and found[at + 1].text.startswith(_DOINGS)  # and not 周六9:00-12:00（仅单月）
    return found[at]._replace(kind=Word.AWAY) if own and done and _names_matters(found, at) else found[at]


def _names_matters(found: Sequence[Phrase], at: int) -> bool:
    """Whether the words that go on to a separator are some matter or other, and the office's own for it."""
    end = at + 1
    while not is_end(found, end) and found[end].kind in (Word.NOISE, Mark.UNREAD, Mark.AND):
        end += 1
    return is_end(found, end) and any(phrase.kind is Mark.UNREAD for phrase in found[at + 1 : end])


def is_of_matters(found: Sequence[Phrase], at: int) -> bool:
    """Whether a word not understood names a matter that 仅 or 只 stands before."""
    back = at - 1
    while back >= 0 and found[back].kind in (Word.NOISE, Mark.UNREAD, Mark.AND):
        if found[back].text in LIMITS:
            return found[back + 1].text.startswith(_DOINGS) and _names_matters(found, back)
        back -= 1
    return False


def is_only(found: Sequence[Phrase], at: int) -> bool:
    """Whether 仅, 只 or 限 stands before a word, small words between them left out: 仅咨询, 仅办理取件."""
    back = at - 1
    while back >= 0 and found[back].kind is Word.NOISE:
        if found[back].text.startswith(LIMITS_BEGIN):
            return True
        back -= 1
    return False


def is_end(found: Sequence[Phrase], at: int) -> bool:
    """Whether a separator or nothing stands at a place."""
    return at >= len(found) or found[at].kind in ENDS


def beside(found: Sequence[Phrase], at: int) -> list[int]:
    """The places of the other phrases between the same two separators."""
    first, end = at, at + 1
    while first > 0 and found[first - 1].kind not in ENDS:
        first -= 1
    while end < len(found) and found[end].kind not in ENDS:
        end += 1
    return [other for other in range(first, end) if other != at]
