"""Drafts judged again: workbooks read where files are read, what people did put into their cells, every check run.

The last drafts' tables and judgements stay in memory, as a workbook never changes and whoever mends a draft asks for it
again at once; so do the public windows, until another edition is live.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from threading import RLock

from importer.checking import Checking
from importer.checks.confirmed import Confirmed
from importer.checks.judged import JudgedFile
from importer.checks.judging import FoundTables, find_tables, found_anew, judge_tables
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.desk.edited_tables import edited_tables
from importer.desk.judged_draft import JudgedDraft
from importer.desk.overlay import Confirmation, Overlay
from importer.desk.spot import Spot
from importer.draft_terms import DraftTerms
from importer.importing import Checked, with_many_dropped
from importer.incoming import IncomingFile
from importer.judging_limits import judged_within
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.store.draft import Draft
from importer.store.draft_deeds import DraftDeed
from importer.store.staff_store import StaffStore
from importer.workbook.reader import WorkbookReader
from importer.workplace import Workplace
from locator.window import Window

_MOST_ROWS = 20_000
"""The tables of so many rows at most are held between two judgements; those asked for last are."""


_Lock = AbstractContextManager[bool]


@dataclass(frozen=True, slots=True)
class Live:
    """What is public: the live edition's number, null where there is none, and its windows."""

    edition: int | None
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class _Came:
    terms: DraftTerms
    found: FoundTables

    @property
    def rows(self) -> int:
        return sum(map(len, self.found.tables))


@dataclass(frozen=True, slots=True)
class _Judged:
    deeds: tuple[DraftDeed, ...]
    day: date
    found: JudgedDraft

    @property
    def rows(self) -> int:
        return self.found.judged.rows


