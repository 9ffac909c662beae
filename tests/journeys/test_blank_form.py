"""The blank form that `tongban template` writes: read back, filled in, published."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.desk import Desk, Said
from tests.sheets import row

CHANGSHA = [
    ("长沙市芙蓉区", "430102"), ("长沙市天心区", "430103"), ("长沙市岳麓区", "430104"), ("长沙市开福区", "430105"),
    ("长沙市雨花区", "430111"), ("长沙市望城区", "430112"), ("长沙市长沙县", "430121"), ("长沙市浏阳市", "430181"),
    ("长沙市宁乡市", "430182"),
]  # fmt: skip
NOT_FILLED_IN = ["table-missing", "example-row"]


def codes(desk: Desk, form: Path) -> list[str]:
    (file,) = desk.run("check", "--json", form).document["files"]
    return [notice["code"] for notice in file["notices"]]


def fill(form: Path, line: int, filled: Mapping[str, Any], header: int = 3) -> None:
    """Type into a row of the form, by the labels of its columns."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    labels = {str(cell.value): number for number, cell in enumerate(sheet[header], 1)}
    for label, value in filled.items():
        sheet.cell(line, labels[label]).value = value
    book.save(form)


def test_a_form_is_never_written_over_a_file_that_is_there(desk: Desk) -> None:
    kept = desk.sheet([row()])
    content = kept.read_bytes()
    said = desk.run("template", "-o", kept)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert kept.read_bytes() == content
    assert desk.run("template", "-o", desk.folder / "样表.txt").code == 2


@pytest.mark.parametrize("scope", [[], ["43"], ["4301"], ["430103"], ["441900"], ["4301", "--summary"]])
def test_the_blank_form_is_read_back_as_a_form_without_windows(desk: Desk, scope: list[str]) -> None:
    form = desk.folder / "空白.xlsx"
    assert desk.run("template", "-o", form, *(["--division", *scope] if scope else [])) == Said(0, "", "")
    said = desk.run("check", "--json", form)
    (file,) = said.document["files"]
    assert (said.code, file["rows"], [notice["code"] for notice in file["notices"]]) == (1, 0, NOT_FILLED_IN)
    told = "这是空表：有表头，但表头下没有填写任何窗口。请保留表头，在表头下逐行填写，每个窗口一行。"
    assert file["notices"][0]["message"] == told


def test_the_form_for_a_city_names_its_counties(desk: Desk) -> None:
    form = desk.folder / "长沙.xlsx"
    assert desk.run("template", "-o", form, "--division", "4301").code == 0
    sheet = load_workbook(form).worksheets[0]
    assert [(sheet.cell(line, 2).value, sheet.cell(line, 4).value) for line in range(5, 14)] == CHANGSHA


def test_every_row_of_a_countys_form_is_the_countys(desk: Desk) -> None:
    form = desk.folder / "天心.xlsx"
    assert desk.run("template", "-o", form, "--division", "430103").code == 0
    sheet = load_workbook(form).worksheets[0]
    assert {(sheet.cell(line, 2).value, sheet.cell(line, 4).value) for line in range(5, 25)} == {CHANGSHA[1]}


def test_a_form_that_was_filled_in_is_published(desk: Desk) -> None:
    form = desk.folder / "芙蓉.xlsx"
    desk.run("template", "-o", form, "--division", "430102")
    position = {"经度": 113.032261, "纬度": 28.185242, "坐标系": "GCJ-02（高德、腾讯）"}
    facts = {"层级": "县级", "窗口类型": "自助终端", "窗口名称": "一号窗口", "办理地点": "示例路1号"}
    fill(form, 5, {**facts, **position})
    book = load_workbook(form)
    header: dict[str, Any] = {"C2": "长沙市芙蓉区数据局", "G2": "某某", "J2": datetime(2026, 3, 2)}  # noqa: DTZ001  # a cell has no zone
    for cell, value in header.items():
        book.worksheets[0][cell] = value
    book.save(form)
    said = desk.run("import", "--publish", "--json", form)
    assert said.document["files"][0]["publishable"] == 1
    window = desk.windows()["一号窗口"]
    assert (window.kind.value, window.level and window.level.value) == ("kiosk", "county")
    assert (window.office, window.confirmed_on.isoformat()) == ("长沙市芙蓉区数据局", "2026-03-02")
    assert desk.private(window).filled_by == "某某"


