"""What a sheet says in private is nowhere but under seal: not in an answer, an export, a log or a plain file."""

import io
import json
import os
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from importer.store.database import sqlite_url
from importer.store.staff_store import StaffStore
from importer.store.vault import open_vault
from tests.desk import Desk
from tests.public_process import public_process
from tests.sentinels import (
    ENCODINGS,
    FILE_NAME,
    FILLED_BY,
    HEADER,
    MOBILES,
    NAMES,
    ON_DUTY,
    STRAY_MOBILE,
    rows,
    traces,
)
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME

W_KEYS = {
    "id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
}  # fmt: skip
MANIFEST_KEYS = {"version", "edition", "published_at", "note", "windows", "sample", "restores", "files"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    return Desk(tmp_path, capsys)


@pytest.fixture
def sheet(desk: Desk) -> Path:
    """The sheet as a file whose name holds a person's."""
    return desk.sheet(rows(), FILE_NAME, labels={**LABELS, "duty": "值班人"}, header=HEADER)


@pytest.fixture
def published(desk: Desk, sheet: Path) -> Desk:
    assert desk.run("import", sheet, "--publish", "--json").code == 0
    return desk


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder as it lies, and the parts of archives and the columns of tables in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield str(path.relative_to(folder)), content
            yield from ((f"{path.name}: {name}", part) for name, part in inside(content))


def inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in a file: the parts of an archive, the columns of a Parquet file."""
    if content.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(content))
        yield "rows", repr(table.to_pylist()).encode()
        yield "metadata", repr(table.schema.metadata).encode()
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())


def test_the_search_finds_every_kind_of_trace(desk: Desk, sheet: Path) -> None:
    assert traces(sheet.read_bytes()) == []  # it is packed
    assert {trace for _, part in inside(sheet.read_bytes()) for trace in traces(part)} >= {
        "name in utf-8", *MOBILES[:2], STRAY_MOBILE,
    }  # fmt: skip
    assert traces(FILE_NAME.encode())
    assert traces(json.dumps(FILLED_BY).encode()) == ["name escaped"]
    for encoding in ENCODINGS:
        assert f"name in {encoding}" in traces(FILLED_BY.encode(encoding))
    assert traces(b"<p>&#21736;&#20853; 139-0000 9876")[:2] == ["name as text in utf-8", SENTINEL_MOBILE]
    assert traces("长沙市 0731-85550123".encode()) == []


def test_no_public_answer_and_no_line_of_the_servers_log_holds_a_name_or_a_mobile(published: Desk) -> None:
    log = published.folder / "log"
    command = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    with public_process(command, {"TONGBAN_DATA": str(published.data), "PATH": os.defpath}, log) as process:
        answers = process.answers()
        windows = process.client.get("/api/v1/windows").json()["windows"]
        pages = {each["id"]: process.client.get(f"/windows/{each['id']}") for each in windows}
        searched = [process.client.get("/api/v1/places", params={"q": q}).json() for q in (SENTINEL_NAME, NAMES)]
    assert len(windows) == len(pages) == 4
    for asked, answer in {**answers, **pages}.items():
        assert traces(answer.content) == [], asked
        assert traces(repr(answer.headers.raw).encode()) == [], asked
    assert searched == [{"places": []}, {"places": []}]
    assert traces(log.read_bytes()) == []
    assert all(window.keys() == W_KEYS for window in windows)


@pytest.mark.parametrize("name", ["F.csv", "F.geojson", "F.xlsx"])
def test_no_export_holds_a_name_or_a_mobile(name: str, published: Desk) -> None:
    path = published.folder / name
    assert published.run("export", path).code == 0
    content = path.read_bytes()
    assert [traces(part) for _, part in [(name, content), *inside(content)] if traces(part)] == []
    assert any("天心区".encode() in part for part in [content, *(part for _, part in inside(content))])


def test_no_message_of_a_check_or_an_import_holds_a_name_or_a_mobile(desk: Desk, sheet: Path) -> None:
    checked, imported = desk.run("check", sheet, "--json"), desk.run("import", sheet, "--publish", "--json")
    for said in (checked, imported, desk.run("--lang", "en", "check", sheet, "--json")):
        assert traces(said.err.encode()) == []
        (file,) = said.document["files"]
        assert file["file"] == FILE_NAME  # the office is told which of its files this is, and nobody else
        assert traces(json.dumps({**file, "file": ""}, ensure_ascii=False).encode()) == []
        strays = [notice for notice in file["notices"] if notice["code"] == "text-personal"]
        assert {notice["field"]: notice["value"] for notice in strays} == {
            "address": None, "office_hours": None, "office_phone": None, "transit": None,
        }  # fmt: skip
    lines = desk.run("check", sheet).out.splitlines()
    assert [line for line in lines if traces(line.encode())] == lines[:1]  # the file's own name, and what was found


def test_the_other_commands_say_no_name_and_no_mobile(published: Desk) -> None:
    for command in (
        ("editions", "--json"),
        ("editions",),
        ("find", "--at", "112.98,28.11", "--json"),
        ("find", "--at", "112.98,28.11"),
        ("rollback", "1"),
        ("diff", "1", "2", "--json"),
        ("settings", "--json"),
    ):
        said = published.run(*command)
        assert said.code == 0, command
        assert traces((said.out + said.err).encode()) == [], command


def test_a_broken_workbook_is_refused_without_quoting_it(desk: Desk) -> None:
    path = desk.folder / FILE_NAME
    path.write_bytes(f"{SENTINEL_NAME},{SENTINEL_MOBILE}\n".encode("gb18030") * 20)
    said = desk.run("import", path, "--json")
    assert said.code == 1
    (file,) = said.document["files"]
    assert traces((json.dumps(file["notices"], ensure_ascii=False) + said.err).encode()) == []


def test_no_plain_file_below_the_data_folder_holds_a_name_or_a_mobile(desk: Desk, sheet: Path) -> None:
    assert desk.run("import", sheet).code == 0
    # Whoever reads the store keeps SQLite from folding its write-ahead log away: it is searched, too.
    reader = sqlite3.connect(desk.data / "staff" / "staff.sqlite")
    try:
        reader.execute("BEGIN").execute("SELECT count(*) FROM drafts").fetchone()
        assert desk.run("import", sheet, "--publish").code == 0
        assert desk.run("rollback", "1").code == 0
        searched = dict(contents(desk.data))
        assert len(searched["staff/staff.sqlite-wal"]) > len(sheet.read_bytes())
    finally:
        reader.close()
    assert {name: traces(content) for name, content in searched.items() if traces(content)} == {}
    assert {"public/current", "public/editions/2/windows.parquet", "staff/staff.sqlite", "staff/key"} <= {*searched}
    assert [path for path in desk.data.rglob("*") if traces(str(path).encode())] == []


def test_an_edition_has_the_listed_keys_and_no_other(published: Desk) -> None:
    folder = published.data / "public" / "editions" / "1"
    assert {path.name for path in folder.iterdir()} == {"windows.parquet", "items.toml", "manifest.json"}
    assert {*pq.read_schema(folder / "windows.parquet").names} == {*W_KEYS, "closed_from", "geometry"}
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest.keys() == MANIFEST_KEYS
    assert [*manifest["files"]] == ["windows.parquet", "items.toml"]
    (imported,) = published.run("import", published.folder / FILE_NAME, "--json").document["files"]
    assert all(window.keys() == {*W_KEYS, "row"} for window in imported["windows"])


def test_whoever_holds_the_key_gets_all_of_it_back(published: Desk, sheet: Path) -> None:
    staff = published.data / "staff"
    store = StaffStore.open(sqlite_url(staff), open_vault(staff))
    try:
        said = store.private_of([window.id for window in published.windows().values()])
        assert len(said) == 4
        for fields in said.values():
            assert (fields.manager_name, fields.manager_mobile) == (SENTINEL_NAME, SENTINEL_MOBILE)
            assert (fields.filled_by, dict(fields.unknown)) == (FILLED_BY, {"值班人": ON_DUTY})
        (draft,) = store.drafts()
        assert store.workbook(draft.id) == sheet.read_bytes()
        assert store.report(draft.id)["file"] == FILE_NAME
        first = store.rows(draft.id)[0]
        assert first.private == {"manager_name": SENTINEL_NAME, "manager_mobile": SENTINEL_MOBILE}
        assert first.unknown == {"值班人": ON_DUTY}
        assert SENTINEL_NAME in first.source["E4"]
    finally:
        store.close()
