"""A draft passed on: handed in, returned with a comment, withdrawn; and what people say to each other about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from importer.desk.acts import Acts, Asked, Done, closed
from importer.desk.conflicts import whole_conflicts
from importer.desk.deeds import Deed
from importer.desk.faults import ReasonMissing, TextTooLong
from importer.desk.typed_text import typed_text
from importer.store.desk_store import DeedOf
from importer.store.draft import DraftState
from importer.store.draft_deeds import DraftMovedOn, NewDeed

HAND_IN, RETURN, WITHDRAW, COMMENT = "hand-in", "return", "withdraw", "comment"
_TRIES = 20
_LONGEST_COMMENT = 4_000
_WAITING = frozenset({DraftState.OPEN, DraftState.RETURNED})
_STATES = {HAND_IN: DraftState.HANDED_IN, RETURN: DraftState.RETURNED, WITHDRAW: DraftState.WITHDRAWN}
_RIGHTS = {HAND_IN: Deed.HAND_IN, RETURN: Deed.RETURN, WITHDRAW: Deed.WITHDRAW, COMMENT: Deed.COMMENT}
_FROM = {
    HAND_IN: _WAITING,
    RETURN: frozenset({DraftState.HANDED_IN}),
    WITHDRAW: _WAITING | {DraftState.HANDED_IN},
    COMMENT: frozenset(DraftState),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a draft's thread: what somebody did with it, and said with that; what was said is sealed."""

    number: int
    kind: str
    who: str
    at: datetime
    text: str = field(repr=False)


def hand_in(acts: Acts, draft_ids: Collection[int], asked: Asked) -> list[Done]:
    """Hand drafts in, all or none: an office its own, a city those of its counties (汇总).

    What cannot be published of a draft stays in it, and comes back in its workbook.

    Raises
    ------
    DraftConflict
        If one of the drafts is not at the version that was seen, where one is handed in alone.
    DraftClosed, DraftMoved
        If one of them is neither open nor returned.
    """
    return _passed_on(acts, list(dict.fromkeys(draft_ids)), HAND_IN, {}, asked)


def give_back(acts: Acts, draft_id: int, comment: str, asked: Asked) -> Done:
    """Return a draft that was handed in, with what is to be done; it is open again once somebody mends it."""
    return _passed_on(acts, [draft_id], RETURN, {"text": _text(comment)}, asked)[0]


def withdraw(acts: Acts, draft_id: int, asked: Asked) -> Done:
    """Take a draft out that is not public."""
    return _passed_on(acts, [draft_id], WITHDRAW, {}, asked)[0]


def comment(acts: Acts, draft_id: int, text: str, asked: Asked) -> Done:
    """Say something about a draft, whatever its state; nothing else of it changes."""
    return _passed_on(acts, [draft_id], COMMENT, {"text": _text(text)}, asked)[0]


def thread(acts: Acts, draft_id: int) -> list[Said]:
    """What was said about a draft, and how it was passed on, oldest first."""
    _, deeds = acts.read(draft_id, Deed.READ)
    return [
        Said(deed.number, deed.kind, deed.who, deed.at, str(deed.content.get("text", "")))
        for deed in deeds
        if deed.kind in _RIGHTS
    ]


def _text(said: str) -> str:
    text = typed_text(said).strip()
    if not text:
        raise ReasonMissing
    if len(text) > _LONGEST_COMMENT:
        raise TextTooLong("意见", _LONGEST_COMMENT)
    return text


def _passed_on(
    acts: Acts, draft_ids: Sequence[int], kind: str, content: Mapping[str, object], asked: Asked
) -> list[Done]:
    if len(draft_ids) > 1:
        asked = replace(asked, seen=None)  # each has a version of its own
    with acts.judge.turn(draft_ids):
        for _ in range(_TRIES):
            done = _tried(acts, draft_ids, kind, content, asked)
            if done is not None:
                return done
    raise DraftMovedOn(draft_ids[0])


def _tried(
    acts: Acts, draft_ids: Sequence[int], kind: str, content: Mapping[str, object], asked: Asked
) -> list[Done] | None:
    """What came of it; null where another process was quicker with one of them."""
    planned = [_planned(acts, draft_id, kind, content, asked, at) for at, draft_id in enumerate(draft_ids)]
    new = [deed for deed, _ in planned if deed is not None]
    try:
        numbers = iter(acts.store.desk.keep_deeds(new, asked.act) if new else ())
    except DraftMovedOn:
        return None
    return [done if deed is None else acts.kept(next(numbers), done.draft) for deed, done in planned]


def _planned(
    acts: Acts, draft_id: int, kind: str, content: Mapping[str, object], asked: Asked, place: int
) -> tuple[DeedOf | None, Done]:
    """What is to be done with one of some drafts, and how it stands; null where it was done already."""
    draft, deeds = acts.read(draft_id, _RIGHTS[kind])
    judged = acts.judge.judged(draft, deeds)
    # Of several drafts that one request names, each is done under a key of its own.
    key = f"{asked.key}#{place}" if asked.key and place else asked.key
    before = acts.done_before(draft_id, Asked(asked.act, None, key))
    if before is not None:
        return None, Done(before.number, judged)
    closed(draft, _FROM[kind])
    if kind in _STATES:
        whole_conflicts(deeds, asked.seen)
    states = [_STATES[kind]] if kind in _STATES else []
    counts = {"rows": judged.judged.rows, "publishable": judged.judged.publishable}
    now = judged.now(acts.judge.rules().notices) if kind == HAND_IN else None
    deed = DeedOf(draft_id, judged.version, NewDeed(kind, content, key), now, states, counts)
    return deed, Done(judged.version, judged)
