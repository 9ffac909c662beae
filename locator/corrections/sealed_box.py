"""Seals that one side closes and only the other opens (libsodium's sealed boxes: X25519, XSalsa20-Poly1305).

The public process has the public key alone: what it has sealed, it cannot open.
"""

import base64
import binascii
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

PUBLIC_KEY_FILE = "corrections-key"
"""In `public/`: the public key, 32 bytes in base64. The private one of the same name lies sealed in `staff/`."""

KEY_BYTES = 32
_FILE_LIMIT = 100


class SealUnopened(ValueError):
    """A box that this key does not open: it was sealed for another one, or changed on its way."""


def sealed(content: bytes, public_key: bytes) -> bytes:
    """The content in a box for the holder of the private key; 48 bytes longer, and different every time."""
    return SealedBox(PublicKey(public_key)).encrypt(content)


def opened(box: bytes, private_key: bytes) -> bytes:
    """What is in a box.

    Raises
    ------
    SealUnopened
        If the key does not open it.
    """
    try:
        return SealedBox(PrivateKey(private_key)).decrypt(box)
    except CryptoError as failure:
        raise SealUnopened("the key does not open it") from failure


def new_private_key() -> bytes:
    """A new pair's private key, from which the public one follows."""
    return bytes(PrivateKey.generate())


def public_key_of(private_key: bytes) -> bytes:
    """The public key of a pair."""
    return bytes(PrivateKey(private_key).public_key)


def key_line(public_key: bytes) -> bytes:
    """A public key as its file holds it."""
    return base64.b64encode(public_key) + b"\n"


def public_key_in(public: Path) -> bytes | None:
    """The public key that lies in a folder; None where there is none, or what lies there is no key."""
    try:
        with (public / PUBLIC_KEY_FILE).open("rb") as file:
            key = base64.b64decode(file.read(_FILE_LIMIT).strip(), validate=True)
    except (OSError, binascii.Error):
        return None
    return key if len(key) == KEY_BYTES else None
