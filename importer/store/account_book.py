"""The book of accounts: what is kept of them, read or changed in one transaction with its lines in the audit log."""

from sqlalchemy import Connection

from importer.store.account_rows import AccountRows
from importer.store.audit_log import Act, add_entry
from importer.store.link_rows import LinkRows
from importer.store.session_rows import SessionRows
from importer.store.token_rows import TokenRows
from importer.store.trial_rows import TrialRows
from importer.store.vault import Vault


class AccountBook:
    """All tables of accounts, as one transaction sees them."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault
        self.accounts = AccountRows(connection, vault)
        self.links = LinkRows(connection)
        self.sessions = SessionRows(connection)
        self.tokens = TokenRows(connection)
        self.trials = TrialRows(connection, vault)

    def log(self, act: Act, what: str, subject: str, **details: object) -> None:
        """Write a line into the audit log; it is kept with the act, or neither is."""
        add_entry(self._connection, self._vault, act, what, subject, details)
