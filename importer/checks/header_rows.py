"""The header rows of a sheet: where a table's labels stand, over one row or several.

A header row is one in which at least three cells are labels of the form. Rows of groups above it (负责人 over 姓名) and
rows of a group's parts below it, belong to it; so do a row that numbers the columns and one of remarks (必填).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from importer.checks.cell_text import without_spaces
from importer.checks.found_rows import rows_with
from importer.checks.header_columns import LABELS_OF_A_HEADER, Heading, headings_of
from importer.checks.header_names import PARTS, REMARK_ALONE, HeaderNames, merged_over
from importer.checks.shown_cells import ShownCells, Texts
from importer.columns import OF_BOTH, PARTS_OF_HOURS, Form, Meaning

_MOST_HEADER_ROWS = 4
_FEW_ROWS = 200
_Cells = dict[int, tuple[Meaning, ...]]


def headings_in(shown: ShownCells, form: Form) -> Iterator[list[Heading]]:
    """The headers of a sheet from top to bottom; tables that stand side by side share the rows of theirs."""
    heads = _heads(shown, form) if shown.far > _FEW_ROWS else _heads_of_few(shown, form)
    done = -1
    for head in sorted(heads):
        if head <= done:
            continue
        top, bottom = _with_groups_above(shown, form, head, done), head
        while bottom + 1 < shown.far and bottom - top < _MOST_HEADER_ROWS and _goes_on(shown, form, bottom + 1, heads):
            bottom += 1
        done = bottom
        yield list(headings_of(HeaderNames(shown, form, top, bottom)))


def _heads(shown: ShownCells, form: Form) -> set[int]:
    """The rows in which at least three cells are labels."""
    labelled = _labelled_cells(shown, form)
    return {row for row, cells in labelled.items() if len(_fields(cells)) >= LABELS_OF_A_HEADER}


def _heads_of_few(shown: ShownCells, form: Form) -> set[int]:
    """The same of a small sheet, which is gone through row by row."""
    columns = (shown.column(column)[: shown.far] for column in range(len(shown.own)))
    likely = enumerate(map(form.likely_labels_of_a_row, zip(*columns, strict=True)))
    return {row for row, texts in likely if len(texts) >= LABELS_OF_A_HEADER - 1 and _is_head(texts, form)}


def _is_head(likely: Sequence[str], form: Form) -> bool:
    """Whether likely labels of a row, one too few at least, name enough fields; one in hundreds names two."""
    of_both = sum(map(form.may_name_both, likely)) if form.may_name_both("".join(likely)) else 0
    if len(likely) + of_both < LABELS_OF_A_HEADER:
        return False
    # Hours come again in row after row and are known for no label, so that hardly any other text is looked at.
    likely = sorted(likely, key=form.is_met_anew)
    cells = _labels_of(dict(enumerate(likely)), form, len(likely) + of_both)
    return cells is not None and len(_fields(cells)) >= LABELS_OF_A_HEADER


def _labelled_cells(shown: ShownCells, form: Form) -> dict[int, _Cells]:
    """What each label may mean, by its row and column, in the rows that may be a header's.

    A label names one field, or both coordinates (经纬度), so that a row with one or two likely labels is none, as most
    rows are.
    """
    columns = [shown.column(column)[: shown.far] for column in range(len(shown.own))]
    likely = {column: form.likely_labels(texts) for column, texts in enumerate(columns)}
    fields = np.zeros(shown.far, dtype=np.int64)
    for rows in likely.values():
        fields[rows] += 1
    both = fields + _naming_both(columns, likely, fields)
    # What few texts fill is looked up once for all rows, and most rows go by that.
    texts = {column: set(map(columns[column].__getitem__, rows)) for column, rows in likely.items()}
    places = {column: set(likely[column]) for column in sorted(texts, key=lambda column: len(texts[column]))}
    found: dict[int, _Cells] = {}
    for row in np.flatnonzero(both >= LABELS_OF_A_HEADER).tolist():
        there = {column: columns[column][row] for column, rows in places.items() if row in rows}
        cells = _labels_of(there, form, int(both[row]))
        if cells is not None:
            found[row] = cells
    return found


def _labels_of(texts: Mapping[int, str], form: Form, left: int) -> _Cells | None:
    """What the labels of a row mean, null where there are too few; `left` is how many its likely ones may name."""
    cells: _Cells = {}
    for column, text in texts.items():
        meanings = form.meanings(text)
        if meanings:
            cells[column] = meanings
        else:
            left -= 1 + form.may_name_both(text)
        if left < LABELS_OF_A_HEADER:
            return None
    return cells


def _naming_both(
    columns: Sequence[Texts], likely: Mapping[int, list[int]], fields: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many likely labels of each row may name both coordinates; of a row with one even those are too few."""
    enough = (fields >= LABELS_OF_A_HEADER - 1).tolist()
    rows, texts = list[int](), list[str]()
    for column, found in likely.items():
        several = [row for row in found if enough[row]]
        rows += several
        texts += map(columns[column].__getitem__, several)
    return np.bincount([rows[at] for at in rows_with(OF_BOTH, texts)], minlength=len(fields))


def _fields(cells: _Cells) -> set[str]:
    return {name for meanings in cells.values() for name in meanings[0].fields}


def _with_groups_above(shown: ShownCells, form: Form, head: int, done: int) -> int:
    """The first row of a header: the row above, where at least two of its labels are merged over columns below."""
    above = head - 1
    if above <= done:
        return head
    texts = [without_spaces(text) for text in shown.row(above) if text.strip()]
    of_the_line = _header_fields(form)
    named = [column for column in merged_over(shown, above) if shown.own[column][above].strip()]
    says_who = any(":" in text or "：" in text or text in of_the_line for text in texts)
    return above if named and len(texts) > 1 and not says_who else head


def _header_fields(form: Form) -> set[str]:
    return {label for column in form.header for label in column.labels()}


def _goes_on(shown: ShownCells, form: Form, row: int, heads: Collection[int]) -> bool:
    """Whether a row below a header row belongs to the header still."""
    if row in heads:
        return True
    texts = [without_spaces(text) for text in shown.row(row)]
    filled = [text for text in texts if text]
    if not filled:
        return False
    if filled == [str(number) for number in range(1, len(filled) + 1)] and len(filled) >= LABELS_OF_A_HEADER:
        return True
    if all(REMARK_ALONE.fullmatch(text) for text in filled):
        return True
    return all(_may_be_a_part(text, form) for text in filled) and (len(filled) > 1 or len(filled[0]) > 1)


def _may_be_a_part(text: str, form: Form) -> bool:
    known = text.lower() in PARTS or text in PARTS_OF_HOURS or REMARK_ALONE.fullmatch(text)
    return bool(known or form.meanings(text))
