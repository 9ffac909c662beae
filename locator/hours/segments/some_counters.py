"""Hours of some counters, or of some business alone: 周六9:00-12:00（3号窗口）, 周六部分窗口9:00-12:00.

They stand for two readings, with them and without: nobody says whether they are for what somebody comes for. Where a
text has no other hours, they are the window's own.
"""

import re
from collections.abc import Sequence

from locator.hours.phrases.matters import LIMITS, ONLY
from locator.hours.phrases.phrases import Phrase, Piece, phrases
from locator.hours.segments.less_hours import KEEPING_OPEN, has_hours, hours_of_some, without_hours
from locator.hours.segments.segments import HOURS, Segment
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.tokens import tokens
from locator.hours.tokens.words import Word, Words

NUMBERED = re.compile(r"[0-9]+(?:楼|层|号窗口|号窗|号厅|号)(?:大厅|窗口)?")
LONGEST_NAME = 14
_GENERAL = "综合"
_OF_BUSINESS = "业务"
_SMALL = (Word.NOISE, Mark.UNREAD, Word.KIOSK)
_AND = "、和及与,"


def names_place(text: str, words: Words) -> bool:
    """Whether a word not understood is some counter's name, or some business's: 婚登窗口, 户政业务."""
    ends = text.endswith((*words.counter_ends, *words.office_ends, _OF_BUSINESS))
    return ends and not any(sign in words.never_in_names for sign in text)


def without_some(found: list[Segment], words: Words) -> list[Segment] | None:
    """The segments without the hours that are for some alone; null where there are none, or no others.

    In place, the names not understood of what these hours are for are taken out of `found`.
    """
    _take_up_brackets(found, words)
    places = {at: own for at, segment in enumerate(found) if (own := _some_at(segment, words)) is not None}
    if not places:
        return None
    apart = list(found)
    for at, place in places.items():
        apart[at] = _with_last_days_apart(found[at], place)
        places[at] += len(apart[at].phrases) - len(found[at].phrases)
    narrow = {
        at: own
        for at, own in places.items()
        if not _is_counter(apart[at].phrases[own], words) or _is_singled_out(apart[at], own)
    }
    for wide, of in ((True, places), (False, narrow)):
        kept = without_hours(apart, hours_of_some(apart, of, wide=wide))
        if of and any(has_hours(segment) for segment in kept):
            _take_out_names(found, words)
            return kept
    return None


def _take_up_brackets(found: list[Segment], words: Words) -> None:
    """Let what stands behind hours or a rule, （自助区） or 仅部分窗口办理, be a part of it, in place."""
    for at in range(len(found) - 1, 0, -1):
        segment, last = found[at], found[at - 1]
        if segment.gap > 1 or not (segment.in_brackets or _begins_with_some(segment, words)):
            continue
        if not all(phrase.kind in _SMALL for phrase in segment.phrases) or not _is_of_some(segment, words):
            continue
        if has_hours(last):
            first = not any(has_hours(earlier) for earlier in found[: at - 1])
            kept = first and segment.has(Word.KIOSK)
            named = (
                segment.phrases if kept else [Phrase(Word.NOISE, phrase.text, FOR_SOME) for phrase in segment.phrases]
            )
            last.phrases += named
            last.bracketed += [0] * len(named)
            del found[at]
        elif last.limits:
            last.of_some = True


def _begins_with_some(segment: Segment, words: Words) -> bool:
    return segment.phrases[0].text in LIMITS or segment.phrases[0].text in words.some_counters


def _is_of_some(segment: Segment, words: Words) -> bool:
    return segment.has(Word.KIOSK) or any(_is_some(phrase, words) for phrase in segment.phrases)


def _is_some(phrase: Phrase, words: Words) -> bool:
    """Whether a phrase is a counter's number or name, a business's, or 部分."""
    if phrase.kind is Mark.UNREAD:
        return 2 <= len(phrase.text) <= LONGEST_NAME and names_place(phrase.text, words)
    if phrase.kind is not Word.NOISE:
        return False
    some = phrase.value == FOR_SOME and (phrase.text in words.some_counters or phrase.text not in words.narrowing)
    return some or NUMBERED.fullmatch(phrase.text) is not None


def _is_name(phrase: Phrase, words: Words) -> bool:
    return phrase.kind is Mark.UNREAD or phrase.value != FOR_SOME or names_place(phrase.text, words)


def _some_at(segment: Segment, words: Words) -> int | None:
    """The place of what says that a segment's hours are for some."""
    if not has_hours(segment):
        return None
    first = next(at for at, phrase in enumerate(segment.phrases) if phrase.kind in HOURS)
    for at, phrase in enumerate(segment.phrases):
        # A name before hours is that of a counter with hours of its own.
        if _is_some(phrase, words) and (at > first or not _is_name(phrase, words)):
            return at
        if at > first and phrase.text.startswith(_GENERAL) and _is_singled_out(segment, at):
            return at
    return None


def _is_singled_out(segment: Segment, at: int) -> bool:
    """12:00-13:30综合窗口照常, 12:00-14:00限综合窗口: hours right before a counter's name that are for it alone."""
    alone = segment.phrases[at - 1].text in ONLY
    kept = at + 1 < len(segment.phrases) and segment.phrases[at + 1].kind in KEEPING_OPEN
    return at > 0 and (alone or (kept and segment.phrases[at - 1].kind is Piece.RANGE))


def _is_counter(phrase: Phrase, words: Words) -> bool:
    """Whether it names one counter, as the window's own may be named, and not 部分 or 个人业务."""
    return phrase.text.endswith(words.counter_ends) or NUMBERED.fullmatch(phrase.text) is not None


def _with_last_days_apart(segment: Segment, place: int) -> Segment:
    """周一至周五、周六（部分窗口）9:00-17:00: the bracket is about the last of the days before it."""
    before = place - 1
    while before > 0 and segment.phrases[before].kind is Word.NOISE:
        before -= 1
    if before < 0 or segment.phrases[before].kind is not Piece.DAYS:
        return segment
    text = segment.phrases[before].text
    last = max(text.rfind(sign) for sign in _AND)
    others = phrases(tokens(text[:last])) if last > 0 else []
    if [phrase.kind for phrase in others] != [Piece.DAYS]:
        return segment
    made = segment.part(range(len(segment.phrases)))
    made.phrases.insert(before, others[0])
    made.bracketed.insert(before, 0)
    return made


def _take_out_names(found: Sequence[Segment], words: Words) -> None:
    for segment in found:
        at = _some_at(segment, words)
        if at is not None and segment.phrases[at].kind is Mark.UNREAD:
            del segment.phrases[at]
            del segment.bracketed[at]
