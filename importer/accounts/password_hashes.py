"""Passwords as they are kept: hashed by argon2id, or by PBKDF2 with SM3 where a rule asks for Chinese algorithms."""

import base64
import binascii
import hmac
import os
import re
import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from importer.accounts.hash_kind import HashKind

ARGON2_MEMORY_KIB = 47_104
ARGON2_PASSES = 2
SM3_ROUNDS = 600_000
MOST_CHARACTERS = 1_000
"""The longest password: what is longer was not typed, and would be hashed all the same."""

_SALT_BYTES = 16
_HASH_BYTES = 32
_SM3_HASH = re.compile(r"\$pbkdf2-sm3\$i=([1-9][0-9]{0,7})\$([\w+/=]+)\$([\w+/=]+)")
_AT_ONCE = BoundedSemaphore(os.cpu_count() or 1)
"""A hash takes 46 MiB: fifty people who sign in at once must not take fifty times that."""


def password_characters(password: str) -> int:
    """How many characters a password has, counted as it is hashed."""
    return len(_plain(password))


class PasswordHashes:
    """Makes hashes of one kind, and holds passwords against hashes of every kind."""

    def __init__(self, kind: HashKind) -> None:
        self.kind = kind
        self._argon2 = PasswordHasher(
            time_cost=ARGON2_PASSES, memory_cost=ARGON2_MEMORY_KIB, parallelism=1, hash_len=_HASH_BYTES, type=Type.ID
        )
        self.nobodys = self.hashed(secrets.token_urlsafe(_HASH_BYTES))
        """A hash that nobody has a password for: held against where there is no account, at the same cost."""

    def hashed(self, password: str) -> str:
        """A hash with its parameters and a salt of its own."""
        with _AT_ONCE:
            if self.kind is HashKind.ARGON2ID:
                return self._argon2.hash(_bytes(password))
            salt = secrets.token_bytes(_SALT_BYTES)
            derived = pbkdf2_sm3(_bytes(password), salt, SM3_ROUNDS)
            return f"$pbkdf2-sm3$i={SM3_ROUNDS}${_text(salt)}${_text(derived)}"

    def matches(self, password: str, kept: str) -> bool:
        """Whether a password is the one that was hashed; False also of a hash that cannot be read."""
        with _AT_ONCE:
            if found := _SM3_HASH.fullmatch(kept):
                return _matches_sm3(password, int(found[1]), found[2], found[3])
            try:
                return self._argon2.verify(kept, _bytes(password))
            except (VerificationError, InvalidHashError):
                return False

    def is_current(self, kept: str) -> bool:
        """Whether a hash is as it would be made now; else it is made anew when the password is next known."""
        if self.kind is HashKind.PBKDF2_SM3:
            return kept.startswith(f"$pbkdf2-sm3$i={SM3_ROUNDS}$")
        try:
            return not self._argon2.check_needs_rehash(kept)
        except InvalidHashError:
            return False


def pbkdf2_sm3(password: bytes, salt: bytes, rounds: int) -> bytes:
    """32 bytes by PBKDF2 (RFC 8018) with HMAC over SM3 (GB/T 32905)."""
    return PBKDF2HMAC(SM3(), _HASH_BYTES, salt, rounds).derive(password)


def _matches_sm3(password: str, rounds: int, salt: str, derived: str) -> bool:
    try:
        salt_bytes, kept = (base64.b64decode(text, validate=True) for text in (salt, derived))
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(pbkdf2_sm3(_bytes(password), salt_bytes, rounds), kept)


def _plain(password: str) -> str:
    """One text for what looks alike on every keyboard: full-width letters are letters (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _plain(password).encode("utf-8", "surrogatepass")


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
