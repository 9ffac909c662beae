"""A typed text with what does not matter taken off: blanks, marks, capitals, and the words around a place."""

import re

from locator.readers.half_width import half_width

_BEFORE = re.compile("^(?:我(?:现在|住|家|人)?)?(?:在|住在|位于|到|去)?(?:中华人民共和国|中国)?")
_BEHIND = re.compile("(?:这里|那里|附近|周边|旁边|一带|境内)$")
_OF_AN_ADDRESS = re.compile("[路街道巷弄村镇乡里号楼桥站园苑城厦场寓店校院]|小区|社区|广场|花园|中心")
SEAT_WORDS = ("人民政府驻地", "政府驻地", "人民政府", "政府", "驻地")
"""What stands behind a division's name where its seat is meant."""


LONGEST = 100
"""The most signs of a text that names a place; a longer one is a link that a map gave, or nothing."""


def plain(text: str) -> str:
    """The letters and digits of a text, half-width and small: 湖南省－长沙市 gives 湖南省长沙市."""
    return "".join(sign for sign in half_width(text).lower() if sign.isalnum())


def without_words_around(text: str) -> str:
    """A plain text without 我在 before and 附近 behind, where anything is left."""
    inner = _BEHIND.sub("", _BEFORE.sub("", text))
    return inner or text


def is_like_an_address(text: str) -> bool:
    """Whether a text has a sign that stands in addresses: 芙蓉南路, 示例花园3栋."""
    return _OF_AN_ADDRESS.search(text) is not None
