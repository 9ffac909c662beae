"""What runs in the reading process: the one place that opens a stranger's workbook.

Started by `importer.workbook.reading_process`, which sends whole files, one or some small ones together, and takes a
whole answer for each over one socket.
Everything that can go wrong with a file goes wrong here: this process holds no key, no setting and no other file, and
may die.
"""

import codecs
import gc
import os
import resource
import signal
from collections.abc import Callable
from functools import partial
from typing import BinaryIO

import orjson
import python_calamine

from importer.workbook.cell_frames import LENGTH_BYTES, OUT_OF_MEMORY, answer_frame, refusal_frame
from importer.workbook.grid_sheets import Send
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.sheets_of_file import read_sheets

AnswerTo = Callable[[bytes, WorkbookLimits, Send | None], bytes]
"""What is done with a request, with what sends parts of its answer beforehand, where that may be."""
READY = b"ready"
ENCODINGS = ("cp437", "gb18030", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "big5", "latin-1")
"""The encodings that sniffing and unzipping may ask for."""
SECONDS_TOGETHER = 1.0
"""So long each of several small files may take; one that takes longer ends this process, and is read by itself."""


def main(limits_json: str) -> None:
    """Read files, one or some at a time, until the other end closes."""
    serve(limits_json, lambda content, limits, send: answer_frame(read_sheets(content, limits, send)))


def serve(limits_json: str, answer_to: AnswerTo) -> None:
    """Answer requests, one or some at a time, until the other end closes; what a file provokes is its refusal."""
    limits = WorkbookLimits(**orjson.loads(limits_json))
    requests, answers = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115 - open until the end
    # Nothing here makes circles, and searching for them among a large sheet's rows takes 8 % of the time.
    gc.disable()
    confine(limits)
    _send(answers, READY)
    while len(header := requests.read(LENGTH_BYTES)) == LENGTH_BYTES:
        contents = [_received(requests) for _ in range(int.from_bytes(header, "big"))]
        if len(contents) == 1:
            _send(answers, _frame(contents[0], limits, limits.seconds, answer_to, partial(_send, answers)))
            continue
        seconds = min(limits.seconds, SECONDS_TOGETHER)
        # Whoever asked may be busy, and all are read before the first is answered: a socket holds few answers.
        for frame in [_frame(content, limits, seconds, answer_to) for content in contents]:
            _send(answers, frame)


def _received(requests: BinaryIO) -> bytes:
    return requests.read(int.from_bytes(requests.read(LENGTH_BYTES), "big"))


def _frame(
    content: bytes, limits: WorkbookLimits, seconds: float, answer_to: AnswerTo, send: Send | None = None
) -> bytes:
    _allow_seconds(seconds)
    try:
        return _answer(content, limits, answer_to, send)
    except MemoryError:
        # What is left of this process is not to be trusted with the next file.
        os._exit(OUT_OF_MEMORY)


def confine(limits: WorkbookLimits) -> None:
    """Give up for good what reading a file does not need: memory, new files and sockets, writing, children, cores."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    # Encodings are modules that are opened when first asked for, which will not be possible any more.
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _allow_seconds(seconds: float) -> None:
    # Processor time, so that a busy machine refuses nobody's file; the signal's default is death. Wall time is
    # watched from outside. A new timer replaces the last file's.
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _send(answers: BinaryIO, frame: bytes) -> None:
    answers.write(len(frame).to_bytes(LENGTH_BYTES, "big"))
    answers.write(frame)
    answers.flush()


def _answer(content: bytes, limits: WorkbookLimits, answer_to: AnswerTo, send: Send | None) -> bytes:
    try:
        return answer_to(content, limits, send)
    except WorkbookRefused as refused:
        return refusal_frame(refused)
    except python_calamine.PasswordError:
        return refusal_frame(WorkbookRefused(Reason.PASSWORD))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a stranger's file provokes, the file is what is damaged
        return refusal_frame(WorkbookRefused(Reason.DAMAGED))
