"""Drafts published together: their windows as they stand after everything that people did, never as they came."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from importer.checking import CheckedFile
from importer.desk.acts import Acts, Asked
from importer.desk.deeds import Deed
from importer.desk.private_columns import without_silent
from importer.importing import Checked, KeptDraft, publish_drafts, with_many_dropped
from importer.incoming import IncomingFile
from importer.publishing.merge import WindowRegister
from importer.publishing.press import Press


@dataclass(frozen=True, slots=True)
class Proof:
    """Drafts judged together beside the live edition: what would be public of them, and at which version of each."""

    checked: Checked
    drafts: tuple[KeptDraft, ...]
    versions: dict[int, int]


def proof(acts: Acts, draft_ids: Collection[int], deed: Deed = Deed.READ) -> Proof:
    """What would be public of some drafts; of two that speak of one window the later one has the last word.

    An office that handed in its whole list loses what none of its drafts lists.
    """
    live = acts.judge.live()
    register = WindowRegister(live.windows)
    files: list[CheckedFile] = []
    kept: list[KeptDraft] = []
    versions: dict[int, int] = {}
    for draft_id in dict.fromkeys(draft_ids):
        draft, deeds = acts.read(draft_id, deed)
        checking, judged, overlay, _ = acts.judge.judged_alone(draft, deeds)
        file = checking.one(IncomingFile(judged.name, b""), judged, register)
        register.take(file.upload)
        came = acts.judge.came(draft_id).tables
        files.append(replace(file, judged=without_silent(file.judged, came, overlay)))
        kept.append(KeptDraft(draft_id, draft.office, file.judged.rows, file.judged.publishable))
        versions[draft_id] = len(deeds)
    register.drop_unlisted()
    checked = Checked(tuple(files), live.edition, live.windows, tuple(register.windows()))
    checked = replace(checked, files=with_many_dropped(checked, acts.judge.rules().notices))
    return Proof(checked, tuple(kept), versions)


def publish(acts: Acts, draft_ids: Sequence[int], press: Press, note: str, asked: Asked) -> int | None:
    """Make the next edition of drafts that are handed in, or open; None where they change nothing.

    Whoever publishes holds the press. What is published is what was judged: a change in between stops it.

    Raises
    ------
    DraftMovedOn
        If something was done with one of them meanwhile; nothing is published then.
    DraftMoved
        If one of them is neither open nor handed in.
    """
    before = _published_before(acts, draft_ids, press, note)
    if before is not None:
        return before
    proved = proof(acts, draft_ids, Deed.PUBLISH)
    drafts = _with_tables(proved)
    return publish_drafts(
        proved.checked, drafts, press, asked.act, sample=False, note=note.strip(), versions=proved.versions
    )


def _with_tables(proved: Proof) -> list[KeptDraft]:
    """The drafts that still have a row: those are what `publish_drafts` pairs with the files."""
    return [draft for draft, file in zip(proved.drafts, proved.checked.files, strict=True) if file.judged.tables]


def _published_before(acts: Acts, draft_ids: Iterable[int], press: Press, note: str) -> int | None:
    """The edition that was made of the very same drafts already, as by a second click; null where there is none."""
    wanted = tuple(dict.fromkeys(draft_ids))
    drafts = [acts.read(draft_id, Deed.PUBLISH)[0] for draft_id in wanted]
    editions = {draft.edition for draft in drafts}
    [edition, *more] = editions or {None}
    if more or edition is None:
        return None
    publication = press.store.publication(edition)
    return edition if publication.draft_ids == wanted and note.strip() in ("", publication.note) else None
