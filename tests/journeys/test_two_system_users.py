"""Both sides under two system users: the staff's writes, the public one serves, adds notes, and cannot open `staff/`.

It takes root to be two users: where nobody is, this file is collected in CI alone, and fails there (tests/conftest.py).
"""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import TAKE_ROOT
from tests.public_process import public_process
from tests.sheets import workbook
from tests.staff_side import DUTY_LABELS, rows_of_turn
from tests.two_users import Stage, stage_in, unused_users

# A look takes a millisecond or more: all of them far longer than a new edition takes to be seen.
MOST_LOOKS = 20_000

TRY = """
import os, sys

def attempt(name, act, *arguments):
    try:
        act(*arguments)
    except OSError as failure:
        print(name, type(failure).__name__)
    else:
        print(name, "done")

data = sys.argv[1]
attempt("list public", os.listdir, f"{data}/public/editions/1")
attempt("read pointer", open, f"{data}/public/current")
attempt("list staff", os.listdir, f"{data}/staff")
attempt("enter staff", os.chdir, f"{data}/staff")
for name in sys.argv[2:]:
    attempt(f"read {name}", open, f"{data}/staff/{name}")
    attempt(f"look at {name}", os.stat, f"{data}/staff/{name}")
attempt("write into public", open, f"{data}/public/new", "w")
attempt("write pointer", open, f"{data}/public/current", "r+")
attempt("replace pointer", os.remove, f"{data}/public/current")
attempt("write edition", open, f"{data}/public/editions/1/windows.parquet", "r+")
attempt("open staff to all", os.chmod, f"{data}/staff", 0o755)
"""

TRY_INBOX = """
import os, sys

def attempt(name, act, *arguments):
    try:
        act(*arguments)
    except OSError as failure:
        print(name, type(failure).__name__)
    else:
        print(name, "done")

inbox, note = sys.argv[1:]
attempt("list", os.listdir, inbox)
attempt("read", open, note)
attempt("open to all", os.chmod, inbox, 0o777)
attempt("move", os.rename, inbox, inbox + "-mine")
attempt("look into staff", os.listdir, os.path.join(inbox, "../staff"))
attempt("add", open, os.path.join(inbox, "added"), "x")
"""
WRONG = {"wrong": "hours", "text": "下午三点就关门了"}


@dataclass(frozen=True, slots=True)
class TwoUsers:
    """Two users, a folder that both can enter, and in it the data, which the staff's user owns."""

    stage: Stage
    staff: int
    public: int
    folder: Path

    @property
    def data(self) -> Path:
        """`TONGBAN_DATA`."""
        return self.folder / "srv" / "data"

    @property
    def inbox(self) -> Path:
        """Where citizens' notes wait."""
        return self.data / "inbox"

    def collects(self) -> dict[str, object]:
        """What `tongban corrections` says to the staff's user."""
        done = self.stage.run(self.staff, "-m", "tongban", "corrections", "--json", env=self.stage.env(self.data))
        said: dict[str, object] = json.loads(done.stdout)
        return said

    def imports(self, turn: int) -> dict[str, object]:
        """What `tongban import --publish` says to the staff's user."""
        sheet = self.folder / f"turn-{turn}.xlsx"
        sheet.write_bytes(workbook(rows_of_turn(turn), labels=DUTY_LABELS))
        done = self.stage.run(
            self.staff, "-m", "tongban", "import", sheet, "--publish", "--json", env=self.stage.env(self.data)
        )
        assert (done.returncode, done.stderr) == (0, "")
        said: dict[str, object] = json.loads(done.stdout)
        return said


@pytest.fixture
def users() -> Iterator[TwoUsers]:
    assert os.geteuid() == 0, TAKE_ROOT
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        folder.chmod(0o755)
        staff, public = unused_users(2)
        (folder / "srv").mkdir()
        os.chown(folder / "srv", staff, staff)
        yield TwoUsers(stage_in(folder), staff, public, folder)


