"""How a file's cells travel from the reading process to ours: as a frame of JSON, taken apart trusting nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

import orjson

from importer.workbook.cells import MOST_FAR_CELLS, CellValue, ErrorValue, FarCell, MergedRange, SheetCells
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

# The frame is JSON, because nothing that comes out of the reading process may be trusted: it is never unpickled.
# A value that JSON lacks travels as a list of its tag and its text.
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME
LENGTH_BYTES = 8
"""Before each frame stands its length, big-endian, in so many bytes."""
OUT_OF_MEMORY = 77
"""The exit status of a reading process that ran out of memory and could still say so."""
_BLOCK = 64


def _tagged(value: object) -> list[object]:
    match value:
        case datetime() | date() | time():
            return [type(value).__name__, value.isoformat()]
        case timedelta():
            return ["timedelta", value.total_seconds()]
    raise TypeError(type(value).__name__)


def rows_as_json(
    rows: Iterable[Sequence[object]], limits: WorkbookLimits, too_long: Callable[[int, int, int], WorkbookRefused]
) -> orjson.Fragment:
    """Write rows down block by block, so that they never all exist as Python objects in the reading process.

    Raises
    ------
    WorkbookRefused
        As `too_long(row, column, characters)` makes it, for the first text over the limit; row and column from 0.
    """
    blocks, remaining, done = [], iter(rows), 0
    while block := list(islice(remaining, _BLOCK)):
        text = orjson.dumps(block, default=_tagged, option=_OPTIONS)
        # A character takes a byte at least, so most blocks need no second look.
        if len(text) > limits.cell_chars:
            for row, column, length in _lengths(block):
                if length > limits.cell_chars:
                    raise too_long(done + row, column, length)
        blocks.append(text[1:-1])
        done += len(block)
    # A blank cell comes as an empty text. Two quotes after a comma or bracket can be nothing else: inside a text a
    # quote has a backslash before it, and after one that closes a text there is never another.
    return orjson.Fragment(b"[" + b",".join(blocks).replace(b',""', b",null").replace(b'[""', b"[null") + b"]")


def _lengths(block: list[Sequence[object]]) -> Iterator[tuple[int, int, int]]:
    for row, cells in enumerate(block):
        for column, value in enumerate(cells):
            if isinstance(value, str):
                yield row, column, len(value)


def answer_frame(sheets: list[dict[str, object]]) -> bytes:
    """The reading process's answer for a file that it read."""
    return orjson.dumps({"sheets": sheets}, default=_tagged, option=_OPTIONS)


def refusal_frame(refused: WorkbookRefused) -> bytes:
    """The reading process's answer for a file that it refuses."""
    return orjson.dumps({"refused": refused.reason, "values": dict(refused.values)})


def sheets_from_frame(frame: bytes | bytearray) -> list[SheetCells]:
    """Take an answer apart, trusting nothing in it.

    Raises
    ------
    WorkbookRefused
        If the answer is a refusal.
    ValueError, TypeError, KeyError, IndexError
        If the answer has not the promised shape.
    """
    answer = orjson.loads(frame)
    if "refused" in answer:
        values = {str(key): value for key, value in answer["values"].items() if isinstance(value, str | int | float)}
        raise WorkbookRefused(Reason(answer["refused"]), values)
    return [_sheet(told) for told in answer["sheets"]]


def _sheet(told: dict[str, object]) -> SheetCells:
    match told:
        case {
            "name": str(name),
            "hidden": bool(hidden),
            "top": int(top),
            "left": int(left),
            "rows": list(rows),
            "merged": list(merged),
            "far": list(far),
            "errors": list(errors),
        }:
            _refuse_misshapen(rows, far)
            # The types of a whole sheet are looked at in C: most hold nothing but text and numbers.
            if not set(map(type, chain.from_iterable(rows))) <= _PLAIN:
                for row in rows:
                    _untag(row)
            strays = {(int(row), int(column)): _value(value) for row, column, value in far}
            for row, column, code in errors:
                _put_error(rows, strays, (row, column), (row - top, column - left), ErrorValue(str(code)))
            return SheetCells(
                name=name,
                hidden=hidden,
                top=top,
                left=left,
                rows=rows,
                merged=[MergedRange(*map(int, ends)) for ends in merged],
                far=[FarCell(row, column, value) for (row, column), value in strays.items()],
            )
    raise ValueError("not a sheet")


def _refuse_misshapen(rows: list[list[CellValue]], far: list[object]) -> None:
    """An honest reading process sends rows of one length, and few far cells: what follows relies on it."""
    if len(set(map(len, rows))) > 1 or len(far) > MOST_FAR_CELLS:
        raise ValueError("not a sheet")


def _put_error(
    rows: list[list[CellValue]],
    strays: dict[tuple[int, int], CellValue],
    cell: tuple[int, int],
    place: tuple[int, int],
    error: ErrorValue,
) -> None:
    if cell in strays:
        strays[cell] = error
    elif min(place) >= 0:
        rows[place[0]][place[1]] = error


_PLAIN = {str, float, int, bool, type(None)}


def _untag(row: list[CellValue]) -> None:
    """Turn the tagged values of a row into what they stand for, in place."""
    if not set(map(type, row)) <= _PLAIN:
        row[:] = map(_value, row)


def _value(told: object) -> CellValue:
    match told:
        case None | str() | float() | int():
            return told
        case ["datetime", str(text)]:
            return datetime.fromisoformat(text)
        case ["date", str(text)]:
            return date.fromisoformat(text)
        case ["time", str(text)]:
            return time.fromisoformat(text)
        case ["timedelta", float(seconds) | int(seconds)]:
            return timedelta(seconds=seconds)
    raise ValueError("not a cell")
