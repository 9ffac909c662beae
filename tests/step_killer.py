"""A program that kills a writer at each of its steps in turn, each time over a copy of the same data.

A step is whatever changes a disk: a file opened for writing, a folder made, a name given, changed or removed, content
forced to disk, a statement that changes rows, a commit. The writer is a fork of this program, which has no
threads, and it ends by SIGKILL just before its n-th step. For every n one line of JSON is printed; the last one is of a
writer that had no n-th step.

    python -m tests.step_killer ACTION DATA COPIES
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pandas  # noqa: F401, ICN001  # this and the next two only so that no fork has to load them, for a second each
import pyarrow.dataset  # noqa: F401
from sqlalchemy import Engine, event

import importer.store.migrations  # noqa: F401
from importer.checks.judging import judge
from importer.desk import mending, passing_on, publishing
from importer.publishing.held_press import act_of, held_press
from importer.workplace import Workplace
from locator.divisions.divisions import Divisions
from tests.desk_drafts import COMMENT, NEW_ADDRESS, ROW, asked, desk_at
from tests.sheets import cells, changsha_rows
from tests.staff_side import import_rows, rows_of_turn, staff_workplace

_NAMES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.truncate"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# What reads, and the making of tables: all of that is one transaction, whose commit is a step.
_NO_STEPS = {"BEGIN", "CREATE", "PRAGMA", "SELECT"}


def main(action: str, data: Path, copies: Path) -> None:
    """Kill the action at every step over a copy in `copies`, until it ends by itself; `data` may be missing."""
    divisions = _divisions_read()
    for step in count(1):
        copy = copies / str(step)
        if data.exists():
            shutil.copytree(data, copy)
        said, telling = os.pipe()
        child = os.fork()
        if not child:
            _die_at(step, copy, telling)
            _ACTIONS[action](staff_workplace(copy, divisions))
            os._exit(0)
        os.close(telling)
        with os.fdopen(said) as told:
            before = told.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"step": step, "before": before, "status": status}), flush=True)  # noqa: T201  # its report
        if status != -signal.SIGKILL:
            return


def _divisions_read() -> Divisions:
    """The divisions, with everything loaded that a check asks of them: the forks need not do it again."""
    divisions = Divisions.load()
    divisions.warm()
    rules = staff_workplace(Path(), divisions).rules(None, None)
    judge("", [cells(rows_of_turn(1))], rules)
    return divisions


def _publish(work: Workplace) -> None:
    import_rows(rows_of_turn(2), work)


def _roll_back(work: Workplace) -> None:
    with held_press(work, "rollback") as press:
        press.roll_back(1, act_of(work))


def _recover(work: Workplace) -> None:
    with held_press(work, "recover"):
        pass


def _mend(work: Workplace) -> None:
    with desk_at(work) as desk:
        mending.edit(desk.acts, 1, ROW, {"address": NEW_ADDRESS, "kind": "自助终端"}, asked())


def _return_draft(work: Workplace) -> None:
    with desk_at(work) as desk:
        passing_on.give_back(desk.acts, 1, COMMENT, asked())


def _upload_again(work: Workplace) -> None:
    with desk_at(work) as desk:
        desk.upload(changsha_rows()[:2], replaces=1)


def _publish_draft(work: Workplace) -> None:
    with desk_at(work) as desk, desk.press() as press:
        publishing.publish(desk.acts, [1], press, "", asked())


_ACTIONS = {
    "publish": _publish,
    "rollback": _roll_back,
    "recover": _recover,
    "mend": _mend,
    "return-draft": _return_draft,
    "upload-again": _upload_again,
    "publish-draft": _publish_draft,
}


def _die_at(last: int, data: Path, telling: int) -> None:
    """Have this process killed just before its `last`-th step, after it has said which that is."""
    steps = count(1)

    def step(what: str) -> None:
        if next(steps) == last:
            os.write(telling, what.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def on_event(name: str, arguments: tuple[object, ...]) -> None:
        changes = name in _NAMES or (name == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING)
        if changes and any(_below(each, data) for each in arguments):
            step(" ".join([name, *_names(arguments, data)]))

    def on_statement(*given: Any) -> None:
        word = given[2].split()[0]
        if word not in _NO_STEPS:
            step(f"execute {word}")

    fsync = os.fsync

    def stepping_fsync(descriptor: int) -> None:
        step(f"fsync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        fsync(descriptor)

    os.fsync = stepping_fsync  # type: ignore[assignment]  # it is only ever given descriptors here
    sys.addaudithook(on_event)
    event.listen(Engine, "before_cursor_execute", on_statement)
    event.listen(Engine, "commit", lambda connection: step("commit"))


def _below(argument: object, data: Path) -> bool:
    return isinstance(argument, (str, os.PathLike)) and Path(argument).is_relative_to(data)


def _names(arguments: tuple[object, ...], data: Path) -> Iterator[str]:
    for each in arguments:
        if isinstance(each, (str, os.PathLike)) and _below(each, data):
            yield str(Path(each).relative_to(data))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
