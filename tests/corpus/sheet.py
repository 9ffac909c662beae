"""A messy sheet as a value: what stands above, in and below its table, and what must come of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importer.workbook.cells import cell_name
from tests.corpus.entry import ANYTHING, Cell, Entry, OneOf, Told, sound

TITLE = "政务服务中心“跨省通办”窗口基本信息表"
OFFICE = "长沙市行政审批服务局"
HEADER_LINE = f"填报单位：{OFFICE}    填报人：李哨兵    填报时间：2026年3月2日"
# As annex 2 prints them, with line breaks in four of the labels.
COLUMNS = (
    ("number", "序号"),
    ("region_name", "区域\n名称"),
    ("window_name", "窗口\n名称"),
    ("division_code", "区划编码"),
    ("address", "办理地点"),
    ("manager_name", "负责人姓名"),
    ("manager_mobile", "负责人\n手机号码"),
    ("office_phone", "办公电话"),
    ("office_hours", "办公时间"),
    ("transit", "交通\n指引"),
    ("longitude", "经度"),
    ("latitude", "纬度"),
)
# The form's own notes, but for the person that they name.
NOTES: tuple[tuple[Cell, ...], ...] = (
    (),
    ("填写说明：",),
    ("1．区划编码：填写窗口所在地行政区划代码；",),
    ("2．推荐经纬度获取网址：https://jingweidu.example.cn/；",),
)

Line = tuple[Cell, ...]
Block = tuple[int, int, int, int]
"""A merged block as first row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table.

    `above` and `below` are whole lines; `head` the lines of labels where they are more than `columns` says in one line;
    `between[i]` are lines before entry `i`. `head_merged` counts from the first label, `merged` gives field, first and
    last entry, `wide` entry, first and last field. `told` are notices about the sheet as a whole, `also_fine` those
    that may come too; `office` is whose the windows are. `stray` are cells far below or beside, by their workbook name.
    """

    entries: tuple[Entry, ...]
    name: str = "窗口表"
    above: tuple[Line, ...] = ((TITLE,), (HEADER_LINE,))
    columns: tuple[tuple[str, str], ...] = COLUMNS
    head: tuple[Line, ...] | None = None
    below: tuple[Line, ...] = NOTES
    between: Mapping[int, tuple[Line, ...]] = field(default_factory=dict)
    top: int = 1
    left: int = 1
    head_merged: tuple[Block, ...] = ()
    merged: tuple[tuple[str, int, int], ...] = ()
    wide: tuple[tuple[int, str, str], ...] = ()
    titles_merged: bool = False
    hidden: bool = False
    hidden_entries: frozenset[int] = frozenset()
    hidden_columns: frozenset[str] = frozenset()
    stray: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    also_fine: tuple[Told, ...] = ()
    office: str | OneOf | None = OFFICE
    confirmed_on: str | OneOf = "2026-03-02"
    datum_stated: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the columns, from left to right."""
        return tuple(name for name, _ in self.columns)

    @property
    def head_top(self) -> int:
        """The number of the first line of labels."""
        return self.top + len(self.above)

    @property
    def head_lines(self) -> tuple[Line, ...]:
        """The lines of labels."""
        return self.head if self.head is not None else (tuple(label for _, label in self.columns),)

    def row(self, index: int) -> int:
        """The workbook's number of an entry's row."""
        before = sum(len(self.between.get(each, ())) for each in range(index + 1))
        return self.head_top + len(self.head_lines) + before + index

    def column(self, name: str) -> int | None:
        """The number of a field's column; null where the sheet has none."""
        return self.left + self.fields.index(name) if name in self.fields else None

    def has(self, name: str | None) -> bool:
        """Whether the sheet has a field's column; true for what is about no field."""
        return name is None or name in self.fields

    def cell(self, name: str | None, index: int) -> str | None:
        """The workbook's name of a field's cell in an entry's row."""
        column = self.column(name) if name else None
        return cell_name(self.row(index), column) if column else None

    def head_cell(self, name: str) -> str | None:
        """The workbook's name of the lowest cell of a column's label."""
        column = self.column(name)
        return cell_name(self.head_top + len(self.head_lines) - 1, column) if column else None

    def lines(self) -> list[Line]:
        """Every line from the sheet's first on; what a merged block covers is blank."""
        body: list[Line] = []
        for index, entry in enumerate(self.entries):
            body += [*self.between.get(index, ()), tuple(map(entry.cell, self.fields))]
        whole = [*self.above, *self.head_lines, *body, *self.below]
        margin: Line = (None,) * (self.left - 1)
        lines: list[Line] = [()] * (self.top - 1) + [(*margin, *line) for line in whole]
        covered = self._covered()
        return [
            tuple(None if (row, column) in covered else cell for column, cell in enumerate(line, 1))
            for row, line in enumerate(lines, 1)
        ]

    def _covered(self) -> set[tuple[int, int]]:
        """Row and column of each cell that lies in a merged block and is not its first."""
        return {
            (row, column)
            for first, left, last, right in self.blocks()
            for row in range(first, last + 1)
            for column in range(left, right + 1)
            if (row, column) != (first, left)
        }

    def blocks(self) -> Iterator[Block]:
        """Every merged block, in the workbook's own numbers."""
        for first, left, last, right in self.head_merged:
            yield self.head_top + first, self.left + left, self.head_top + last, self.left + right
        for name, start, end in self.merged:
            column = self.left + self.fields.index(name)
            yield self.row(start), column, self.row(end), column
        for index, one, other in self.wide:
            start, end = sorted((self.fields.index(one), self.fields.index(other)))
            yield self.row(index), self.left + start, self.row(index), self.left + end
        if self.titles_merged:
            for number in range(len(self.above)):
                yield self.top + number, self.left, self.top + number, self.left + len(self.columns) - 1

    def with_entry(self, index: int, entry: Entry) -> "Sheet":
        """The sheet with another entry."""
        entries = list(self.entries)
        entries[index] = entry
        return replace(self, entries=tuple(entries))

    def nameless(self) -> "Sheet":
        """The sheet without its header line, so that neither an office nor a day is given."""
        return replace(self, above=((TITLE,),), confirmed_on=ANYTHING)

    def telling(self, *notices: Told) -> "Sheet":
        """The sheet with further notices about itself."""
        return replace(self, told=(*self.told, *notices))

    def labelled(self, **labels: str) -> "Sheet":
        """The sheet with other labels over some columns."""
        return replace(self, columns=tuple((name, labels.get(name, label)) for name, label in self.columns))

    def with_column(self, name: str, label: str, values: Sequence[Cell]) -> "Sheet":
        """The sheet with one more column at its right."""
        entries = tuple(entry.with_cells(**{name: value}) for entry, value in zip(self.entries, values, strict=True))
        return replace(self, columns=(*self.columns, (name, label)), entries=entries)


def base_sheet(*codes: str) -> Sheet:
    """The form, filled in well: a row at the seat of each county, those of 长沙 unless said otherwise."""
    counties = codes or ("430102", "430103", "430104", "430105")
    return Sheet(tuple(sound(code, number) for number, code in enumerate(counties, 1)))
