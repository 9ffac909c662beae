"""The table of trials to sign in: how many in a row were wrong or are still open, by what was typed as a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from importer.store.schema import SIGN_IN_TRIALS
from importer.store.vault import Vault

MOST_UNKNOWN = 10_000
"""Names that are nobody's fill no disk: beyond so many a day, no more of them are counted."""

_columns = SIGN_IN_TRIALS.c
_NOBODYS = SIGN_IN_TRIALS.c.account_id.is_(None)


@dataclass(frozen=True, slots=True)
class Trials:
    """How many in a row, and when the last one began."""

    count: int
    last_at: datetime


class TrialRows:
    """Trials, within one transaction; a name is known by its mark under the vault's key alone."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def of(self, name: str) -> Trials | None:
        """The trials under a name, or None."""
        row = self._connection.execute(select(SIGN_IN_TRIALS).where(_columns.name_key == self._key(name))).one_or_none()
        return Trials(row.trials, row.last_at) if row is not None else None

    def put(self, name: str, account_id: int | None, trials: Trials) -> None:
        """Keep the trials under a name; not those of a further unknown one, where there are too many."""
        row = {"account_id": account_id, "trials": trials.count, "last_at": trials.last_at}
        known = self._connection.scalar(select(_columns.name_key).where(_columns.name_key == self._key(name)))
        if known is not None:
            self._connection.execute(update(SIGN_IN_TRIALS).where(_columns.name_key == known).values(row))
        # How many there are is counted for names that are somebody's too: they take no less time.
        elif self._unknown() < MOST_UNKNOWN or account_id is not None:
            self._connection.execute(insert(SIGN_IN_TRIALS), row | {"name_key": self._key(name)})

    def clear(self, name: str) -> None:
        """Forget the trials under a name."""
        self._connection.execute(delete(SIGN_IN_TRIALS).where(_columns.name_key == self._key(name)))

    def sweep(self, before: datetime) -> None:
        """Forget the names that are nobody's and were last tried before a moment."""
        self._connection.execute(delete(SIGN_IN_TRIALS).where(_NOBODYS, SIGN_IN_TRIALS.c.last_at < before))

    def _unknown(self) -> int:
        return self._connection.scalar(select(func.count()).select_from(SIGN_IN_TRIALS).where(_NOBODYS)) or 0

    def _key(self, name: str) -> str:
        return self._vault.mark(name)
