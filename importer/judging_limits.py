"""How long judging one file may take, and how much memory: beyond that the file is refused, and the next is judged."""

import os
import resource
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType

from importer.workbook.cells import SheetCells
from importer.workbook.limits import MIB, Reason, WorkbookRefused

_LOOK_EVERY_SECONDS = 0.2
_STATM = "/proc/self/statm"
_STATM_BYTES = 200
# What is given up for a batch is lost, and its dear file has its own seconds still before it.
_LESS_FOR_A_BATCH = 10


@dataclass(frozen=True, slots=True)
class JudgingLimits:
    """What judging one file may cost: processor seconds, more where it has very many rows, and memory that it adds.

    A sound row takes about 0.15 milliseconds, one that is empty but for a name 0.3; a slow machine takes three times as
    long, and a busy one, whose cores share their caches, twice. Two milliseconds a row refuse none of those.
    """

    seconds: float = 10.0
    seconds_per_row: float = 0.002
    memory_bytes: int = 512 * MIB

    def of_a_batch(self) -> "JudgingLimits":
        """What small files may cost together before each is judged by itself."""
        return replace(self, seconds=self.seconds / _LESS_FOR_A_BATCH)

    def seconds_for(self, sheets: Sequence[SheetCells]) -> float:
        """The processor time that these sheets may take."""
        return max(self.seconds, self.seconds_per_row * sum(len(sheet.rows) + len(sheet.far) for sheet in sheets))


@contextmanager
def judged_within(limits: JudgingLimits, sheets: Sequence[SheetCells]) -> Iterator[None]:
    """What stands under `with` is given up once it costs more than the limits allow for these sheets.

    A signal looks at time and memory every fifth of a processor second; patterns look for signals too. Signals come to
    the main thread alone: in any other there is no limit. A copy that is made of the process meanwhile, and sets the
    timer, has as many seconds of its own.

    Raises
    ------
    WorkbookRefused
        When it has been given up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds, before = limits.seconds_for(sheets), _memory()
    process, began = os.getpid(), _processor_seconds()

    def look(_number: int, _frame: FrameType | None) -> None:
        # The clock of a process's copy begins at nought, however long the process itself has been running.
        if _processor_seconds() - (began if os.getpid() == process else 0.0) > seconds:
            raise WorkbookRefused(Reason.JUDGING_SECONDS, {"limit": seconds})
        if _memory() - before > limits.memory_bytes:
            raise WorkbookRefused(Reason.JUDGING_MEMORY, {"limit": limits.memory_bytes})

    replaced = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _LOOK_EVERY_SECONDS, _LOOK_EVERY_SECONDS)
    try:
        yield
    except MemoryError as error:
        raise WorkbookRefused(Reason.JUDGING_MEMORY, {"limit": limits.memory_bytes}) from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, replaced)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _memory() -> int:
    """How much memory is in use now; nought where the system does not tell."""
    try:
        statm = os.open(_STATM, os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(statm, _STATM_BYTES).split()[1]) * os.sysconf("SC_PAGE_SIZE")
    finally:
        os.close(statm)
