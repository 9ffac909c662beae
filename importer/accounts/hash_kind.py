"""The ways in which passwords may be hashed."""

from enum import StrEnum


class HashKind(StrEnum):
    """How new hashes are made."""

    ARGON2ID = "argon2id"
    PBKDF2_SM3 = "pbkdf2-sm3"
