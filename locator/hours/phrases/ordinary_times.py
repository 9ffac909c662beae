"""平时 and 平日: Monday to Friday beside 周末, and beside a season's hours the rest of the year."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.seasons import Season, SeasonName
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_ORDINARY = ("平时", "平日")
_SEPARATORS = (Mark.COMMA, Mark.STRONG)
_SMALL = (Word.NOISE, Mark.COLON, Mark.OPEN, Mark.CLOSE, Word.WORKDAYS)


def ordinary_times(found: Sequence[Phrase], at: int) -> list[Phrase]:
    """7-8月9:00-12:00，平时9:00-17:00: in other months; these are Monday to Friday too where 周末 is named behind."""
    if not found[at].text.startswith(_ORDINARY) or not _leads_to_hours(found, at):
        return [found[at]]
    behind = found[at + 1] if at + 1 < len(found) else None
    if not _is_behind_a_season(found, at) and behind is not None and behind.text in ("每天", "每日"):
        return []  # 6月10日停业，平时每天9:00-17:00
    if not _is_behind_a_season(found, at):
        return [found[at]]
    word = found[at].text[: len(_ORDINARY[0])]
    rest = Phrase(Piece.SEASON, word, Season(SeasonName.REST))
    named = found[at]._replace(text=found[at].text.removeprefix(word))  # 平时工作日9:00-17:00
    return [rest, named] if named.text or _names_weekends(found[at:]) else [rest]


def _leads_to_hours(found: Sequence[Phrase], at: int) -> bool:
    """Whether it stands first in what it says, and hours behind it."""
    if at and found[at - 1].kind not in (*_SEPARATORS, Mark.OPEN):
        return False
    behind = next((phrase.kind for phrase in found[at + 1 :] if phrase.kind not in _SMALL), None)
    return behind in HALVES or behind in (Piece.RANGE, Piece.DAYS)


def _is_behind_a_season(found: Sequence[Phrase], at: int) -> bool:
    """Whether a season's hours stand before it; in 夏季周末10:00-16:00，平日8:00-18:00 it is of the season too."""
    labels = [place for place, phrase in enumerate(found[:at]) if phrase.kind is Piece.SEASON]
    between = found[labels[-1] : at] if labels else []
    return any(phrase.kind is Piece.RANGE for phrase in between) and not _names_weekends(between)


def _names_weekends(found: Sequence[Phrase]) -> bool:
    return any(phrase.kind is Piece.DAYS and are_off(phrase.value) for phrase in found)
