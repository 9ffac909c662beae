"""The header rows of a sheet: where a table's labels stand, over one row or several, and which column each names.

A header row is one in which at least three cells are labels of the form. Rows of groups above it (负责人 over 姓名) and
rows of a group's parts below it, belong to it; so do a row that numbers the columns and one of remarks (必填).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from importer.checks.cell_text import without_spaces
from importer.checks.contact_columns import ANYBODYS_PHONE, with_contact_column
from importer.checks.shown_cells import ShownCells
from importer.columns import PARTS_OF_HOURS, POSITION_FIELDS, Form, Meaning

_LABELS_OF_A_HEADER = 3
_MOST_HEADER_ROWS = 4
# What stands under a group's label, and means nothing by itself.
_PARTS = {
    "姓名": "姓名",
    "名字": "姓名",
    "e": "经度",
    "n": "纬度",
    "x": "经度",
    "y": "纬度",
    "经": "经度",
    "纬": "纬度",
}
_REMARK_ALONE = re.compile(r"[（(【\[].*[）)】\]]|必填项?|选填项?|可不填|文本|数字|[*＊]+", re.S)
_A_PERSON = re.compile("负责人|责任人|联系人|经办人|管理员|工作人员|首席代表")


@dataclass(frozen=True, slots=True)
class Heading:
    """One table's header: rows and columns of the sheet, 0-based, both ends included.

    `labels` gives each field's column; `more` further columns of a field that is written over several, left to right
    (市州 and 县市区; 上午 and 下午).
    """

    top: int
    bottom: int
    left: int
    right: int
    labels: Mapping[str, int]
    more: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def headings_in(shown: ShownCells, form: Form) -> Iterator[list[Heading]]:
    """The headers of a sheet from top to bottom; tables that stand side by side share the rows of theirs."""
    labelled = _labelled_cells(shown, form)
    heads = {row for row, cells in labelled.items() if len(_fields(cells)) >= _LABELS_OF_A_HEADER}
    done = -1
    for head in sorted(heads):
        if head <= done:
            continue
        top, bottom = _with_groups_above(shown, form, head, done), head
        while bottom + 1 < shown.far and bottom - top < _MOST_HEADER_ROWS and _goes_on(shown, form, bottom + 1, heads):
            bottom += 1
        done = bottom
        yield list(_headings(_HeaderRows(shown, form, top, bottom)))


_Cells = dict[int, tuple[Meaning, ...]]


def _labelled_cells(shown: ShownCells, form: Form) -> dict[int, _Cells]:
    """What each label may mean, by its row and column, in the rows that may be a header's.

    A label names one field, or both coordinates (经纬度), so that a row with one or two likely labels is none, as most
    rows are.
    """
    likely = {column: list(_likely(shown, form, column)) for column in range(len(shown.own))}
    fields: Counter[int] = Counter()
    for column, rows in likely.items():
        texts = shown.column(column)
        fields.update(rows)
    few = {row for row, count in fields.items() if count < _LABELS_OF_A_HEADER <= 2 * count}
    for column, rows in likely.items() if few else ():
        texts = shown.column(column)
        fields.update(row for row in rows if row in few and form.may_name_both(texts[row]))
    known: dict[str, tuple[Meaning, ...]] = {}
    found: dict[int, _Cells] = defaultdict(dict)
    for column, rows in likely.items():
        texts = shown.column(column)
        for row in rows:
            if fields[row] < _LABELS_OF_A_HEADER:
                continue
            text = texts[row]
            if text not in known:
                known[text] = form.meanings(text)
            if known[text]:
                found[row][column] = known[text]
    return found


def _likely(shown: ShownCells, form: Form, column: int) -> Iterator[int]:
    """The rows of a column whose text may be a label."""
    texts = shown.column(column)[: shown.far]
    likely = form.likely_labels(texts)
    return (row for row, text in enumerate(texts) if text in likely) if likely else iter(())


def _fields(cells: _Cells) -> set[str]:
    return {name for meanings in cells.values() for name in meanings[0].fields}


def _with_groups_above(shown: ShownCells, form: Form, head: int, done: int) -> int:
    """The first row of a header: the row above, where at least two of its labels are merged over columns below."""
    above = head - 1
    if above <= done:
        return head
    texts = [without_spaces(text) for text in shown.row(above) if text.strip()]
    of_the_line = _header_fields(form)
    named = [column for column in _merged_over(shown, above) if shown.own[column][above].strip()]
    says_who = any(":" in text or "：" in text or text in of_the_line for text in texts)
    return above if named and len(texts) > 1 and not says_who else head


def _merged_over(shown: ShownCells, row: int) -> set[int]:
    """The columns of a row whose cells are merged over others beside them."""
    return {origin for column in range(len(shown.own)) if (origin := shown.across(row, column)) is not None}


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
    if filled == [str(number) for number in range(1, len(filled) + 1)] and len(filled) >= _LABELS_OF_A_HEADER:
        return True
    if all(_REMARK_ALONE.fullmatch(text) for text in filled):
        return True
    return all(_may_be_a_part(text, form) for text in filled) and (len(filled) > 1 or len(filled[0]) > 1)


def _may_be_a_part(text: str, form: Form) -> bool:
    known = text.lower() in _PARTS or text in PARTS_OF_HOURS or _REMARK_ALONE.fullmatch(text)
    return bool(known or form.meanings(text))


@dataclass(frozen=True, slots=True)
class _HeaderRows:
    """A header's rows, 0-based, both included, and what each of its columns is called from above to below."""

    shown: ShownCells
    form: Form
    top: int
    bottom: int
    _names: dict[int, list[str]] = field(default_factory=dict)

    def names(self, column: int) -> list[str]:
        """A column's texts down the header, each once; a group's label stands for all columns under it."""
        if column not in self._names:
            self._names[column] = self._read_names(column)
        return self._names[column]

    def _read_names(self, column: int) -> list[str]:
        found: list[str] = []
        for row in range(self.top, self.bottom + 1):
            text = self.shown.column(column)[row] if self.shown.across(row, column) is None else ""
            if not text.strip() and row < self.bottom:
                text = self._group(row, column)
            name = without_spaces(text)
            if name and name not in found and not name.isdigit() and not _REMARK_ALONE.fullmatch(name):
                found.append(name)
        return found

    def _group(self, row: int, column: int) -> str:
        """The label that is merged over a column, or that stands left of it over a part of its own."""
        origin = self.shown.across(row, column)
        if origin is not None:
            return self.shown.own[origin][row]
        if not self.shown.own[column][self.bottom].strip() or _merged_over(self.shown, row):
            return ""
        left = column
        while left > 0 and not self.shown.own[left][row].strip():
            left -= 1
        return self.shown.own[left][row]

    def meanings(self, column: int) -> tuple[Meaning, ...]:
        names = self.names(column)
        if not names:
            return ()
        last, group = names[-1], "".join(names[:-1])
        part = _PARTS.get(last.lower(), last)
        if group and _A_PERSON.search(group):
            if part == "姓名":
                return (Meaning(("manager_name",), 0),)
            if part in ANYBODYS_PHONE or "手机" in part:
                return (Meaning(("manager_mobile",), 0),)
        if part in PARTS_OF_HOURS:
            return self.form.meanings(group)
        return (group and self.form.meanings(group + part)) or self.form.meanings(part)


