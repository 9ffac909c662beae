"""The press, held alone: one writer at a time, its store open, and what an ended writer left taken up."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getuser
from socket import gethostname

from importer.corrections.opening import open_for_notes
from importer.publishing.edition_writer import make_public_folder
from importer.publishing.press import Press
from importer.staff_fault import StaffFault
from importer.store.audit_log import Act
from importer.store.database import sqlite_url
from importer.store.staff_folder import open_staff_folder
from importer.store.staff_store import StaffStore
from importer.store.vault import open_vault
from importer.store.writer_lock import writer_lock
from importer.workplace import Workplace


@contextmanager
def held_press(work: Workplace, purpose: str) -> Iterator[Press]:
    """Hold the press of a workplace within the block.

    Raises
    ------
    WriterBusy
        If another process holds it.
    StaffFault
        If the store or its key cannot be used.
    """
    make_public_folder(work.settings.data)
    staff = open_staff_folder(work.staff)
    lock = writer_lock(staff, purpose, wait_s=work.settings.writer_wait_s, clock=work.clock)
    with lock, opened_store(work) as store:
        press = Press(work.public, store)
        press.recover(act_of(work))
        # No edition waits for citizens' notes; `tongban corrections` says what keeps them out.
        with suppress(OSError, StaffFault):
            open_for_notes(work.settings.data, staff, store.vault)
        yield press


@contextmanager
def opened_store(work: Workplace) -> Iterator[StaffStore]:
    """The store of a workplace within the block, for who publishes nothing; another process may hold the press.

    Raises
    ------
    StaffFault
        If the store or its key cannot be used.
    """
    staff = open_staff_folder(work.staff)
    vault = open_vault(staff, work.settings.key_text(), work.settings.key_command)
    store = StaffStore.open(work.settings.database_url() or sqlite_url(staff), vault)
    try:
        yield store
    finally:
        store.close()


def act_of(work: Workplace) -> Act:
    """Whoever runs this command, here and now."""
    try:
        who = getuser()
    except (KeyError, OSError):  # a user id without a name, as in many containers
        who = "unknown"
    return Act(who, gethostname(), work.clock())
