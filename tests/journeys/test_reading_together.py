"""Small files are given to the reading process together; each is answered as if it had come alone."""

import os
import signal
from pathlib import Path

from importer.incoming import IncomingFile
from importer.reading_ahead import ReadingAhead
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.read_books import GOOD, ROW, process_of, workbook

SLOW = "\n".join(["1,2,3,4,5,6,7,8"] * 3_000_000).encode()


def rows_of(reader: WorkbookReader, contents: list[bytes]) -> list[object]:
    reader.send(contents)
    told: list[object] = []
    for answer in reader.receive():
        try:
            told.append(reader.sheets(answer, "x.xlsx")[0].rows)
        except WorkbookRefused as refused:
            told.append(refused.reason)
    return told


def test_files_read_together_are_answered_in_their_order(reader: WorkbookReader) -> None:
    others = [workbook([number, "x"]) for number in range(3)]
    assert rows_of(reader, [*others, b"", b"%PDF-", GOOD]) == [
        *([[number, "x"]] for number in range(3)),
        *(Reason.EMPTY, Reason.OTHER_KIND, [ROW]),
    ]


def test_a_file_that_ends_the_process_takes_none_with_it_that_was_read_together_with_it() -> None:
    with WorkbookReader(WorkbookLimits(seconds=0.1)) as reader:
        assert rows_of(reader, [GOOD, SLOW, GOOD]) == [[ROW], Reason.SECONDS, [ROW]]


def test_files_are_read_anew_where_the_process_was_ended_meanwhile(reader: WorkbookReader) -> None:
    reader.send([GOOD, workbook(["y"])])
    first = process_of(reader)
    # As whoever answers nonsense of a file is ended while it is at the next ones.
    assert_nonsense(reader)
    assert [reader.sheets(answer, "")[0].rows for answer in reader.receive()] == [[ROW], [["y"]]]
    assert process_of(reader) != first


def test_what_is_dead_before_it_answers_has_the_files_read_by_another(reader: WorkbookReader) -> None:
    assert rows_of(reader, [GOOD]) == [[ROW]]
    reader.send([GOOD, GOOD])
    os.kill(process_of(reader), signal.SIGKILL)
    assert [reader.sheets(answer, "")[0].rows for answer in reader.receive()] == [[ROW], [ROW]]


def test_whoever_kills_the_process_between_two_files_has_none_refused(reader: WorkbookReader) -> None:
    assert rows_of(reader, [GOOD]) == [[ROW]]
    os.kill(process_of(reader), signal.SIGSTOP)
    reader.send([GOOD])
    os.kill(process_of(reader), signal.SIGKILL)
    assert [reader.sheets(answer, "")[0].rows for answer in reader.receive()] == [[ROW]]


def test_a_large_file_is_read_by_itself_and_all_come_in_their_order(reader: WorkbookReader) -> None:
    files = [IncomingFile("1.xlsx", GOOD), IncomingFile("2.csv", b"x" * (2 << 20)), IncomingFile("3.xlsx", GOOD)]
    refused = IncomingFile("4.xlsx", b"", WorkbookRefused(Reason.DAMAGED))
    read = list(ReadingAhead([*files, refused, files[0]], reader))
    assert [file.name for file, _ in read] == ["1.xlsx", "2.csv", "3.xlsx", "4.xlsx", "1.xlsx"]
    assert [isinstance(sheets, WorkbookRefused) for _, sheets in read] == [False, True, False, True, False]


def test_many_files_of_a_folder_come_in_their_order(tmp_path: Path, reader: WorkbookReader) -> None:
    files = [IncomingFile(str(number), workbook([number])) for number in range(100)]
    reading = ReadingAhead(files, reader)
    reading.begin(30)
    next(reading)
    elsewhere = [file.name for file, _ in reading.answered()]
    here = [sheets[0].rows[0][0] for _, sheets in reading if not isinstance(sheets, WorkbookRefused)]
    assert elsewhere == [str(number) for number in range(1, 30)]
    assert here == list(range(30, 100))


def assert_nonsense(reader: WorkbookReader) -> None:
    try:
        reader.sheets(b'{"sheets": [1]}', "x.xlsx")
    except WorkbookRefused as refused:
        assert refused.reason is Reason.DAMAGED
        return
    raise AssertionError("nonsense was taken for a sheet")
