"""Texts as a workbook holds them: what reads like an escaped sign in it stays what it is."""

import re

# ECMA-376 part 1, 22.9.2.19: in a workbook _x0041_ is the letter A.
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def literal_text(text: str) -> str:
    """The text with each sign escaped that would begin an escape: `_x0041_` is read back as these seven signs."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)
