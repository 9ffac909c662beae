"""Both sides under two system users: the staff's writes, the public one serves and cannot open `staff/`.

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

    command = [str(stage.python), "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    how = stage.as_user(users.public)
    with public_process(command, stage.env(data), users.folder / "log", **how) as process:
        assert Path(f"/proc/{process.pid}").stat().st_uid == users.public
        nearest = process.client.get("/api/v1/nearest?lon=112.98&lat=28.11").json()
        assert nearest["matches"][0]["window"]["address"] == "湖南省长沙市天心区示例路2号1层"
        assert {answer.status_code for answer in process.answers().values()} == {200, 400, 404}
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
