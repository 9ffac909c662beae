"""Addresses in a text of hours: what tells where an office is, and nothing of when it is open."""

from collections.abc import Sequence

from locator.hours.phrases.matters import ONLY
from locator.hours.phrases.phrases import Phrase
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.words import Word, packaged_words

_NO_PLACE = frozenset("不停休改关")
"""What is done there, or is not: 逢集改到镇口 ends like a place and is none."""
_LIMITS = (*ONLY, "只有")


def address_end(phrases: Sequence[Phrase], index: int) -> int:
    """Where the address that a label at a place leads to ends: before the first phrase that names no place."""
    first = index + 1
    while first < len(phrases) and phrases[first].kind in (Mark.COLON, Word.NOISE, Word.ADDRESS):
        if not _is_of_place(phrases, first, is_led=False):
            return first
        if phrases[first].text[0].isdecimal():
            break
        first += 1
    end = first
    while end < len(phrases) and _is_of_place(phrases, end, is_led=end == first):
        end += 1
    return end


def goes_on(segment: Segment) -> bool:
    """Whether a segment behind an address is still of it: 地址：长沙市，芙蓉路88号; but not …，汛期不开."""
    places = range(len(segment.phrases))
    return Mark.NUMBER not in segment.kinds and all(_is_of_place(segment.phrases, at, is_led=False) for at in places)


def _is_of_place(phrases: Sequence[Phrase], at: int, *, is_led: bool) -> bool:
    kind, text, value = phrases[at]
    behind = phrases[at + 1] if at + 1 < len(phrases) else None
    if kind is Word.NOISE:
        return text not in _LIMITS and (value != FOR_SOME or text.endswith("窗口"))
    if kind is Mark.UNREAD:
        return _names_a_place(text, behind, is_led=is_led)
    if kind in HALVES:  # 朝阳路
        return len(text) == 1 and behind is not None and behind.kind is Mark.UNREAD and _ends_as_a_place(behind.text)
    if kind is Word.DASH:  # 一楼至三楼
        return at > 0 and behind is not None
    if kind is Mark.NUMBER:  # 芙蓉路88
        return at > 0 and phrases[at - 1].kind is Mark.UNREAD
    return kind in (Mark.COLON, Mark.AND, Word.ADDRESS)


def _names_a_place(text: str, behind: Phrase | None, *, is_led: bool) -> bool:
    """Whether what nobody understands is a place: by how it ends, by a number behind it, or right behind a label."""
    if text.isdecimal():
        return True  # 邮编：410000
    odd = _NO_PLACE | packaged_words().never_in_names
    is_numbered = behind is not None and behind.kind is Word.NOISE and behind.text[0].isdecimal()
    if _ends_as_a_place(text) or is_numbered:
        return is_led or (odd - {"天"}).isdisjoint(text)  # 天心区
    return is_led and odd.isdisjoint(text)


def _ends_as_a_place(text: str) -> bool:
    words = packaged_words()
    return text.endswith(words.place_ends + words.office_ends + words.counter_ends)
