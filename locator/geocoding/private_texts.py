"""Texts that are told to no other host: what may be a position, a number of a person, or an address of a page."""

import re

from locator.readers.map_links import may_hold_link

# In Chinese signs too: 一三八零零零零…; no name of a place has seven of them in a row.
_DIGIT = r"[\d〇零一二三四五六七八九幺]"
_BETWEEN = r"[\s.．。·,，、;；:：/／_()（）+＋–—−－-]*"
_LONG_NUMBER = re.compile(f"(?:{_DIGIT}{_BETWEEN}){{7}}")
"""Telephones, identity cards and degrees to a hundred metres, however they are parted."""
_DEGREES = re.compile(r"\d\s*[.．。·°º˚度]")


def is_private(text: str) -> bool:
    """Whether a typed text holds two decimal numbers or degrees, seven digits in a row or more, or a link."""
    return _LONG_NUMBER.search(text) is not None or len(_DEGREES.findall(text)) > 1 or may_hold_link(text)
