"""Many accounts made of one sheet: all of them with their links in a file for its owner alone, or none."""

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from importer.accounts.lists.link_file import LinkFile
from importer.accounts.passwords import Passwords
from importer.settings import StaffSettings
from importer.staff_fault import StaffFault
from importer.workbook.cells import CellValue
from importer.workplace import now
from tests.account_lists import LABELS, account
from tests.desk import Desk
from tests.house import HOUSE
from tests.kept_accounts import GOOD, ORIGIN, QuickHashes

Rows = Sequence[Mapping[str, CellValue]]
# Ends itself before a step: the file forced to disk, each transaction's end.
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
import tongban

steps = iter(range(int(sys.argv[1])))

def step(*_):
    if next(steps, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)

fsync = os.fsync
os.fsync = lambda descriptor: (step(), fsync(descriptor))
event.listen(Engine, "commit", step)
sys.exit(tongban.run(["user", "import", sys.argv[2], "-o", sys.argv[3]]))
"""
SOUND = [account(), account(account="sheng", rights="发布", office=None, scope="43")]
FAULTY = [*SOUND, account(account="hetang", scope="430199")]


def sheet(folder: Path, rows: Rows, name: str = "名单.xlsx") -> Path:
    """A workbook of accounts as a file."""
    book = Workbook()
    assert book.active is not None
    book.active.append([*LABELS.values()])
    for row in rows:
        book.active.append([row.get(field) for field in LABELS])
    path = folder / name
    book.save(path)
    return path


def links_in(path: Path) -> list[dict[str, str]]:
    """What the file with the links says."""
    return list(csv.DictReader(StringIO(path.read_text("utf-8-sig"))))


def names(desk: Desk) -> list[str]:
    """The accounts that there are."""
    return [each["name"] for each in desk.run("user", "list", "--json").document]


def test_a_sheet_becomes_accounts_whose_links_work(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "链接.csv"
    said = desk.run("user", "import", sheet(tmp_path, SOUND), "-o", out, "--json")
    assert said.code == 0
    assert [each["name"] for each in said.document["made"]] == ["tianxin-01", "sheng"]
    assert (said.document["rows"], said.document["notices"]) == (2, [])
    assert out.stat().st_mode & 0o777 == 0o600
    links = links_in(out)
    assert [each["账号"] for each in links] == ["tianxin-01", "sheng"]
    assert [each["权限"] for each in links] == ["office", "province"]
    store = desk.store()
    try:
        passwords = Passwords(store, StaffSettings(data=desk.data).account_rules(), QuickHashes())
        for each in links:
            token = each["链接"].removeprefix("/password#")
            assert token not in said.out
            assert passwords.set_by_link(token, GOOD, ORIGIN, now()).name == each["账号"]
    finally:
        store.close()


def test_one_fault_keeps_all_accounts_from_being_made(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "links.csv"
    said = desk.run("user", "import", sheet(tmp_path, FAULTY), "-o", out, "--json")
    assert said.code == 1
    [notice] = said.document["notices"]
    assert (notice["code"], notice["cell"], notice["sheet"]) == ("account-refused", "D4", "Sheet")
    assert said.document["made"] == []
    assert names(desk) == []
    assert not out.exists()
    told = desk.run("user", "import", sheet(tmp_path, FAULTY), "-o", out)
    assert "表“Sheet”D4：没有编码为 430199 的现行区划" in told.out
    assert "一个也没有建" in told.out
    assert "nothing was made" in desk.run("--lang", "en", "user", "import", sheet(tmp_path, FAULTY), "-o", out).out


def test_an_import_killed_at_any_step_leaves_no_account_without_its_link(desk: Desk, tmp_path: Path) -> None:
    path, env = sheet(tmp_path, SOUND), {**os.environ, "TONGBAN_DATA": str(desk.data)}
    desk.run("user", "list")
    ended = []
    for step in range(9):
        out = tmp_path / f"{step}.csv"
        command = [sys.executable, "-c", KILLED, str(step), str(path), str(out)]
        ended.append(subprocess.run(command, cwd=HOUSE, env=env, capture_output=True, check=False).returncode)
        if ended[-1] == 0:
            break
        assert names(desk) == []
    assert ended == [-signal.SIGKILL] * (len(ended) - 1) + [0]
    assert len(ended) > 2
    assert names(desk) == sorted(each["账号"] for each in links_in(out))
    assert len(links_in(out)) == len(SOUND)


def test_a_list_that_was_imported_is_told_row_by_row_when_it_comes_again(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, SOUND)
    desk.run("user", "import", path, "-o", tmp_path / "1.csv")
    again = desk.run("user", "import", path, "-o", tmp_path / "2.csv", "--json")
    assert [each["cell"] for each in again.document["notices"]] == ["A2", "A3"]
    assert not (tmp_path / "2.csv").exists()


def test_a_text_file_is_a_list_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("账号,权限,单位,区划代码\ntianxin-01,填报,天心区政务服务中心,430103\n", "gb18030")
    assert desk.run("user", "import", path, "-o", tmp_path / "links.csv").code == 0
    assert names(desk) == ["tianxin-01"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_that_is_no_list_is_told_as_a_notice(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(content)
    said = desk.run("user", "import", path, "-o", tmp_path / "links.csv", "--json")
    assert (said.code, said.document["made"]) == (1, [])
    assert {each["severity"] for each in said.document["notices"]} == {"error"}


def test_the_links_are_never_written_over_a_file_nor_lost(desk: Desk, tmp_path: Path) -> None:
    path, there = sheet(tmp_path, SOUND), tmp_path / "there.csv"
    there.write_text("mine")
    for out in (there, tmp_path / "links.xlsx", tmp_path / "missing" / "links.csv"):
        said = desk.run("user", "import", path, "-o", out)
        assert (said.code, said.is_one_line) == (2, True)
    assert there.read_text() == "mine"
    assert names(desk) == []


def test_a_disk_that_is_full_leaves_no_account_without_its_link(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "links.csv"

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    desk.run("user", "list")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        said = desk.run("user", "import", sheet(tmp_path, SOUND), "-o", out)
    assert said.is_one_line
    assert "No space left" in said.err
    assert names(desk) == []
    assert not out.exists()


def test_a_file_that_somebody_else_wrote_meanwhile_is_left_alone(tmp_path: Path) -> None:
    links = LinkFile(tmp_path / "links.csv")
    (tmp_path / "links.csv").write_text("theirs")
    with pytest.raises(StaffFault):
        links.write([])
    links.forget()
    assert (tmp_path / "links.csv").read_text() == "theirs"


def test_what_is_no_single_list_is_one_line(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "several"
    folder.mkdir()
    for name in ("1.xlsx", "2.xlsx"):
        sheet(folder, SOUND, name)
    for path in (folder, tmp_path / "nowhere.xlsx"):
        said = desk.run("user", "import", path, "-o", tmp_path / "links.csv")
        assert (said.code, said.is_one_line) == (2, True)
