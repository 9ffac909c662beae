"""At a terminal a check of several files ends with a summary and shows how far it is; a pipe gets neither."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house import HOUSE
from tests.sheets import changsha_rows, row, workbook

COLOUR = re.compile("\x1b\\[[0-9;]*m")
ORDERS = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A faulty sheet, a sound one and one that is no workbook; rich would take 报[/送] for markup, and a wrong one."""
    folder = tmp_path / "报["
    folder.mkdir()
    (folder / "送]甲.xlsx").write_bytes(workbook([*changsha_rows(), row(division_code="410001")]))
    (folder / "送]乙.xlsx").write_bytes(workbook(changsha_rows()))
    (folder / "送]坏.xlsx").write_bytes(b"PK\x03\x04")
    return folder


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    return {**kept, "TONGBAN_DATA": str(folder / "data"), "TERM": "xterm-256color", "COLUMNS": "120", **more}


def at_a_terminal(folder: Path, *arguments: str, **more: str) -> str:
    """All that a terminal is sent, in and out of one."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tongban", *arguments]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(folder, more), cwd=HOUSE
    ) as process:
        os.close(theirs)
        sent = b"".join(iter(lambda: read_some(ours), b""))
        os.close(ours)
        assert process.wait() == 1
    return sent.decode("utf-8").replace("\r\n", "\n")


def read_some(terminal: int) -> bytes:
    """What has come; nothing once the other side is closed, which Linux tells as a fault."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def piped(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tongban", *arguments]
    return subprocess.run(command, env=environment(folder, {}), cwd=HOUSE, capture_output=True, text=True, check=False)


def test_a_check_of_several_files_ends_with_what_they_come_to(sheets: Path) -> None:
    said = ORDERS.sub("", at_a_terminal(sheets.parent, "check", str(sheets)))
    summary = said[said.index("共 3 个文件") :]
    assert summary.startswith("共 3 个文件、9 行：可发布 8 行，需修改 1 行；1 个文件没有读出窗口\n")
    assert re.search(r"✗ 须修改 +division-postcode +1 *\n", summary)
    worst = [line.split()[0] for line in summary.splitlines() if ".xlsx" in line]
    assert worst == ["报[/送]坏.xlsx", "报[/送]甲.xlsx", "报[/送]乙.xlsx"]


def test_the_summary_speaks_english(sheets: Path) -> None:
    said = ORDERS.sub("", at_a_terminal(sheets.parent, "--lang", "en", "check", str(sheets)))
    assert "3 files, 9 rows: 8 can be published, to be mended: 1; files without a window: 1\n" in said
    assert re.search(r"✗ To be mended +division-postcode +1 *\n", said)


def test_no_name_of_a_file_and_no_text_of_a_sheet_is_an_order_to_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    hostile = row(office_hours="8点_x001B_[5m", address="\x9b5m某处")
    (folder / "甲\x1b[5m\n乙.xlsx").write_bytes(workbook([*changsha_rows(), hostile]))
    (folder / "丙.xlsx").write_bytes(workbook([*changsha_rows(), row(division_code="410001")]))
    sent = at_a_terminal(tmp_path, "check", str(folder), "--return", str(tmp_path / "退回"))
    assert "甲�[5m�乙" in sent
    assert "\x1b[5m" not in sent
    assert "\x9b" not in sent
    assert {line for line in ORDERS.sub("", sent).splitlines() if line.startswith("乙")} == set()


def test_one_file_needs_no_summary(sheets: Path) -> None:
    said = at_a_terminal(sheets.parent, "check", str(sheets / "送]甲.xlsx"))
    assert "division-postcode" in said
    assert "共 1 个文件" not in said


def test_colours_are_not_sent_where_nobody_wants_them(sheets: Path) -> None:
    assert COLOUR.search(at_a_terminal(sheets.parent, "check", str(sheets)))
    assert not COLOUR.search(
        at_a_terminal(sheets.parent, "check", str(sheets), NO_COLOR="1").replace("\x1b[1m", "").replace("\x1b[0m", "")
    )


def test_a_pipe_gets_the_lines_of_each_file_alone(sheets: Path) -> None:
    said = piped(sheets.parent, "check", str(sheets))
    assert "\x1b" not in said.stdout + said.stderr
    assert "共 3 个文件" not in said.stdout
    assert said.stderr == ""
    assert [line for line in said.stdout.splitlines() if line.startswith("报[/")] == [
        "报[/送]乙.xlsx：4 行，可发布 4 行，需修改 0 行",
        "报[/送]坏.xlsx：0 行，可发布 0 行，需修改 0 行",
        "报[/送]甲.xlsx：5 行，可发布 4 行，需修改 1 行",
    ]


def test_a_document_at_a_terminal_has_no_summary_in_it(sheets: Path) -> None:
    said = at_a_terminal(sheets.parent, "check", "--json", str(sheets))
    assert "共 3 个文件" not in said
    assert '{"files":[' in said


def test_the_bar_counts_the_files_and_is_gone_where_lines_are_said(sheets: Path) -> None:
    sent = at_a_terminal(sheets.parent, "check", str(sheets))
    assert re.search(r"\d/3", ORDERS.sub("", sent))
    lines = [ORDERS.sub("", line.rpartition("\r")[2]) for line in sent.split("\n")]
    told = [line for line in lines if "可发布" in line]
    assert [line for line in told if "报[/" in line and not line.startswith("报[/")] == []
