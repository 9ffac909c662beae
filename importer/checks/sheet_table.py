"""The table in a sheet: found under its title and header lines, its columns known by their labels, its rows as blocks.

A table is a header (`header_rows`) and the data rows below it (`data_rows`), up to the next header.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importer.checks.cell_text import without_spaces
from importer.checks.data_rows import data_rows
from importer.checks.header_columns import Heading
from importer.checks.header_line import HeaderLine, header_line, line_below
from importer.checks.header_rows import headings_in
from importer.checks.repeated_cells import with_repeats
from importer.checks.shown_cells import ShownCells
from importer.columns import PART_OF_HOURS, Form
from importer.workbook.cells import SheetCells, cell_name

MARK_OF_ANOTHER = "′"
"""Tells further columns of one label that nobody knows apart, behind the label."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table as columns of source texts, a text per data row.

    `rows` are the workbook's row numbers, 1-based; `columns` gives each field's column number, 1-based, `labels` its
    label as written, and `texts` its texts; `unknown` the columns that nobody knows, by their label. All blocks have
    one entry per row. `repeated` gives the cells that only say 同上, by field and 0-based row, with what they say,
    which is nothing where they are merged with the one above; their text is that of the cell above.
    `cells` gives each field's cell, row by row, where a table is no grid; `parts` the columns of each field that has
    several (上午办公时间, 下午办公时间), whose text is all of theirs.
    """

    sheet: str
    header_row: int
    header: HeaderLine
    rows: tuple[int, ...]
    columns: dict[str, int]
    texts: dict[str, list[str]]
    labels: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    repeated: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    cells: tuple[Mapping[str, str], ...] = ()
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

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
        if self.cells:
            return self.cells[index].get(field_name)
        column = self.columns.get(field_name)
        return cell_name(self.rows[index], column) if column else None

    def cell_of_header(self, field_name: str) -> str | None:
        """The header cell of a field's column; None where there is no such column."""
        column = self.columns.get(field_name)
        return cell_name(self.header_row, column) if column else None

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
            repeated={
                name: {place: marks[index] for place, index in enumerate(kept) if index in marks}
                for name, marks in self.repeated.items()
            },
            cells=tuple(self.cells[index] for index in kept) if self.cells else (),
        )

    def with_texts(self, changes: Mapping[str, Mapping[int, str]]) -> "SheetTable":
        """The same table with other texts in some cells, by field and row: how accepted proposals are applied."""
        changed = {name: list(self.block(name)) for name in changes}
        for name, texts in changes.items():
            for index, text in texts.items():
                changed[name][index] = text
        return replace(self, texts={**self.texts, **changed})


def tables_in(sheet: SheetCells, form: Form) -> list[SheetTable]:
    """The tables of one sheet from top to bottom and from left to right, also those without a data row.

    What a merged cell shows is the value of each of its cells. Rows that stand far below or above the rest are the last
    table's. A header that comes again, as at the top of a page, goes on with the table above it; one of other columns
    without a header line of its own has that of the table above.
    """
    shown = ShownCells.of(sheet)
    headings = list(headings_in(shown, form))
    blocks: list[_Block] = []
    above = 0
    for place, side_by_side in enumerate(headings):
        first = side_by_side[0]
        end = headings[place + 1][0].top if place + 1 < len(headings) else shown.height
        kept = [data_rows(shown, heading, first.bottom + 1, end) for heading in side_by_side]
        line = header_line(shown, form, above, first.top)
        above = max((row for rows in kept for row in rows if row < shown.far), default=first.bottom) + 1
        if blocks and not line.says_who():
            if [each.labels for each in side_by_side] == [each.labels for each in blocks[-1].headings]:
                blocks[-1].go_on(kept, (above, end))
                continue
            line = line.or_else(blocks[-1].line)
        blocks.append(_Block(side_by_side, line, kept, (above, end)))
    return [
        _table(shown, form, block, heading, kept)
        for block in blocks
        for heading, kept in zip(block.headings, block.kept, strict=True)
    ]


@dataclass(slots=True)
class _Block:
    """Tables that share header rows and a header line: each one's rows, and the rows below them (end excluded)."""

    headings: list[Heading]
    line: HeaderLine
    kept: list[list[int]]
    below: tuple[int, int]

    def go_on(self, kept: list[list[int]], below: tuple[int, int]) -> None:
        """Take up the rows of the next page."""
        for rows, more in zip(self.kept, kept, strict=True):
            rows.extend(more)
        self.below = below


