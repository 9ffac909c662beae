"""Several counters in one cell: a hall's windows, its machines, each with its own hours. Only what agrees is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.labels import Label, is_of_both, label_of, second_label
from locator.hours.segments.less_hours import closed_for_others, has_hours
from locator.hours.segments.machines import machine_apart
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.segments.some_counters import LONGEST_NAME, NUMBERED, names_place, without_some
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word, Words
from locator.window import Kind

_OTHERS = "others"
_THE_REST = ("其他", "其余", "其它")


@dataclass(slots=True)
class Counter:
    """One counter's segments; `kind` where the text tells it, `name` null where it names none.

    `is_fewer` where hours that the text has for some alone are not among them.
    """

    name: str | None
    kind: Kind | None
    segments: list[Segment]
    is_fewer: bool = False


def counters(found: Sequence[Segment], words: Words) -> list[Counter]:
    """The counters of a text, one where it knows but one; with the hours that are for some alone, and without them."""
    apart = _cut_apart(found)
    join_names(apart, words)
    fewer = without_some(apart, words)
    made = _counters(apart, words)
    if fewer is None:
        return made
    return [*made, *(replace(counter, is_fewer=True) for counter in _counters(fewer, words))]


def _counters(found: Sequence[Segment], words: Words) -> list[Counter]:
    """The counters of segments. What comes before the first hours is for all of them."""
    made = [Counter(None, None, [])]
    of_both = is_of_both(found)
    for segment in found:
        named = _named(segment, words, beside_kiosk=any(counter.kind is Kind.KIOSK for counter in made))
        named = named or _labelled(segment, made[-1], of_both=of_both)
        segment.of_some = segment.of_some or (named is not None and segment.limits and not has_hours(segment))
        if named is not None and named[0] != made[-1].name:
            known = next((counter for counter in made if counter.name == named[0]), None)
            if known is None:
                known = Counter(named[0], named[1], [])
            else:
                made.remove(known)
            made.append(known)
        elif _is_all_day_apart(segment, found) and made[-1].kind is not Kind.KIOSK:
            made.insert(0, Counter("24", None, [segment]))
            continue
        elif named is None and _is_complete_machine(made) and has_hours(segment):
            made.append(Counter(_OTHERS, None, []))  # 自助区8:00-22:00；工作日9:00-17:00
        made[-1].segments.append(segment)
        if made[-1].kind is Kind.KIOSK:
            _close_people(made, segment)
    return _with_hours(made)


def _cut_apart(found: Sequence[Segment]) -> list[Segment]:
    """The segments, one that names machines and people cut before the second: 24小时自助 人工窗口9:00-17:00."""
    kept: list[Segment] = []
    for segment in found:
        others = _others_named(segment) if segment.has(Word.KIOSK, Word.STAFFED) else []
        others = others or second_label(segment) or machine_apart(segment)
        if not others:
            kept.append(segment)
            continue
        rest = segment.part(range(others[0], len(segment.phrases)))
        rest.gap = 1
        kept += [segment.part(range(others[0])), rest]
    return kept


def _others_named(segment: Segment) -> list[int]:
    """Where people are named behind machines, or machines behind people."""
    places = [at for at, phrase in enumerate(segment.phrases) if phrase.kind in (Word.KIOSK, Word.STAFFED)]
    return [at for at in places if segment.phrases[at].kind is not segment.phrases[places[0]].kind]


def _close_people(made: Sequence[Counter], segment: Segment) -> None:
    """12:00-13:30仅自助办理 says that nobody sits at the counters then, in place."""
    closed = closed_for_others(segment)
    for counter in made if closed is not None else ():
        if closed is not None and counter.kind is not Kind.KIOSK and any(map(has_hours, counter.segments)):
            counter.segments.append(closed)


def _is_complete_machine(made: Sequence[Counter]) -> bool:
    """Whether a machine's hours are told and nobody else's: what follows without a name is not the machine's."""
    machine = made[-1]
    told = machine.kind is Kind.KIOSK and any(has_hours(segment) for segment in machine.segments)
    return told and not any(has_hours(segment) for counter in made[:-1] for segment in counter.segments)


def _is_all_day_apart(segment: Segment, found: Sequence[Segment]) -> bool:
    """24小时 beside other hours, and nobody says whose it is."""
    if not segment.has(Word.ALL_DAY) or segment.limits:
        return False
    return any(other.has(Piece.RANGE) for other in found)


def _share_hours(made: Sequence[Counter]) -> None:
    """社保：周一至周五；医保：周一至周六；9:00-16:30: told once for every counter that has days alone, in place."""
    own = [segment for counter in made for segment in counter.segments if has_hours(segment)]
    shared = [id(segment) for segment in own if not segment.has(Piece.DAYS, Piece.SEASON)]
    waiting = [counter for counter in made if counter.name is not None and _has_days_alone(counter)]
    if len(waiting) < 2 or not shared or len(shared) < len(own):
        return
    for counter in made:
        counter.segments = [segment for segment in counter.segments if id(segment) not in shared]
    for counter in waiting:
        counter.segments += [segment.part(range(len(segment.phrases))) for segment in own]


