"""A further list of items, from the blank form to a catalogue with it in it."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from importer.workbook.cells import CellValue
from locator.items.catalogue import packaged_catalogue, read_catalogue
from tests.item_lists import LABELS, item, list_cells
from tongban import run

Row = dict[str, CellValue]
_UNQUOTED = str.maketrans("", "", "“”")


def as_csv(folder: Path, rows: Sequence[Row], name: str = "清单.csv") -> Path:
    cells = list_cells(rows)
    lines = ('"' + '","'.join("" if cell is None else str(cell) for cell in row) + '"' for row in cells.rows)
    (folder / name).write_text("\n".join(lines), "utf-8-sig")
    return folder / name


def filled(folder: Path, rows: Sequence[Row]) -> Path:
    """The template with its header and some rows filled in, as a clerk does it."""
    blank, path = folder / "空白.xlsx", folder / "清单.xlsx"
    assert run(["items", "template", "-o", str(blank)]) == 0
    workbook = load_workbook(blank)
    sheet = workbook.worksheets[0]
    at = {str(sheet.cell(row, 1).value).rstrip("："): row for row in range(1, sheet.max_row + 1)}
    sheet["A1"] = "某省新增“跨省通办”事项清单（示例数据）"
    sheet.cell(at["印发日期"], 3, "2024年3月1日")
    sheet.cell(at["适用区划"], 3, "43")
    columns = {str(sheet.cell(at["序号"], column).value): column for column in range(1, sheet.max_column + 1)}
    for offset, row in enumerate(rows, 1):
        for field, label in LABELS.items():
            sheet.cell(at["序号"] + offset, columns[label.translate(_UNQUOTED)]).value = row[field]  # type: ignore[assignment]
    workbook.save(path)
    return path


@pytest.mark.parametrize("write", [filled, as_csv], ids=["template", "csv"])
def test_a_filled_list_becomes_a_catalogue_that_the_next_list_is_held_against(
    write: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(write)
    file = write(tmp_path, [item(), item(number=2, name="临时居民身份证办理", lead="省公安厅")])
    new = tmp_path / "新目录.toml"
    assert run(["items", "import", str(file), "-o", str(new), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert [(one["id"], one["as"]) for one in told["items"]] == [("2024-01", "new"), ("2022-01", "known")]
    catalogue = read_catalogue(new, [new])
    assert len(catalogue.items) == len(packaged_catalogue().items) + 1
    assert run(["items", "check", str(file), "--catalogue", str(new), "--json"]) == 1
    (again,) = json.loads(capsys.readouterr().out)["files"]
    assert [notice["code"] for notice in again["notices"] if notice["severity"] == "error"] == ["items-list-known"]


def test_a_blank_form_is_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = tmp_path / "空白.xlsx"
    assert run(["items", "template", "-o", str(blank)]) == 0
    assert run(["--lang", "en", "items", "check", str(blank)]) == 1
    assert "items-table-missing" in capsys.readouterr().out
    assert run(["items", "template", "-o", str(blank)]) == 2


def test_a_list_with_an_error_writes_no_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "新目录.toml"
    assert run(["items", "import", str(as_csv(tmp_path, [item(lead=None)])), "-o", str(new)]) == 1
    assert "清单”D4：“牵头单位”没有填写，整份清单不能编入，请补上。" in capsys.readouterr().out
    assert not new.exists()


def test_what_is_no_workbook_is_told_as_of_windows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "清单.pdf").write_bytes(b"%PDF-1.7\n")
    assert run(["items", "check", str(tmp_path / "清单.pdf")]) == 1
    assert "file-unsupported" in capsys.readouterr().out


def test_what_cannot_be_done_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, there = as_csv(tmp_path, [item()]), tmp_path / "目录.toml"
    there.write_text("x = 1", "utf-8")
    for arguments in (
        ["check", str(tmp_path / "none.xlsx")],
        ["import", str(file), "-o", str(there)],
        ["import", str(file), "-o", str(tmp_path / "目录.json")],
        ["check", str(file), "--catalogue", str(there)],
        ["template", "-o", str(tmp_path / "清单.csv")],
    ):
        assert run(["items", *arguments]) == 2, arguments
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_formula_stays_a_text_in_what_is_written(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in list_cells([item(covers="@SUM(1)")]).rows:
        sheet.append(list(row))
    workbook.save(tmp_path / "清单.xlsx")
    new = tmp_path / "新目录.toml"
    assert run(["items", "import", str(tmp_path / "清单.xlsx"), "-o", str(new)]) == 0
    one = read_catalogue(new, [new]).find("2024-01")
    assert one is not None
    assert one.covers == "@SUM(1)"


def test_a_list_that_goes_on_from_an_earlier_ones_numbers_is_taken_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, new = as_csv(tmp_path, [item(number=141), item(number=142, name="不动产登记查询")]), tmp_path / "新目录.toml"
    assert run(["items", "import", str(file), "-o", str(new), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    gaps = [(one["severity"], one["cell"]) for one in told["notices"] if one["code"] == "item-number-gap"]
    assert gaps == [("warning", "A4")]
    assert [one.listings[0].number for one in read_catalogue(new, [new]).items[-2:]] == [141, 142]
