"""The blank form that `tongban template` writes: read back, filled in, published."""

import re

from openpyxl import load_workbook

from tests.desk import Desk, Said
from tests.sheets import row


def test_a_form_is_never_written_over_a_file_that_is_there(desk: Desk) -> None:
    kept = desk.sheet([row()])
    content = kept.read_bytes()
    said = desk.run("template", "-o", kept)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert kept.read_bytes() == content
    assert desk.run("template", "-o", desk.folder / "样表.txt").code == 2


def test_the_blank_form_is_read_back_as_a_form_without_windows(desk: Desk) -> None:
    form = desk.folder / "空白.xlsx"
    assert desk.run("template", "-o", form) == Said(0, "", "")
    said = desk.run("check", "--json", form)
    (file,) = said.document["files"]
    assert (said.code, file["rows"], [notice["code"] for notice in file["notices"]]) == (1, 0, ["table-missing"])


def test_the_form_for_a_city_names_its_counties(desk: Desk) -> None:
    form = desk.folder / "长沙.xlsx"
    assert desk.run("template", "-o", form, "--division", "4301").code == 0
    (file,) = desk.run("check", "--json", form).document["files"]
    assert [notice["code"] for notice in file["notices"]] == ["table-missing"]  # prepared rows are not filled in yet
    sheet = load_workbook(form).worksheets[0]
    filled = [(sheet.cell(line, 2).value, sheet.cell(line, 4).value) for line in range(4, 13)]
    assert filled == [
        ("长沙市芙蓉区", "430102"), ("长沙市天心区", "430103"), ("长沙市岳麓区", "430104"), ("长沙市开福区", "430105"),
        ("长沙市雨花区", "430111"), ("长沙市望城区", "430112"), ("长沙市长沙县", "430121"), ("长沙市浏阳市", "430181"),
        ("长沙市宁乡市", "430182"),
    ]  # fmt: skip


def test_a_form_that_was_filled_in_is_published(desk: Desk) -> None:
    form = desk.folder / "芙蓉.xlsx"
    desk.run("template", "-o", form, "--division", "430102")
    book = load_workbook(form)
    sheet = book.worksheets[0]
    labels = {str(cell.value): number for number, cell in enumerate(sheet[3], 1)}
    filled: dict[str, str | float] = {
        "层级": "县级",
        "窗口类型": "自助终端",
        "窗口名称": "一号窗口",
        "办理地点": "示例路1号",
        "经度": 113.032261,
        "纬度": 28.185242,
        "坐标系": "GCJ-02",
    }
    for label, value in filled.items():
        sheet.cell(4, labels[label]).value = value
    book.save(form)
    said = desk.run("import", "--publish", "--json", form)
    assert said.document["files"][0]["publishable"] == 1
    window = desk.windows()["一号窗口"]
    assert (window.kind.value, window.level and window.level.value) == ("kiosk", "county")


def test_the_form_holds_nothing_of_the_notices_contact(desk: Desk) -> None:
    form = desk.folder / "空白.xlsx"
    desk.run("template", "-o", form)
    lines = load_workbook(form).worksheets[0].iter_rows(values_only=True)
    texts = "\n".join(str(value) for line in lines for value in line if value is not None)
    assert "填写说明" in texts
    assert not [word for word in ("联系人", "联系电话", "传真", "邮箱", "@", "月底前", "日前") if word in texts]
    assert not re.findall(r"[0-9](?: ?-? ?[0-9]){6,}", texts)
