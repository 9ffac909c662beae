"""Deadlines that had passed when their list was made: most of them are slips in the year."""

from collections.abc import Iterator, Sequence

from importer.checks.rules import CheckRules, NoticeMaker
from importer.items.list_rows import ListRow
from importer.notices import Notice


def check_early(rows: Sequence[ListRow], year: int | None, rules: CheckRules) -> Iterator[Notice]:
    """Tell each deadline with a stage before the list's own year; none where nobody knows that year."""
    if year is None:
        return
    words = {"reason": f"早于清单的年份（{year}）", "reason_en": f"is before the list's own year ({year})"}
    for row in rows:
        if any(int(stage.by[:4]) < year for stage in row.deadlines):
            yield NoticeMaker(row.table, rules).cell("text-suspicious", row.index, "deadlines", words=words)
