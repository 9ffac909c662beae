"""What the public process is made of, and what it touches: no secret, no spreadsheet, no database; `public/` alone.

It seals citizens' notes with PyNaCl, which is libsodium and no part of `cryptography`: it holds the public key alone.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.house import HOUSE
from tests.public_process import public_process
from tests.staff_side import import_rows, rows_of_turn, staff_workplace

STAFF_MODULES = {
    "importer",
    "openpyxl",
    "python_calamine",
    "xlsxwriter",
    "cryptography",
    "sqlalchemy",
    "alembic",
    "sqlite3",
    "psycopg",
}
# A look takes a millisecond or more: all of them far longer than a new edition takes to be seen.
MOST_LOOKS = 20_000
EDITION_FILES = ("manifest.json", "items.toml", "windows.parquet")
STATUSES = {303: 1, 400: 1, 404: 2}
NOTE = re.compile(r"inbox/[0-9]{4}(?:\.slot|-[0-9a-f]{32}\.(?:part|note))")


@pytest.fixture
def data(tmp_path: Path, divisions: Divisions) -> Path:
    """A data folder with an edition."""
    import_rows(rows_of_turn(1), staff_workplace(tmp_path / "data", divisions))
    return tmp_path / "data"


def modules_in(log: str) -> set[str]:
    """Every module that `-X importtime` told of."""
    return set(re.findall(r"^import time: +\d+ \| +\d+ \| +(\S+)$", log, re.MULTILINE))


def rooms_of(modules: set[str]) -> set[str]:
    """The first part of each module's name."""
    return {module.partition(".")[0] for module in modules}


def test_the_public_process_loads_no_module_of_the_staff_side(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    with public_process(command, {"TONGBAN_DATA": str(data)}, tmp_path / "log") as process:
        statuses = [answer.status_code for answer in process.answers().values()]
    assert {status: statuses.count(status) for status in {*statuses} - {200}} == STATUSES
    loaded = modules_in((tmp_path / "log").read_text("utf-8"))
    assert {"locator.geometry.nearest", "locator.site.public_site", "uvicorn"} <= loaded
    assert rooms_of(loaded) & STAFF_MODULES == set()


def test_the_same_look_at_the_staff_side_finds_what_it_is_made_of(data: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "empty.xlsx"
    sheet.write_bytes(b"")
    command = [sys.executable, "-X", "importtime", "-m", "tongban", "import", str(sheet)]
    env = {"TONGBAN_DATA": str(data)}
    done = subprocess.run(command, check=False, cwd=HOUSE, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    found = rooms_of(modules_in(done.stderr)) & STAFF_MODULES
    assert {"importer", "cryptography", "sqlalchemy", "sqlite3"} <= found


def test_of_the_data_folder_the_public_process_reads_public_alone_and_writes_nothing_but_sealed_notes(
    data: Path, tmp_path: Path, divisions: Divisions
) -> None:
    seen = tmp_path / "seen"
    command = [sys.executable, "-m", "tests.watched_serving", str(seen)]
    env = {"TONGBAN_DATA": str(data), "TONGBAN_POLL_SECONDS": "0.05", "PATH": os.defpath}
    with public_process(command, env, tmp_path / "log") as process:
        assert process.answers()["/readyz"].json()["edition"] == 1
        import_rows(rows_of_turn(2), staff_workplace(data, divisions))
        assert 2 in (process.client.get("/readyz").json()["edition"] for _ in range(MOST_LOOKS))
        process.answers()
    lines = [line.split(" ", 2) for line in seen.read_text("utf-8").splitlines()]
    assert {event for event, _, path in lines if NOTE.fullmatch(path)} == {"open", "os.rename"}
    touched = [line for line in lines if not NOTE.fullmatch(line[2])]
    assert {path for _, _, path in touched} == {
        "public/current",
        "public/corrections-key",
        *(f"public/editions/{edition}/{file}" for edition in (1, 2) for file in EDITION_FILES),
    }
    assert {purpose for _, purpose, _ in touched} == {"r"}
