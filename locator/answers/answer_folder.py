"""A folder of answers, with the folders in it: what can be read of it, and what is wrong with the rest."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locator.answers.answer import Answer
from locator.answers.answer_file import read_answer
from locator.data_files import own_data_file
from locator.fault import Fault
from locator.texts import Lang

MOST_FILES = 500
_MOST_TOLD = 400
_ENDING = ".md"

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class AnswerFolder:
    """The answers of a folder in the files' order, and a fault for each file that is left out."""

    answers: tuple[Answer, ...] = ()
    faults: tuple[Fault, ...] = ()


def packaged_answers() -> tuple[Answer, ...]:
    """The answers that are installed with the program; the fault of the first that cannot be read."""
    read = read_answer_folder(own_data_file("answers/10-what.md").parent)
    for fault in read.faults:
        raise fault
    return read.answers


def read_answer_folder(folder: Path) -> AnswerFolder:
    """All `.md` files of a folder and those in it; others, and hidden ones, are no answers.

    A faulty file, and one whose id stands further up already, is left out with its fault; so is what comes behind the
    500th. A folder that cannot be read is a fault and no answers.
    """
    try:
        paths = sorted(_files(folder), key=lambda path: path.name)
    except OSError as failure:
        return AnswerFolder((), (_unreadable(folder, failure),))
    answers: dict[str, Answer] = {}
    faults = []
    for path in paths[:MOST_FILES]:
        try:
            answer = read_answer(path)
        except Fault as fault:
            faults.append(fault)
            continue
        if answer.id in answers:
            faults.append(_twice(path, answer.id))
        else:
            answers[answer.id] = answer
    if len(paths) > MOST_FILES:
        faults.append(_too_many(folder))
    return AnswerFolder(tuple(sorted(answers.values(), key=in_order)), tuple(faults))


def in_order(answer: Answer) -> tuple[bool, int, str]:
    """What answers are ordered by: their files' digits, then their ids; those without digits come last."""
    return (answer.place is None, answer.place or 0, answer.id)


def folder_stamp(folder: Path) -> Stamp | None:
    """What changes whenever a file of a folder does: names, moments and sizes; None where it cannot be read."""
    try:
        stats = [(str(path), path.stat()) for path in _files(folder)]
    except OSError:
        return None
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats))


def told(fault: Fault, lang: Lang) -> str:
    """A fault in one line that any terminal and log may show: a file's own text may be quoted in it."""
    line = fault.line(lang.value)
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
    return shown if len(shown) <= _MOST_TOLD else f"{shown[:_MOST_TOLD]}…"


def _files(folder: Path) -> Iterator[Path]:
    """The files with answers; OSError where the folder itself cannot be read."""
    os.scandir(folder).close()
    for within, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(within, name) for name in names if name.endswith(_ENDING) and not name.startswith("."))


def _unreadable(folder: Path, failure: OSError) -> Fault:
    return Fault(
        f"问答文件夹 {folder} 读不出来（{failure.strerror}），请核对 TONGBAN_ANSWERS。",
        f"The folder of answers {folder} cannot be read ({failure.strerror}): check TONGBAN_ANSWERS.",
    )


def _twice(path: Path, id_: str) -> Fault:
    return Fault(
        f"{path.name}：前面已有编号为“{id_}”的文件（编号是去掉开头数字的文件名），请改名。",
        f"{path.name}: a file further up has the id “{id_}” already (a name without its first digits): rename one.",
    )


def _too_many(folder: Path) -> Fault:
    return Fault(
        f"{folder.name}：超过 {MOST_FILES} 个文件，其余没有读。",
        f"{folder.name}: there are more than {MOST_FILES} files; the others were not read.",
    )
