"""Half-width text: what a keyboard set to Chinese or a workbook leaves in a text, put into plain characters.

Only characters with one plain twin are touched. Full NFKC would turn ① and ¹ into digits: ①8:30 is not 18:30.
"""

_FULL_WIDTH_TO_ASCII = 0xFEE0
_TWINS: dict[int, str | None] = {code: chr(code - _FULL_WIDTH_TO_ASCII) for code in range(0xFF01, 0xFF5F)}
_TWINS |= dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000, *range(0x2000, 0x200B)), " ")
# Nothing to be seen, among them what turns the direction of a text round.
_TWINS |= dict.fromkeys((0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF))


def half_width(text: str) -> str:
    """The text with full-width forms and odd blanks in their plain form, invisible characters dropped."""
    return text if text.isascii() else text.translate(_TWINS)
