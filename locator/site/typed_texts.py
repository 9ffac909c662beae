"""What visitors type stands in addresses, so that a page can be shared and found again; what tells of them does not."""

from urllib.parse import parse_qsl

from locator.finding.places.typed_positions import typed_position
from locator.geocoding.private_texts import is_private

_TYPED = ("place", "wish", "asked", "q")
_LONGEST = 2000  # what a map gives to share is no longer


def stays_out_of_addresses(text: str) -> bool:
    """Whether a text is a position, may be meant as one or as a number of a person, or is longer than any of ours."""
    return len(text) > _LONGEST or is_private(text) or typed_position(text) is not None


def goes_on(name: str, value: str) -> bool:
    """Whether a field of an address may stand in the next one: all but a typed one that stays out of addresses."""
    return name not in _TYPED or not stays_out_of_addresses(value)


def is_private_address(query: bytes) -> bool:
    """Whether an address holds what stays out of addresses: somebody wrote it by hand, or had a form do it."""
    return not all(goes_on(name, value) for name, value in parse_qsl(query.decode("utf-8", "replace")))
