"""The table in a sheet: found under its title and header lines, its columns known by their labels, its rows as blocks.

A table is a header row in which at least three cells are labels of the form, and the data rows below it, up to the next
header row. Pre-numbered blank rows are none, nor are headings of sections (一、天心区), sums and notes (填写说明):
below the first of these only rows that are filled in like a window's count, since notes may stand in any column.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from importer.checks.cell_text import source_text, without_spaces
from importer.checks.header_line import HeaderLine, header_line
from importer.columns import Form
from importer.workbook.cells import SheetCells, cell_name

_LABELS_OF_A_HEADER = 3
_FACTS_BELOW_A_NOTE = 3
_NOTE = re.compile(r"^(填写说明|填表说明|说明|备注|注|合计|小计|总计|审核|单位负责人|填报|联系人|制表)")
_NUMBER = re.compile(r"[0-9]*\.?0*")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table as columns of source texts, a text per data row.

    `rows` are the workbook's row numbers, 1-based; `columns` gives each field's column number, 1-based; `texts` each
    field's texts; `unknown` the columns that nobody knows, by their label. All blocks have one entry per row.
    """

    sheet: str
    header_row: int
    header: HeaderLine
    rows: tuple[int, ...]
    columns: dict[str, int]
    texts: dict[str, list[str]]
    unknown: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, field_name: str) -> bool:
        """Whether the sheet has this column at all."""
        return field_name in self.columns

    def text(self, field_name: str, index: int) -> str:
        """The source text of one field in one row; empty where there is no such column."""
        block = self.texts.get(field_name)
        return block[index] if block else ""

    def block(self, field_name: str) -> list[str]:
        """A field's source texts, one per row; empty texts where there is no such column."""
        return self.texts.get(field_name) or [""] * len(self.rows)

    def cell(self, field_name: str, index: int) -> str | None:
        """The workbook's name for a field's cell in one row, such as `K7`; None where there is no such column."""
        column = self.columns.get(field_name)
        return cell_name(self.rows[index], column) if column else None

    def without(self, indices: Collection[int]) -> "SheetTable":
        """The same table without some of its rows, by their 0-based index."""
        kept = [index for index in range(len(self)) if index not in indices]
        return replace(
            self,
            rows=tuple(self.rows[index] for index in kept),
            texts={name: [block[index] for index in kept] for name, block in self.texts.items()},
            unknown={
                label: (column, [block[index] for index in kept]) for label, (column, block) in self.unknown.items()
            },
        )

    def with_text(self, field_name: str, index: int, text: str) -> "SheetTable":
        """The same table with another text in one cell: how an accepted proposal is applied."""
        block = list(self.block(field_name))
        block[index] = text
        return replace(self, texts={**self.texts, field_name: block})


def tables_in(sheet: SheetCells, form: Form) -> Iterator[SheetTable]:
    """The tables of one sheet from top to bottom, also those without a data row."""
    known = [_labels(row, form) for row in sheet.rows]
    heads = [index for index, labels in enumerate(known) if len(labels) >= _LABELS_OF_A_HEADER]
    start = 0
    for head, end in pairwise([*heads, len(sheet.rows)]):
        yield _table(sheet, form, _Span(start, head, end), known[head])
        start = head + 1


@dataclass(frozen=True, slots=True)
class _Span:
    """Rows of a sheet, 0-based: the first above the table, its header row, the first row after it."""

    start: int
    head: int
    end: int


def _labels(row: Sequence[object], form: Form) -> dict[str, int]:
    """The fields that a row's cells are labels of, each with its 0-based column; the first of two wins."""
    found: dict[str, int] = {}
    for index, value in enumerate(row):
        if isinstance(value, str) and (name := form.field_labelled(value)):
            found.setdefault(name, index)
    return found


def _table(sheet: SheetCells, form: Form, span: _Span, labels: dict[str, int]) -> SheetTable:
    kept = list(_data_rows(sheet, span, labels))
    head = sheet.rows[span.head]
    return SheetTable(
        sheet=sheet.name,
        header_row=sheet.top + span.head,
        header=header_line(sheet, form, span.start, span.head),
        rows=tuple(sheet.top + index for index in kept),
        columns={name: sheet.left + index for name, index in labels.items()},
        texts={name: _column_texts(sheet, kept, index) for name, index in labels.items()},
        unknown=_unknown_columns(sheet, kept, {i: source_text(v) for i, v in enumerate(head)}, set(labels.values())),
    )


def _data_rows(sheet: SheetCells, span: _Span, labels: dict[str, int]) -> Iterator[int]:
    facts = [index for name, index in labels.items() if name != "number"]
    needed = 1
    for index in range(span.head + 1, span.end):
        texts = [source_text(value) for value in sheet.rows[index]]
        filled = [position for position in facts if position < len(texts) and texts[position].strip()]
        if _is_note(texts, len(filled)):
            needed = _FACTS_BELOW_A_NOTE
        elif len(filled) >= needed:
            yield index


def _is_note(texts: Sequence[str], filled: int) -> bool:
    """Whether a row is no window: its first text is a note's, or a sentence stands where a number should."""
    first = next((without_spaces(text) for text in texts if text.strip()), "")
    if filled > 1:
        return False
    return bool(_NOTE.match(first)) or (filled == 0 and bool(first) and not _NUMBER.fullmatch(first))


def _column_texts(sheet: SheetCells, kept: Sequence[int], column: int) -> list[str]:
    rows = (sheet.rows[index] for index in kept)
    return [source_text(row[column]) if column < len(row) else "" for row in rows]


def _unknown_columns(
    sheet: SheetCells, kept: Sequence[int], head: dict[int, str], known: set[int]
) -> dict[str, tuple[int, list[str]]]:
    """Columns with a label that the form does not have, and columns without a label that hold something."""
    found: dict[str, tuple[int, list[str]]] = {}
    width = max((len(sheet.rows[index]) for index in kept), default=len(head))
    for column in range(width):
        texts = _column_texts(sheet, kept, column)
        label = without_spaces(head.get(column, ""))
        if column in known or not (label or any(text.strip() for text in texts)):
            continue
        name = label or cell_name(sheet.top, sheet.left + column)
        while name in found:
            name += "′"
        found[name] = (sheet.left + column, texts)
    return found
