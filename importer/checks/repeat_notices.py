"""What is told of cells that only say that they are as the one above: once a column, at the first."""

from collections.abc import Iterator

from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice


def check_repeats(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """A notice for each column in which a cell took its text from above; a person's data is in none."""
    make = NoticeMaker(table, rules)
    for name, marks in table.repeated.items():
        column, first, more = rules.form.by_field[name], min(marks), len(marks) - 1
        words = {
            "value": marks[first],
            "tidy": "上一行的内容" if column.private else f"“{table.text(name, first)}”",
            "tidy_en": "what stands above" if column.private else f"“{table.text(name, first)}”",
            "why": "与上一行相同",
            "why_en": "the same as above",
            "more": f"，同列另有 {more} 处" if more else "",
            "more_en": f", as were {more} more cells of this column" if more else "",
        }
        yield make.cell("value-tidied", first, name, value=marks[first], words=words)
