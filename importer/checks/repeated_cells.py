"""Cells that only say that they are as the one above: 同上, 〃, a pair of strokes."""

from collections.abc import Sequence

from importer.checks.cell_text import SIGNS_OF_REPEATS, is_repeat

_LONGEST_MARK = 8


def with_repeats(texts: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """A column's texts with such cells' text taken from above, and what they said, by their index.

    Where nothing stands above, the mark stays: it says nothing. A column without such cells is given back as it is.
    """
    whole = "".join(texts)
    marks = _marks(texts) if any(sign in whole for sign in SIGNS_OF_REPEATS) else ()
    repeated: dict[int, str] = {}
    block = list(texts) if marks or not isinstance(texts, list) else texts
    if marks:
        for index in range(1, len(block)):
            if block[index] in marks and block[index - 1].strip() and block[index - 1] not in marks:
                repeated[index], block[index] = block[index], block[index - 1]
    return block, repeated


def _marks(texts: Sequence[str]) -> set[str]:
    """Those of the texts that say only that they are as the one above."""
    return {text for text in {text for text in texts if len(text) <= _LONGEST_MARK} if is_repeat(text)}