def test_a_code_from_the_drop_down_is_no_fault_and_its_name_must_be_the_codes(desk: Desk) -> None:
    form = desk.folder / "长沙.xlsx"
    facts: dict[str, Any] = {
        "窗口名称": "一号窗口",
        "办理地点": "湖南省长沙市芙蓉区示例路1号",
        "经度": 113.032261,
        "纬度": 28.185242,
    }
    facts |= {"办公电话": "0731-85550123", "办公时间": "工作日9:00-17:00", "交通指引": "公交：101", "坐标系": "GCJ-02"}
    facts |= {"负责人姓名": "某某", "负责人手机号码": "13900001234"}
    desk.run("template", "-o", form, "--division", "4301")
    fill(form, 5, {**facts, "区划编码": "430102 长沙市芙蓉区"})
    assert codes(desk, form) == ["value-missing", "example-row"]  # nobody said whose windows these are
    fill(form, 5, {"区划编码": "430102 长沙市天心区"})
    assert "value-tidied" in codes(desk, form)


@pytest.mark.parametrize("name", ["（示例）甲窗口", "(示例) 甲窗口", " （示例）天心区政务服务中心窗口"])
def test_a_row_that_still_says_that_it_is_the_sample_is_not_published(desk: Desk, name: str) -> None:
    said = desk.publish([row(), row(window_name=name, number=2, address="示例路9号", latitude=28.12)])
    (file,) = said.document["files"]
    assert [(n["code"], n["cell"]) for n in file["notices"] if n["code"] == "example-row"] == [("example-row", "C5")]
    assert (file["rows"], list(desk.windows())) == (1, [row()["window_name"]])


def test_a_window_whose_name_only_holds_the_word_is_published(desk: Desk) -> None:
    desk.publish([row(window_name="示例路（示例）窗口")])
    assert list(desk.windows()) == ["示例路（示例）窗口"]


def test_each_block_of_a_summary_is_its_own_offices(desk: Desk) -> None:
    form = desk.folder / "汇总.xlsx"
    desk.run("template", "-o", form, "--division", "4301", "--summary")
    book = load_workbook(form)
    heads = [line for line in range(1, 99) if book.worksheets[0].cell(line, 1).value == "序号"]
    assert len(heads) == len(CHANGSHA)
    book.worksheets[0].cell(heads[0] - 1, 3).value = "芙蓉区局"
    book.save(form)
    places = {heads[0] + 2: (113.032261, 28.185242), heads[1] + 1: (112.989897, 28.114526)}
    for number, (line, (lon, lat)) in enumerate(places.items()):
        facts = {"窗口名称": f"窗口{number}", "办理地点": "示例路1号", "经度": lon, "纬度": lat, "坐标系": "GCJ-02"}
        fill(form, line, facts, heads[0])
    said = desk.run("import", "--summary", "--publish", "--json", "--scope", "4301", form)
    assert said.code == 0
    owners = {name: (one.office, one.division.code) for name, one in desk.windows().items()}
    assert owners == {"窗口0": ("芙蓉区局", "430102"), "窗口1": ("湖南省长沙市天心区", "430103")}


def test_the_form_holds_nothing_of_the_notices_contact(desk: Desk) -> None:
    form = desk.folder / "空白.xlsx"
    desk.run("template", "-o", form)
    sheets = load_workbook(form).worksheets
    assert [sheet.title for sheet in sheets] == ["窗口基本信息表", "填写说明", "区划编码", "事项编号"]
    texts = "\n".join(str(v) for sheet in sheets for line in sheet.iter_rows(values_only=True) for v in line if v)
    assert "填写说明" in texts
    assert not [word for word in ("联系人", "传真", "邮箱", "@", "月底前", "日前", "bmcx") if word in texts]
    assert set(re.findall(r"[0-9](?: ?-? ?[0-9]){6,}", texts)) == {"0731-85550123", "85550124"}  # made-up ones
