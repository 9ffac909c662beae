"""`--return` of check and import: one workbook into one file, several into a folder, never over what lies there."""

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importer.returned.marks import RESULT_SHEET
from tests.sheets import changsha_rows, row, workbook
from tongban import run

WRONG = row(division_code="410001")


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    path = tmp_path / "报送.xlsx"
    path.write_bytes(workbook([*changsha_rows(), WRONG]))
    return path


def test_one_file_comes_back_as_the_file_named(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sheet.parent / "退回" / "本表.xlsx"
    before = sheet.read_bytes()
    assert run(["check", str(sheet), "--return", str(out), "--json"]) == 1
    [file] = json.loads(capsys.readouterr().out)["files"]
    book = load_workbook(out)
    assert book.sheetnames == [*file["sheets"], RESULT_SHEET]
    cells = {notice["cell"] for notice in file["notices"] if notice["cell"]}
    marked = {cell.coordinate for line in book.worksheets[0].iter_rows() for cell in line if cell.comment}
    assert marked == cells
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "import"])
@pytest.mark.parametrize("name", ["退回.ods", "退回.XLS", "退回.csv", "退回.html"])
def test_a_return_under_another_ending_is_refused_and_no_folder_is_made(
    sheet: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    out = sheet.parent / name
    assert run([command, str(sheet), "--return", str(out)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert f"不是 {out.suffix}：请用 退回.xlsx 这样的名字，多个文件时写文件夹" in said.err
    assert not out.exists()
    run(["--lang", "en", command, str(sheet), "--return", str(out)])
    assert "name it like 退回.xlsx, or a folder" in capsys.readouterr().err


def test_a_folder_whose_name_has_a_point_in_it_takes_returns(sheet: Path) -> None:
    out = sheet.parent / "退回2026.3"
    assert run(["check", str(sheet), "--return", str(out)]) == 1
    assert [path.suffix for path in out.iterdir()] == [".xlsx"]


def test_what_is_found_beside_the_sheet_is_marked_too(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = {"region_name": "浏阳市", "division_code": "430181", "address": "湖南省长沙市浏阳市示例路1号"}
    sheet.write_bytes(workbook([row(**place, longitude=113.643, latitude=28.1637)]))
    assert run(["import", str(sheet), "--publish"]) == 0
    sheet.write_bytes(workbook([row(**place, longitude=113.9217, latitude=28.2731)]))
    capsys.readouterr()
    out = sheet.parent / "退回.xlsx"
    assert run(["check", str(sheet), "--return", str(out)]) == 0
    assert "window-jumped" in capsys.readouterr().out
    codes = [line[8].value for line in load_workbook(out)[RESULT_SHEET].iter_rows(min_row=7)]
    assert "window-jumped" in codes


def test_several_files_go_into_a_folder_each_under_its_own_name(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(sheet.parent / "两县.zip", "w") as archive:
        archive.writestr("甲/报送.xlsx", workbook([WRONG]))
        archive.writestr("乙/报送.xlsx", workbook(changsha_rows()))
    (sheet.parent / "坏.xlsx").write_bytes(sheet.read_bytes()[:2000])
    folder = sheet.parent / "退回"
    paths = [str(sheet.parent / name) for name in ("报送.xlsx", "两县.zip", "坏.xlsx")]
    run(["check", *paths, "--return", str(folder)])
    assert {path.name for path in folder.iterdir()} == {
        "报送-检查结果.xlsx", "报送-检查结果-1.xlsx", "报送-检查结果-2.xlsx"
    }  # fmt: skip
    assert "file-unreadable" in capsys.readouterr().out


def test_several_files_do_not_go_into_one(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = sheet.parent / "另一个.xlsx"
    other.write_bytes(sheet.read_bytes())
    out = sheet.parent / "退回.xlsx"
    assert run(["check", str(sheet), str(other), "--return", str(out)]) == 2
    assert "请用 --return 指定一个文件夹" in capsys.readouterr().err
    assert out.exists()


def test_the_office_s_own_workbook_is_not_written_over(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sheet.read_bytes()
    assert run(["check", str(sheet), "--return", str(sheet)]) == 2
    assert "不能写回原表" in capsys.readouterr().err
    assert sheet.read_bytes() == before


def test_a_return_that_somebody_may_be_mending_is_not_written_over(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = sheet.parent / "退回.xlsx"
    out.write_bytes("改了一半".encode())
    assert run(["check", str(sheet), "--return", str(out)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{out} 已经存在，没有覆盖。请换一个名字。\n")
    assert out.read_bytes() == "改了一半".encode()


def test_returns_are_not_laid_among_the_sheets_that_the_next_check_reads(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out in (sheet.parent / "退回", sheet.parent / "退回.xlsx", sheet.parent):
        assert run(["check", str(sheet.parent), "--return", str(out)]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err) == (
            "",
            f"{out} 在要检查的文件夹 {sheet.parent} 里，下次检查会连退回的表一起读。请写到这个文件夹外面。\n",
        )
    assert [path.name for path in sheet.parent.iterdir()] == [sheet.name]


def test_no_folder_is_made_in_a_file(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sheet / "退回" / "本表.xlsx"
    assert run(["check", str(sheet), "--return", str(out)]) == 2
    assert capsys.readouterr().err == f"不能写入 {out}：{sheet} 是文件，不是文件夹。请换一个地方。\n"


def test_in_a_folder_a_second_return_gets_a_number_beside_the_first(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sheet.parent / "退回"
    for _ in range(2):
        run(["check", str(sheet), "--return", str(folder)])
        (folder / "报送-检查结果.xlsx").write_bytes("改了一半".encode())
    assert {path.name for path in folder.iterdir()} == {"报送-检查结果.xlsx", "报送-检查结果-1.xlsx"}
    assert (folder / "报送-检查结果.xlsx").read_bytes() == "改了一半".encode()
    assert f"报送.xlsx → {folder / '报送-检查结果-1.xlsx'}" in capsys.readouterr().err


def test_a_name_as_long_as_a_disk_allows_is_cut_for_the_return(sheet: Path) -> None:
    folder, out = sheet.parent / "收到", sheet.parent / "退回"
    folder.mkdir()
    for last in "甲乙":
        (folder / f"{'长' * 79}{last}.xlsx").write_bytes(sheet.read_bytes())
    with zipfile.ZipFile(folder / "县.zip", "w") as archive:
        archive.write(sheet, f"{'县' * 300}.xlsx")
    assert run(["check", str(folder), "--return", str(out)]) == 1
    long, county = "长" * 66, "县" * 66
    written = {f"{long}-检查结果.xlsx", f"{long}-检查结果-1.xlsx", f"{county}-检查结果.xlsx"}
    assert {path.name for path in out.iterdir()} == written


def test_an_import_gives_the_same_workbook_back_as_a_check(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checked, imported = (sheet.parent / name for name in ("检查.xlsx", "导入.xlsx"))
    run(["check", str(sheet), "--return", str(checked)])
    assert run(["import", str(sheet), "--return", str(imported)]) == 1
    assert f"报送.xlsx → {imported}" in capsys.readouterr().err
    assert imported.read_bytes() == checked.read_bytes()


@pytest.mark.parametrize("wrong", ["there already", "one for two"])
def test_an_import_whose_return_cannot_be_written_keeps_nothing(
    sheet: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    out, other = sheet.parent / "退回.xlsx", sheet.parent / "另一个.xlsx"
    other.write_bytes(sheet.read_bytes())
    if wrong == "there already":
        out.write_bytes(b"")
    assert run(["import", str(sheet), str(other), "--return", str(out)]) == 2
    capsys.readouterr()
    out.unlink()
    assert run(["import", str(sheet), "--json"]) == 1
    assert [draft["id"] for draft in json.loads(capsys.readouterr().out)["drafts"]] == [1]
