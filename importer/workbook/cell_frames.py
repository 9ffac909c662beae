"""How a file's cells travel from the reading process to ours: as a frame of JSON, taken apart trusting nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

import orjson

from importer.workbook.cells import (
    MOST_FAR_CELLS,
    CellValue,
    ErrorValue,
    FarCell,
    MergedRange,
    RowsInColumns,
    SheetCells,
)
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused

# The frame is JSON, because nothing that comes out of the reading process may be trusted: it is never unpickled.
# A value that JSON lacks travels as a list of its tag and its text.
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME
LENGTH_BYTES = 8
"""Before each frame stands its length, big-endian, in so many bytes."""
OUT_OF_MEMORY = 77
"""The exit status of a reading process that ran out of memory and could still say so."""
_BLOCK = 64
_ROWS_OF_A_PART = 256
_PART = b"["


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
    return orjson.Fragment(b"[" + _with_blanks(b",".join(blocks)) + b"]")


def _with_blanks(cells: bytes) -> bytes:
    return cells.replace(b',""', b",null").replace(b'[""', b"[null")


def parts_of_rows(
    sheet: int,
    rows: Iterable[Sequence[object]],
    limits: WorkbookLimits,
    too_long: Callable[[int, int, int], WorkbookRefused],
) -> Iterator[bytes]:
    """The rows of a large sheet in frames that go before the answer, so that they are taken apart as they come.

    Each holds some rows by their columns; `sheet` is the sheet's place in the answer.

    Raises
    ------
    WorkbookRefused
        As `rows_as_json` has it.
    """
    remaining, done = iter(rows), 0
    while block := list(islice(remaining, _ROWS_OF_A_PART)):
        columns = list(zip(*block, strict=True))
        texts = [orjson.dumps(column, default=_tagged, option=_OPTIONS) for column in columns]
        if long := _over(limits.cell_chars, columns, texts):
            row, column, length = min(long)
            raise too_long(done + row, column, length)
        yield b"[%d,[%b]]" % (sheet, _with_blanks(b",".join(texts)))
        done += len(block)


def _over(limit: int, columns: Sequence[Sequence[object]], texts: Sequence[bytes]) -> list[tuple[int, int, int]]:
    """Row, column and length of each text over the limit; `texts` are the columns as JSON, and most are within it."""
    return [
        (row, place, len(value))
        for place, (column, text) in enumerate(zip(columns, texts, strict=True))
        if len(text) > limit
        for row, value in enumerate(column)
        if isinstance(value, str) and len(value) > limit
    ]


def _lengths(block: Sequence[Sequence[object]]) -> Iterator[tuple[int, int, int]]:
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


Columns = list[list[CellValue]]


class AnswerInParts:
    """An answer, and the columns of large sheets, by the sheets' places, out of the frames that came before it.

    On its way to another process of ours it is what it was made of.
    """

    def __init__(self, frames: Sequence[bytes | bytearray], columns: Mapping[int, Columns]) -> None:
        self._frames = frames
        self.columns = columns

    @property
    def answer(self) -> bytes | bytearray:
        """The last frame, which tells everything else."""
        return self._frames[-1]

    def __len__(self) -> int:
        return sum(map(len, self._frames))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Sequence[bytes | bytearray]]]:
        return answer_of, (self._frames,)


def answer_of(frames: Iterable[bytes | bytearray]) -> bytes | bytearray | AnswerInParts:
    """The answer to one file out of the frames about it, those of parts taken apart as they come.

    Raises
    ------
    ValueError, TypeError, KeyError, IndexError
        If a part has not the promised shape, or no answer comes.
    """
    columns: dict[int, Columns] = {}
    taken: list[bytes | bytearray] = []
    for frame in frames:
        taken.append(frame)
        if not frame.startswith(_PART):
            return AnswerInParts(taken, columns) if columns else frame
        _take_part(frame, columns)
    raise ValueError("no answer")


def _take_part(frame: bytes | bytearray, sheets: dict[int, Columns]) -> None:
    number, part = orjson.loads(frame)
    columns = sheets.setdefault(int(number), [[] for _ in part])
    if len({len(values) for values in part}) != 1:
        raise ValueError("not a part of a sheet")
    for column, values in zip(columns, part, strict=True):
        _untag(values)
        column.extend(values)


def sheets_from_frame(frame: bytes | bytearray, parts: Mapping[int, Columns] | None = None) -> list[SheetCells]:
    """Take an answer apart, trusting nothing in it; `parts` are the columns that came before it.

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
    return [_sheet(told, (parts or {}).get(number)) for number, told in enumerate(answer["sheets"])]


def _sheet(told: dict[str, object], columns: Columns | None) -> SheetCells:
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
            laid_out = RowsInColumns(columns) if columns is not None else rows
            strays = {(int(row), int(column)): _value(value) for row, column, value in far}
            for row, column, code in errors:
                _put_error(laid_out, strays, (row, column), (row - top, column - left), ErrorValue(str(code)))
            return SheetCells(
                name=name,
                hidden=hidden,
                top=top,
                left=left,
                rows=laid_out,
                merged=[MergedRange(*map(int, ends)) for ends in merged],
                far=[FarCell(row, column, value) for (row, column), value in strays.items()],
            )
    raise ValueError("not a sheet")


def _refuse_misshapen(rows: list[list[CellValue]], far: list[object]) -> None:
    """An honest reading process sends rows of one length, and few far cells: what follows relies on it."""
    if len(set(map(len, rows))) > 1 or len(far) > MOST_FAR_CELLS:
        raise ValueError("not a sheet")


def _put_error(
    rows: RowsInColumns | list[list[CellValue]],
    strays: dict[tuple[int, int], CellValue],
    cell: tuple[int, int],
    place: tuple[int, int],
    error: ErrorValue,
) -> None:
    if cell in strays:
        strays[cell] = error
    elif min(place) >= 0 and isinstance(rows, RowsInColumns):
        rows.columns[place[1]][place[0]] = error
    elif min(place) >= 0:
        rows[place[0]][place[1]] = error


_PLAIN = {str, float, int, bool, type(None)}


def _untag(row: list[CellValue]) -> None:
    """Turn the tagged values of a row or column into what they stand for, in place."""
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
