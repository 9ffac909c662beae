"""Cells that only say that they are as the one above: 同上, 〃, a pair of strokes."""

from collections.abc import Sequence

from importer.checks.cell_text import MAY_REPEAT, is_repeat

_LONGEST_MARK = 8


def with_repeats(texts: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """A column's texts with such cells' text taken from above, and what they said, by their index.

    Where nothing stands above, the mark stays: it says nothing. A column without such cells is given back as it is.
    """
    short = {text for text in texts if len(text) <= _LONGEST_MARK}
    marks = {text for text in short if is_repeat(text)} if MAY_REPEAT.search("".join(short)) else ()
    repeated: dict[int, str] = {}
    block = list(texts) if marks or not isinstance(texts, list) else texts
    if marks:
        for index in range(1, len(block)):
            if block[index] in marks and block[index - 1].strip() and block[index - 1] not in marks:
                repeated[index], block[index] = block[index], block[index - 1]
    return block, repeated
