"""What is told of cells that only say that they are as the one above, or are merged with it: once a column, each."""

from collections.abc import Iterator, Mapping

from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice


def check_repeats(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """A notice for each column in which a cell took its text from above; a person's data is in none."""
    make = NoticeMaker(table, rules)
    for name, marks in table.repeated.items():
        said = {index: mark for index, mark in marks.items() if mark}
        merged = {index: mark for index, mark in marks.items() if not mark}
        yield from (_told(make, name, of_a_kind) for of_a_kind in (said, merged) if of_a_kind)


def _told(make: NoticeMaker, name: str, marks: Mapping[int, str]) -> Notice:
    column, first, more = make.rules.form.by_field[name], min(marks), len(marks) - 1
    mark, shown = marks[first], f"“{make.table.text(name, first)}”"
    words = {
        "was": f"“{mark}”" if mark else "合并单元格中空白的一格",
        "was_en": f"“{mark}”" if mark else "A blank cell of a merged one",
        "tidy": "上一行的内容" if column.private else shown,
        "tidy_en": "what stands above" if column.private else shown,
        "why": "与上一行相同" if mark else "取合并单元格左上角的内容",
        "why_en": "the same as above" if mark else "what the merged cell shows",
        "more": f"，同列另有 {more} 处" if more else "",
        "more_en": f", as were {more} more cells of this column" if more else "",
    }
    return make.cell("value-tidied", first, name, value=mark or None, words=words)
