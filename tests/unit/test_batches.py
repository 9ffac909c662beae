"""Small files are judged some at a time, a large one by itself, all in their order."""

from importer.batches import FILES, in_batches
from importer.incoming import IncomingFile
from importer.reading_ahead import ReadFile
from importer.workbook.cells import SheetCells
from importer.workbook.limits import Reason, WorkbookRefused


def read(rows: int) -> ReadFile:
    return IncomingFile(f"{rows}.xlsx", b""), [SheetCells("表", hidden=False, top=1, left=1, rows=[[None]] * rows)]


def sizes(*files: ReadFile) -> list[list[str]]:
    return [[file.name for file, _ in batch] for batch in in_batches(files)]


def test_small_files_go_together_as_many_as_a_batch_holds() -> None:
    assert list(map(len, sizes(*[read(20)] * (2 * FILES + 1)))) == [FILES, FILES, 1]


def test_a_large_file_is_held_beside_none() -> None:
    assert sizes(read(1), read(30_000), read(2), read(3)) == [["1.xlsx"], ["30000.xlsx"], ["2.xlsx", "3.xlsx"]]


def test_files_that_come_to_much_together_are_parted() -> None:
    assert sizes(read(9_000), read(9_001), read(9_002)) == [["9000.xlsx", "9001.xlsx"], ["9002.xlsx"]]


def test_a_refused_file_and_an_empty_one_have_their_places() -> None:
    refused: ReadFile = (IncomingFile("不能读.xlsx", b""), WorkbookRefused(Reason.DAMAGED))
    assert sizes(refused, read(0), read(1)) == [["不能读.xlsx", "0.xlsx", "1.xlsx"]]
    assert sizes() == []
