"""A whole list drops what its own office owns and it does not name; a list with a gap drops nothing, and says why."""

import pytest
from openpyxl import load_workbook

from importer.workbook.cells import CellValue
from tests.desk import Desk
from tests.offices import TIANXIN, YUELU, across, counter, of
from tests.sheets import LABELS


def test_a_whole_list_drops_its_own_offices_rest_and_names_each_first(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口")], header=of(YUELU))
    before = desk.windows()
    said = desk.publish([counter("甲窗口")], "--whole", header=of(TIANXIN))
    assert set(desk.windows()) == {"甲窗口", "丁窗口"}
    assert said.err.splitlines() == [f"撤下: {before['乙窗口'].id} 乙窗口（{TIANXIN}）"]
    assert [window["name"] for window in desk.diff(2, 3)["dropped"]] == ["乙窗口"]


def test_what_would_be_dropped_is_named_in_english_too(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    assert desk.run("--lang", "en", "import", "--whole", "--publish", path).err.startswith("dropped: ")


def test_a_whole_list_keeps_the_window_whose_row_has_a_fault(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口"), counter("丙窗口")], header=of(TIANXIN))
    said = desk.publish([counter("甲窗口"), counter("乙窗口", longitude="?")], "--whole", header=of(TIANXIN))
    assert (said.code, said.document["edition"]) == (1, 2)
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_a_whole_list_that_cannot_be_read_drops_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    (desk.folder / "坏.xlsx").write_bytes(b"PK\3\4")
    said = desk.run("import", "--whole", "--publish", "--json", desk.folder / "坏.xlsx")
    assert (said.code, said.document["edition"], said.document["drafts"]) == (1, None, [])
    assert set(desk.windows()) == {"甲窗口"}


def test_a_mistyped_column_label_drops_nothing_and_says_why(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    labels = {**LABELS, "window_name": "名头"}
    said = desk.publish([counter("甲窗口")], "--whole", header=of(TIANXIN), labels=labels)
    assert (said.code, said.document["edition"]) == (1, None)
    assert said.err.splitlines() == [f"没有撤下“{TIANXIN}”的任何窗口，因为不能当作全部窗口：“表.xlsx”缺少必填的列"]
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


@pytest.mark.parametrize("cells", [{"window_name": None}, {"window_name": "改了名的乙窗口", "longitude": "?"}])
def test_a_faulty_row_that_is_no_known_window_drops_nothing_and_the_rest_goes_on(
    desk: Desk, cells: dict[str, CellValue]
) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    rows = [counter("甲窗口", transit="步行"), counter("丙窗口", number=2), {**counter("乙窗口"), **cells}]
    said = desk.publish(rows, "--whole", header=of(TIANXIN))
    assert (said.code, said.document["edition"], len(said.err.splitlines())) == (1, 2, 1)
    assert "没有撤下" in said.err
    windows = desk.windows()
    assert set(windows) == {"甲窗口", "乙窗口", "丙窗口"}
    assert windows["甲窗口"].transit == "步行"


def test_a_second_file_that_cannot_be_read_drops_nothing_of_the_first_ones_office(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    first = desk.sheet([counter("甲窗口")], "一.xlsx", header=of(TIANXIN))
    second = desk.sheet([counter("乙窗口")], "二.xlsx", header=of(TIANXIN))
    second.write_bytes(second.read_bytes()[:3000])
    said = desk.run("--lang", "en", "import", "--whole", "--publish", first, second)
    assert said.code == 1
    assert said.err == "nothing was dropped, this is no whole list: no table could be read in “二.xlsx”\n"
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_a_hidden_second_sheet_drops_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    book = load_workbook(path)
    book.create_sheet("另一页").sheet_state = "hidden"
    book.save(path)
    said = desk.run("import", "--whole", "--publish", path)
    assert len(said.err.splitlines()) == 1
    assert "隐藏" in said.err
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_one_offices_gap_does_not_keep_another_from_dropping(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口"), across("己窗口02")], header=of(YUELU))
    faulty = desk.sheet([counter("甲窗口"), counter("丙窗口", longitude="?")], "天心.xlsx", header=of(TIANXIN))
    sound = desk.sheet([across("丁窗口")], "岳麓.xlsx", header=of(YUELU))
    first, second = desk.run("import", "--whole", "--publish", faulty, sound).err.splitlines()
    assert first.startswith("撤下: ")
    assert second.startswith(f"没有撤下“{TIANXIN}”的任何窗口")
    assert set(desk.windows()) == {"甲窗口", "乙窗口", "丁窗口"}


def test_several_files_of_one_import_are_an_offices_whole_list_together(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口"), counter("丙窗口")], header=of(TIANXIN))
    paths = [desk.sheet([counter(name)], f"{name}.xlsx", header=of(TIANXIN)) for name in ("甲窗口", "乙窗口")]
    before = desk.windows()
    said = desk.run("import", "--whole", "--publish", "--json", *paths)
    assert len(said.err.splitlines()) == 1
    assert desk.windows() == {name: before[name] for name in ("甲窗口", "乙窗口")}
