"""Random words that let somebody in: of links, sessions, programs and recovery. Kept is never more than their hash."""

import base64
import hashlib
import hmac
import secrets

TOKEN_BYTES = 32
PROGRAM_PREFIX = "tongban_"
"""What programs' tokens begin with, so that one that was published by mistake is found by a search."""
RECOVERY_CODES = 10

_RECOVERY_BYTES = 10
_LIKE_LETTERS = str.maketrans("018", "OIB")  # base32 has no such digits
_CSRF = b"tongban csrf"


def new_token(prefix: str = "") -> str:
    """256 random bits as a word that stands in an address, a cookie or a header."""
    return prefix + secrets.token_urlsafe(TOKEN_BYTES)


def new_recovery_codes() -> list[str]:
    """Ten codes of 80 random bits, each in four groups of four letters and digits."""
    return [_grouped(base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode()) for _ in range(RECOVERY_CODES)]


def hash_of(token: str) -> str:
    """What is kept of a token, 64 hexadecimal digits. Random bits need no slow hash: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def recovery_hash(code: str) -> str:
    """The hash of a recovery code, however it is grouped, in small letters too, and with 0 for O, 1 for I, 8 for B."""
    return hash_of("".join(sign for sign in code.upper() if sign.isalnum()).translate(_LIKE_LETTERS))


def csrf_token(session_token: str) -> str:
    """What a form of this session carries: who cannot read the cookie cannot know it."""
    return hmac.digest(session_token.encode("utf-8", "surrogatepass"), _CSRF, hashlib.sha256).hex()


def is_csrf_token(said: str, session_token: str) -> bool:
    """Whether a form is of this session, found in the same time whatever it carries."""
    return hmac.compare_digest(said.encode("utf-8", "surrogatepass"), csrf_token(session_token).encode())


def _grouped(text: str) -> str:
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
