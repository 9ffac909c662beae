"""Ways there and back with marked workbooks and exports: positions to the millimetre, personal columns, no edition."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyproj import Geod

from importer.checks.judging import judge
from importer.columns import read_form
from importer.notices import NoticeTable
from importer.returned.returns import Returns
from importer.workbook.limits import WorkbookLimits
from importer.workbook.reader import WorkbookReader
from tests.corpus.checked import rules_of
from tests.desk import Desk
from tests.generated_sheets import HOSTILE
from tests.live_texts import live_texts
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows, row, workbook
from tests.whole_package import broken_in

WITHOUT_PERSONS = {name: label for name, label in LABELS.items() if not name.startswith("manager")}
UNDATED = "填报单位：长沙市天心区行政审批服务局"
METRE = 1.0


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("datum", ["gcj02", "bd09", "wgs84", "cgcs2000"])
def test_an_export_in_any_datum_is_checked_back_within_a_millimetre(desk: Desk, datum: str, ending: str) -> None:
    desk.publish(changsha_rows())
    path = desk.folder / f"导出.{ending}"
    assert desk.run("export", path, "--datum", datum).code == 0
    # A text file does not say whose the sheet is.
    (file,) = desk.run("import", "--office", UNDATED.partition("：")[2], "--json", path).document["files"]
    before = {each.name: each.position for each in desk.windows().values()}
    assert {each["name"] for each in file["windows"]} == before.keys()
    for each in file["windows"]:
        was = before[each["name"]]
        _, _, apart_m = Geod(ellps="WGS84").inv(was.lon, was.lat, each["lon"], each["lat"])
        assert apart_m < METRE / 1000


def test_a_marked_workbook_keeps_or_clears_persons_as_the_sheet_itself_would(desk: Desk) -> None:
    desk.publish([row()], header=UNDATED)
    window = next(iter(desk.windows().values()))
    for labels, cells, kept in (
        (WITHOUT_PERSONS, row(transit="步行"), SENTINEL_NAME),
        (LABELS, row(transit="骑车", manager_name=None), None),
    ):
        out = desk.folder / f"{len(labels)}.xlsx"
        desk.run("check", desk.sheet([cells], labels=labels, header=UNDATED), "--return", out)
        assert desk.run("import", out, "--publish", "--json").document["edition"] is not None
        private = desk.private(window)
        assert (private.manager_name, private.manager_mobile) == (kept, SENTINEL_MOBILE)


def test_a_marked_export_comes_back_and_makes_no_edition(desk: Desk) -> None:
    rows = [row(window_name=f"甲窗口{n:02d}", transit=text, latitude=28.1 + n / 1000) for n, text in enumerate(HOSTILE)]
    path = desk.sheet(rows)
    book = load_workbook(path)
    for line in book.worksheets[0]:
        for cell in line:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.save(path)
    assert desk.run("import", path, "--publish", "--json").document["edition"] == 1
    exported, marked = desk.folder / "导出.xlsx", desk.folder / "退回.xlsx"
    desk.run("export", exported, "--datum", "gcj02")
    desk.run("check", exported, "--return", marked)
    assert broken_in(marked.read_bytes()) == []
    assert live_texts(marked.read_bytes()) == live_texts(exported.read_bytes())
    assert desk.run("import", marked, "--whole", "--publish", "--json").document["edition"] is None


@pytest.mark.parametrize(("lang", "said"), [("zh", "这个文件无法标注"), ("en", "its workbook cannot be marked")])
def test_a_file_that_was_read_and_cannot_be_marked_is_named(
    reader: WorkbookReader, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    content = workbook([row()])
    judged = judge("报送.xlsx", reader.read_bytes(content, "报送.xlsx"), rules_of(None))
    limits = WorkbookLimits(expanded_bytes=1000)
    with Returns(tmp_path / "退回.xlsx", read_form(), NoticeTable.read(), limits, lang) as returns:
        returns.give(content, judged)
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
