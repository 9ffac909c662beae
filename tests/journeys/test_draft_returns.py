"""A draft's own workbook given back later: the same as its check gave, whatever has become of the draft meanwhile."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import create_engine, text

from importer.checks.judging import judge
from importer.incoming import incoming_files
from importer.returned.findings import Findings
from importer.returned.marks import RESULT_SHEET
from importer.store.database import sqlite_url
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.corpus.case import Case
from tests.corpus.checked import rules_of
from tests.corpus.table_of_cases import CASES
from tests.desk import Desk
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows, row

FAULTY = [*changsha_rows(), row(division_code="410001"), row(window_name="二号", longitude=28.11, latitude=112.99)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_is_given_back_as_its_check_gave_it(desk: Desk, lang: str) -> None:
    path, checked, kept = desk.sheet(FAULTY), desk.folder / "检查.xlsx", desk.folder / "草稿.xlsx"
    desk.run("--lang", lang, "check", path, "--return", checked)
    desk.run("import", path)
    said = desk.run("--lang", lang, "return", "1", "-o", kept)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert kept.read_bytes() == checked.read_bytes()


def test_a_draft_that_is_public_by_now_is_still_given_back_with_what_was_found_then(desk: Desk) -> None:
    path, before, after = desk.sheet(FAULTY), desk.folder / "前.xlsx", desk.folder / "后.xlsx"
    desk.run("import", path, "--return", before, "--publish")
    desk.publish([row(window_name="三号", address="湖南省长沙市天心区示例路3号")])
    path.unlink()
    assert desk.run("return", "1", "-o", after).code == 0
    assert after.read_bytes() == before.read_bytes()


def test_files_of_each_kind_are_given_back_each_by_itself(desk: Desk) -> None:
    folder = desk.folder / "收到"
    folder.mkdir()
    for case in several_kinds():
        case.lay(folder)
    out = desk.folder / "退回"
    said = desk.run("import", folder, "--return", out, "--json")
    read = [file["file"] for file in said.document["files"]]
    returned = [Path(line.partition(" → ")[2]) for line in said.err.splitlines() if " → " in line]
    assert len(said.document["drafts"]) == len(returned) == len(read) > 3
    for draft, path in zip(said.document["drafts"], returned, strict=True):
        again = desk.folder / f"{draft['id']}.xlsx"
        assert desk.run("return", str(draft["id"]), "-o", again).code == 0
        assert again.read_bytes() == path.read_bytes()


def test_personal_columns_come_back_and_whoever_took_them_is_recorded(desk: Desk) -> None:
    desk.run("import", desk.sheet(FAULTY))
    out = desk.folder / "退回.xlsx"
    desk.run("return", "1", "-o", out)
    book = load_workbook(out)
    assert [book.worksheets[0][cell].value for cell in ("F4", "G4")] == [SENTINEL_NAME, SENTINEL_MOBILE]
    told = [str(cell.value) for line in book[RESULT_SHEET].iter_rows() for cell in line]
    assert not any(SENTINEL_NAME in each or SENTINEL_MOBILE in each for each in told)
    store = desk.store()
    try:
        assert [entry.what for entry in store.audit("draft 1")] == ["draft-kept", "draft-given-back"]
    finally:
        store.close()


def test_a_workbook_that_could_not_be_written_is_not_recorded_as_given_back(desk: Desk) -> None:
    desk.run("import", desk.sheet(FAULTY))
    # Nobody can write there, root neither.
    said = desk.run("return", "1", "-o", Path("/proc/退回.xlsx"))
    assert (said.code, said.is_one_line) == (2, True), said
    assert said.err.startswith("不能写入 /proc/退回.xlsx：")
    store = desk.store()
    try:
        assert [entry.what for entry in store.audit("draft 1")] == ["draft-kept"]
    finally:
        store.close()


def test_nothing_lies_beside_a_workbook_that_was_given_back(desk: Desk) -> None:
    desk.run("import", desk.sheet(FAULTY))
    folder = desk.folder / "退回"
    folder.mkdir()
    assert desk.run("return", "1", "-o", folder / "表.xlsx").code == 0
    assert [path.name for path in folder.iterdir()] == ["表.xlsx"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["2", "-o", "退回.xlsx"], id="no such draft"),
        pytest.param(["0", "-o", "退回.xlsx"], id="drafts begin at 1"),
        pytest.param(["9" * 30, "-o", "退回.xlsx"], id="more than can be counted"),
        pytest.param(["一", "-o", "退回.xlsx"], id="a word is no number"),
        pytest.param(["1"], id="no file named"),
        pytest.param(["1", "-o", "退回.xls"], id="another ending"),
        pytest.param(["1", "-o", "表.xlsx"], id="a file that is there"),
        pytest.param(["1", "-o", "没有/退回.xlsx"], id="a folder that is not there"),
    ],
)
def test_what_cannot_be_given_back_is_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: list[str], lang: str
) -> None:
    monkeypatch.chdir(desk.folder)
    path = desk.sheet(FAULTY)
    before = path.read_bytes()
    desk.run("import", path)
    said = desk.run("--lang", lang, "return", *arguments)
    assert (said.code, said.is_one_line) == (2, True), said
    assert path.read_bytes() == before
    assert list(desk.folder.glob("*.xls*")) == [path]


def test_where_nothing_was_ever_kept_nothing_is_made(desk: Desk) -> None:
    said = desk.run("return", "1", "-o", desk.folder / "退回.xlsx")
    assert (said.code, said.err) == (2, "没有编号为 1 的草稿。\n")
    assert not desk.data.exists()


def test_a_draft_of_an_earlier_version_says_that_its_sheet_is_to_come_again(desk: Desk) -> None:
    desk.run("import", desk.sheet(FAULTY))
    engine = create_engine(sqlite_url(desk.data / "staff"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE drafts SET findings = NULL"))
    engine.dispose()
    said = desk.run("return", "1", "-o", desk.folder / "退回.xlsx")
    assert (said.code, said.is_one_line) == (2, True)
    assert "请重新导入原表" in said.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_found_is_kept_to_the_letter(case: Case, reader: WorkbookReader, tmp_path: Path) -> None:
    rules = rules_of(case.scope)
    for file in incoming_files([case.lay(tmp_path)], DEFAULT_LIMITS):
        try:
            read = reader.read_bytes(file.content, file.name)
        except WorkbookRefused:
            continue
        findings = Findings.of(judge(file.name, read, rules))
        kept = json.loads(json.dumps(findings.as_json()))
        assert Findings.from_json(kept) == findings


def several_kinds() -> list[Case]:
    """Some cases of the corpus, one of each kind of file."""
    found: dict[str, Case] = {}
    for case in CASES:
        if all(answer.sheets for answer in case.answers):
            found.setdefault(Path(case.answers[0].file).suffix, case)
    return list(found.values())
