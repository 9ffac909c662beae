"""The line above a table: 填报单位, 填报人, 填报时间, and 坐标系 where somebody states it there."""

import re
from dataclasses import dataclass

from importer.checks.cell_text import Blank, blank, source_text, without_spaces
from importer.columns import Form
from importer.workbook.cells import SheetCells, cell_name

_PASSED_OVER = ""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What stands above a table: who filled it in, and when; each with the cell it stands in, such as `A2`."""

    texts: dict[str, str]
    cells: dict[str, str]


def header_line(sheet: SheetCells, form: Form, start: int, end: int) -> HeaderLine:
    """The header fields in a sheet's rows from `start` up to `end` (0-based, excluded), the first of each.

    They stand in one cell or are spread over several, with or without a colon.
    """
    labels = _header_labels(form)
    field_of = {label: column.field for column in form.header for label in column.labels()}
    field_of |= dict.fromkeys(form.header_other, _PASSED_OVER) | dict.fromkeys(form.by_field["datum"].labels(), "datum")
    texts: dict[str, str] = {}
    cells: dict[str, str] = {}
    for index in range(start, end):
        label = None
        for column, value in enumerate(sheet.rows[index]):
            for part in labels.split(source_text(value)):
                if part in field_of:
                    label = field_of[part]
                    texts.setdefault(label, "")
                    cells.setdefault(label, cell_name(sheet.top + index, sheet.left + column))
                elif label and not texts[label]:
                    texts[label] = part.strip(" \u3000:：（(，,；;")
    kept = {name: _filled(text) for name, text in texts.items() if name != _PASSED_OVER}
    return HeaderLine(kept, cells)


def _header_labels(form: Form) -> re.Pattern[str]:
    """What a header line is cut at: a label at the start, after a space or bracket, or before a colon.

    So 某市填报人办公室 stays one name; 填报单位（盖章）： is read, and （联系人李某 … is no part of an office's name.
    """
    columns = (*form.header, form.by_field["datum"])
    known = {*form.header_other, *(label for column in columns for label in column.labels())}
    labels = "|".join(re.escape(label) for label in sorted(known, key=len, reverse=True))
    seal = r"(?:\s*[（(][^（）()]{0,8}[）)](?=\s*[:：]))?"
    return re.compile(rf"((?<![^\s（(，,；;])(?:{labels})|(?:{labels})(?={seal}\s*[:：])){seal}")


def _filled(text: str) -> str:
    """A header field's text; the form's own blanks (年 月 日, underscores) are nothing."""
    bare = without_spaces(text).strip("_＿")
    return "" if bare == "年月日" or blank(bare) is Blank.NOTHING else text.strip("_＿ ")
