"""The staff side's commands: what each promises of its exit code, its one line or one document, and what it leaves."""

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.desk import Desk
from tests.sheets import changsha_rows, row, workbook

HOUSE = Path(__file__).parents[2]
# The contract's keys, written out.
FILE = ["file", "sheets", "rows", "publishable", "rejected", "windows", "notices"]
NOTICE = ["code", "severity", "sheet", "row", "cell", "field", "message", "value", "suggestion"]
SUGGESTION = ["value", "confidence", "reason"]
DRAFT = ["id", "office", "rows", "publishable"]
EDITION = ["edition", "published_at", "note", "windows", "current"]
W = [
    "id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
]  # fmt: skip


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def letter() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return whole.getvalue()


def locked() -> bytes:
    """The smallest OLE2 container that lists an EncryptedPackage, as a workbook under a password is saved."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    name = "EncryptedPackage".encode("utf-16-le")
    return header + table + (name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2)).ljust(512, b"\0")


def without_a_table() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["关于做好工作的通知"])
    return saved(book)


def only_the_last_cell() -> bytes:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "x"
    return saved(book)


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty file": (lambda: b"", "file-unreadable"),
    "a truncated workbook": (lambda: workbook([row()])[:-200], "file-unreadable"),
    "a letter": (letter, "file-unsupported"),
    "a workbook under a password": (locked, "file-encrypted"),
    "a table without rows": (lambda: workbook([]), "table-missing"),
    "a workbook without a table": (without_a_table, "table-missing"),
    "a workbook whose only cell is the last one": (only_the_last_cell, "table-missing"),
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", ["check", "import"])
def test_a_broken_file_is_one_notice_and_the_next_file_is_read(desk: Desk, command: str, kind: str) -> None:
    make, code = BROKEN[kind]
    (desk.folder / "坏.xlsx").write_bytes(make())
    good = desk.sheet([row()], "好.xlsx")
    said = desk.run(command, "--json", desk.folder / "坏.xlsx", good)
    broken, sound = said.document["files"]
    assert (said.code, said.err) == (1, "")
    assert [(notice["code"], notice["severity"]) for notice in broken["notices"]] == [(code, "error")]
    assert (broken["file"], broken["rows"], broken["windows"]) == ("坏.xlsx", 0, [])
    assert (sound["file"], sound["publishable"]) == ("好.xlsx", 1)
    message = broken["notices"][0]["message"]
    assert message.endswith("。")
    assert "\n" not in message


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_leaves_neither_draft_nor_edition(desk: Desk, kind: str) -> None:
    (desk.folder / "坏.xlsx").write_bytes(BROKEN[kind][0]())
    said = desk.run("import", "--publish", "--json", desk.folder / "坏.xlsx")
    assert (said.code, said.document["drafts"], said.document["edition"]) == (1, [], None)
    assert (desk.drafts(), desk.editions()) == (0, [])


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_missing_path_stops_everything_with_one_line(desk: Desk, command: str) -> None:
    good = desk.sheet([row()])
    said = desk.run(command, "--json", good, desk.folder / "没有.xlsx")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [f"没有这个文件或文件夹：{desk.folder / '没有.xlsx'}"]
    if command == "import":
        assert (desk.drafts(), desk.editions()) == (0, [])


def test_check_stores_nothing_at_all(desk: Desk) -> None:
    assert desk.run("check", desk.sheet([row()])).code == 0
    assert not desk.data.exists()


def test_a_process_outlives_its_broken_files_and_prints_one_document(tmp_path: Path) -> None:
    for number, (make, _) in enumerate(BROKEN.values()):
        (tmp_path / f"{number}.xlsx").write_bytes(make())
    (tmp_path / "好.xlsx").write_bytes(workbook(changsha_rows()))
    done = subprocess.run(
        [sys.executable, HOUSE / "tongban.py", "--lang", "en", "check", "--json", tmp_path],
        env={**os.environ, "TONGBAN_DATA": str(tmp_path / "data")},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    files = json.loads(done.stdout)["files"]
    assert [file["publishable"] for file in files] == [0] * len(BROKEN) + [4]
    assert all(notice["message"].isprintable() for file in files for notice in file["notices"])
    assert files[0]["notices"][0]["message"].startswith("The file cannot be opened")


def test_every_document_has_the_contracts_keys_in_its_order(desk: Desk) -> None:
    path = desk.sheet([row(), row(window_name="二号窗口", division_code="410029")])
    checked = desk.run("check", "--json", path).document
    assert list(checked) == ["files"]
    (file,) = checked["files"]
    assert list(file) == FILE
    assert [list(window) for window in file["windows"]] == [[*W, "row"]]
    assert all(list(notice) == NOTICE for notice in file["notices"])
    suggested = [notice["suggestion"] for notice in file["notices"] if notice["suggestion"]]
    assert [list(each) for each in suggested] == [SUGGESTION]

    imported = desk.run("import", "--publish", "--json", path).document
    assert list(imported) == ["files", "drafts", "edition"]
    assert imported["files"] == checked["files"]
    assert [list(draft) for draft in imported["drafts"]] == [DRAFT]

    desk.publish([row(address="新址")])
    editions = desk.run("editions", "--json").document
    assert [list(edition) for edition in editions] == [EDITION, EDITION]
    assert [(each["edition"], each["windows"], each["current"]) for each in editions] == [(1, 1, False), (2, 1, True)]
    difference = desk.diff(1, 2)
    assert list(difference) == ["a", "b", "added", "dropped", "changed"]
    assert [list(change) for change in difference["changed"]] == [["id", "fields", "moved_m"]]


def test_what_json_says_the_plain_lines_say_too_in_both_languages(desk: Desk) -> None:
    path = desk.sheet([row(), row(window_name="二号窗口", division_code="410029")])
    chinese, english = desk.run("check", path), desk.run("--lang", "en", "check", path)
    assert (chinese.code, english.code) == (1, 1)
    assert chinese.out.splitlines()[0] == "表.xlsx：2 行，可发布 1 行，需修改 1 行"
    assert english.out.splitlines()[0] == "表.xlsx: 2 rows, 1 publishable, 1 to be mended"
    assert "  ✗ division-postcode  表“窗口表”D5：" in chinese.out
    assert "  ✗ division-postcode  Sheet “窗口表”, cell D5: " in english.out
    published = desk.run("--lang", "en", "import", "--publish", path)
    assert published.out.splitlines()[-4:] == [
        "draft 1: 长沙市天心区行政审批服务局, 1 of 2 rows publishable",
        "as the first edition: 1 added, 0 changed (0 moved), 0 dropped",
        "  added 430103-ukgsssxk 天心区政务服务中心“跨省通办”窗口01",
        "edition 1 is live: 1 added, 0 changed, 0 dropped",
    ]
    assert desk.run("import", "--publish", path).out.splitlines()[-1] == "没有变化，未生成新版次"


def test_an_address_that_is_merged_down_is_each_rows_address(desk: Desk) -> None:
    path = desk.sheet([row(), row(window_name="二号窗口", address=None)])
    book = load_workbook(path)
    book.worksheets[0].merge_cells("E4:E5")
    book.save(path)
    (file,) = desk.run("check", "--json", path).document["files"]
    assert (file["publishable"], [window["address"] for window in file["windows"]]) == (2, [row()["address"]] * 2)


def test_a_window_far_below_the_table_is_read_at_its_own_row(desk: Desk) -> None:
    path = desk.sheet([row(), row(window_name="二号窗口")])
    book = load_workbook(path)
    book.worksheets[0].move_range("A5:L5", rows=3000)
    book.save(path)
    (file,) = desk.run("check", "--json", path).document["files"]
    assert (file["rows"], [window["row"] for window in file["windows"]]) == (2, [4, 3005])


def test_an_accepted_proposal_publishes_its_row(desk: Desk) -> None:
    said = desk.publish([row(division_code="410029")], "--accept", "certain")
    assert (said.code, said.document["edition"]) == (0, 1)
    assert [window.division.code for window in desk.windows().values()] == ["430103"]


def test_editions_are_told_apart_compared_and_brought_back(desk: Desk) -> None:
    desk.publish([row()])
    first = desk.windows()
    desk.publish([row(longitude=112.991, transit="步行"), row(window_name="二号窗口", latitude=28.12)], "--whole")
    assert [line[:3] for line in desk.run("editions").out.splitlines()] == ["  1", "* 2"]
    lines = desk.run("diff", "1", "2").out.splitlines()
    assert [line[0] for line in lines[:2]] == ["+", "~"]
    assert "    交通指引: 公交：101 → 步行" in lines
    assert desk.run("diff", "2", "2").out == "没有不同\n"
    assert desk.run("--lang", "en", "diff", "2", "2").out == "no difference\n"
    said = desk.run("rollback", "1").out.splitlines()
    assert [line.split()[0] for line in said[1:-1]] == ["改动", "撤下"]
    assert (said[0], said[-1]) == ("与现行第 2 版相比：新增 0，改动 1（其中移动 1），撤下 1", "第 3 版已发布")
    assert desk.windows() == first
    assert desk.diff(1, 3) == {"a": 1, "b": 3, "added": [], "dropped": [], "changed": []}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["nope"], id="no such command"),
        pytest.param(["--lang", "fr", "editions"], id="no such language"),
        pytest.param(["check"], id="nothing to check"),
        pytest.param(["check", ".", "--nope"], id="no such option"),
        pytest.param(["check", ".", "--lang", "en"], id="the language after the command"),
        pytest.param(["check", ".", "--datum", "nad83"], id="no such datum"),
        pytest.param(["check", ".", "--scope", "43010"], id="five digits are no scope"),
        pytest.param(["import"], id="nothing to import"),
        pytest.param(["import", ".", "--accept", "maybe"], id="no such confidence"),
        pytest.param(["import", ".", "--scope", "长沙"], id="a name is no scope"),
        pytest.param(["import", ".", "--whole", "--summary"], id="whole and summary"),
        pytest.param(["template"], id="no place for the form"),
        pytest.param(["template", "-o", "nowhere/x.xlsx"], id="no such folder"),
        pytest.param(["template", "-o", "x.xlsx", "--division", "99"], id="no such division"),
        pytest.param(["template", "-o", "x.xlsx", "--division", "x"], id="no division at all"),
        pytest.param(["editions"], id="no edition to list"),
        pytest.param(["editions", "--json"], id="no edition to list, to a program"),
        pytest.param(["diff", "1"], id="one edition to compare"),
        pytest.param(["diff", "1", "2"], id="no edition to compare"),
        pytest.param(["diff", "a", "b"], id="letters are no editions"),
        pytest.param(["rollback"], id="no edition named"),
        pytest.param(["rollback", "1"], id="no edition to bring back"),
        pytest.param(["rollback", "0"], id="editions begin at 1"),
        pytest.param(["export", "x.csv"], id="no edition to export"),
        pytest.param(["settings", "x"], id="settings takes nothing"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_done_is_one_line_and_exit_code_two(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: list[str], lang: str
) -> None:
    monkeypatch.chdir(desk.folder)
    said = desk.run("--lang", lang, *arguments)
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert said.err.strip()
    assert list(desk.folder.glob("*.*")) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有写要做什么，例如 check、import。"),
        (["chek"], "没有 chek 这个命令。"),
        (["check"], "缺少参数 paths。"),
        (["diff", "1"], "缺少参数 b。"),
        (["template"], "缺少选项 -o / --output。"),
        (["check", "x", "--foo"], "没有 --foo 这个选项。"),
        (["check", "x", "--repor", "y"], "没有 --repor 这个选项。"),
        (["check", "x", "--json=1"], "选项 --json 后面不写内容。"),
        (["find", "--at"], "选项 --at 后面还要写内容。"),
        (["settings", "x", "y"], "多写了 x y。"),
        (["check", "x", "--datum", "mars"], "--datum 不能是 mars，可以是 wgs84、gcj02、bd09、cgcs2000。"),
        (["find", "-k", "99", "--place", "x"], "-k 最大是 50。"),
        (["return", "0", "-o", "x.xlsx"], "DRAFT 最小是 1。"),
        (["diff", "a", "b"], "a 应是整数。"),
    ],
)
def test_a_command_that_is_written_wrongly_is_told_in_chinese_alone(
    desk: Desk, arguments: list[str], said: str
) -> None:
    told = desk.run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert told.err == f"命令写得不对：{said} 用法见 tongban --help。\n"


def test_an_ending_that_is_not_written_is_refused_before_anything_is(desk: Desk) -> None:
    desk.publish([row()])
    said = desk.run("export", desk.folder / "x.foo")
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert ".geojson" in said.err
    assert not (desk.folder / "x.foo").exists()


@pytest.mark.parametrize(("command", "name"), [("export", "x.csv"), ("export", "x.xlsx"), ("map", "x.html")])
def test_nothing_is_exported_or_drawn_over_a_file_that_is_there(desk: Desk, command: str, name: str) -> None:
    desk.publish([row()])
    path = desk.folder / name
    path.write_text("mine", "utf-8")
    said = desk.run(command, path)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{path} 已经存在，没有覆盖。请换一个名字。\n"
    assert "choose another name" in desk.run("--lang", "en", command, path).err
    assert path.read_text("utf-8") == "mine"
    path.unlink()
    assert desk.run(command, path).code == 0
    assert path.stat().st_size > len("mine")


def test_folders_and_zips_are_opened_with_names_in_gb18030(desk: Desk) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("~$x.xlsx", b"lock")
        archive.writestr("xxxxxxxxxxxx", workbook([row()]))
    folder = desk.folder / "收到"
    folder.mkdir()
    (folder / "全部.zip").write_bytes(
        whole.getvalue().replace(b"x" * 12, "长沙表.xlsx".encode("gb18030").ljust(12, b" "))
    )
    (folder / "~$锁.xlsx").write_bytes(b"lock")
    (Path(os.fsdecode(os.fsencode(folder) + "/天心区.xlsx".encode("gb18030")))).write_bytes(workbook([row()]))
    said = desk.run("check", "--json", folder)
    assert said.code == 0
    assert [file["file"].strip() for file in said.document["files"]] == [
        "收到/全部.zip/长沙表.xlsx", "收到/天心区.xlsx",
    ]  # fmt: skip
    assert "收到/天心区.xlsx" in desk.run("check", folder).out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [["editions"], ["diff", "1", "1"], ["rollback", "1"], ["export", "F.csv"]])
def test_a_damaged_pointer_or_manifest_is_one_line(desk: Desk, command: list[str], lang: str) -> None:
    desk.publish(changsha_rows())
    (desk.data / "public/editions/1/manifest.json").write_text("{", "utf-8")
    said = desk.run("--lang", lang, *command)
    assert (said.code, said.is_one_line) == (2, True), said
    (desk.data / "public/current").write_text("x", "utf-8")
    said = desk.run("--lang", lang, "editions")
    assert (said.code, said.is_one_line) == (2, True), said


@pytest.mark.parametrize("wrong", [1, 2])
def test_the_other_editions_are_listed_beside_one_that_is_wrong_and_one_is_brought_back(desk: Desk, wrong: int) -> None:
    desk.publish([row()])
    desk.publish([row(transit="步行")])
    (desk.data / f"public/editions/{wrong}/manifest.json").write_text("{", "utf-8")
    sound = 3 - wrong
    said = desk.run("editions", "--json")
    assert (said.code, [each["edition"] for each in said.document]) == (1, [sound])
    assert said.err == f"第 {wrong} 版的清单已损坏\n"
    (line,) = desk.run("editions").out.splitlines()
    assert line[2:].startswith(f"{sound}  ")
    back = desk.run("rollback", str(sound))
    assert (back.code, back.out.splitlines()[-1]) == (0, "第 3 版已发布")
    assert ("第 2 版的清单已损坏" in back.out) == (wrong == 2)
