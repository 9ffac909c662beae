"""Files on their way to a judge: small ones some at a time, as what judging costs at all is paid once for them."""

from collections.abc import Iterable, Iterator

from importer.reading_ahead import ReadFile
from importer.workbook.cells import SheetCells
from importer.workbook.limits import WorkbookRefused

FILES = 60
"""So many files at most are judged together."""
_CELLS = 20_000
"""A file of more cells is judged by itself, so that no other is held beside it."""


def in_batches(reading: Iterable[ReadFile]) -> Iterator[list[ReadFile]]:
    """The files in their order, those together that are no more than a batch."""
    batch: list[ReadFile] = []
    cells = 0
    for file, read in reading:
        own = 0 if isinstance(read, WorkbookRefused) else _cells(read)
        if batch and cells + own > _CELLS:
            yield batch
            batch, cells = [], 0
        batch.append((file, read))
        cells += own
        if len(batch) == FILES or cells > _CELLS:
            yield batch
            batch, cells = [], 0
    if batch:
        yield batch


def _cells(sheets: Iterable[SheetCells]) -> int:
    return sum(len(sheet.rows) * len(sheet.rows[0]) + len(sheet.far) for sheet in sheets if sheet.rows)