def test_the_public_user_serves_what_the_staffs_user_publishes_and_cannot_open_staff(users: TwoUsers) -> None:
    stage, data = users.stage, users.data
    assert users.imports(1)["edition"] == 1
    assert {path.stat().st_uid for path in data.rglob("*")} == {users.staff}
    os.chown(users.inbox, users.staff, users.public)  # as docs/operating.md has it

    command = [str(stage.python), "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    how = stage.as_user(users.public)
    with public_process(command, stage.env(data), users.folder / "log", **how) as process:
        assert Path(f"/proc/{process.pid}").stat().st_uid == users.public
        nearest = process.client.get("/api/v1/nearest?lon=112.98&lat=28.11").json()
        assert nearest["matches"][0]["window"]["address"] == "湖南省长沙市天心区示例路2号1层"
        assert {answer.status_code for answer in process.answers().values()} == {200, 303, 400, 404}
        assert users.imports(2)["edition"] == 2
        assert 2 in (process.client.get("/readyz").json()["edition"] for _ in range(MOST_LOOKS))


def test_the_public_user_is_let_into_public_alone_and_writes_nothing(users: TwoUsers) -> None:
    stage, data = users.stage, users.data
    users.imports(1)
    names = sorted(path.name for path in (data / "staff").iterdir())
    assert {"key", "staff.sqlite", "writer.lock"} <= {*names}
    tried = stage.run(users.public, "-c", TRY, data, *names).stdout.splitlines()
    assert tried == [
        "list public done",
        "read pointer done",
        "list staff PermissionError",
        "enter staff PermissionError",
        *(f"{act} {name} PermissionError" for name in names for act in ("read", "look at")),
        "write into public PermissionError",
        "write pointer PermissionError",
        "replace pointer PermissionError",
        "write edition PermissionError",
        "open staff to all PermissionError",
    ]
    tried_by_staff = stage.run(users.staff, "-c", TRY, data, *names).stdout
    assert "Error" not in tried_by_staff  # each of these acts is one that can succeed


def test_the_public_user_can_read_the_editions_and_import_nothing(users: TwoUsers) -> None:
    users.imports(1)
    env = users.stage.env(users.data)
    listed = users.stage.run(users.public, "-m", "tongban", "editions", "--json", env=env)
    assert [each["edition"] for each in json.loads(listed.stdout)] == [1]
    refused = users.stage.run(users.public, "-m", "tongban", "import", users.folder / "turn-1.xlsx", env=env)
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


def test_the_public_user_adds_notes_that_it_can_neither_list_nor_read_and_the_staffs_user_collects_them(
    users: TwoUsers,
) -> None:
    users.imports(1)
    os.chown(users.inbox, users.staff, users.public)  # as docs/operating.md has it
    users.imports(2)
    found = users.inbox.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (users.staff, users.public, 0o1730)

    command = [str(users.stage.python), "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    how = users.stage.as_user(users.public)
    with public_process(command, users.stage.env(users.data), users.folder / "log", **how) as process:
        [window, *_] = process.client.get("/api/v1/windows?limit=1").json()["windows"]
        sent = process.client.post(f"/windows/{window['id']}/wrong", data=WRONG)
        assert (sent.status_code, sent.headers["location"]) == (303, f"/windows/{window['id']}/wrong?sent=1")
    [note] = users.inbox.glob("*.note")
    assert (note.stat().st_uid, note.stat().st_mode & 0o777) == (users.public, 0o044)

    tried = users.stage.run(users.public, "-c", TRY_INBOX, users.inbox, note).stdout.splitlines()
    assert tried == [
        "list PermissionError",
        "read PermissionError",
        "open to all PermissionError",
        "move PermissionError",
        "look into staff PermissionError",
        "add done",
    ]
    collected = users.collects()
    assert collected["unopened"] == ["added"]
    [correction] = [each for each in _listed(collected) if each["window"] == window["id"]]
    assert (correction["text"], correction["office"]) == (WRONG["text"], window["office"])
    assert list(users.inbox.iterdir()) == []
    assert [each["window"] for each in _listed(users.collects())] == [window["id"]]


def test_an_inbox_that_the_public_user_cannot_add_to_is_no_inbox(users: TwoUsers) -> None:
    users.imports(1)
    command = [str(users.stage.python), "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    how = users.stage.as_user(users.public)
    with public_process(command, users.stage.env(users.data), users.folder / "log", **how) as process:
        [window, *_] = process.client.get("/api/v1/windows?limit=1").json()["windows"]
        assert "本站不收集纠错" in process.client.get(f"/windows/{window['id']}/wrong").text
        assert process.client.post(f"/windows/{window['id']}/wrong", data=WRONG).status_code == 503
    assert list(users.inbox.iterdir()) == []


def _listed(collected: dict[str, object]) -> list[dict[str, object]]:
    corrections = collected["corrections"]
    assert isinstance(corrections, list)
    return corrections
