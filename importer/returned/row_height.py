"""How high a row must be for a wrapped text to be read: no spreadsheet program is sure to find out when it opens it."""

from math import ceil
from unicodedata import east_asian_width

_LINE_PT = 17
_HIGHEST_PT = 340
# Fonts differ in width, and words do not break everywhere.
_USED = 0.92
_WIDE = frozenset("WFA")


def height_pt(text: str, width: int) -> int:
    """The height in points of a text in a column that is `width` digits wide; a Chinese sign takes two."""
    lines = sum(max(1, ceil(digits_wide(line) / (_USED * width))) for line in text.split("\n"))
    return min(_LINE_PT * lines, _HIGHEST_PT)


def digits_wide(line: str) -> int:
    """How wide a line is, in digits; a Chinese sign takes two."""
    return sum(1 + (east_asian_width(sign) in _WIDE) for sign in line)
