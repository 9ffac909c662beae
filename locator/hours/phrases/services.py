"""Services that alone are there at certain times: 下午只取证, 午间提供咨询服务, 中午可自助办理."""

from collections.abc import Sequence

from locator.hours.phrases.matters import beside, is_end, is_only
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.words import Word

_ONLY = ("仅", "只", "仅限", "只能", "办理", "仅办理", "只办理")
_ASKING = ("咨询", "咨询服务", "业务咨询", "电话咨询")
_OFFERED = ("提供", "可", "办理", "可办理")
_WHEN_OTHERS_ARE_OFF = (Word.NOON, Word.EVENING, Word.OTHER_DAYS)


def handing_out(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """What days, halves or hours right before it are for, and nothing else: 下午只取证; else it means nothing."""
    before = next((other for other in found[:at][::-1] if other.text not in (*_ONLY, *_OFFERED)), None)
    alone = before is not None and (before.kind in (Piece.RANGE, Piece.DAYS, Piece.TIME) or before.kind in HALVES)
    if alone and (is_end(found, at + 1) or (found[at + 1].text == "服务" and is_end(found, at + 2))):
        return [found[at]]
    return [found[at]._replace(kind=Word.NOISE, value=FOR_SOME if is_only(found, at) else None)]


def asking(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """咨询、受理：工作日9:00-17:00: one of what is done at the window; 仅咨询 is all that is done."""
    phrase = found[at]
    if phrase.text in _ASKING and is_end(found, at + 1) and (is_only(found, at) or _is_behind_a_range(found, at)):
        return [phrase._replace(kind=Word.NOISE, value=FOR_SOME)]
    joined = any(
        0 <= join < len(found)
        and 0 <= other < len(found)
        and found[join].kind is Mark.AND
        and found[other].kind is Word.NOISE
        for join, other in ((at + 1, at + 2), (at - 1, at - 2))
    )
    return [phrase._replace(kind=Word.NOISE)] if joined and phrase.text == "咨询" else [phrase]


def _is_behind_a_range(found: Sequence[Phrase], at: int) -> bool:
    """周六9:00-12:00提供咨询服务, 午间（12:00-13:30）咨询: what those hours are for."""
    back = at - 1
    while back > 0 and (found[back].text in _OFFERED or found[back].kind is Mark.CLOSE):
        back -= 1
    return back >= 0 and found[back].kind is Piece.RANGE


def is_of_some_matters(found: Sequence[Phrase], at: int) -> bool:
    """12:00-13:00只取件不受理: what is not done is only one matter of several."""
    named = [other for other in beside(found, at) if other < at and found[other].text.startswith(("只", "仅"))]
    return any(found[other + 1].kind not in (Piece.DAYS, Piece.RANGE, Piece.SEASON) for other in named)


def by_machine(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """中午可自助办理, 其他时间自助服务: while nobody is there less is done, as by an officer on duty."""
    near = [found[other].kind for other in beside(found, at)]
    alone = any(kind in _WHEN_OTHERS_ARE_OFF for kind in near) and Piece.RANGE not in near
    return [found[at]._replace(kind=Word.DUTY)] if alone else [found[at]]
