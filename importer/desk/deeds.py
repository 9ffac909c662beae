"""What people may do at the desk, and who says whether they may."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Deed(StrEnum):
    """Something done with a draft, as rights are asked for it."""

    READ = "read"
    UPLOAD = "upload"
    MEND = "mend"
    HAND_IN = "hand-in"
    RETURN = "return"
    COMMENT = "comment"
    WITHDRAW = "withdraw"
    PUBLISH = "publish"


class Owned(Protocol):
    """What a deed is done to: a draft, or what is to become one; whose it is, and in which division prefix."""

    @property
    def office(self) -> str:
        """The office's name."""
        ...

    @property
    def scope(self) -> str:
        """The office's division prefix; empty for the whole country."""
        ...


May = Callable[[Deed, Owned], None]
"""Raises the fault that whoever asks is to see, where they may not do it: the desk knows of no accounts."""
