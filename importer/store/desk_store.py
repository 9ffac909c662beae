"""The staff store's door to the desk: what is done with drafts; every act is one transaction, with its audit line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from importer.store import drafts
from importer.store.audit_log import Act, add_entry
from importer.store.database import Database
from importer.store.draft import Draft, DraftState, NewDraft
from importer.store.draft_deeds import (
    DraftDeed,
    DraftMovedOn,
    DraftNow,
    NewDeed,
    insert_deed,
    read_deed_of_key,
    read_deeds,
    read_version,
    update_draft,
)
from importer.store.publications import PublicationState, PublicationUnfinished, read_publications
from importer.store.vault import Vault


@dataclass(frozen=True, slots=True)
class DeedOf:
    """Something to be done with a draft that is at `version`.

    Parameters
    ----------
    now
        What the draft has come to; null where it stays as it is judged.
    states
        The states that it goes through, in order.
    details
        What the audit log says of it beside the number: nothing personal.
    """

    draft_id: int
    version: int
    new: NewDeed
    now: DraftNow | None = field(default=None, repr=False)
    states: Sequence[DraftState] = ()
    details: Mapping[str, object] = field(default_factory=dict)


class DeskStore:
    """What was done with drafts, and the doing of more."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def read(self, draft_id: int) -> tuple[Draft, list[DraftDeed]]:
        """A draft with all that was done with it, of one moment; `DraftUnknown` if there is none."""
        with self._database.reading() as connection:
            return drafts.read_draft(connection, draft_id), read_deeds(connection, self._vault, draft_id)

    def terms(self, draft_id: int) -> dict[str, Any]:
        """On which terms the draft's file came; `TermsUnkept` of one that an earlier version kept."""
        with self._database.reading() as connection:
            return drafts.read_terms(connection, self._vault, draft_id)

    def done(self, key: str) -> DraftDeed | None:
        """What was done under a key; null where nothing was."""
        with self._database.reading() as connection:
            return read_deed_of_key(connection, self._vault, key)

    def keep_deeds(self, deeds: Sequence[DeedOf], act: Act) -> list[int]:
        """Do something with each of some drafts, with all or with none, and give the deeds' numbers.

        Raises
        ------
        DraftMovedOn
            If something was done with one of them since, the same deed perhaps.
        DraftMoved
            If its state does not lead there.
        PublicationUnfinished
            If it is about to be published.
        """
        with self._database.writing() as connection:
            return [self._keep(connection, each, act) for each in deeds]

    def _keep(self, connection: Connection, deed: DeedOf, act: Act) -> int:
        self._at_rest(connection, deed.draft_id, deed.version)
        if deed.new.key and read_deed_of_key(connection, self._vault, deed.new.key):
            raise DraftMovedOn(deed.draft_id)
        before = drafts.read_draft(connection, deed.draft_id).state
        for wanted in deed.states:
            drafts.move_draft(connection, deed.draft_id, wanted)
        number = insert_deed(connection, self._vault, deed.draft_id, deed.new, act)
        if deed.now is not None:
            update_draft(connection, self._vault, deed.draft_id, deed.now)
        told = {"number": number, **({"before": before.value} if deed.states else {}), **deed.details}
        self._log(connection, act, f"draft-{deed.new.kind}", deed.draft_id, told)
        return number

    def keep_judgement(self, draft_id: int, version: int, now: DraftNow, act: Act) -> None:
        """Write down what a draft has come to beside another edition, though nothing was done with it."""
        with self._database.writing() as connection:
            self._at_rest(connection, draft_id, version)
            before = drafts.read_draft(connection, draft_id).base_edition
            update_draft(connection, self._vault, draft_id, now)
            self._log(connection, act, "draft-judged-again", draft_id, {"before": before, "beside": now.base_edition})

    def keep_upload(
        self, uploads: Sequence[tuple[NewDraft, NewDeed]], act: Act, replaced: int | None = None
    ) -> list[int]:
        """Keep the drafts of one upload, all or none; the one that it replaces is withdrawn with that.

        Raises
        ------
        DraftMovedOn
            If one of the keys was used since.
        DraftUnknown, DraftMoved, PublicationUnfinished
            If the draft that is replaced cannot be withdrawn.
        """
        with self._database.writing() as connection:
            numbers: list[int] = []
            for new, deed in uploads:
                if deed.key and read_deed_of_key(connection, self._vault, deed.key):
                    raise DraftMovedOn(replaced or 0)
                number = drafts.insert_draft(connection, self._vault, new, act.at)
                insert_deed(connection, self._vault, number, deed, act)
                self._log(
                    connection, act, "draft-kept", number, {"office": new.office, "base_edition": new.base_edition}
                )
                numbers.append(number)
            if replaced is not None:
                self._at_rest(connection, replaced, read_version(connection, replaced))
                drafts.move_draft(connection, replaced, DraftState.WITHDRAWN)
                insert_deed(connection, self._vault, replaced, NewDeed("replaced", {"by": numbers}), act)
                self._log(connection, act, "draft-replaced", replaced, {"by": numbers})
        return numbers

    def _at_rest(self, connection: Connection, draft_id: int, version: int) -> None:
        """Nothing was done with a draft since, and it is not on its way out."""
        drafts.read_draft(connection, draft_id)
        if read_version(connection, draft_id) != version:
            raise DraftMovedOn(draft_id)
        for publication in read_publications(connection, PublicationState.PREPARED):
            if draft_id in publication.draft_ids:
                raise PublicationUnfinished(publication.edition)

    def _log(self, connection: Connection, act: Act, what: str, draft_id: int, details: Mapping[str, object]) -> None:
        add_entry(connection, self._vault, act, what, f"draft {draft_id}", details)
