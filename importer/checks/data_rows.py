"""Which rows below a header are windows, and which are blank, prepared, headings, sums or notes.

A prepared row says no more than a form may have been handed out with. Headings are those of sections (一、天心区),
the form's own (填写说明), and those may stand in any column. So from the first heading, sum or note on, a row counts
where three of its cells are filled, or where it has a division code or a name: a window that somebody added below the
notes is a window still.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from importer.checks.cell_text import tidy_code, without_spaces

PREPARED = frozenset({"number", "region_name", "division_code", "kind", "level", "datum"})
"""What a form may have been handed out with: a row that holds nothing else has not been filled in yet."""

_FACTS_BELOW_A_NOTE = 3
_NOTE = re.compile(r"^(填写说明|填表说明|说明|备注|注|合计|小计|总计|审核|单位负责人|填报|联系人|制表)")
_NUMBER = re.compile(r"[0-9]*\.?0*")
# A numbered paragraph, a date, a sentence, a long text; 中心（南门）1号 is a name.
_NO_NAME = re.compile(r"^[（(]?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[）).．、]|^[0-9]{4}[年.-]|[：:；;。！]|.{31}")
_CODE = re.compile(r"[0-9]{5,12}")


def data_rows(rows: Iterable[tuple[int, Sequence[str]]], labels: Mapping[str, int], *, far: int) -> Iterator[int]:
    """The indices of the rows that are windows.

    Parameters
    ----------
    rows
        Each row's index and its own texts, from the first below the header on.
    labels
        Each field's column, as an index of the texts.
    far
        The first index of the rows that stand far below the table: they count as if below a note.
    """
    facts = _picked([column for name, column in labels.items() if name != "number"])
    own = _picked([column for name, column in labels.items() if name not in PREPARED])
    below_a_note = False
    for index, texts in rows:
        filled = sum(map(bool, map(str.strip, facts(texts))))
        if not any(map(str.strip, own(texts))) and not _is_note(texts, filled):
            continue
        if _is_note(texts, filled):
            below_a_note = True
        elif filled and (not (below_a_note or index >= far) or _is_window(texts, filled, labels)):
            yield index


def _picked(columns: Sequence[int]) -> Callable[[Sequence[str]], Iterable[str]]:
    """Picks these columns out of a row."""
    return itemgetter(*columns) if len(columns) > 1 else lambda texts: [texts[column] for column in columns]


def _is_note(texts: Sequence[str], filled: int) -> bool:
    """Whether a row is no window: its first text is a note's, or a sentence stands where a number should."""
    if filled > 1:
        return False
    first = _first(texts)
    return bool(_NOTE.match(first)) or (filled == 0 and bool(first) and not _NUMBER.fullmatch(first))


def _is_window(texts: Sequence[str], filled: int, labels: Mapping[str, int]) -> bool:
    """Whether a row below a note is filled in like a window's."""
    if filled >= _FACTS_BELOW_A_NOTE:
        return True
    if _NOTE.match(_first(texts)):
        return False
    name, code = (
        without_spaces(texts[labels[field]]) if field in labels else "" for field in ("window_name", "division_code")
    )
    return bool(_CODE.fullmatch(tidy_code(code))) or bool(name and not _NO_NAME.search(name))


def _first(texts: Sequence[str]) -> str:
    return next((without_spaces(text) for text in texts if text.strip()), "")