class DraftJudge:
    """Judges drafts at a workplace. May be used from several threads."""

    def __init__(self, work: Workplace, store: StaffStore, reader: WorkbookReader) -> None:
        self._work, self._store, self._reader = work, store, reader
        self._came: OrderedDict[int, _Came] = OrderedDict()
        self._judged: OrderedDict[int, _Judged] = OrderedDict()
        self._turns: dict[int, _Lock] = {}
        self._live = Live(None, ())
        self._rules: tuple[tuple[date, int | None], CheckRules] | None = None
        self._alone = RLock()

    @contextmanager
    def turn(self, draft_ids: Iterable[int]) -> Iterator[None]:
        """One act at a time with these drafts in this process: judging takes long, and who is late judges again."""
        with ExitStack() as turns:
            for draft_id in sorted(set(draft_ids)):
                with self._alone:
                    lock = self._turns.setdefault(draft_id, RLock())
                turns.enter_context(lock)
            yield

    def live(self) -> Live:
        """What is public now."""
        edition = self._work.folders.current() if self._work.public.exists() else None
        with self._alone:
            if edition != self._live.edition:
                self._live = Live(edition, tuple(self._work.live_windows()))
            return self._live

    def rules(self) -> CheckRules:
        """What sheets are held against today, beside the live edition."""
        key = (self._work.today(), self.live().edition)
        with self._alone:
            if self._rules is None or self._rules[0] != key:
                self._rules = key, self._work.rules(None, None)
            return self._rules[1]

    def checking(self, standing: Standing, terms: DraftTerms) -> Checking:
        """How a file is checked that comes on these terms."""
        rules = replace(self.rules(), datum=terms.datum, scope=standing.scope)
        return Checking(rules, self._work.settings.limits(), standing, terms.choice)

    def came(self, draft_id: int) -> FoundTables:
        """A draft's tables as they came."""
        return self._as_it_came(draft_id).found

    def judged(self, draft: Draft, deeds: Sequence[DraftDeed]) -> JudgedDraft:
        """A draft with all that was done with it, judged beside what is public now.

        Raises
        ------
        TermsUnkept
            If it was kept by a version that did not keep on which terms it came.
        WorkbookRefused
            If reading or judging it costs more than the limits allow.
        """
        live = self.live()
        known = self._known(draft, deeds, live)
        if known is not None:
            return known
        checking, judged, overlay, held = self.judged_alone(draft, deeds)
        register = WindowRegister(live.windows)
        files = tuple(checking.identified([(IncomingFile(judged.name, b""), judged)], register))
        checked = Checked(files, live.edition, live.windows, tuple(register.windows()))
        [file] = with_many_dropped(checked, checking.rules.notices)
        # What only the public windows show is confirmed like anything else.
        notices = tuple(checking.rules.confirmed.weighed(file.judged.notices))
        checked = replace(checked, files=(replace(file, judged=replace(file.judged, notices=notices)),))
        came, form = self.came(draft.id).tables, checking.rules.form
        found = JudgedDraft(draft, len(deeds), came, overlay, held, checked, form)
        with self._alone:
            self._judged[draft.id] = _Judged(tuple(deeds), checking.rules.today, found)
            _hold_back(self._judged)
        return found

    def _known(self, draft: Draft, deeds: Sequence[DraftDeed], live: Live) -> JudgedDraft | None:
        """The last judgement of a draft, where nothing has changed since that it depends on."""
        with self._alone:
            last = self._judged.get(draft.id)
            if last is None or (last.deeds, last.day, last.found.beside) != (
                tuple(deeds),
                self._work.today(),
                live.edition,
            ):
                return None
            self._judged.move_to_end(draft.id)
        return last.found if last.found.draft == draft else replace(last.found, draft=draft)

    def judged_alone(
        self, draft: Draft, deeds: Sequence[DraftDeed]
    ) -> tuple[Checking, JudgedFile, Overlay, tuple[Confirmation, ...]]:
        """What a draft says by itself, before it is held against what is public; and how that is done."""
        came, overlay = self._as_it_came(draft.id), Overlay.of(deeds)
        checking = self.checking(Standing(draft.mode, draft.scope or None), came.terms)
        tables = edited_tables(came.found.tables, overlay.texts(), overlay.mentioned, checking.rules.form)
        held = _that_hold(overlay, {Spot.of(table, at): (table, at) for table in tables for at in range(len(table))})
        confirmed = Confirmed(frozenset((each.code, each.place) for each in held))
        checking = replace(checking, rules=replace(checking.rules, confirmed=confirmed))
        with judged_within(checking.judging_limits, ()):
            found = found_anew(came.found, tables, checking.rules)
            judged = judge_tables(came.terms.name, found, checking.rules, checking.choice)
        judged = judged.with_notices([notice for notice, _ in overlay.taken()])
        return checking, judged, overlay, held

    def _as_it_came(self, draft_id: int) -> _Came:
        with self._alone:
            if draft_id in self._came:
                self._came.move_to_end(draft_id)
                return self._came[draft_id]
        terms = DraftTerms.from_json(self._store.desk.terms(draft_id))
        sheets = self._reader.read_bytes(self._store.workbook(draft_id), terms.name)
        came = _Came(terms, find_tables(sheets, self.rules()))
        with self._alone:
            self._came[draft_id] = came
            _hold_back(self._came)
        return came


def _hold_back(held: "OrderedDict[int, _Came] | OrderedDict[int, _Judged]") -> None:
    """Let go of what was asked for longest ago, until so many rows are held; of the last, however many."""
    while len(held) > 1 and sum(each.rows for each in held.values()) > _MOST_ROWS:
        held.popitem(last=False)


def _that_hold(overlay: Overlay, rows: Mapping[Spot, tuple[SheetTable, int]]) -> tuple[Confirmation, ...]:
    """The confirmations whose cells still say what they said."""
    return tuple(each for each in overlay.confirmations if _holds(each, rows))


def _holds(confirmation: Confirmation, rows: Mapping[Spot, tuple[SheetTable, int]]) -> bool:
    if confirmation.spot is None:
        return True
    if confirmation.spot not in rows:
        return False
    table, index = rows[confirmation.spot]
    return all(table.text(name, index) == text for name, text in confirmation.texts.items())
