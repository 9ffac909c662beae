"""Proposals taken: put into the cells of a table before it is judged again, each with a notice that says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from importer.checks.sheet_table import SheetTable
from importer.notices import TAKEN, Confidence, Notice, Severity

_TAKEN_WARNINGS = frozenset(
    {
        "division-not-county",
        "division-name-mismatch",
        "division-address-mismatch",
        "phone-area-mismatch",
        "text-suspicious",
    }
)
"""Warnings whose proposal is not applied already: the row is published as it stands unless that is accepted."""
_ONCE_TAKEN = {"shown": "。", "shown_en": "."}
"""Words that say that a cell is published as it stands, and what is said instead."""


def accepted(notices: Sequence[Notice], accept: Confidence | None) -> list[Notice]:
    """The findings whose proposal is taken: the certain ones, or with `Confidence.LIKELY` the likely ones too."""
    if accept is None:
        return []
    taken = {Confidence.CERTAIN} if accept is Confidence.CERTAIN else set(Confidence)
    return [
        notice
        for notice in notices
        if may_be_taken(notice) and notice.suggestion and notice.suggestion.confidence in taken
    ]


def may_be_taken(notice: Notice) -> bool:
    """Whether a finding proposes something that is not applied already."""
    weighs = notice.severity is Severity.ERROR or notice.code in _TAKEN_WARNINGS
    return weighs and notice.suggestion is not None and TAKEN not in notice.words


def with_suggestions(table: SheetTable, notices: Sequence[Notice]) -> SheetTable:
    """The table with the proposals of these notices in their cells; the source table is left as it was."""
    index_of = {row: index for index, row in enumerate(table.rows)}
    changes: dict[str, dict[int, str]] = defaultdict(dict)
    for notice in notices:
        place = notice.place
        if notice.suggestion and place.field and place.row in index_of:
            changes[place.field][index_of[place.row]] = notice.suggestion.value
    return table.with_texts(changes)


def taken_notice(notice: Notice) -> Notice:
    """A finding whose proposal was taken, as the warning that tells of it: every automatic repair is a notice."""
    value = notice.suggestion.value if notice.suggestion else ""
    once = {name: word for name, word in _ONCE_TAKEN.items() if name in notice.words}
    return replace(notice, severity=Severity.WARNING, words={**notice.words, **once, TAKEN: value})
