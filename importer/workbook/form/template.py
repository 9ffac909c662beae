"""The template that offices fill in: tables with drop-downs and hints, a sheet of help, and a list of divisions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from importer.columns import Column, Form
from importer.workbook.form.cell_rules import CellRules
from importer.workbook.form.cells import AS_TEXT, next_sheet, put, saved, sheet_name
from importer.workbook.form.division_list import DIVISION_SHEET, DivisionChoices, write_divisions
from importer.workbook.form.guide import GUIDE_SHEET, Guide, write_guide
from importer.workbook.form.item_list import ITEM_SHEET, ItemChoices, write_items
from importer.workbook.form.page import lay_out_page
from importer.workbook.form.tables import Row, write_labels, write_rows, write_title
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.window import DivisionNames

_FONT, _SIZE = "宋体", 11
_LINE_HEIGHT, _LABEL_HEIGHT, _NOTE_HEIGHT = 30, 32, 40
_HEADER_LINE_COLUMNS = (2, 6, 9)
"""Where the labels of the header line stand; what is filled in stands in the next column."""
_OFFICE_WIDTH = 3
_UNDERLINE = Border(bottom=Side(style="thin", color="999999"))
_DATE = 'yyyy"年"m"月"d"日"'
_SAMPLE_FILL = PatternFill("solid", fgColor="EDEDED")
_SIGNED = "填报人（签字）：                    "


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """One office's table: the office, empty where it is to be filled in, and the rows, prepared or filled."""

    office: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A sheet of one table, or of several under each other, each with its header line; and the line below them."""

    name: str
    blocks: Sequence[TemplateBlock]


@dataclass(frozen=True, slots=True)
class Template:
    """What a template holds: the fields of its columns and of its header lines, its sheets, the divisions to choose.

    `catalogue` has the items to choose. `note` stands below the tables of each sheet, `guide` on a sheet of its own;
    `has_sample` puts the sample row on top of the first table.
    """

    fields: Sequence[str]
    header: Sequence[str]
    sheets: Sequence[TemplateSheet]
    divisions: Sequence[DivisionNames]
    note: str
    guide: Guide
    has_sample: bool = False
    catalogue: Catalogue = field(default_factory=packaged_catalogue)


def template_workbook(form: Form, template: Template) -> bytes:
    """The template as .xlsx."""
    workbook = Workbook()
    choices, items = DivisionChoices(template.divisions), ItemChoices(template.catalogue.items)
    taken = {GUIDE_SHEET, DIVISION_SHEET, ITEM_SHEET}
    for number, planned in enumerate(template.sheets):
        sheet = next_sheet(workbook, sheet_name(planned.name, taken), first=number == 0)
        _Writer(sheet, form, template, choices, items).write(planned, with_sample=template.has_sample and number == 0)
    columns = [form.by_field[name] for name in template.fields]
    write_guide(next_sheet(workbook, GUIDE_SHEET), template.guide, columns, form.sample_mark)
    write_divisions(next_sheet(workbook, DIVISION_SHEET), choices)
    write_items(next_sheet(workbook, ITEM_SHEET), items)
    return saved(workbook)


@dataclass(slots=True)
class _Writer:
    """Writes one sheet from above to below; `row` is the next free row."""

    sheet: Worksheet
    form: Form
    template: Template
    choices: DivisionChoices
    items: ItemChoices
    row: int = 2
    columns: list[Column] = field(default_factory=list)

    def write(self, planned: TemplateSheet, *, with_sample: bool) -> None:
        """Write the sheet's title, its blocks, and the note below them."""
        self.columns = [self.form.by_field[name] for name in self.template.fields]
        write_title(self.sheet, self.form, len(self.columns))
        self.sheet.row_dimensions[1].height = _LINE_HEIGHT
        self._keep_texts()
        rules = CellRules(self.columns, self.choices, self.items)
        for number, block in enumerate(planned.blocks):
            self._header_line(block.office, rules)
            self._table(block, rules, with_sample=with_sample and number == 0)
        rules.lay_on(self.sheet)
        self._note()
        self._view(single=len(planned.blocks) == 1)

    def _keep_texts(self) -> None:
        """Codes and phones stay texts in the cells of the whole column, also below the prepared rows."""
        for number, column in enumerate(self.columns, 1):
            if column.text:
                self.sheet.column_dimensions[get_column_letter(number)].number_format = AS_TEXT

    def _header_line(self, office: str, rules: CellRules) -> None:
        """填报单位（盖章）, 填报人, 填报时间: each label with a cell beside it, which is typed into."""
        self.sheet.row_dimensions[self.row].height = _LINE_HEIGHT
        named = [column for column in self.form.header if column.field in self.template.header]
        for at, column in zip(_HEADER_LINE_COLUMNS, named, strict=False):
            is_office = column.field == "filled_by_unit"
            label = put(self.sheet, self.row, at, f"{column.label}{'（盖章）' if is_office else ''}：")
            label.alignment = Alignment(horizontal="right", vertical="center")
            value = put(self.sheet, self.row, at + 1, office if is_office else None)
            value.alignment = Alignment(vertical="center", wrap_text=is_office)
            if column.field == "filled_on":
                value.number_format = _DATE
            for place in range(_OFFICE_WIDTH if is_office else 1):
                self.sheet.cell(self.row, at + 1 + place).border = _UNDERLINE
            if is_office:
                self._merge(at + 1, at + _OFFICE_WIDTH)
            rules.of_header(column, f"{get_column_letter(at + 1)}{self.row}")
        self.row += 1

    def _table(self, block: TemplateBlock, rules: CellRules, *, with_sample: bool) -> None:
        write_labels(self.sheet, self.row, self.columns)
        self.sheet.row_dimensions[self.row].height = _LABEL_HEIGHT
        self.row += 1
        if with_sample:
            self._sample()
        write_rows(self.sheet, self.row, self.columns, block.rows)
        rules.over(self.row, self.row + max(len(block.rows), 1) - 1)
        self.row += len(block.rows) + 1

    def _sample(self) -> None:
        write_rows(self.sheet, self.row, self.columns, [{each.field: each.sample for each in self.columns}])
        for number in range(1, len(self.columns) + 1):
            cell = self.sheet.cell(self.row, number)
            cell.fill, cell.font = _SAMPLE_FILL, Font(italic=True, color="7F7F7F")
        self.row += 1

    def _note(self) -> None:
        """The line below the tables, over the whole width."""
        note = put(self.sheet, self.row, 1, self.template.note)
        note.alignment = Alignment(wrap_text=True, vertical="top")
        self._merge(1, len(self.columns))
        self.sheet.row_dimensions[self.row].height = _NOTE_HEIGHT

    def _view(self, *, single: bool) -> None:
        if single:
            self.sheet.freeze_panes = "D4"
        else:
            self.sheet.freeze_panes = "A2"
        signed = "" if "filled_by" in self.template.header else _SIGNED
        lay_out_page(self.sheet, "3:3" if single else "", signed)
        for line in self.sheet.iter_rows():
            for cell in line:
                if cell.has_style:
                    look = cell.font
                    cell.font = Font(_FONT, look.size or _SIZE, look.bold, look.italic, color=look.color)

    def _merge(self, first: int, last: int) -> None:
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
