"""The numbers of a further list's rows: each once, and none left out."""

from collections.abc import Iterator, Sequence

from importer.checks.rules import CheckRules, NoticeMaker
from importer.items.list_rows import ListRow
from importer.notices import Notice, Severity


def check_numbers(rows: Sequence[ListRow], rules: CheckRules) -> Iterator[Notice]:
    """Numbers that stand twice, at the second; and numbers that are missing, at the one behind them.

    What is missing before the first is told as a warning: a list may go on from an earlier one's last number.
    """
    first: dict[int, ListRow] = {}
    for row in rows:
        if row.number is None:
            continue
        if row.number in first:
            words = {"first": str(first[row.number].row)}
            yield NoticeMaker(row.table, rules).cell("item-number-twice", row.index, "number", words=words)
        first.setdefault(row.number, row)
    if any(row.number is None for row in rows):
        return  # what is missing may be what could not be read
    before = 0
    for number in sorted(first):
        if number > before + 1:
            row = first[number]
            missing = f"{before + 1}" if number == before + 2 else f"{before + 1}–{number - 1}"
            words = {"before": str(before), "missing": missing}
            severity = None if before else Severity.WARNING
            yield NoticeMaker(row.table, rules).cell(
                "item-number-gap", row.index, "number", words=words, severity=severity
            )
        before = number
