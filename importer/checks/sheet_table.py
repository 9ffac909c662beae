"""The table in a sheet: found under its title and header lines, its columns known by their labels, its rows as blocks.

A table is a header row in which at least three cells are labels of the form, and the data rows below it, up to the next
header row. Header rows right below one another, as labels that are merged down make them, are one header.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from importer.checks.cell_text import without_spaces
from importer.checks.data_rows import data_rows
from importer.checks.header_line import HeaderLine, header_line
from importer.checks.shown_cells import ShownCells
from importer.columns import Form
from importer.workbook.cells import SheetCells, cell_name

_LABELS_OF_A_HEADER = 3
_ANYBODYS_PHONE = frozenset({"联系电话", "电话"})


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table as columns of source texts, a text per data row.

    `rows` are the workbook's row numbers, 1-based; `columns` gives each field's column number, 1-based, `labels` its
    label as written, and `texts` its texts; `unknown` the columns that nobody knows, by their label. All blocks have
    one entry per row.
    """

    sheet: str
    header_row: int
    header: HeaderLine
    rows: tuple[int, ...]
    columns: dict[str, int]
    texts: dict[str, list[str]]
    labels: dict[str, str] = field(default_factory=dict)
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

    def unknown_cell(self, label: str | None) -> str | None:
        """The header cell of a column that nobody knows, by the column's label; None where there is no such column."""
        column, _ = self.unknown.get(label or "", (0, []))
        return cell_name(self.header_row, column) if column else None

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
    """The tables of one sheet from top to bottom, also those without a data row.

    What a merged cell shows is the value of each of its cells. Rows that stand far below or above the rest are the last
    table's.
    """
    shown = ShownCells.of(sheet)
    hinted = shown.hinted(form.label_hint, _LABELS_OF_A_HEADER)
    known = {index: _labels(shown.down(index), form) for index in hinted if index < shown.far}
    heads = {index for index, labels in known.items() if len(labels) >= _LABELS_OF_A_HEADER}
    last = sorted(head for head in heads if head + 1 not in heads)
    start = 0
    for head, end in pairwise([*last, len(shown.rows)]):
        labels, top = known[head], head
        while top - 1 in heads:
            top -= 1
            labels = _with_labels_above(labels, known[top])
        labels = _with_the_managers_phone(labels, shown.down(head))
        yield _table(shown, form, _Span(start, top, head, end), labels)
        start = head + 1


@dataclass(frozen=True, slots=True)
class _Span:
    """Rows of a sheet, 0-based: the first above the table, its first and last header row, the first row after it."""

    start: int
    top: int
    head: int
    end: int


def _labels(texts: Sequence[object], form: Form) -> dict[str, int]:
    """The fields that a row's cells are labels of, each with its 0-based column; the first of two wins."""
    found: dict[str, int] = {}
    for index, text in enumerate(texts):
        for name in form.fields_labelled(text) if isinstance(text, str) else ():
            found.setdefault(name, index)
    return found


def _with_labels_above(labels: dict[str, int], above: dict[str, int]) -> dict[str, int]:
    """A header row's labels, and those above it (负责人 over 姓名) of the columns and fields that it leaves open."""
    taken = set(labels.values())
    return {**{name: column for name, column in above.items() if column not in taken}, **labels}


def _with_the_managers_phone(labels: dict[str, int], head: Sequence[object]) -> dict[str, int]:
    """The labels, with a bare 联系电话 right of the manager's name taken for the manager's own: it is no office's."""
    phone, manager = labels.get("office_phone"), labels.get("manager_name")
    if phone is None or manager is None or "manager_mobile" in labels or phone != manager + 1:
        return labels
    if without_spaces(str(head[phone])) not in _ANYBODYS_PHONE:
        return labels
    return {("manager_mobile" if name == "office_phone" else name): column for name, column in labels.items()}


def _table(shown: ShownCells, form: Form, span: _Span, labels: dict[str, int]) -> SheetTable:
    sheet = shown.sheet
    below = ((index, shown.own(index)) for index in range(span.head + 1, span.end))
    kept = list(data_rows(below, labels, far=shown.far))
    open_to_all = {column for name, column in labels.items() if not form.by_field[name].private}
    header_row = sheet.top + span.head
    return SheetTable(
        sheet=sheet.name,
        header_row=header_row,
        header=header_line(sheet, form, span.start, span.top),
        rows=tuple(shown.number(index) for index in kept),
        columns={name: sheet.left + column for name, column in labels.items()},
        texts={
            # Nothing is carried sideways out of a private column, or one that nobody knows.
            name: shown.block(kept, column, beside=open_to_all)
            for name, column in labels.items()
        },
        labels={name: _label(shown, span, column) for name, column in labels.items()},
        unknown=_unknown_columns(shown, kept, span.head, set(labels.values())),
    )


def _label(shown: ShownCells, span: _Span, column: int) -> str:
    """What a column's header says, with what stands above it: 坐标（WGS-84） over 经度."""
    texts = (shown.text(index, column, beside=range(column + 1)) for index in range(span.top, span.head + 1))
    return " ".join(dict.fromkeys(texts)).strip()


def _unknown_columns(
    shown: ShownCells, kept: Sequence[int], head: int, known: Collection[int]
) -> dict[str, tuple[int, list[str]]]:
    """Columns with a label that the form does not have, and columns without a label that hold something."""
    found: dict[str, tuple[int, list[str]]] = {}
    for column in range(len(shown.rows[head])):
        if column in known:
            continue
        texts = shown.block(kept, column)
        label = without_spaces(shown.text(head, column))
        if not (label or any(text.strip() for text in texts)):
            continue
        number = shown.sheet.left + column
        name = label or cell_name(shown.number(head), number)
        while name in found:
            name += "′"
        found[name] = (number, texts)
    return found
