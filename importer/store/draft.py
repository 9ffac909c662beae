"""A draft: a checked upload that is not public, with its workbook, its report and every row as it came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from importer.staff_fault import StaffFault


class DraftUnknown(StaffFault):
    """There is no draft of this number."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(f"没有编号为 {draft_id} 的草稿。", f"There is no draft {draft_id}.")


class FindingsUnkept(StaffFault):
    """The draft was kept by a version that did not keep what the marks of its workbook are made of."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(
            f"草稿 {draft_id} 是旧版程序保存的，没有可退回的标注。请重新导入原表。",
            f"Draft {draft_id} was kept by an earlier version, without its marks. Import its sheet again.",
        )


class TermsUnkept(StaffFault):
    """The draft was kept by a version that did not keep on which terms it came: it cannot be judged again."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(
            f"草稿 {draft_id} 是旧版程序保存的，不能在线修改。请重新上传原表。",
            f"Draft {draft_id} was kept by an earlier version and cannot be mended here. Upload its sheet again.",
        )


class DraftMoved(StaffFault):
    """The draft is in a state from which the act is not possible."""

    def __init__(self, draft_id: int, state: "DraftState", wanted: "DraftState") -> None:
        super().__init__(
            f"草稿 {draft_id} 的状态是 {state}，不能改为 {wanted}。",
            f"Draft {draft_id} is {state} and cannot become {wanted}.",
        )


class DraftMode(StrEnum):
    """What a sheet says of windows that it does not list: nothing, or that its own office's (or scope's) are gone."""

    ADD = "add"
    WHOLE = "whole"
    SUMMARY = "summary"


class DraftState(StrEnum):
    """Where a draft stands between upload and publication."""

    OPEN = "open"
    RETURNED = "returned"
    HANDED_IN = "handed-in"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


NEXT_STATES: Mapping[DraftState, frozenset[DraftState]] = {
    DraftState.OPEN: frozenset({DraftState.HANDED_IN, DraftState.WITHDRAWN, DraftState.PUBLISHED}),
    DraftState.RETURNED: frozenset({DraftState.OPEN, DraftState.HANDED_IN, DraftState.WITHDRAWN}),
    DraftState.HANDED_IN: frozenset({DraftState.RETURNED, DraftState.WITHDRAWN, DraftState.PUBLISHED}),
    DraftState.PUBLISHED: frozenset(),
    DraftState.WITHDRAWN: frozenset(),
}
"""What may follow; an open draft may be published at once, as `import --publish` does."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of a sheet as it came.

    All but `row`, `publishable` and `window_id` is sealed, and no text of the sheet stands in its `repr`.

    Parameters
    ----------
    sheet, row
        The workbook's own name of the sheet and number of the row.
    source
        Every source text by its cell, as `{"K7": "112.98"}`.
    private
        The P fields by name.
    unknown
        The unknown columns by their header.
    """

    sheet: str
    row: int
    publishable: bool
    window_id: str | None
    source: Mapping[str, str] = field(repr=False)
    private: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    unknown: Mapping[str, str | None] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A checked upload on its way into the store.

    Parameters
    ----------
    scope
        The office's division prefix; empty for the whole country.
    base_edition
        The edition that it was compared with; null where there was none.
    workbook
        The file's bytes.
    report
        What `check --json` says of the file, its name with it.
    rows
        The data rows in the workbook's order; taken in one by one, so that they need not all be in memory.
    findings
        What the marks of the office's own workbook are made of, when it is given back.
    accepted
        The proposals that were taken, each with its place, the cell's own text and what is published instead.
    terms
        On which terms the file was judged: whatever its next judgement needs that is not in the file.
    """

    office: str
    scope: str
    mode: DraftMode
    base_edition: int | None
    workbook: bytes = field(repr=False)
    report: Mapping[str, object] = field(repr=False)
    rows: Iterable[DraftRow] = field(repr=False)
    findings: Mapping[str, object] = field(default_factory=dict, repr=False)
    accepted: Sequence[Mapping[str, object]] = field(default=(), repr=False)
    terms: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a draft without opening a seal; `rows` and `publishable` are counts."""

    id: int
    office: str
    scope: str
    mode: DraftMode
    state: DraftState
    base_edition: int | None
    edition: int | None
    created_at: datetime
    rows: int
    publishable: int
