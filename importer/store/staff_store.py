"""The staff store: one door to drafts, publications, private rows and the audit log; every act is one transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, select

from importer.store import corrections, drafts, private_rows, publications
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act, AuditEntry, add_entry, entries
from importer.store.corrections import Correction
from importer.store.database import Database
from importer.store.desk_store import DeskStore
from importer.store.draft import NEXT_STATES, Draft, DraftMoved, DraftRow, DraftState, NewDraft
from importer.store.draft_deeds import DraftMovedOn, read_version
from importer.store.private_fields import PrivateFields
from importer.store.private_rows import PrivateRow
from importer.store.publications import Publication, PublicationPublished, PublicationState, PublicationUnfinished
from importer.store.schema import SEAL_CHECK
from importer.store.sealed_json import context_of
from importer.store.vault import Vault

_SEALED_TEXT = b"tongban"


class StaffStore:
    """What the staff side keeps. A thread or a process may have its own, or share one."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    @property
    def vault(self) -> Vault:
        """What else lies in the staff folder is sealed by it."""
        return self._vault

    @property
    def desk(self) -> DeskStore:
        """What is done with drafts once they are kept."""
        return DeskStore(self._database, self._vault)

    @classmethod
    def open(cls, url: str, vault: Vault) -> "StaffStore":
        """Open the store at an address, made or brought to the newest tables where needed.

        Raises
        ------
        StoreUnavailable
            If the database cannot be reached, or is of a later version.
        WrongKey, SealBroken
            If what is in it was sealed with another key: said now, before two keys are mixed.
        """
        database = Database.open(url)
        try:
            _check_key(database, vault)
        except BaseException:
            database.close()
            raise
        return cls(database, vault)

    def close(self) -> None:
        """Let go of the database; the store cannot be used after."""
        self._database.close()

    def keep_draft(self, new: NewDraft, act: Act) -> int:
        """Keep a checked upload, whole or not at all, and give its number."""
        with self._database.writing() as connection:
            number = drafts.insert_draft(connection, self._vault, new, act.at)
            self._log(
                connection, act, "draft-kept", f"draft {number}", office=new.office, base_edition=new.base_edition
            )
            if new.accepted:
                self._log(connection, act, "proposals-accepted", f"draft {number}", proposals=list(new.accepted))
        return number

    def draft(self, draft_id: int) -> Draft:
        """What is known of a draft without opening a seal; `DraftUnknown` if there is none."""
        with self._database.reading() as connection:
            return drafts.read_draft(connection, draft_id)

    def drafts(self, state: DraftState | None = None) -> list[Draft]:
        """All drafts, or those in one state, oldest first."""
        with self._database.reading() as connection:
            return drafts.read_drafts(connection, state)

    def rows(self, draft_id: int) -> list[DraftRow]:
        """A draft's rows as they came, faulty ones too, in the workbook's order."""
        with self._database.reading() as connection:
            drafts.read_draft(connection, draft_id)
            return list(drafts.read_rows(connection, self._vault, draft_id))

    def workbook(self, draft_id: int) -> bytes:
        """The file that was uploaded, byte for byte."""
        with self._database.reading() as connection:
            return drafts.read_workbook(connection, self._vault, draft_id)

    def report(self, draft_id: int) -> dict[str, Any]:
        """What the check said of the file when the draft was kept."""
        with self._database.reading() as connection:
            return drafts.read_report(connection, self._vault, draft_id)

    def findings(self, draft_id: int) -> dict[str, Any]:
        """What the marks of a draft's workbook are made of; `FindingsUnkept` of one that an earlier version kept."""
        with self._database.reading() as connection:
            return drafts.read_findings(connection, self._vault, draft_id)

    def move_draft(self, draft_id: int, wanted: DraftState, act: Act) -> None:
        """Hand a draft in, return it, reopen or withdraw it; only a publication makes it `published`.

        Raises
        ------
        DraftMoved
            If its state does not lead there.
        PublicationUnfinished
            If it is about to be published.
        """
        with self._database.writing() as connection:
            state = drafts.read_draft(connection, draft_id).state
            if wanted is DraftState.PUBLISHED:
                raise DraftMoved(draft_id, state, wanted)
            for publication in publications.read_publications(connection, PublicationState.PREPARED):
                if draft_id in publication.draft_ids:
                    raise PublicationUnfinished(publication.edition)
            drafts.move_draft(connection, draft_id, wanted)
            self._log(connection, act, f"draft-{wanted.value}", f"draft {draft_id}", before=state.value)

    def prepare_publication(
        self,
        edition: int,
        draft_ids: Sequence[int],
        rows: Iterable[PrivateRow],
        note: str,
        act: Act,
        versions: Mapping[int, int] | None = None,
    ) -> None:
        """Write an edition's private rows, before its folder is written; they are effective once it is completed.

        Where two drafts speak of one window, the later of `draft_ids` has the last word. `versions` are those at which
        the drafts were judged: none of them is published otherwise than it was looked at.

        Raises
        ------
        DraftMovedOn
            If something was done with one of them since.
        PublicationUnfinished, EditionTaken
            If another publication is on its way, or the number is not above all others.
        DraftUnknown, DraftMoved
            If a draft is not there, or its state does not let it be published.
        """
        with self._database.writing() as connection:
            for draft_id in draft_ids:
                state = drafts.read_draft(connection, draft_id).state
                if DraftState.PUBLISHED not in NEXT_STATES[state]:
                    raise DraftMoved(draft_id, state, DraftState.PUBLISHED)
                if versions is not None and read_version(connection, draft_id) != versions[draft_id]:
                    raise DraftMovedOn(draft_id)
            publications.insert_publication(connection, edition, note, act.at)
            publications.add_drafts(connection, edition, draft_ids)
            private_rows.insert_private_rows(connection, self._vault, edition, draft_ids, rows)
            self._log(connection, act, "publication-prepared", f"edition {edition}", drafts=list(draft_ids))

    def record_rollback(self, edition: int, from_edition: int, note: str, act: Act) -> None:
        """Prepare an edition that brings back an earlier one: public facts by its folder, private ones by this.

        Once it is completed, what is effective in private is what was at `from_edition`.

        Raises
        ------
        PublicationUnfinished, EditionTaken
            As `prepare_publication` does.
        ValueError
            If `from_edition` is not below `edition`.
        """
        if not 1 <= from_edition < edition:
            raise ValueError(f"edition {edition} cannot bring back {from_edition}")
        with self._database.writing() as connection:
            publications.insert_publication(connection, edition, note, act.at, from_edition)
            self._log(connection, act, "rollback-prepared", f"edition {edition}", restores=from_edition)

    def complete_publication(self, edition: int, act: Act) -> None:
        """Make an edition's private rows effective and its drafts published, once the pointer is at it.

        A publication that is published already stays as it is.
        """
        with self._database.writing() as connection:
            publication = publications.read_publication(connection, edition)
            if publication.state is PublicationState.PUBLISHED:
                return
            publications.finish_publication(connection, publication, act.at)
            self._log(connection, act, "publication-completed", f"edition {edition}")

    def abandon_publication(self, edition: int, act: Act) -> None:
        """Take a prepared publication back; its drafts stay as they were, and its number is free again.

        Raises
        ------
        PublicationUnknown, PublicationPublished
            If there is none of this edition, or it is live already.
        """
        with self._database.writing() as connection:
            if publications.read_publication(connection, edition).state is PublicationState.PUBLISHED:
                raise PublicationPublished(edition)
            publications.delete_publication(connection, edition)
            self._log(connection, act, "publication-abandoned", f"edition {edition}")

    def unfinished_publications(self) -> list[Publication]:
        """Publications that were neither completed nor abandoned; at most one, left behind by a process that ended."""
        with self._database.reading() as connection:
            return publications.read_publications(connection, PublicationState.PREPARED)

    def publication(self, edition: int) -> Publication:
        """One publication; `PublicationUnknown` if there is none of this edition."""
        with self._database.reading() as connection:
            return publications.read_publication(connection, edition)

    def published_editions(self) -> list[int]:
        """The numbers of all editions that were published here, ascending."""
        with self._database.reading() as connection:
            return sorted(publications.published_editions(connection))

    def last_edition(self) -> int:
        """The highest edition number that a publication has taken; 0 before the first."""
        with self._database.reading() as connection:
            return publications.last_edition(connection)

    def private_of(self, window_ids: Collection[str], at_edition: int | None = None) -> dict[str, PrivateFields]:
        """What is effective in private for each window, now or at an edition; one never spoken of is left out.

        An edition that the store does not know counts as the last one that it knows before it.
        """
        with self._database.reading() as connection:
            return private_rows.effective_fields(connection, self._vault, window_ids, at_edition)

    def keep_corrections(self, said: Sequence[Correction], act: Act) -> int:
        """Keep what citizens said, whole or not at all; what is kept already stays. Gives how many were new."""
        with self._database.writing() as connection:
            new = corrections.insert_corrections(connection, self._vault, said)
            if new:
                self._log(connection, act, "corrections-kept", "inbox", ids=new)
        return len(new)

    def corrections(self) -> list[Correction]:
        """All that citizens said, oldest first."""
        with self._database.reading() as connection:
            return corrections.read_corrections(connection, self._vault)

    @contextmanager
    def reading_accounts(self) -> Iterator[AccountBook]:
        """The book of accounts within the block, to read in."""
        with self._database.reading() as connection:
            yield AccountBook(connection, self._vault)

    @contextmanager
    def changing_accounts(self) -> Iterator[AccountBook]:
        """The book of accounts within the block, alone: what is changed is kept whole at its end, or not at all."""
        with self._database.writing() as connection:
            yield AccountBook(connection, self._vault)

    def record(self, act: Act, what: str, subject: str, details: Mapping[str, object]) -> None:
        """Write an act into the audit log that changes nothing here, as a look at a counterpart's contact."""
        with self._database.writing() as connection:
            add_entry(connection, self._vault, act, what, subject, details)

    def audit(self, subject: str | None = None) -> list[AuditEntry]:
        """The audit log from its beginning, of one subject or of all; `SealBroken` if a line was changed."""
        with self._database.reading() as connection:
            return list(entries(connection, self._vault, subject))

    def _log(self, connection: Connection, act: Act, what: str, subject: str, **details: object) -> None:
        add_entry(connection, self._vault, act, what, subject, details)


def _check_key(database: Database, vault: Vault) -> None:
    known = select(SEAL_CHECK.c.content)
    place = context_of("seal_check", 1)
    with database.reading() as connection:
        sealed = connection.scalar(known)
    if sealed is None:
        with database.writing() as connection:
            sealed = connection.scalar(known)
            if sealed is None:
                sealed = vault.seal(_SEALED_TEXT, place)
                connection.execute(insert(SEAL_CHECK), {"id": 1, "content": sealed})
    vault.open(sealed, place)
