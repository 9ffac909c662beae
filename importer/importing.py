"""Files imported: checked, kept as drafts, and where asked for made the next edition."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from importer.checking import CheckedFile, Checking
from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.smallest_division import smallest_division
from importer.draft_terms import DraftTerms
from importer.notices import TAKEN, NoticeTable
from importer.publishing.compared import OTHER_OFFICE, OWN_OFFICE, are_most
from importer.publishing.dropped import drops_many
from importer.publishing.gap import Gap
from importer.publishing.merge import WindowRegister
from importer.publishing.office_names import are_alike
from importer.publishing.press import Press, Publishing
from importer.report import file_report
from importer.returned.findings import Findings
from importer.store.audit_log import Act
from importer.store.draft import DraftMode, DraftRow, NewDraft
from importer.store.private_fields import ABSENT, PrivateFields
from importer.store.private_rows import PrivateRow
from locator.divisions.divisions import Divisions
from locator.editions.diff import EditionDiff, compare
from locator.window import Window

_LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that was kept: its number, whose it is, and its counts."""

    id: int
    office: str
    rows: int
    publishable: int

    def public(self) -> dict[str, object]:
        """The contract's JSON of a draft."""
        return {"id": self.id, "office": self.office, "rows": self.rows, "publishable": self.publishable}


