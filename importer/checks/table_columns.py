"""Columns without which nothing can be published, and columns that are not read."""

from collections.abc import Iterator, Mapping

from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import MARK_OF_ANOTHER, SheetTable
from importer.columns import Form
from importer.notices import Notice

_OF_NO_FIELD = {
    "what": "不在样表中",
    "mend": "",
    "what_en": "is not part of the form",
    "mend_en": "",
}


def check_columns(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """Columns that are needed and missing, columns that nobody knows, and second columns of a field."""
    make = NoticeMaker(table, rules)
    for field in rules.form.needed_fields():
        if not table.has(field):
            yield make.header("column-missing", field, None)
    for label in table.unknown:
        shown = label.rstrip(MARK_OF_ANOTHER) or label
        words = {"value": shown, **_why_unread(table, rules.form, shown)}
        yield make.header("column-unknown", None, label, words)


def _why_unread(table: SheetTable, form: Form, label: str) -> Mapping[str, str]:
    """What a column is that is not read: none of the form's, or a second one of a field that another is read for."""
    fields = (name for meaning in form.meanings(label) for name in meaning.fields if table.has(name))
    first = next(fields, None)
    if first is None:
        return _OF_NO_FIELD
    column, cell = form.by_field[first], table.cell_of_header(first)
    return {
        "what": f"是“{column.label}”的第二列，这项内容已从 {cell} 那一列读取，这一列没有读取",
        "mend": f"。有用的内容请并到 {cell} 那一列的格里；是别的内容的，请换个列名",
        "what_en": f"is a second one for “{column.label_en.lower()}”, which is read from the column of {cell} alone",
        "mend_en": ". Put what is needed into that column's cells; if it is for something else, name it otherwise",
    }
