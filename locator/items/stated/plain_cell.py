"""A cell's text without the dress of its signs: one kind of dash and bracket, no quotes, circled numbers bare."""

import re

from locator.readers.half_width import half_width

_TWINS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―─−﹣", "-"),
        **dict.fromkeys("〜∼~", "至"),
        **dict.fromkeys("【[{〔", "("),
        **dict.fromkeys("】]}〕", ")"),
        **dict.fromkeys("“”‘’\"'「」『』《》〈〉`＇"),
        **dict.fromkeys("；﹔", ";"),
        **dict.fromkeys("﹑､", "、"),
        **dict.fromkeys("•●○■□◆◇★☆▪·", " "),
        **{chr(0x2460 + number): f"({number + 1})" for number in range(20)},
        **{chr(0x2474 + number): f"({number + 1})" for number in range(20)},
        **{chr(0x2488 + number): f"{number + 1}." for number in range(20)},
        # Where tokens of our own will stand.
        **dict.fromkeys(map(chr, range(0xE000, 0xF900)), "\ufffd"),
    }
)
_DASHES = re.compile(r"-{2,}")
_NEAR_DASH = re.compile(r"(?<=[0-9])\s*-\s*(?=[0-9])")
_NEAR_NUMBER = re.compile(r"(?<=第)\s+(?=[0-9])|(?<=[0-9])\s+(?=项)")


def plain_cell(text: str) -> str:
    """The text as the readers of stated items take it; line breaks and blanks are kept."""
    plain = _DASHES.sub("-", half_width(text).translate(_TWINS).lower()).strip()
    return _NEAR_NUMBER.sub("", _NEAR_DASH.sub("-", plain))
