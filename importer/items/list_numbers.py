"""The numbers of a further list's rows: each once, and none left out."""

from collections.abc import Iterator, Sequence

from importer.checks.rules import CheckRules, NoticeMaker
from importer.items.list_rows import ListRow
from importer.notices import Notice, Severity

_IN_BETWEEN = {
    "mend": "请补上漏掉的事项，或改正序号。",
    "mend_en": "Add the item that was left out, or mend the number.",
}
_AT_THE_START = {
    "mend": "清单本来就接着以前的编号写的，不必改；不是的，请补上漏掉的事项。",
    "mend_en": "A list that goes on from an earlier one stays as it is; else add the items that were left out.",
}


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
            words = {"before": str(before), "missing": missing, **(_IN_BETWEEN if before else _AT_THE_START)}
            severity = None if before else Severity.WARNING
            yield NoticeMaker(row.table, rules).cell(
                "item-number-gap", row.index, "number", words=words, severity=severity
            )
        before = number
