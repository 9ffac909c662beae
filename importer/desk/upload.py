"""Files uploaded: a draft of each, judged by itself; what it changes against the office's earlier one is said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from importer.archive import archived_files, is_zip
from importer.checking import CheckedFile, Checking
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.desk.acts import Acts, Asked, closed
from importer.desk.deeds import Deed
from importer.desk.draft_changes import draft_changes
from importer.desk.faults import KeyTaken
from importer.desk.judged_draft import JudgedDraft
from importer.desk.notice_ids import notice_ids, with_ids
from importer.draft_terms import DraftTerms
from importer.importing import Checked, new_draft, with_many_dropped
from importer.incoming import IncomingFile
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.store.draft import Draft, DraftState, NewDraft, TermsUnkept
from importer.store.draft_deeds import NewDeed
from importer.workbook.cells import SheetCells
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader
from locator.position import Datum

UPLOAD = "upload"
_WAITING = frozenset({DraftState.OPEN, DraftState.RETURNED})


@dataclass(frozen=True, slots=True)
class Uploading:
    """What comes, and as what: the file's name and bytes, its standing, its office and the datum that was stated.

    `replaces` is an earlier draft of the office that this takes the place of: it is withdrawn with the upload.
    """

    name: str
    content: bytes
    standing: Standing
    office: str | None = None
    datum: Datum | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The drafts that were kept, by number, and the files of which none could be made, with what is wrong of them."""

    drafts: tuple[int, ...]
    refused: tuple[JudgedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Owner:
    office: str
    scope: str


def upload(acts: Acts, reader: WorkbookReader, uploading: Uploading, asked: Asked) -> Uploaded:
    """Keep a draft of each file, all or none; of a zip each file is judged as if it had come alone.

    An earlier draft of the same office that waits is compared with: the one that is replaced, else the last one.

    Raises
    ------
    DraftClosed, PublicationUnfinished
        If the draft that is to be replaced is public, withdrawn, or on its way out.
    """
    standing = uploading.standing
    acts.may(Deed.UPLOAD, _Owner(uploading.office or "", standing.scope or ""))
    before = _uploaded_before(acts, asked)
    if before:
        return Uploaded(before)
    if uploading.replaces is not None:
        closed(acts.read(uploading.replaces, Deed.WITHDRAW)[0], _WAITING)
    terms = DraftTerms(uploading.name, uploading.datum, Choice(uploading.office))
    checking = acts.judge.checking(standing, terms)
    new: list[tuple[NewDraft, NewDeed]] = []
    refused: list[JudgedFile] = []
    for file in _files(uploading, checking):
        checked = _checked(acts, reader, file, checking)
        if not checked.judged.tables:
            refused.append(checked.judged)
            continue
        draft = new_draft(checked, checking, acts.judge.live().edition)
        draft = replace(draft, report=with_ids(draft.report, notice_ids(checked.judged.notices)))
        key = f"{asked.key}#{len(new)}" if asked.key and new else asked.key
        new.append((draft, NewDeed(UPLOAD, _beside_earlier(acts, uploading, draft, checked), key)))
    if not new:
        return Uploaded((), tuple(refused))
    return Uploaded(tuple(acts.store.desk.keep_upload(new, asked.act, uploading.replaces)), tuple(refused))


def changes_of_upload(acts: Acts, draft_id: int) -> dict[str, object] | None:
    """What a draft changed, when it came, against the earlier one of its office; null where there was none."""
    _, deeds = acts.read(draft_id, Deed.READ)
    if not deeds or deeds[0].kind != UPLOAD or deeds[0].content["earlier"] is None:
        return None
    return dict(deeds[0].content)


def _files(uploading: Uploading, checking: Checking) -> Iterator[IncomingFile]:
    if not is_zip(uploading.content):
        yield IncomingFile(uploading.name, uploading.content)
        return
    for each in archived_files(uploading.name, uploading.content, checking.limits):
        yield IncomingFile(each.name, each.content, each.refused, uploading.name if each.name != uploading.name else "")


def _checked(acts: Acts, reader: WorkbookReader, file: IncomingFile, checking: Checking) -> CheckedFile:
    live = acts.judge.live()
    register = WindowRegister(live.windows)
    judgement = checking.judged(file, _read(reader, file))
    files = tuple(checking.identified([(file, judgement)], register))
    checked = Checked(files, live.edition, live.windows, tuple(register.windows()))
    return with_many_dropped(checked, checking.rules.notices)[0]


def _read(reader: WorkbookReader, file: IncomingFile) -> list[SheetCells] | WorkbookRefused:
    if file.refused is not None:
        return file.refused
    try:
        return reader.read_bytes(file.content, file.name)
    except WorkbookRefused as refused:
        return refused


def _uploaded_before(acts: Acts, asked: Asked) -> tuple[int, ...]:
    """The drafts of an upload that was made under this key already."""
    found: list[int] = []
    while asked.key:
        done = acts.store.desk.done(f"{asked.key}#{len(found)}" if found else asked.key)
        if done is None:
            break
        if done.kind != UPLOAD or done.who != asked.act.who:
            raise KeyTaken
        found.append(done.draft_id)
    return tuple(found)


def _beside_earlier(acts: Acts, uploading: Uploading, new: NewDraft, checked: CheckedFile) -> dict[str, object]:
    earlier = _earlier(acts, uploading, new)
    if earlier is None:
        return {"earlier": None}
    changes = draft_changes(earlier, checked.judged, acts.judge.rules().notices)
    return {"earlier": earlier.draft.id, "version": earlier.version, **changes}


def _earlier(acts: Acts, uploading: Uploading, new: NewDraft) -> JudgedDraft | None:
    waiting = [each for state in _WAITING for each in acts.store.drafts(state)]
    own = [each for each in waiting if (each.office, each.scope) == (new.office, new.scope)]
    if uploading.replaces is not None:
        own = [acts.store.draft(uploading.replaces)]
    last: Draft | None = max(own, key=lambda draft: draft.id, default=None)
    if last is None:
        return None
    try:
        return acts.judge.judged(*acts.store.desk.read(last.id))
    except TermsUnkept:
        return None
