"""A second process that judges files beside ours, so that two cores have work.

It is a copy of ours, made once all that judging needs has been loaded, and shares that memory. It gets what the reading
child answered of files, in batches, and gives back judgements; what depends on the files before (ids, the register)
stays with us, in the files' order. No stranger's file is opened in it, only cells are looked at, as here: what it sends
is trusted as our own.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Protocol, TypeVar

from importer.batches import FILES, in_batches
from importer.checking import Checking, Outcome, or_no_workbook
from importer.checks.judged import JudgedFile
from importer.file_alone import FileAlone
from importer.files_in_order import FilesInOrder
from importer.incoming import IncomingFile
from importer.reading_ahead import AnsweredFile, ReadFile, ReadingAhead
from importer.staff_fault import StaffFault
from importer.work_apart import done_beside, done_here
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import Answer, WorkbookReader

_FIRST = FILES
"""So many files are judged before a second process is worth its start."""
_AHEAD = 2
"""So many batches are with it: the next one waits there while it is at one."""
_BATCH_BYTES = 4 << 20
_NOTHING = b""
_MOST_HELD_UP = 500
_LOOK_EVERY_SECONDS = 0.003
_SWITCH_SECONDS = 0.001

Files = FilesInOrder[Outcome]
_Batch = list[tuple[str, Answer]]
_Each = TypeVar("_Each")


class SecondJudgeLost(StaffFault):
    """The second process ended before its work did."""

    def __init__(self) -> None:
        super().__init__(
            "第二个检查进程意外结束，请检查本机内存后再试。",
            "The second checking process ended: check this host's memory and try again.",
        )


def judged_by_two(reading: ReadingAhead, files: Files, checking: Checking) -> Iterator[tuple[IncomingFile, Outcome]]:
    """The files judged, in their order; `reading` takes from `files`, and of many a second process judges its share.

    Of files that the second process judged the rows' private fields are left out, which only an import needs.
    """
    second: SecondJudge | None = None

    looked = 0.0

    def with_turns(each_of: Iterable[_Each]) -> Iterator[_Each]:
        """Between ours we look every few milliseconds whether the second process is done, lest it wait for us."""
        nonlocal looked
        for each in each_of:
            yield each
            if second is not None and time.monotonic() - looked > _LOOK_EVERY_SECONDS:
                looked = time.monotonic()
                second.take_turn(reading, files, wait=files.held_up > _MOST_HELD_UP)

    try:
        done = 0
        for batch in in_batches(with_turns(reading)):
            taken = [file for file, _ in batch]
            for file, outcome in zip(taken, checking.outcomes(batch), strict=True):
                files.put(file, outcome)
            batch.clear()
            done += len(taken)
            if second is None and done >= _FIRST and _cores() > 1:
                second = SecondJudge(checking, (reading, files))
            yield from with_turns(files.ready())
        while second is not None and not files.at_end:
            second.take_turn(reading, files, wait=True)
            yield from with_turns(files.ready())
    finally:
        if second is not None:
            second.end()


def with_both_cores(checking: Checking) -> Checking:
    """The same way of checking, where there are two cores with both of them at a single large file."""
    return replace(checking, apart=done_beside) if _cores() > 1 else checking


def _cores() -> int:
    return len(os.sched_getaffinity(0))


class _Holder(Protocol):
    """What holds files for the first process."""

    def forget(self) -> None: ...


class SecondJudge:
    """The other process and our end of the pipe to it."""

    def __init__(self, checking: Checking, held: Iterable[_Holder]) -> None:
        """Begin it; what is `held` for the first process it forgets."""
        gc.freeze()  # so that our collector does not touch, and so copy, what both share
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._pipe, checking, held), daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads. We have none of our own, and numpy's are forked soundly.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        theirs.close()
        self._with_it: deque[list[IncomingFile]] = deque()

    @property
    def process_id(self) -> int:
        """The other process's number."""
        return self._process.pid or 0

    def take_turn(self, reading: ReadingAhead, files: Files, *, wait: bool) -> None:
        """Fetch what it has done, waiting for a batch if `wait` is set, and give it more, so that it never waits.

        It gets what has been read ahead, and what it found is put to `files`.

        Raises
        ------
        SecondJudgeLost
            If the process has ended.
        """
        try:
            while self._with_it and (wait or self._pipe.poll()):
                for file, outcome in zip(self._with_it.popleft(), self._pipe.recv(), strict=True):
                    files.put(file, or_no_workbook(file, outcome))
                wait = False
            # What is less than a batch is only handed out lest it have nothing to do.
            while len(self._with_it) < (_AHEAD if reading.held >= FILES else 1) and (
                batch := list(_next_batch(reading))
            ):
                self._pipe.send([(file.name, answer) for file, answer in batch])
                self._with_it.append([file for file, _ in batch])
        except (EOFError, OSError) as lost:
            raise SecondJudgeLost from lost

    def end(self) -> None:
        """End the process; what is with it is lost."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _next_batch(reading: ReadingAhead) -> Iterator[AnsweredFile]:
    """Some of the next files, of large ones fewer."""
    size = 0
    for count, (file, answer) in enumerate(reading.answered(), 1):
        yield file, answer
        size += 0 if isinstance(answer, WorkbookRefused) else len(answer)
        if count == FILES or size > _BATCH_BYTES:
            return


def _work(pipe: Connection, ours: Connection, checking: Checking, held: Iterable[_Holder]) -> None:
    """What the other process does until our end closes."""
    ours.close()
    for each in held:
        each.forget()
    checking = replace(checking, apart=done_here)  # the other core is taken
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is at the keyboard means the first process
    # What comes and goes passes beside the judging, so that neither process waits for the other's end of the pipe.
    sys.setswitchinterval(_SWITCH_SECONDS)
    batches: SimpleQueue[_Batch | None] = SimpleQueue()
    answers: SimpleQueue[list[Outcome]] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, batches), daemon=True).start()
    threading.Thread(target=_send, args=(pipe, answers), daemon=True).start()
    reader = WorkbookReader(checking.limits)  # which never has a child here
    while (batch := batches.get()) is not None:
        read = (_read(reader, name, answer) for name, answer in batch)
        answers.put([_to_be_sent(outcome) for some in in_batches(read) for outcome in checking.outcomes(some)])


def _read(reader: WorkbookReader, name: str, answer: Answer) -> ReadFile:
    """A file with its sheets; the file itself stayed with the first process."""
    file = IncomingFile(name, _NOTHING)
    try:
        return file, reader.sheets(answer, name)
    except WorkbookRefused as refused:
        return file, refused


def _receive(pipe: Connection, batches: "SimpleQueue[_Batch | None]") -> None:
    with suppress(EOFError, OSError):
        while True:
            batches.put(pipe.recv())
    batches.put(None)


def _send(pipe: Connection, answers: "SimpleQueue[list[Outcome]]") -> None:
    with suppress(OSError):
        while True:
            pipe.send(answers.get())


def _to_be_sent(outcome: Outcome) -> Outcome:
    """What came of a file with its windows made, and without what only an import needs, which holds whole tables."""
    if isinstance(outcome, FileAlone):
        return outcome.packed()
    if not isinstance(outcome, JudgedFile):
        return outcome
    tables = (replace(table, windows=tuple(table.windows), private=()) for table in outcome.tables)
    return replace(outcome, tables=tuple(tables))