def _headings(rows: _HeaderRows) -> Iterator[Heading]:
    """The tables that stand under a header: one, or several side by side."""
    meanings = {column: found for column in range(len(rows.shown.own)) if (found := rows.meanings(column))}
    starts = _starts(meanings)
    for left, right in zip(starts, [*starts[1:], len(rows.shown.own)], strict=True):
        part = {column: found for column, found in meanings.items() if left <= column < right}
        yield _heading(rows, part, left, right - 1)


def _starts(meanings: _Cells) -> list[int]:
    """The first column of each table: where what has been named is named again, the window's name with it."""
    starts, seen = [0], set[str]()
    for column, rest in _named_from(meanings):
        fields = set(meanings[column][0].fields)
        if fields & seen and "window_name" in rest & seen and len(rest & seen) >= _LABELS_OF_A_HEADER:
            starts.append(column)
            seen = set()
        seen |= fields
    return starts


def _named_from(meanings: _Cells) -> list[tuple[int, set[str]]]:
    """Each column, from left to right, with the fields that it and the columns right of it name."""
    rest: set[str] = set()
    found: list[tuple[int, set[str]]] = []
    for column in sorted(meanings, reverse=True):
        rest = rest.union(meanings[column][0].fields)
        found.append((column, rest))
    return found[::-1]


def _heading(rows: _HeaderRows, meanings: _Cells, left: int, right: int) -> Heading:
    labels = _assigned(meanings)
    labels = _with_the_managers_phone(rows, labels)
    labels = _with_both_columns(rows, labels, right)
    more = _further(rows, meanings, labels)
    return Heading(rows.top, rows.bottom, left, right, labels, more)


def _assigned(meanings: _Cells) -> dict[str, int]:
    """Each field's column: the surest label first, of equal ones the leftmost; a column is named once."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    offers = ((each.rank, column, each.fields) for column, known in meanings.items() for each in known)
    for _, column, fields in sorted(offers):
        if column not in taken and not any(name in found for name in fields):
            found |= dict.fromkeys(fields, column)
            taken.add(column)
    return found


def _with_the_managers_phone(rows: _HeaderRows, labels: dict[str, int]) -> dict[str, int]:
    """The labels, with a bare 联系电话 near the manager's name given to whom it belongs by what stands in it."""
    bare = {column for column in range(len(rows.shown.own)) if rows.names(column)[-1:] and _is_bare(rows, column)}
    return with_contact_column(labels, bare, lambda column: rows.shown.own[column][rows.bottom + 1 : rows.shown.far])


def _is_bare(rows: _HeaderRows, column: int) -> bool:
    return rows.names(column)[-1] in ANYBODYS_PHONE


def _with_both_columns(rows: _HeaderRows, labels: dict[str, int], right: int) -> dict[str, int]:
    """The labels, with 经纬度 over two columns taken for both where the second holds something of its own."""
    lon = labels.get("longitude")
    if lon is None or labels.get("latitude") != lon or lon >= right or lon + 1 in labels.values():
        return labels
    if rows.names(lon + 1) not in ([], rows.names(lon)):
        return labels
    if not any(text.strip() for text in rows.shown.own[lon + 1][rows.bottom + 1 : rows.shown.far]):
        return labels
    name = rows.names(lon)[-1]
    latitude_first = 0 <= name.find("纬") < name.find("经") or name.lower().startswith("lat")
    pair = (lon + 1, lon) if latitude_first else (lon, lon + 1)
    return {**labels, **dict(zip(POSITION_FIELDS, pair, strict=True))}


_WRITTEN_OVER_SEVERAL = ("region_name", "office_hours")


def _further(rows: _HeaderRows, meanings: _Cells, labels: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Columns that hold another part of a field: their labels differ from its own column's."""
    found: dict[str, tuple[int, ...]] = {}
    for name in _WRITTEN_OVER_SEVERAL:
        column = labels.get(name)
        if column is None:
            continue
        offered = [other for other, known in meanings.items() if known[0].fields == (name,)]
        parts = [other for other in offered if other not in labels.values() and rows.names(other) != rows.names(column)]
        if parts:
            found[name] = tuple(sorted((column, *parts)))
    return found
