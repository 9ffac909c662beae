"""What an office's own workbook says when it goes back: at which cells, in which rows, and in a sheet of results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

import orjson

from importer.workbook.cells import SheetCells

COLUMN_LABEL = "问题与建议"
"""The label of the column that is added; in a workbook that comes back it is nothing that the office says."""
RESULT_SHEET = "检查结果"
RESULT_TITLE = "“跨省通办”窗口信息表：检查结果"
"""What stands in the first cell of the sheet that is added, by which it is known when it comes back."""


@dataclass(frozen=True, slots=True)
class CellMark:
    """A cell that something is said of: how grave that is (`error`, `warning`, `info`), and the comment."""

    sheet: str
    cell: str
    severity: str
    comment: str


@dataclass(frozen=True, slots=True)
class MendedCell:
    """A cell that says something else than what was sent."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class RowMark:
    """What the added column says in one row, 1-based; in a header's row it is the column's label."""

    sheet: str
    row: int
    text: str
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the results: where, in which column, what is wrong, what stands there, and what should."""

    severity: str
    sheet: str | None
    cell: str | None
    column: str
    message: str
    value: str | None
    proposal: str | None
    reason: str | None
    code: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that is written into one workbook. `summary` are the lines above the findings.

    `beside` tells of each sheet the last column of its tables, beside which a column is added; `unnamed` is the name of
    a sheet that has none of its own, in a text file. `lang` is the language that all of it is said in.
    """

    cells: tuple[CellMark, ...]
    rows: tuple[RowMark, ...]
    summary: tuple[str, ...]
    findings: tuple[Finding, ...]
    beside: Mapping[str, int] = field(default_factory=dict)
    unnamed: str = ""
    lang: str = "zh"
    mended: tuple[MendedCell, ...] = ()

    def as_json(self) -> bytes:
        """The marks for the process that writes them."""
        return orjson.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: bytes) -> "Marks":
        """The marks that `as_json` wrote."""
        told = orjson.loads(text)
        return cls(
            tuple(CellMark(**mark) for mark in told["cells"]),
            tuple(RowMark(**mark) for mark in told["rows"]),
            tuple(told["summary"]),
            tuple(Finding(**finding) for finding in told["findings"]),
            told["beside"],
            told["unnamed"],
            told["lang"],
            tuple(MendedCell(**cell) for cell in told["mended"]),
        )


@dataclass(frozen=True, slots=True)
class EarlierMarks:
    """What an earlier check added to a workbook: its sheet of results, and columns by the name of their sheet."""

    results: str | None = None
    columns: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, sheets: Sequence[SheetCells]) -> "EarlierMarks":
        """What is in the sheets of a workbook."""
        columns = {sheet.name: column for sheet in sheets if (column := _column(sheet)) is not None}
        results = results_in(sheets)
        return cls(results, columns if results is not None else {})


def results_in(sheets: Iterable[SheetCells]) -> str | None:
    """The sheet that an earlier check added; None where there is none."""
    return next((sheet.name for sheet in sheets if _is_result(sheet)), None)


def without_marks(sheets: Sequence[SheetCells]) -> Sequence[SheetCells]:
    """The sheets of a workbook as the office sent it: without what an earlier check added.

    A column is known by its label, but only beside a sheet of results: an office may have one of that name.
    """
    if results_in(sheets) is None:
        return sheets
    return [_without_column(sheet) for sheet in sheets if not _is_result(sheet)]


def _is_result(sheet: SheetCells) -> bool:
    return sheet.name.startswith(RESULT_SHEET) and bool(sheet.rows) and sheet.rows[0][0] == RESULT_TITLE


def _column(sheet: SheetCells) -> int | None:
    places = (place for row in sheet.rows for place, value in enumerate(row) if value == COLUMN_LABEL)
    place = next(places, None)
    return sheet.left + place if place is not None else None


def _without_column(sheet: SheetCells) -> SheetCells:
    column = _column(sheet)
    if column is None:
        return sheet
    place = column - sheet.left
    return replace(sheet, rows=[[*row[:place], None, *row[place + 1 :]] for row in sheet.rows])