def _table(shown: ShownCells, form: Form, block: _Block, heading: Heading, kept: list[int]) -> SheetTable:
    sheet = shown.sheet
    start, end = block.below
    line = block.line.or_else(line_below(shown, form, start, min(end, shown.far)))
    texts, repeated = {}, {}
    for name, column in heading.labels.items():
        texts[name] = _texts(shown, form, heading, name, column, kept)
        if name != "number":
            texts[name], marks = with_repeats(texts[name])
            repeated[name] = {**_merged_down(shown, column, kept, texts[name]), **marks}
    return SheetTable(
        sheet=sheet.name,
        header_row=sheet.top + heading.bottom,
        header=line,
        rows=shown.numbers_of(kept),
        columns={name: sheet.left + column for name, column in heading.labels.items()},
        texts=texts,
        labels={name: _label(shown, heading, column) for name, column in heading.labels.items()},
        unknown=_unknown_columns(shown, form, kept, heading),
        repeated={name: marks for name, marks in repeated.items() if marks},
        parts={name: tuple(sheet.left + each for each in columns) for name, columns in heading.more.items()},
    )


def _merged_down(shown: ShownCells, column: int, kept: list[int], texts: Sequence[str]) -> dict[int, str]:
    """The cells of a column that show what stands above as merged ones do; they say nothing themselves."""
    covered = shown.covered.get(column)
    if not covered:
        return {}
    down = sorted(row for row, (_, origin) in covered.items() if origin == column)
    places = ((bisect_left(kept, row), row) for row in down)
    return {index: "" for index, row in places if kept[index : index + 1] == [row] and texts[index].strip()}


def _texts(shown: ShownCells, form: Form, heading: Heading, name: str, column: int, kept: Sequence[int]) -> list[str]:
    """A field's texts in the rows kept; nothing is carried sideways out of a private column, or an unknown one."""
    columns = heading.more.get(name, (column,))
    first, last = (kept[0], max(kept)) if kept else (0, -1)
    covered = any(first <= row <= last for each in columns for row in shown.covered.get(each, ()))
    open_to_all = _open_columns(form, heading) if covered else ()
    parts = [_picked(shown.column_of_rows(each, first, last, open_to_all), kept) for each in columns]
    if len(parts) == 1:
        return parts[0]
    if name == "region_name":
        return ["".join(dict.fromkeys(cells)) for cells in zip(*parts, strict=True)]
    labels = [_part_label(shown, heading, each) for each in heading.more[name]]
    return ["\n".join(_labelled(labels, cells)) for cells in zip(*parts, strict=True)]


def _open_columns(form: Form, heading: Heading) -> set[int]:
    return {column for name, column in heading.labels.items() if not form.by_field[name].private}


def _part_label(shown: ShownCells, heading: Heading, column: int) -> str:
    """What tells one column of a field from another: 上午 of 上午办公时间."""
    found = PART_OF_HOURS.search(_label(shown, heading, column))
    return found[0] if found else ""


def _labelled(labels: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    for label, text in zip(labels, cells, strict=True):
        if text.strip():
            yield text if not label or label in text else f"{label}：{text}"


def _picked(texts: Sequence[str], kept: Sequence[int]) -> list[str]:
    if kept and len(kept) == kept[-1] - kept[0] + 1:
        return list(texts[kept[0] : kept[-1] + 1])
    return [texts[index] for index in kept]


def _label(shown: ShownCells, heading: Heading, column: int) -> str:
    """What a column's header says, with what stands above it: 坐标（WGS-84） over 经度."""
    texts = shown.column_of_rows(column, heading.top, heading.bottom, range(column + 1))
    return " ".join(dict.fromkeys(texts[heading.top : heading.bottom + 1])).strip()


def _unknown_columns(
    shown: ShownCells, form: Form, kept: Sequence[int], heading: Heading
) -> dict[str, tuple[int, list[str]]]:
    """Columns with a label that the form does not have, and columns without a label that hold something.

    Those of our own export are none, where most of them stand together.
    """
    known = {*heading.labels.values(), *(column for several in heading.more.values() for column in several)}
    found: dict[str, tuple[int, list[str]]] = {}
    again: Counter[str] = Counter()
    for column in range(heading.left, heading.right + 1):
        if column in known:
            continue
        texts = _picked(shown.column(column), kept)
        label = without_spaces(_own_label(shown, heading, column))
        if not (label or any(text.strip() for text in texts)):
            continue
        number = shown.sheet.left + column
        name = label or cell_name(shown.number(heading.bottom), number)
        # Of many columns of one label each begins where the last one's search ended.
        first, name = name, name + MARK_OF_ANOTHER * again[name]
        while name in found:
            name += MARK_OF_ANOTHER
        again[first] = len(name) - len(first) + 1
        found[name] = (number, texts)
    ours = found.keys() & form.of_exports
    return found if 2 * len(ours) <= len(form.of_exports) else {name: found[name] for name in found if name not in ours}


def _own_label(shown: ShownCells, heading: Heading, column: int) -> str:
    """The lowest text of a column's header that is the column's own, and no remark or number of it."""
    texts = shown.column(column)[heading.top : heading.bottom + 1]
    return next((text for text in reversed(texts) if without_spaces(text) and not text.strip().isdigit()), "")
