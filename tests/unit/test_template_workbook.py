"""The template as a workbook: its hints, drop-downs and rules, its page, and texts that would be formulas."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook

from importer.template import plans
from importer.template.guide_words import guide, note
from importer.template.offices import OfficeUnknown
from importer.workbook.form.template import Template, TemplateBlock, TemplateSheet, template_workbook
from locator.datum import to_wgs84
from locator.items.stated.reader import items_reader
from locator.items.stated.stated_items import StatedItems
from locator.position import Datum, Position
from locator.window import ALL_ITEMS, DivisionNames, Window
from tests.notice_scenes import rules
from tests.windows import window

HOSTILE = ("=1+1", "@SUM(A1)", "<b>x</b>", "+1", "-2", "＝1", "x\x07y")


@cache
def content(scope: str | None = "4301") -> bytes:
    return template_workbook(rules().form, plans.blank(rules().form, rules().divisions, scope))


def sheet_of(raw: bytes, number: int = 0) -> Any:
    return load_workbook(BytesIO(raw)).worksheets[number]


def rules_by_label(raw: bytes) -> Mapping[str, Any]:
    """Each cell rule by the label of its column."""
    return {rule.promptTitle: rule for rule in sheet_of(raw).data_validations.dataValidation}


def test_every_column_says_what_to_write_and_no_rule_blocks() -> None:
    found = rules_by_label(content())
    form = rules().form
    labels = [cell.value for cell in sheet_of(content())[3]]
    assert {*labels, *(column.label for column in form.header)} == found.keys()
    assert all(rule.prompt and rule.showInputMessage and len(rule.prompt) <= 255 for rule in found.values())
    assert all(len(rule.promptTitle) <= 32 and len(rule.error or "") <= 225 for rule in found.values())
    assert {rule.errorStyle for rule in found.values() if rule.showErrorMessage} == {"warning"}


@pytest.mark.parametrize("label", ["区划编码", "区域名称"])
def test_the_divisions_to_choose_from_are_all_of_the_scope_with_the_citys_own(label: str) -> None:
    raw = content()
    area = re.fullmatch(r"'(.+)'!\$([A-Z])\$([0-9]+):\$\2\$([0-9]+)", rules_by_label(raw)[label].formula1)
    assert area is not None
    listed = load_workbook(BytesIO(raw))[area[1]]
    offered = [str(listed[f"{area[2]}{line}"].value) for line in range(int(area[3]), int(area[4]) + 1)]
    if label == "区划编码":
        assert len(offered) == 20
        assert offered[:2] == ["430100 长沙市", "430102 长沙市芙蓉区"]
        assert offered[10:12] == ["430100", "430102"]
    else:
        assert offered[:2] == ["长沙市", "长沙市芙蓉区"]
    assert listed[f"{area[2]}{int(area[4]) + 1}"].value is None
    assert listed.sheet_state == "visible"


def test_the_items_to_choose_from_are_all_and_each_with_its_id_and_name_and_read_back_as_such() -> None:
    raw, catalogue = content(), rules().catalogue
    rule = rules_by_label(raw)["可办事项"]
    assert not rule.showErrorMessage  # several are typed
    area = re.fullmatch(r"'(.+)'!\$C\$([0-9]+):\$C\$([0-9]+)", rule.formula1)
    assert area is not None
    listed = load_workbook(BytesIO(raw))[area[1]]
    offered = [str(listed[f"C{line}"].value) for line in range(int(area[2]), int(area[3]) + 1)]
    reader = items_reader(catalogue)
    read = [reader.read(text, reader.numbering(None)) for text in offered]
    assert read == [StatedItems(ALL_ITEMS), *(StatedItems((item.id,)) for item in catalogue.items)]


def test_the_items_of_a_form_are_those_of_its_catalogue() -> None:
    catalogue = rules().catalogue
    few = replace(catalogue, items=tuple(replace(item, name=f"=1+{item.name}") for item in catalogue.items[:2]))
    form = replace(plans.blank(rules().form, rules().divisions, "4301"), catalogue=few)
    sheet = load_workbook(BytesIO(template_workbook(rules().form, form)))["事项编号"]
    lines = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [line[:2] for line in lines if line[0]] == [(item.id, item.name) for item in few.items]
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_no_list_that_stands_in_a_rule_is_longer_than_programs_take() -> None:
    lists = [rule.formula1 for rule in rules_by_label(content()).values() if rule.type == "list"]
    assert len(lists) == 6
    assert max(map(len, lists)) <= 255


@pytest.mark.parametrize("label", ["区划编码", "负责人手机号码", "办公电话", "可办事项"])
def test_codes_and_phones_are_texts_in_prepared_rows_and_in_the_rest_of_the_column(label: str) -> None:
    sheet = sheet_of(content())
    cell = next(cell for cell in sheet[3] if cell.value == label)
    assert sheet.column_dimensions[cell.column_letter].number_format == "@"
    assert {sheet.cell(line, cell.column).number_format for line in range(4, 25)} == {"@"}


def test_it_prints_on_a4_across_one_page_wide_with_its_labels_and_a_place_for_the_stamp() -> None:
    sheet = sheet_of(content())
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "D4")
    with zipfile.ZipFile(BytesIO(content())) as archive:
        assert "&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>" in archive.read("xl/worksheets/sheet1.xml").decode()
    assert [cell.value for cell in sheet[2] if cell.value] == ["填报单位（盖章）：", "填报人：", "填报时间："]


def test_a_needed_cell_that_is_empty_in_a_begun_row_is_coloured_but_not_beside_a_pasted_link() -> None:
    found = sheet_of(content()).conditional_formatting
    coloured = {str(areas.sqref): rule.formula[0] for areas in found for rule in areas.rules}
    assert coloured.keys() == {"C5:C24", "D5:D24", "E5:E24", "K5:K24", "L5:L24"}
    assert "NOT(ISTEXT($K5))" in coloured["L5:L24"]


def test_no_text_of_a_division_or_an_office_becomes_a_formula_or_markup() -> None:
    names = [DivisionNames("430103", text, None, text) for text in HOSTILE]
    windows = {text: [window(f"W-{n}", name=text, address=text, transit=text)] for n, text in enumerate(HOSTILE)}
    filled = plans.filled(rules().form, rules().divisions, None, windows)
    blocks = [TemplateBlock(text, [{"region_name": text}]) for text in HOSTILE]
    fields, sheets = [column.field for column in rules().form.printed()], [TemplateSheet("=1", blocks)]
    blank = Template(fields, ("filled_by_unit",), sheets, names, note("blank"), guide(filled=False))
    for raw in (template_workbook(rules().form, filled), template_workbook(rules().form, blank)):
        book = load_workbook(BytesIO(raw))
        cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert {text for text in HOSTILE if "\x07" not in text} <= {cell.value for cell in cells}
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")}
        assert not [name for name, part in parts.items() if b"<f>" in part or b"<b>x" in part]


def test_offices_whose_names_are_those_of_our_own_sheets_get_others() -> None:
    offices: dict[str, list[Window]] = {
        "填写说明": [window("A")],
        "区划编码": [window("B")],
        "事项编号": [window("C")],
    }
    raw = template_workbook(rules().form, plans.filled(rules().form, rules().divisions, None, offices))
    assert load_workbook(BytesIO(raw)).sheetnames == [
        *("填写说明-2", "区划编码-2", "事项编号-2", "填写说明", "区划编码", "事项编号")
    ]


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09, Datum.WGS84])
def test_a_position_is_shown_as_it_was_typed(datum: Datum) -> None:
    lon, lat = to_wgs84(np.array([112.990137]), np.array([28.1102]), datum)
    one = window(position=Position(float(lon[0]), float(lat[0])), source_datum=datum)
    (block,) = plans.filled(rules().form, rules().divisions, None, {"局": [one]}).sheets[0].blocks
    assert (block.rows[0]["longitude"], block.rows[0]["latitude"]) == (112.990137, 28.1102)


def test_of_many_offices_the_few_most_alike_are_named() -> None:
    known = [f"某市第{number}区局" for number in range(40)] + ["长沙市天心区行政审批服务局"]
    fault = OfficeUnknown("天心区行政审批局", known)
    assert "长沙市天心区行政审批服务局" in fault.zh
    assert "41" in fault.zh
    assert fault.zh.count("、") < 5
