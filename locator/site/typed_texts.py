"""What visitors type stands in addresses, so that a page can be shared and found again; what tells of them does not."""

import re
from urllib.parse import parse_qsl, unquote

from locator.finding.places.typed_positions import typed_position
from locator.geocoding.private_texts import is_private
from locator.readers.map_links import may_hold_link
from locator.readers.moments import MomentUnreadable, read_moment

_WHEN = "when"
_IDS = ("window", "item", "group")
_ID = re.compile(r"[\w:-]{1,100}")
"""What may be an id, however many digits it has: no sign in it parts degrees from their decimals."""
_LONGEST = 2000  # what a map gives to share is no longer


def stays_out_of_addresses(text: str) -> bool:
    """Whether a text is a position, may be meant as one or as a number of a person, or is longer than any of ours."""
    return len(text) > _LONGEST or is_private(text) or typed_position(text) is not None


def goes_on(name: str, value: str) -> bool:
    """Whether a field of an address may stand in the next one: not where it holds what stays out of addresses.

    A moment and an id have as many digits as a telephone, and are none.
    """
    if name == _WHEN and _is_moment(value):
        return True
    return (name in _IDS and _is_id(value)) or not stays_out_of_addresses(value)


def is_private_address(path: str, query: bytes) -> bool:
    """Whether an address holds what stays out of addresses: somebody wrote it by hand, or had a form do it."""
    fields = parse_qsl(query.decode("utf-8", "replace"))
    return told_path(path) != path or not all(goes_on(name, value) for name, value in fields)


def told_path(path: str) -> str:
    """A path, percent-encoded, as a log may tell it: with `*` for what stays out of addresses."""
    if may_hold_link(unquote(path)):
        return "/*"
    return "/".join("*" if _is_told(unquote(part)) else part for part in path.split("/"))


def _is_told(part: str) -> bool:
    return bool(part) and not _is_id(part) and stays_out_of_addresses(part)


def _is_moment(text: str) -> bool:
    try:
        read_moment(text)
    except MomentUnreadable:
        return False
    return True


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None
