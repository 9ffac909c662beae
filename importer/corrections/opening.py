"""Being open for citizens' notes: an inbox that can be added to, and the key that they are sealed with."""

import stat
from pathlib import Path

from importer.publishing.edition_writer import make_public_folder, replace_public_file
from importer.store.sealed_json import context_of
from importer.store.staff_folder import place_once
from importer.store.vault import Vault
from locator.corrections.inbox import INBOX
from locator.corrections.sealed_box import (
    PUBLIC_KEY_FILE,
    key_line,
    new_private_key,
    public_key_in,
    public_key_of,
)

# Its group, the public process's, may enter and add; the sticky bit keeps it from taking away what another put there.
_INBOX_MODE = 0o1730
_PLACE = context_of(PUBLIC_KEY_FILE)


def open_for_notes(data: Path, staff: Path, vault: Vault) -> None:
    """Have an inbox and a pair of keys, and last the public one where the public process finds it.

    What is there already stays; an inbox that others may list is closed to them. Whoever calls it holds the writer's
    lock.

    Raises
    ------
    OSError
        If something of it cannot be made, or is another user's.
    WrongKey, SealBroken
        If the private key that there is does not open.
    """
    public_key = public_key_of(private_key(staff, vault))
    _open_inbox(data / INBOX)
    if not is_published(data, public_key):
        make_public_folder(data / "public")
        replace_public_file(data / "public" / PUBLIC_KEY_FILE, key_line(public_key))


def is_open_for_notes(data: Path, private: bytes) -> bool:
    """Whether all of that is there."""
    inbox = data / INBOX
    is_inbox = inbox.is_dir() and stat.S_IMODE(inbox.stat().st_mode) == _INBOX_MODE
    return is_inbox and is_published(data, public_key_of(private))


def is_published(data: Path, public_key: bytes) -> bool:
    """Whether the public process finds this key."""
    return public_key_in(data / "public") == public_key


def private_key(staff: Path, vault: Vault) -> bytes:
    """The private key, made at first use; it lies in the staff folder under the vault's seal.

    Raises
    ------
    OSError
        If it cannot be made or read.
    WrongKey, SealBroken
        As `Vault.open` does.
    """
    path = staff / PUBLIC_KEY_FILE

    def fill(draft: Path) -> None:
        draft.write_bytes(vault.seal(new_private_key(), _PLACE))

    place_once(path, fill)
    return vault.open(path.read_bytes(), _PLACE)


def _open_inbox(inbox: Path) -> None:
    inbox.mkdir(exist_ok=True)
    if stat.S_IMODE(inbox.stat().st_mode) != _INBOX_MODE:
        inbox.chmod(_INBOX_MODE)