@dataclass(frozen=True, slots=True)
class Checked:
    """Files checked against the live edition: what is public now, and what would be after them."""

    files: tuple[CheckedFile, ...]
    live: int | None
    before: tuple[Window, ...]
    after: tuple[Window, ...]

    def difference(self) -> EditionDiff:
        """What would change for the public."""
        return compare(self.before, self.after)

    def dropped(self) -> tuple[Window, ...]:
        """The windows that would no longer be public."""
        return self.difference().dropped

    def others(self) -> tuple[str, ...]:
        """The offices, other than the files' own, whose windows would change: a summary's."""
        own = {office for file in self.files for office in file.judged.offices()}
        owner = {window.id: window.office for window in self.after}
        return tuple(sorted({owner[change.id] for change in self.difference().changed} - own))

    def unlisted(self) -> tuple[Window, ...]:
        """The public windows of the files' own offices that no file lists and that stay: of imports that add alone."""
        adding = [file.upload for file in self.files if file.upload.mode is DraftMode.ADD]
        offices = {office for upload in adding for office in upload.offices}
        listed = {window.id for upload in adding for window in upload.windows}.union(*(each.faulty for each in adding))
        return tuple(window for window in self.before if window.office in offices and window.id not in listed)

    def doubled(self) -> Iterable[tuple[str, tuple[str, ...], int]]:
        """Each office whose windows are mostly public as other offices', with those offices and how many there are."""
        for office, owners in self._doubled_by_office().items():
            rows = sum(len(table) for file in self.files for table in file.judged.tables if table.office == office)
            if are_most(len(owners), rows):
                yield office, tuple(sorted(set(owners))), len(owners)

    def _doubled_by_office(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in self.files:
            for notice in file.judged.notices:
                if OTHER_OFFICE in notice.words:
                    found.setdefault(notice.words[OWN_OFFICE], []).append(notice.words[OTHER_OFFICE])
        return found

    def alike(self) -> tuple[tuple[str, str], ...]:
        """Each office that has nothing public yet, with each published office whose name is likely to be its own."""
        own = {office for file in self.files for office in file.upload.offices}
        known = {window.office for window in self.before}
        told = {office for office, _, _ in self.doubled()}
        pairs = ((one, other) for one in sorted(own - known - told) for other in sorted(known))
        return tuple((one, other) for one, other in pairs if are_alike(one, other))

    def gaps(self) -> frozenset[Gap]:
        """What kept whole lists from dropping anything; empty for files that are no whole lists."""
        return frozenset(gap for file in self.files if file.upload.mode is DraftMode.WHOLE for gap in file.upload.gaps)


Watch = Callable[[Iterable[CheckedFile]], Iterable[CheckedFile]]
"""Passes the files on one by one, and shows how far it is."""


def check_all(checking: Checking, paths: Iterable[Path], press: Press, watch: Watch) -> Checked:
    """Check files against what is public now."""
    live = press.folders.current()
    before = press.live_windows()
    register = WindowRegister(before)
    files = tuple(watch(checking.run(paths, register)))
    checked = Checked(files, live, tuple(before), tuple(register.windows()))
    return replace(checked, files=with_many_dropped(checked, checking.rules.notices))


def with_many_dropped(checked: Checked, notices: NoticeTable) -> tuple[CheckedFile, ...]:
    """The files; the last one of each office that would lose a third of its windows says so."""
    told = drops_many(checked.before, checked.dropped(), notices)
    files = list(checked.files)
    for office, notice in told.items():
        last = max((at for at, file in enumerate(files) if office in file.upload.offices), default=None)
        if last is not None:
            files[last] = replace(files[last], judged=files[last].judged.with_notices([notice]))
    return tuple(files)


def keep_drafts(checked: Checked, checking: Checking, press: Press, act: Act) -> list[KeptDraft]:
    """Keep a draft of each file that was read; a file that could not be read leaves none."""
    kept: list[KeptDraft] = []
    for file in checked.files:
        if file.judged.tables:
            new = new_draft(file, checking, checked.live)
            number = press.store.keep_draft(new, act)
            kept.append(KeptDraft(number, new.office, file.judged.rows, file.judged.publishable))
    return kept


def new_draft(file: CheckedFile, checking: Checking, live: int | None) -> NewDraft:
    """The draft of a file that was checked beside an edition."""
    judged = file.judged
    return NewDraft(
        office=_office_of(judged, checking.rules.divisions),
        scope=checking.standing.scope or "",
        mode=checking.standing.mode,
        base_edition=live,
        workbook=file.content,
        report=file_report(judged, checking.rules.notices),
        rows=_draft_rows(judged),
        findings=Findings.of(judged).as_json(),
        accepted=_accepted(judged),
        terms=DraftTerms.of(judged.name, checking).as_json(),
    )


def _accepted(judged: JudgedFile) -> list[dict[str, object]]:
    """The proposals that were taken, for the audit log."""
    return [
        {"code": notice.code, **asdict(notice.place), "value": notice.value, "proposal": notice.words[TAKEN]}
        for notice in judged.notices
        if TAKEN in notice.words
    ]


def publish_drafts(
    checked: Checked,
    drafts: Sequence[KeptDraft],
    press: Press,
    act: Act,
    *,
    sample: bool,
    note: str = "",
    versions: Mapping[int, int] | None = None,
) -> int | None:
    """Make the next edition of the drafts' windows; None where they change nothing, in public or in private.

    An edition without a note is remembered by its offices. `versions` are as `Publishing` has them.
    """
    ids = tuple(draft.id for draft in drafts)
    private = [row for draft, judged in zip(ids, _with_tables(checked), strict=True) for row in _private(draft, judged)]
    if not compare(checked.before, checked.after) and not _says_more(private, press):
        return None
    was_sample = checked.live is not None and press.folders.manifest(checked.live).sample
    kept = _raw_texts_kept(private, checked)
    said = note or _note(checked)
    return press.publish(Publishing(checked.after, ids, kept, said, sample or was_sample, versions=versions), act)


def _office_of(judged: JudgedFile, divisions: Divisions) -> str:
    """Whose draft a file is: the office that all its tables name, else the smallest division that holds its windows.

    Where there is no such division, the offices' names together: somebody has to find it again.
    """
    offices = judged.offices()
    if len(offices) == 1:
        return next(iter(offices))
    smallest = smallest_division(divisions.find(window.division.code) for _, window in judged.windows())
    return smallest or _together(sorted(offices))


def _note(checked: Checked) -> str:
    """What an edition is remembered by: the offices whose sheets it is made of, in the files' order."""
    return _together(table.office for judged in _with_tables(checked) for table in judged.tables)


def _together(offices: Iterable[str]) -> str:
    text = "、".join(dict.fromkeys(office for office in offices if office))
    return text if len(text) <= _LONGEST_NOTE else f"{text[: _LONGEST_NOTE - 1]}…"


def _says_more(rows: Sequence[PrivateRow], press: Press) -> bool:
    """Whether the contacts or unknown columns of a window are others than before: they count from an edition on."""
    before = press.store.private_of({row.window_id for row in rows})
    after = dict(before)
    for row in rows:
        after[row.window_id] = after.get(row.window_id, PrivateFields()).followed_by(row.fields)
    return any(_contact(fields) != _contact(before.get(each, PrivateFields())) for each, fields in after.items())


def _contact(fields: PrivateFields) -> tuple[object, ...]:
    return fields.manager_name, fields.manager_mobile, dict(fields.unknown)


def _raw_texts_kept(rows: Iterable[PrivateRow], checked: Checked) -> list[PrivateRow]:
    """The rows; where a known window's position stayed, the texts that it was first read from stay too."""
    before = {window.id: window.position for window in checked.before}
    stayed = {window.id for window in checked.after if before.get(window.id) == window.position}
    return [replace(row, fields=_silent(row.fields)) if row.window_id in stayed else row for row in rows]


def _silent(fields: PrivateFields) -> PrivateFields:
    """The fields of a sheet that says nothing of where a window is."""
    return replace(fields, longitude_text=ABSENT, latitude_text=ABSENT, datum=ABSENT, datum_from=ABSENT)


def _with_tables(checked: Checked) -> list[JudgedFile]:
    return [file.judged for file in checked.files if file.judged.tables]


def _private(draft_id: int, judged: JudgedFile) -> list[PrivateRow]:
    return [
        PrivateRow(window.id, draft_id, fields)
        for table in judged.tables
        for window, fields in zip(table.windows, table.private, strict=True)
        if window is not None
    ]


def _draft_rows(judged: JudgedFile) -> Iterable[DraftRow]:
    for table in judged.tables:
        for index in range(len(table)):
            yield _draft_row(table, index)


def _draft_row(judged: JudgedTable, index: int) -> DraftRow:
    table, window = judged.table, judged.windows[index]
    private = {"manager_name", "manager_mobile"}
    return DraftRow(
        sheet=table.sheet,
        row=table.rows[index],
        publishable=window is not None,
        window_id=window.id if window else None,
        source={
            cell: table.text(field, index)
            for field in table.columns
            if field not in private and (cell := table.cell(field, index))
        },
        private={field: table.text(field, index) or None for field in private if table.has(field)},
        unknown={label: texts[index] or None for label, (_, texts) in table.unknown.items()},
    )
