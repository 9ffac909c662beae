"""Resident identity numbers: eighteen signs, the last of which answers for the others (GB 11643)."""

import re

_NUMBER = re.compile(
    "(?P<label>(?:居民)?身份证(?:号码|号)?[:： ]*)?(?<![0-9])"
    "(?P<number>[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx])(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def without_identity_numbers(text: str, mark: str) -> str:
    """The text with a mark for each number that is called one, or whose last sign answers for the others."""
    return _NUMBER.sub(lambda found: mark if found["label"] or _answers(found["number"]) else found[0], text)


def _answers(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % len(_CHECKS)] == number[-1].upper()
