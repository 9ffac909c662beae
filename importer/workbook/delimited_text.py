"""A table in a text file (.csv, .txt): what parts its cells is told by its lines, and a record is a row.

Rows and columns are numbered as a spreadsheet program numbers them that opens the file: a quoted text with line breaks
is one cell, a blank line is a row.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice, repeat

from importer.workbook.cell_frames import rows_as_json
from importer.workbook.cells import cell_name
from importer.workbook.formula_texts import as_meant
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import Told, told_sheet

DELIMITERS = ("\t", ",", ";", "，", "；", "|")
_SPREADSHEETS_OWN = frozenset("\t,;")
_SAMPLE_SIGNS, _SAMPLE_ROWS = 200_000, 300
# Excel's own first line in files whose delimiter it is to be told.
_STATED = re.compile(r"sep=([^\r\n\"])\r?\n?", re.I)
# How texts are written for Excel lest it takes them for numbers.
_AS_FORMULA = re.compile(r'="([^"]*)"')
_FEWEST_DELIMITERS = 2
_NO_LABEL = re.compile(r"[0-9]{5}|[0-9]\.[0-9]|.{81}", re.S)
_LONG_LINE = 100_000
_LAST_COLUMN = 16_384
_NO_LIMIT = 1 << 30


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a text's records are told apart; `quoting` is one of csv's."""

    delimiter: str
    quoting: int

    def records(self, text: str) -> Iterator[list[str]]:
        return csv.reader(StringIO(text, newline=""), delimiter=self.delimiter, quoting=self.quoting)  # type: ignore[arg-type]


def delimited_sheets(text: str, limits: WorkbookLimits) -> list[Told]:
    """The one sheet of a text file; it has no name of its own.

    Raises
    ------
    WorkbookRefused
        If no delimiter makes a table of it, or it goes over a limit.
    """
    csv.field_size_limit(_NO_LIMIT)
    if stated := _STATED.match(text):
        delimiter, text = stated[1], text[stated.end() :]
    else:
        delimiter = _delimiter(text[:_SAMPLE_SIGNS])
    _refuse_endless_line(text, delimiter, limits)
    dialect = _Dialect(delimiter, csv.QUOTE_MINIMAL)
    if '"' in text and _quotes_are_stray(text, dialect):
        dialect = _Dialect(delimiter, csv.QUOTE_NONE)
    height, width = _size(text, dialect, limits)
    rows = _rows(text, dialect, height, width)
    if '="' in text:
        rows = ([_AS_FORMULA.sub(r"\1", cell) for cell in row] for row in rows)
    if "'" in text:
        rows = (list(map(as_meant, row)) for row in rows)
    told = told_sheet("")

    def too_long(row: int, column: int, length: int) -> WorkbookRefused:
        return _over(Reason.CELL_CHARS, limits.cell_chars, length, cell_name(row + 1, column + 1))

    told["rows"] = rows_as_json(rows, limits, too_long)
    return [told]


def _delimiter(sample: str) -> str:
    """What most often parts the lines into equally many cells, three at least.

    Where several do, as full-width commas within the cells' words may, the header tells which is meant; a sheet
    without one is parted by what spreadsheets write, if by any.
    """
    scores = {delimiter: score for delimiter in DELIMITERS if (score := _score(sample, delimiter))}
    if not scores:
        raise WorkbookRefused(Reason.OTHER_KIND, {"kind": "text"})
    if len(scores) == 1:
        return next(iter(scores))
    return max(scores, key=lambda each: (_words(sample, each), each in _SPREADSHEETS_OWN, scores[each]))


def _score(sample: str, delimiter: str) -> int:
    """How many cells are in the lines that a delimiter parts into equally many; nought where it parts none."""
    if delimiter not in sample:
        return 0
    parted = Counter(len(record) - 1 for record in _first_records(sample, delimiter))
    return max((times * lines for times, lines in parted.items() if times >= _FEWEST_DELIMITERS), default=0)


def _words(sample: str, delimiter: str) -> int:
    """How many words stand in a line of nothing else, at most: such is a header, in which no row's figures stand."""
    filled = (list(filter(None, record)) for record in _first_records(sample, delimiter))
    return max((len(record) for record in filled if not any(map(_NO_LABEL.search, record))), default=0)


def _first_records(sample: str, delimiter: str) -> Iterator[list[str]]:
    return islice(_Dialect(delimiter, csv.QUOTE_MINIMAL).records(sample), _SAMPLE_ROWS)


def _refuse_endless_line(text: str, delimiter: str, limits: WorkbookLimits) -> None:
    """Refuse what would cost memory merely by being parted; commas within quotes may be many, and not so many."""
    for number, line in enumerate(StringIO(text, newline=""), start=1):
        if len(line) > _LONG_LINE and (found := line.count(delimiter)) > _LONG_LINE:
            raise _over(Reason.COLUMNS, limits.columns, found + 1, cell_name(number, _LAST_COLUMN))


def _quotes_are_stray(text: str, dialect: _Dialect) -> bool:
    """Whether a quote that belongs to a cell's words swallows the lines up to the next one, or to the end."""
    lines = StringIO(text, newline="")
    records = csv.reader(lines, delimiter=dialect.delimiter)
    last = 0
    for record in records:
        if records.line_num > last + 1 and _swallowed(record, dialect.delimiter):
            return True
        last = records.line_num
    # Quotes come in pairs, doubled ones too; where a last text runs over lines, an odd one is never closed.
    return text.count('"') % 2 == 1 and not _ends_closed(text, dialect)


def _swallowed(record: Sequence[str], delimiter: str) -> bool:
    fewest = max(len(record), 3)
    return any("\n" in cell and cell.count(delimiter) >= fewest for cell in record)


def _ends_closed(text: str, dialect: _Dialect) -> bool:
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=dialect.delimiter, strict=True):
            pass
    except csv.Error as wrong:
        return "unexpected end" not in str(wrong)
    return True


def _size(text: str, dialect: _Dialect, limits: WorkbookLimits) -> tuple[int, int]:
    """Rows and columns up to the last filled ones.

    Raises
    ------
    WorkbookRefused
        Over a limit, before anything is laid out.
    """
    height = width = 0
    for number, record in enumerate(dialect.records(text), start=1):
        if not any(record):
            continue
        height = number
        if len(record) > width:
            width = max(width, _filled(record))
            if width > limits.columns:
                raise _over(Reason.COLUMNS, limits.columns, width, cell_name(number, width))
        if height > limits.rows:
            raise _over(Reason.ROWS, limits.rows, height, cell_name(height, 1))
    if height * width > limits.cells:
        raise _over(Reason.CELLS, limits.cells, height * width, cell_name(height, width))
    return height, width


def _filled(record: Sequence[str]) -> int:
    last = len(record)
    while last and not record[last - 1]:
        last -= 1
    return last


def _rows(text: str, dialect: _Dialect, height: int, width: int) -> Iterator[list[str]]:
    for record in islice(dialect.records(text), height):
        yield record if len(record) == width else list(islice(chain(record, repeat("")), width))


def _over(reason: Reason, limit: int, found: int, cell: str) -> WorkbookRefused:
    return WorkbookRefused(reason, {"limit": limit, "found": found, "sheet": "", "cell": cell})
