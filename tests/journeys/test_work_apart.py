"""A part of a large table's checks is done in a second process, and says what the first would have said."""

import os
import signal
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from importer.checks import table_checks
from importer.checks.given_positions import GivenPositions, read_given
from importer.checks.judging import judge
from importer.checks.rules import CheckRules
from importer.checks.texts import text_checks
from importer.columns import read_form
from importer.judging_limits import JudgingLimits, judged_within
from importer.notices import NoticeTable
from importer.report import file_report
from importer.work_apart import done_beside, done_here
from importer.workbook.cells import SheetCells
from importer.workbook.limits import Reason, WorkbookRefused
from tests.corpus.places import divisions

LABELS = ["窗口名称", "区划编码", "办理地点", "负责人姓名", "办公电话", "办公时间", "经度", "纬度"]
SOUND = ["天心区政务服务中心窗口", "430103", "示例路1号", "李小燕", "0731-85550123", "工作日 9:00-17:00", 112.99, 28.11]
ROWS = 60


def no_children() -> bool:
    """Whether every process that was started has been waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


class Signal:
    """What one process gives, and the other waits for."""

    def __init__(self) -> None:
        self._waited, self._given = os.pipe()

    def give(self) -> int:
        os.write(self._given, b".")
        return os.getpid()

    def wait(self) -> int:
        os.read(self._waited, 1)
        return os.getpid()


def killed_unless(process: int) -> int:
    """End the process that asks, unless it is this one; else its number."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def failing() -> None:
    raise ValueError("why")


def sheet() -> SheetCells:
    """Rows with every kind of thing to be told: empty, untidy, personal and suspicious cells, hours that are unread."""
    faults = {
        7: (2, ""),
        11: (2, " 示例路2号 "),
        13: (2, "示例路3号找李小燕"),
        17: (2, "=1+1"),
        23: (5, "看情况"),
        29: (6, ""),
    }
    rows: list[list[object]] = [[*LABELS]]
    for number in range(ROWS):
        row: list[object] = [f"{SOUND[0]}{number}", *SOUND[1:]]
        if number in faults:
            column, text = faults[number]
            row[column] = text
        rows.append(row)
    return SheetCells("表", hidden=False, top=1, left=1, rows=rows)  # type: ignore[arg-type]


def test_work_is_done_in_another_process_and_its_result_comes_back() -> None:
    begun = Signal()
    with done_beside([begun.give]) as results:
        begun.wait()
        assert results() != [os.getpid()]
    with done_here([begun.give, lambda: 7]) as results:
        assert results() == [os.getpid(), 7]
    assert no_children()


def test_what_the_second_process_has_not_begun_is_done_here() -> None:
    begun, done = Signal(), Signal()

    def until_the_others_are_done() -> int:
        begun.give()
        done.wait()
        return done.wait()

    with done_beside([until_the_others_are_done, done.give, done.give]) as results:
        begun.wait()
        there, *here = results()
    assert there != os.getpid()
    assert here == [os.getpid()] * 2
    assert no_children()


def test_what_the_work_raises_is_raised_here() -> None:
    begun = Signal()

    def failing_there() -> None:
        begun.give()
        failing()

    with done_beside([failing_there]) as results:
        begun.wait()
        with pytest.raises(ValueError, match="why"):
            results()
    with done_here([failing]) as results, pytest.raises(ValueError, match="why"):
        results()
    assert no_children()


def test_the_work_of_a_process_that_dies_is_done_here() -> None:
    ours, begun = os.getpid(), Signal()

    def dying_there() -> int:
        begun.give()
        return killed_unless(ours)

    with done_beside([dying_there, os.getpid]) as results:
        begun.wait()
        assert results() == [ours, ours]
    assert no_children()


def test_a_host_that_allows_no_process_has_the_work_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with done_beside([os.getpid]) as results:
        assert results() == [os.getpid()]


def test_whoever_gives_up_leaves_no_process_behind() -> None:
    with pytest.raises(ValueError, match="why"), done_beside([signal.pause]):
        failing()
    assert no_children()


def test_work_apart_has_the_limits_of_the_file() -> None:
    begun = Signal()

    def without_end() -> None:
        begun.give()
        while True:
            pass

    limits = JudgingLimits(seconds=0.5)
    with pytest.raises(WorkbookRefused) as refused, judged_within(limits, []), done_beside([without_end]) as results:
        begun.wait()
        results()
    assert refused.value.reason is Reason.JUDGING_SECONDS
    assert no_children()


def test_work_apart_has_no_more_time_for_how_long_we_have_been_running() -> None:
    begun = Signal()

    def at_work(seconds: float) -> float:
        begun.give()
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass
        return time.process_time()

    assert at_work(max(0.0, 1.5 - time.process_time())) >= 1.5
    begun.wait()
    limits = JudgingLimits(seconds=0.4)
    with (
        pytest.raises(WorkbookRefused) as refused,
        judged_within(limits, []),
        done_beside([partial(at_work, 1.0)]) as results,
    ):
        begun.wait()
        results()
    assert refused.value.reason is Reason.JUDGING_SECONDS
    assert no_children()


@pytest.mark.parametrize("dies", [False, True], ids=["both at work", "the second dies"])
def test_two_processes_say_of_a_large_table_what_one_says(dies: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5))
    alone = judge("表.xlsx", [sheet()], rules)
    found = {notice.code for notice in alone.notices}
    assert {"value-missing", "value-tidied", "text-personal", "text-suspicious", "hours-unreadable"} <= found
    looked: list[int] = []
    ours, begun = os.getpid(), Signal()

    def watched(*given: Any) -> list[Callable[[], Any]]:
        first, *others = text_checks(*given)

        def begun_there() -> object:
            begun.give()
            if dies:
                killed_unless(ours)
            looked.append(os.getpid())
            return first()

        return [begun_there, *others]

    def until_begun(*given: Any) -> GivenPositions:
        begun.wait()
        return read_given(*given)

    monkeypatch.setattr(table_checks, "text_checks", watched)
    monkeypatch.setattr(table_checks, "read_given", until_begun)
    monkeypatch.setattr(table_checks, "WORTH_A_PROCESS", ROWS)
    together = judge("表.xlsx", [sheet()], rules, apart=done_beside)
    assert file_report(together, rules.notices) == file_report(alone, rules.notices)
    # What the second process notes down is its own: ours has looked only where that one died.
    assert looked == ([ours] if dies else [])
    assert no_children()
