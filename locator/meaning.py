"""What a setting means, told in two languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a setting means, in Chinese and English; every field of our settings carries one."""

    zh: str
    en: str
