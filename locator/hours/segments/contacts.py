"""Telephones, addresses and the web in a text of hours, with the hours of their own: all of it is left out."""

from collections.abc import Sequence

from locator.hours.phrases.matters import LIMITS
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.addresses import address_end, goes_on
from locator.hours.segments.segments import HOURS, Segment
from locator.hours.segments.telephone_hours import is_number, without_telephone_hours
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.words import Word

_ASKING = (Word.APPOINTMENT, Word.APPOINTMENT_MAY, Word.ASK_FIRST)
_LONGEST_NAME = 4
"""Of a person whom one asks for, in signs."""
_NO_NAME = frozenset("不停休改关逢圩集汛期季假节")
_TITLES = ("主任", "科长", "股长", "所长", "站长", "书记", "老师", "先生", "女士", "小姐", "经理", "师傅", "同志")


def without_contacts(found: Sequence[Segment]) -> list[Segment]:
    """The segments without telephones, addresses, and what is said of them and of the web."""
    kept: list[Segment] = []
    in_address = False
    gone: frozenset[Word | Mark | Piece] = frozenset()
    for segment in without_telephone_hours(found):
        if gone and segment.in_brackets and not segment.gap:
            if gone & HOURS:
                continue  # 服务热线8:00-20:00（周三除外）
            segment.of_some = Word.ADDRESS not in gone  # 电话84882345（周三不办公）: the telephone, or the office
        if in_address and segment.gap < 2 and goes_on(segment):
            continue
        in_address, before = segment.has(Word.ADDRESS), frozenset(segment.kinds)
        _drop_contacts(segment)
        gone = frozenset() if segment.phrases else before
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
                if kind is Word.ONLINE:
                    gone = {at for at in gone if not _is_of_another_bracket(segment, at, index)}
                # 网上办理暂停: what is left may be about what is dropped, but not beside a telephone's number.
                segment.of_some = segment.of_some or not any(is_number(segment.phrases[at]) for at in gone)
                segment.bracketed = [kept for at, kept in enumerate(segment.bracketed) if at not in gone]
                segment.phrases = [kept for at, kept in enumerate(segment.phrases) if at not in gone]
                break


def _is_of_another_bracket(segment: Segment, at: int, index: int) -> bool:
    """Whether what nobody understands stands in another bracket than a word: 网上24小时（圩）."""
    return segment.phrases[at].kind is Mark.UNREAD and segment.bracketed[at] != segment.bracketed[index]


def _address(phrases: Sequence[Phrase], index: int) -> set[int]:
    return set(range(index, address_end(phrases, index)))


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
        if phrases[before].text != "可" or not any(own.kind in _ASKING for own in phrases[index:]):
            gone.add(before)  # but not of 可致电预约, which nobody has to
        before -= 1
    are_asked_for = _asks_for_days(phrases, index)
    if before >= 0 and are_off(phrases[before].value) and not any(own.kind is Piece.RANGE for own in phrases):
        gone |= {before} if not are_asked_for else set()  # 节假日值班电话
    at = index + 1
    has_number = False
    while at < len(phrases) and _is_of_telephone(phrases, index, at, has_number=has_number):
        has_number = has_number or is_number(phrases[at])
        if not (are_asked_for and phrases[at].kind in _ASKING):
            gone.add(at)
        at += 1
    return gone


def _asks_for_days(phrases: Sequence[Phrase], index: int) -> bool:
    """周末请致电预约: a telephone between days and what one has to ask for on them."""
    named = any(phrase.kind is Piece.DAYS for phrase in phrases[:index])
    return named and any(phrase.kind in _ASKING for phrase in phrases[index:])


def _is_of_telephone(phrases: Sequence[Phrase], index: int, at: int, *, has_number: bool) -> bool:
    """Whether what stands behind a telephone's label is still of it: its number, whom to ask for, its hours.

    Behind its number, hours and whatever may change them are the office's again.
    """
    kind, text, value = phrases[at]
    if kind is Mark.UNREAD:
        return _is_person(phrases, index, at)
    if kind is Word.STAFFED or kind is Word.KIOSK:
        return False
    if not has_number:
        return kind is not Piece.TIME
    if kind is Word.NOISE:
        return text not in LIMITS and value != FOR_SOME
    return kind in (Mark.NUMBER, Mark.COLON, Mark.AND, Word.HOTLINE, Word.ALL_DAY, Word.DASH)


def _is_person(phrases: Sequence[Phrase], index: int, at: int) -> bool:
    """Whether what nobody understands is whom to ask for: 联系人：张三, 张主任; but not 电话84882345农忙关."""
    text, behind = phrases[at].text, phrases[at + 1] if at + 1 < len(phrases) else None
    if text.endswith(_TITLES):
        return True
    is_first = phrases[at - 1].kind is Mark.AND or not any(own.kind is Mark.UNREAD for own in phrases[index + 1 : at])
    is_alone = behind is None or behind.kind is not Word.NOISE or is_number(behind)
    is_name = len(text) <= _LONGEST_NAME and _NO_NAME.isdisjoint(text)
    return phrases[index].text.endswith("人") and is_first and is_name and is_alone
