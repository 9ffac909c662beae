"""A messy sheet as .csv: in the encodings and with the separators that spreadsheet programs write."""

import csv
from collections.abc import Callable, Iterable
from io import StringIO

from tests.corpus.sheet import Sheet
from tests.corpus.shown import text_of


def csv_of(encoding: str = "utf-8", separator: str = ",", ends: str = "\r\n") -> Callable[[Iterable[Sheet]], bytes]:
    """A writer of .csv files that hold one sheet."""

    def written(sheets: Iterable[Sheet]) -> bytes:
        (sheet,) = sheets
        target = StringIO(newline="")
        lines = sheet.lines()
        width = max(map(len, lines))
        writer = csv.writer(target, delimiter=separator, lineterminator=ends)
        for line in lines:
            writer.writerow([*map(text_of, line), *[""] * (width - len(line))])
        return target.getvalue().encode(encoding)

    return written
