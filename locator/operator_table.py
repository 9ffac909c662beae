"""An operator's own table: a CSV with a header line, and faults that name the line that is wrong."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from locator.fault import Fault

_ENCODINGS = ("utf-8-sig", "gb18030")  # a Chinese Excel saves a CSV in the second


@dataclass(frozen=True, slots=True)
class OperatorLine:
    """One line of a table, with its number for the fault that it may be."""

    path: Path
    number: int
    fields: Mapping[str, str]

    def wrong(self, zh: str, en: str) -> Fault:
        """The fault of this line."""
        return Fault(f"{self.path.name} 第 {self.number} 行：{zh}", f"{self.path.name}, line {self.number}: {en}")


def operator_lines(path: Path, columns: tuple[str, ...]) -> Iterator[OperatorLine]:
    """The lines of a table with exactly these columns, in this order; cells without the blanks around them.

    Raises
    ------
    Fault
        If the file cannot be read, is no text, or has other columns.
    """
    rows = csv.DictReader(operator_text(path).splitlines())
    if tuple(rows.fieldnames or ()) != columns:
        header = ",".join(columns)
        raise Fault(f"{path.name} 的首行应为 {header}", f"The first line of {path.name} has to be {header}")
    for row in rows:
        line = OperatorLine(path, rows.line_num, {column: (row[column] or "").strip() for column in columns})
        if None in row:
            raise line.wrong("比首行多出几格，有逗号的格子请加引号", "more cells than the first line has; quote commas")
        yield line


def operator_text(path: Path) -> str:
    """The text of an operator's file, in UTF-8 or as a Chinese Excel saves it; Fault where it is none."""
    try:
        raw = path.read_bytes()
    except OSError as failure:
        raise Fault(f"{path.name} 读不出来：{failure}", f"{path.name} cannot be read: {failure}") from failure
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Fault(f"{path.name} 不是文本，请另存为 UTF-8 的 CSV", f"{path.name} is no text: save it as CSV in UTF-8")
