"""The second factor: codes of six digits that a telephone shows for half a minute each (TOTP, RFC 6238), by SHA-1."""

import base64
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

SECRET_BYTES = 20
STEP_S = 30
DIGITS = 6
WINDOW = 1
"""How many steps before and after the present one are taken too: clocks go wrong, and people type slowly."""

_ISSUER = "通办"


def new_secret() -> bytes:
    """What a telephone and the store share from now on."""
    return secrets.token_bytes(SECRET_BYTES)


def step_at(moment: datetime) -> int:
    """The number of the half minute that a moment is in."""
    return int(moment.timestamp()) // STEP_S


def code_of(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """The code of one step (HOTP, RFC 4226, 5.3, with the step as counter)."""
    digest = hmac.digest(secret, struct.pack(">Q", step), "sha1")
    offset = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)


def step_of_code(secret: bytes, code: str, moment: datetime, last_step: int) -> int | None:
    """The step that a code is of, near a moment and behind the last one that was taken; None where it is of none.

    Every step in the window is held against the code, whichever fits.
    """
    typed = "".join(code.split()).encode("utf-8", "surrogatepass")
    now, found = step_at(moment), None
    for step in range(max(now - WINDOW, 0), now + WINDOW + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), typed) and step > last_step:
            found = step
    return found


def typed_secret(secret: bytes) -> str:
    """The secret in groups of four, for who types it."""
    text = base64.b32encode(secret).decode("ascii")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def scanned_secret(secret: bytes, name: str) -> str:
    """The secret as an address (otpauth), for a code that a telephone's camera reads."""
    words = {"secret": base64.b32encode(secret).decode("ascii"), "issuer": _ISSUER}
    return f"otpauth://totp/{quote(_ISSUER)}:{quote(name)}?{urlencode(words, quote_via=quote)}"
