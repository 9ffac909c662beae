"""How anything is done with a draft: asked for once, beside what others did meanwhile, judged, and kept in one step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importer.desk.conflicts import conflicts
from importer.desk.deeds import Deed, May
from importer.desk.draft_judge import DraftJudge
from importer.desk.faults import DraftClosed, KeyTaken
from importer.desk.judged_draft import JudgedDraft
from importer.store.audit_log import Act
from importer.store.desk_store import DeedOf
from importer.store.draft import Draft, DraftState
from importer.store.draft_deeds import DraftDeed, DraftMovedOn, NewDeed
from importer.store.publications import PublicationUnfinished
from importer.store.staff_store import StaffStore

_TRIES = 20
_MENDED = frozenset({DraftState.OPEN, DraftState.RETURNED, DraftState.HANDED_IN})


@dataclass(frozen=True, slots=True)
class Asked:
    """Who does something, and as what they saw the draft.

    Parameters
    ----------
    act
        Who, from where, when.
    seen
        The version of the draft that was looked at; null for a program that looked at none.
    key
        A name of the act, made up by whoever asks: it is done once, however often it is asked for under that name.
    """

    act: Act
    seen: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """What somebody wants to do: the deed as it is kept, the cells that it touches, and what the audit log says.

    `touches` are row and field of each cell, as the conflicts of two people are told by them.
    """

    kind: str
    content: Mapping[str, object] = field(repr=False)
    touches: frozenset[tuple[object, str]]
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: the version of the draft after it, and the draft as it stands now."""

    version: int
    draft: JudgedDraft = field(repr=False)


Plan = Callable[[JudgedDraft, Sequence[DraftDeed]], Mend | None]
"""What is to be done with a draft as it stands; null where it is so already."""


class Acts:
    """Does things with drafts. What may be done by whom is asked of `may` before anything is looked at."""

    def __init__(self, store: StaffStore, judge: DraftJudge, may: May) -> None:
        self.store, self.judge, self.may = store, judge, may

    def look(self, draft_id: int, asked: Asked) -> tuple[JudgedDraft, int | None]:
        """A draft as it stands, and the edition that it was last judged beside, where another is live by now.

        It is judged again then, which is kept: what it says is true of what is public now.
        """
        draft, deeds = self.read(draft_id, Deed.READ)
        judged = self.judge.judged(draft, deeds)
        if draft.state not in _MENDED or judged.beside == draft.base_edition:
            return judged, None
        try:
            now = judged.now(self.judge.rules().notices)
            self.store.desk.keep_judgement(draft_id, judged.version, now, asked.act)
        except DraftMovedOn:
            return self.look(draft_id, asked)
        except PublicationUnfinished:
            pass  # it goes out as it was judged for that
        return judged, draft.base_edition

    def read(self, draft_id: int, deed: Deed) -> tuple[Draft, list[DraftDeed]]:
        """A draft with all that was done with it, for a deed that is allowed."""
        draft, deeds = self.store.desk.read(draft_id)
        self.may(deed, draft)
        return draft, deeds

    def mend(self, draft_id: int, asked: Asked, plan: Plan) -> Done:
        """Change what a draft says, and judge it again at once; tried anew where another process was quicker."""
        with self.judge.turn([draft_id]):
            for _ in range(_TRIES):
                done = self._mended(draft_id, asked, plan)
                if done is not None:
                    return done
        raise DraftMovedOn(draft_id)

    def _mended(self, draft_id: int, asked: Asked, plan: Plan) -> Done | None:
        draft, deeds = self.read(draft_id, Deed.MEND)
        if draft.state is DraftState.HANDED_IN:
            self.may(Deed.RETURN, draft)  # whoever could return it may mend it instead
        now = self.judge.judged(draft, deeds)
        before = self.done_before(draft_id, asked)
        if before is not None:
            return Done(before.number, now)
        if draft.state not in _MENDED:
            raise DraftClosed(draft_id, draft.state)
        mend = plan(now, deeds)
        if mend is None:
            return Done(now.version, now)
        conflicts(now, deeds, asked.seen, mend.touches)
        after = self.judge.judged(draft, [*deeds, _about_to_be(draft_id, len(deeds) + 1, mend, asked)])
        states = [DraftState.OPEN] if draft.state is DraftState.RETURNED else []
        deed = DeedOf(
            draft_id,
            now.version,
            NewDeed(mend.kind, mend.content, asked.key),
            after.now(self.judge.rules().notices),
            states,
            mend.details,
        )
        try:
            [number] = self.store.desk.keep_deeds([deed], asked.act)
        except DraftMovedOn:
            return None
        return self.kept(number, after)

    def kept(self, number: int, judged: JudgedDraft) -> Done:
        """What came of a deed that is kept now."""
        return Done(number, replace(judged, draft=self.store.draft(judged.draft.id), version=number))

    def done_before(self, draft_id: int, asked: Asked) -> DraftDeed | None:
        """What was done under the key already, with this draft and by whoever asks; null where nothing was."""
        done = self.store.desk.done(asked.key) if asked.key else None
        if done is not None and (done.draft_id, done.who) != (draft_id, asked.act.who):
            raise KeyTaken
        return done


def _about_to_be(draft_id: int, number: int, mend: Mend, asked: Asked) -> DraftDeed:
    return DraftDeed(draft_id, number, mend.kind, asked.act.who, asked.act.at, mend.content, asked.key)


def closed(draft: Draft, states: Iterable[DraftState]) -> None:
    """Refuse a deed with a draft that is in none of the states."""
    if draft.state not in states:
        raise DraftClosed(draft.id, draft.state)
