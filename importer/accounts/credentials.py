"""What an account is signed in by, as it is kept under seal."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """A password's hash and the second factor's secret; None where there is none yet. No `repr` shows them.

    Parameters
    ----------
    password_at
        When the password was set.
    secret
        What the second factor's codes are made of; `offered` is one that no code has confirmed yet.
    last_step
        The step of the last code that was taken: neither it nor an earlier one is taken again.
    recovery
        The hashes of the recovery codes that are still good.
    """

    password: str | None = field(default=None, repr=False)
    password_at: datetime | None = None
    secret: bytes | None = field(default=None, repr=False)
    offered: bytes | None = field(default=None, repr=False)
    last_step: int = -1
    recovery: tuple[str, ...] = field(default=(), repr=False)
