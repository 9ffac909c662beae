"""Telephones, addresses and the web in a text of hours, with the hours of their own: all of it is left out."""

from collections.abc import Sequence

from locator.hours.day_parts import are_off
from locator.hours.halves import HALVES
from locator.hours.marks import Mark
from locator.hours.phrases import Phrase, Piece
from locator.hours.segments import HOURS, LIMITING, Segment
from locator.hours.telephone_hours import is_number, without_telephone_hours
from locator.hours.words import Word

_LONGEST_NAME = 4
"""Of a person whom one asks for, in signs."""


def without_contacts(found: Sequence[Segment]) -> list[Segment]:
    """The segments without telephones, addresses, and what is said of them and of the web."""
    kept: list[Segment] = []
    in_address = is_gone = False
    for segment in without_telephone_hours(found):
        if is_gone and segment.in_brackets and not segment.gap:
            continue  # 服务热线8:00-20:00（全年无休）
        if in_address and segment.gap < 2 and not any(p.kind in HOURS or p.kind in LIMITING for p in segment.phrases):
            continue
        in_address = segment.has(Word.ADDRESS)
        _drop_contacts(segment)
        is_gone = not segment.phrases
        if segment.phrases:
            kept.append(segment)
    return kept


def _drop_contacts(segment: Segment) -> None:
    if not segment.has(Word.ADDRESS, Word.ONLINE, Word.HOTLINE):
        return
    for kind, drop in ((Word.ADDRESS, _address), (Word.ONLINE, _online), (Word.HOTLINE, _hotline)):
        for index, phrase in enumerate(segment.phrases):
            if phrase.kind is kind:
                gone = drop(segment.phrases, index)
                # 网上办理暂停: what is left may be about what is dropped, but not beside a telephone's number.
                segment.of_some = segment.of_some or not any(is_number(segment.phrases[at]) for at in gone)
                segment.bracketed = [kept for at, kept in enumerate(segment.bracketed) if at not in gone]
                segment.phrases = [kept for at, kept in enumerate(segment.phrases) if at not in gone]
                break


def _address(phrases: Sequence[Phrase], index: int) -> set[int]:
    """An address goes on until hours begin."""
    end = index + 1
    while end < len(phrases) and phrases[end].kind not in HOURS and phrases[end].kind not in LIMITING:
        end += 1
    return set(range(index, end))


def _online(phrases: Sequence[Phrase], index: int) -> set[int]:
    """What is online has hours of its own, and small words that lead to it; all of them are left out."""
    gone = {index}
    closes = any(phrase.kind in (Word.OFF, Word.SUSPENDED) for phrase in phrases)  # 因网络升级6月10日停办
    for at, phrase in enumerate(phrases):
        small = phrase.kind is Mark.UNREAD and len(phrase.text) <= 2
        if (
            phrase.kind in (Word.ONLINE, Word.ALL_DAY, Word.THE_DAY, Word.HOTLINE, Word.NOISE)
            or small
            or (phrase.kind in HOURS and at > index and not closes)
        ):
            gone.add(at)
    return gone


def _hotline(phrases: Sequence[Phrase], index: int) -> set[int]:
    """A telephone's label, its number, and its hours: those behind it where no number is, and 24小时 before it."""
    gone = {index}
    before = index - 1
    while before >= 0 and phrases[before].kind in (Word.ALL_DAY, Word.THE_DAY, Word.NOISE, Word.HOTLINE):
        gone.add(before)
        before -= 1
    if before >= 0 and are_off(phrases[before].value) and not any(own.kind is Piece.RANGE for own in phrases):
        gone.add(before)  # 节假日值班电话
    at = index + 1
    has_number = False
    while at < len(phrases):
        kind = phrases[at].kind
        has_number = has_number or is_number(phrases[at])
        is_name = kind is Mark.UNREAD and phrases[index].text.endswith("人") and len(phrases[at].text) <= _LONGEST_NAME
        ends = kind in LIMITING or kind in HALVES or (kind in HOURS and kind is not Word.ALL_DAY)
        if (
            (ends and has_number)
            or kind in (Word.STAFFED, Word.KIOSK)
            or (kind is Mark.UNREAD and not (has_number or is_name))
        ):
            break
        gone.add(at)
        at += 1
    return gone
