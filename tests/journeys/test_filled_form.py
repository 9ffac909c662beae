"""The template that is filled with what is public: it comes back as it was, and what is edited is all that changes."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.desk import Desk, Said
from tests.journeys.edition_on_disk import lay_edition
from tests.journeys.test_round_trips import two_offices
from tests.offices import PROVINCE, TIANXIN, YUELU, across, counter, in_yueyang, of
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME

OFFICE = "长沙市天心区行政审批服务局"


def template(desk: Desk, *options: str, name: str = "更新.xlsx") -> Path:
    path = desk.folder / name
    assert desk.run("template", "--filled", "-o", path, *options).code == 0
    return path


def four_offices(desk: Desk) -> None:
    """Two counties' windows, and the province's in two cities."""
    desk.publish([counter("甲窗口"), counter("乙窗口02", number=2)], header=of(TIANXIN))
    desk.publish([across("丙窗口")], header=of(YUELU))
    desk.publish([counter("省窗口"), in_yueyang("省窗口在岳阳", number=2)], header=of(PROVINCE))


@pytest.mark.parametrize(
    "options", [["--office", OFFICE], [], ["--division", "4301"], ["--division", "4301", "--summary"]]
)
def test_a_filled_form_changes_nothing_when_it_comes_back(desk: Desk, options: list[str]) -> None:
    two_offices(desk)
    before = desk.windows()
    private = {name: desk.private(window) for name, window in before.items()}
    form = template(desk, *options)
    checked = desk.run("check", "--json", form)
    (file,) = checked.document["files"]
    assert (checked.code, file["rejected"]) == (0, 0)
    assert not {"value-tidied", "column-unknown", "sheet-hidden", "example-row"} & {n["code"] for n in file["notices"]}
    mode = ["--summary", "--scope", "4301"] if "--summary" in options else ["--whole"]
    imported = desk.run("import", *mode, "--publish", "--json", form)
    assert (imported.code, imported.document["edition"]) == (0, None)
    assert desk.windows() == before
    assert {name: desk.private(window) for name, window in before.items()} == private


def test_what_is_edited_is_all_that_changes(desk: Desk) -> None:
    two_offices(desk)
    form = template(desk, "--office", OFFICE)
    book = load_workbook(form)
    sheet = book.worksheets[0]
    labels = {str(cell.value): number for number, cell in enumerate(sheet[3], 1)}
    line = next(each for each in range(4, 40) if sheet.cell(each, labels["窗口名称"]).value == "甲窗口01")
    sheet.cell(line, labels["窗口名称"]).value = "甲大厅新窗口"
    sheet.cell(line, labels["暂停服务"]).value = "2027年3月1日至3月5日"
    book.save(form)
    assert desk.run("import", "--whole", "--publish", "--json", form).document["edition"] == 3
    difference = desk.diff(2, 3)
    (change,) = difference["changed"]
    assert (difference["added"], difference["dropped"]) == ([], [])
    assert change["fields"].keys() - {"confirmed_on"} == {"name", "closed_from", "closed_until"}
    kept = desk.private(desk.windows()["甲大厅新窗口"])
    assert (kept.manager_name, kept.manager_mobile, kept.filled_by) == (SENTINEL_NAME, SENTINEL_MOBILE, "李哨兵")


def test_a_filled_form_has_no_personal_columns_and_every_public_one(desk: Desk) -> None:
    two_offices(desk)
    book = load_workbook(template(desk))
    assert book.sheetnames == ["长沙市_局", OFFICE, "填写说明", "区划编码", "事项编号"]
    labels = [cell.value for cell in book.worksheets[0][3]]
    assert labels == [
        "序号", "区域名称", "窗口名称", "区划编码", "办理地点", "办公电话", "办公时间", "交通指引", "经度", "纬度",
        "窗口类型", "层级", "可办事项", "坐标系", "暂停服务", "窗口编号",
    ]  # fmt: skip
    texts = "\n".join(str(v) for sheet in book for line in sheet.iter_rows(values_only=True) for v in line)
    assert SENTINEL_NAME not in texts
    assert SENTINEL_MOBILE not in texts
    assert {"2026-12-01至2026-12-05", "2026-12-31", "全部", "112.990137"} <= set(texts.split("\n"))


def test_an_office_that_has_windows_elsewhere_too_is_left_out_of_a_citys_and_named(desk: Desk) -> None:
    four_offices(desk)
    for summary in ([], ["--summary"]):
        form = desk.folder / f"{len(summary)}.xlsx"
        said = desk.run("template", "--filled", "--division", "4301", *summary, "-o", form)
        assert (said.code, len(said.err.splitlines())) == (0, 1)
        assert PROVINCE in said.err
        (file,) = desk.run("check", "--json", form).document["files"]
        assert {window["office"] for window in file["windows"]} == {TIANXIN, YUELU}
    english = desk.run("--lang", "en", "template", "--filled", "--division", "4301", "-o", desk.folder / "e.xlsx")
    assert english.err.startswith(f"left out: {PROVINCE}")
    one = desk.run("template", "--filled", "--office", PROVINCE, "-o", desk.folder / "p.xlsx")
    assert one == Said(0, "", "")


def test_a_summary_has_a_block_for_each_county_with_a_window_or_without(desk: Desk) -> None:
    four_offices(desk)
    sheet = load_workbook(template(desk, "--division", "4301", "--summary")).worksheets[0]
    heads = [line for line in range(1, 150) if sheet.cell(line, 1).value == "序号"]
    offices = [str(sheet.cell(line - 1, 3).value) for line in heads]
    assert len(offices) == 9
    assert offices[:4] == ["湖南省长沙市芙蓉区", TIANXIN, YUELU, "湖南省长沙市开福区"]


REFUSED = {
    "an office's name without --filled": ["--office", TIANXIN],
    "an office that is not known": ["--filled", "--office", "天心区数据局"],
    "an empty name": ["--filled", "--office", " "],
    "an office and a division": ["--filled", "--office", TIANXIN, "--division", "4301"],
    "a summary of nowhere": ["--summary"],
    "a summary of a county": ["--summary", "--division", "430103"],
    "a division without a window": ["--filled", "--division", "4302"],
    "no such division": ["--filled", "--division", "99"],
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("options", REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_written_is_refused_in_one_line_with_a_way_out(
    desk: Desk, options: list[str], lang: str
) -> None:
    if "--filled" in options:
        desk.publish([counter("甲窗口")], header=of(TIANXIN))
    said = desk.run("--lang", lang, "template", "-o", desk.folder / "x.xlsx", *options)
    assert (said.code, said.is_one_line) == (2, True)
    assert bool(re.search("[。，：]", said.err)) is (lang == "zh")
    assert not (desk.folder / "x.xlsx").exists()


def test_an_unknown_office_is_told_which_there_are_the_nearest_first(desk: Desk) -> None:
    four_offices(desk)
    said = desk.run("template", "--filled", "--office", "天心局", "-o", desk.folder / "x.xlsx")
    assert all(office in said.err for office in (TIANXIN, YUELU, PROVINCE))


def test_before_the_first_edition_there_is_nothing_to_fill_in(desk: Desk) -> None:
    said = desk.run("template", "--filled", "-o", desk.folder / "x.xlsx")
    assert (said.code, said.is_one_line) == (2, True)
    assert "--publish" in said.err


def test_more_offices_than_a_file_has_sheets_are_refused_with_a_way_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    four_offices(desk)
    monkeypatch.setenv("TONGBAN_MAX_SHEETS", "5")
    said = desk.run("template", "--filled", "-o", desk.folder / "x.xlsx")
    assert (said.code, said.is_one_line) == (2, True)
    assert "--summary" in said.err
    assert desk.run("template", "--filled", "--division", "4301", "-o", desk.folder / "x.xlsx").code == 0


def test_an_edition_without_a_window_is_not_taken_for_none(desk: Desk) -> None:
    lay_edition(desk.data / "public", windows=[])
    said = desk.run("template", "--filled", "-o", desk.folder / "x.xlsx")
    assert (said.code, said.is_one_line) == (2, True)
    assert "第 1 版里没有窗口" in said.err