def _has_days_alone(counter: Counter) -> bool:
    return any(segment.has(Piece.DAYS) and not segment.limits for segment in counter.segments)


def _with_hours(made: list[Counter]) -> list[Counter]:
    """The counters that have hours; what was said before the first one's, and what limits all, is added to each."""
    _share_hours(made)
    own = [counter for counter in made if any(has_hours(segment) for segment in counter.segments)]
    for counter in made:
        if counter not in own and counter.name is not None:
            for segment in counter.segments:
                segment.of_some = True
    if len(own) < 2:
        joined = [segment for counter in made for segment in counter.segments]
        kind = own[0].kind if own else None
        return [Counter(None, kind, joined)]
    shared = [s for counter in made if counter not in own for s in counter.segments]
    first = made[0]
    for counter in own:
        counter.segments = [*shared, *counter.segments]
    if first in own and first.name is None:
        first.kind = Kind.STAFFED if any(counter.kind is Kind.KIOSK for counter in own) else None
    return own


def _named(segment: Segment, words: Words, *, beside_kiosk: bool) -> tuple[str, Kind | None] | None:
    """The counter that a segment is about, and its kind; null where it names none. Its name is taken out of it."""
    if segment.has(Word.KIOSK, Word.STAFFED):
        meant = Kind.KIOSK if segment.has(Word.KIOSK) else Kind.STAFFED
        return meant.value, meant
    for index, phrase in enumerate(segment.phrases):
        if phrase.kind in HOURS or phrase.kind in LIMITING:
            return None
        if _is_name(segment, index, words):
            _take_out(segment, index)
            return phrase.text, None
        if beside_kiosk and phrase.kind is Word.NOISE and phrase.text.endswith(("大厅", "窗口")):
            return Kind.STAFFED.value, Kind.STAFFED
    return None


def _labelled(segment: Segment, last: Counter, *, of_both: bool) -> tuple[str, Kind | None] | None:
    """The counter of hours that have a building's label beside a business's: 社区：每天8:00-21:00；窗口：9:00-17:00."""
    label = label_of(segment) if has_hours(segment) else None
    behind_a_name = last.name is not None and last.kind is None and any(has_hours(own) for own in last.segments)
    if label is None or not (of_both or (behind_a_name and label is Label.BUSINESS)):
        return None
    return label.value, None


def _is_name(segment: Segment, index: int, words: Words) -> bool:
    """Whether a word names a counter: 社保窗口 before hours, or any short name before a colon (医保：)."""
    phrases = segment.phrases
    phrase = phrases[index]
    if phrase.kind not in (Mark.UNREAD, Word.NOISE):
        return False
    following = next((other.kind for other in phrases[index + 1 :] if other.kind is not Word.NOISE), None)
    if phrase.text in words.acts:
        return following in (Mark.COLON, Piece.RANGE)  # 取件时间8:30-17:30 is not when matters are taken in
    if any(sign in words.never_in_names for sign in phrase.text):
        return False
    is_place = names_place(phrase.text, words) or bool(NUMBERED.fullmatch(phrase.text))
    if phrase.kind is Mark.UNREAD:
        is_named = following is Mark.COLON and _leads_on(segment, index)
        is_told = is_named or (is_place and following in (*HOURS, Mark.COLON, None))
        return 2 <= len(phrase.text) <= LONGEST_NAME and is_told
    is_place = is_place or (phrase.text.endswith("业务") and following is Mark.COLON)
    own = phrase.text in ("窗口", "大厅") or phrase.text.startswith(("我", "本"))
    return is_place and not own and following in (Mark.COLON, Piece.DAYS, Piece.RANGE)


def _leads_on(segment: Segment, index: int) -> bool:
    """Whether a word's colon is its own: not the one behind （农忙关）对外服务时间."""
    behind = index + 1
    return segment.phrases[behind].kind is Mark.COLON or segment.bracketed[behind] == segment.bracketed[index] == 0


def join_names(found: Sequence[Segment], words: Words) -> None:
    """Put each hall's name into one piece, in place: 长沙市 and 政务服务中心 belong together, and 其他 and 窗口."""
    for segment in found:
        at = 0
        while at + 1 < len(segment.phrases):
            first, second = segment.phrases[at], segment.phrases[at + 1]
            together = segment.bracketed[at] == segment.bracketed[at + 1]
            is_rest = first.kind is Word.NOISE and first.text.startswith(_THE_REST)
            is_name = together and second.kind is Word.NOISE and second.text.endswith((*words.counter_ends, "业务"))
            is_office = (
                first.text.endswith(words.office_ends) and second.kind is Word.NOISE and second.text.endswith("时间")
            )
            if first.kind is Mark.UNREAD and is_office:
                _take_out(segment, at)
            elif is_name and (first.kind is Mark.UNREAD or is_rest):
                segment.phrases[at : at + 2] = [Phrase(first.kind, first.text + second.text)]
                del segment.bracketed[at]
            else:
                at += 1


def _take_out(segment: Segment, index: int) -> None:
    del segment.phrases[index]
    del segment.bracketed[index]
