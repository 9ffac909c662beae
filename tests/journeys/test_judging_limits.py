"""A file that costs too much to judge is one refusal, and the next file is judged."""

import re
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import Form, read_form
from importer.judging_limits import JudgingLimits
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.workbook.cells import SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, MIB
from tests.corpus.places import divisions

HEAD = "窗口名称,区划编码,办理地点,办公电话,办公时间,经度,纬度"
ROW = "天心区政务服务中心窗口,430103,示例路1号,0731-85550123,工作日 9:00-17:00,112.99,28.11"


def without_end() -> None:
    while True:
        pass


def a_pattern_without_end() -> None:
    re.match("(x+x+)+y", "x" * 100)


def growing() -> None:
    held = []
    while True:
        held.append(bytes(MIB))


@pytest.mark.parametrize(
    ("cost", "limits", "told"),
    [
        pytest.param(without_end, JudgingLimits(seconds=1.5), "检查它需要超过 1.5 秒", id="without end"),
        pytest.param(a_pattern_without_end, JudgingLimits(seconds=1.5), "检查它需要超过 1.5 秒", id="in a pattern"),
        pytest.param(growing, JudgingLimits(memory_bytes=100 * MIB), "内存超过 104857600 字节", id="growing"),
    ],
)
def test_a_file_too_dear_to_judge_is_refused_and_the_next_is_judged(
    cost: Callable[[], None], limits: JudgingLimits, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.csv").write_text(f"{HEAD}\n{ROW}\n", "utf-8")
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5))
    rules.divisions.warm_to_judge()

    # What makes a file dear will be mended one by one; that one is dear stands for those that nobody knows yet.
    def dear(sheet: SheetCells, form: Form) -> list[SheetTable]:
        if sheet.name == "1":
            cost()
        return tables_in(sheet, form)

    monkeypatch.setattr("importer.checks.judging.tables_in", dear)
    checking = Checking(rules, DEFAULT_LIMITS, Standing(), Choice(), limits)
    before = signal.getsignal(signal.SIGPROF)
    files = [file.judged for file in checking.run([tmp_path], WindowRegister([]))]
    assert [judged.publishable for judged in files] == [1, 0, 1]
    (notice,) = files[1].notices
    assert notice.code == "file-too-large"
    assert told in notice.words["reason"]
    assert (signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)) == (before, (0.0, 0.0))


def test_a_large_sheet_has_time_in_proportion() -> None:
    sheet = SheetCells("表", hidden=False, top=1, left=1, rows=[[None]] * 100_000)
    assert (JudgingLimits().seconds_for([sheet]), JudgingLimits().seconds_for([])) == (200.0, 10.0)


def test_what_once_took_minutes_to_judge_is_judged_and_a_bomb_beside_it_harms_no_file(tmp_path: Path) -> None:
    digits, spaces = "1" * 30_000, " " * 32_000
    bombs = {
        "spaces": [f"填报单位：{spaces}x,a,b"] * 20 + [HEAD, ROW],
        "digits": [HEAD, *(ROW.replace("示例路1号", f"{n}{digits}") for n in range(30))],
        "twice": [HEAD, *[ROW] * 3_000],
        "headers": [HEAD] * 20_000 + [ROW],
        "commas": ["," * 1_000_000],
        "sound": [HEAD, ROW],
    }
    for name, lines in bombs.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines), "utf-8")
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5))
    checking = Checking(rules, DEFAULT_LIMITS, Standing(), Choice())
    files = {Path(file.judged.name).stem: file.judged for file in checking.run([tmp_path], WindowRegister([]))}
    refused = {name for name, judged in files.items() for n in judged.notices if n.code == "file-too-large"}
    assert refused == {"commas"}
    assert {name: judged.rows for name, judged in files.items()} == {
        "spaces": 1, "digits": 30, "twice": 3_000, "headers": 1, "commas": 0, "sound": 1,
    }  # fmt: skip
