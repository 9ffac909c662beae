"""What an office asks for and does not demand: 建议提前预约, 推荐网上预约; it restricts nothing."""

from collections.abc import Sequence

from locator.hours.phrases.matters import beside
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_RECOMMENDING = ("建议", "推荐", "鼓励", "倡导", "提倡", "最好", "欢迎")
_BETWEEN = (Word.NOISE, Word.ONLINE, Word.HOTLINE, Mark.UNREAD)


def recommended(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """An appointment that is recommended may be made; behind hours in the same clause it says nothing at all."""
    phrase, back = found[at], at - 1
    while back >= 0 and found[back].kind in _BETWEEN and found[back].text not in _RECOMMENDING:
        back -= 1
    if back < 0 or found[back].text not in _RECOMMENDING:
        return [phrase]
    has_hours = any(found[other].kind is Piece.RANGE for other in beside(found, at))
    return [phrase._replace(kind=Word.NOISE if has_hours else Word.APPOINTMENT_MAY)]
