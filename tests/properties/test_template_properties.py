"""The template as offices use it: filled in properly it has no fault, filled with what is public it changes none."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from importer.checks.judged import JudgedFile
from importer.checks.judging import judge
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.region_names import offered_code
from importer.store.draft import DraftMode
from importer.template import plans
from importer.template.offices import by_office
from importer.workbook.form.choices import CHOICES
from importer.workbook.form.template import template_workbook
from importer.workbook.reader import WorkbookReader
from locator.datum import from_wgs84, to_wgs84
from locator.editions.diff import compare
from locator.position import Datum
from locator.window import Window
from tests.journeys.test_round_trips import windows
from tests.notice_scenes import rules
from tests.sheets import changsha_rows

DATUMS = dict(zip(CHOICES["datum"], (Datum.GCJ02, Datum.BD09, Datum.WGS84, Datum.CGCS2000), strict=True))
HOURS = (
    "工作日 9:00-17:00",
    "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30",
    "法定工作日8:30-12:00，14:00-17:30",
)
PHONES = ("0731-85550123", "0731-85550123、85550124", "12345", "400-800-1234")


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


@st.composite
def proper_rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rows of 长沙's counties as a careful clerk fills them, each by what the drop-downs offer, or by hand."""
    rows = []
    for row in draw(st.lists(st.sampled_from(changsha_rows()), min_size=1, unique_by=lambda row: row["division_code"])):
        chosen = draw(st.sampled_from([*DATUMS]))
        lon, lat = np.array([row["longitude"]], float), np.array([row["latitude"]], float)
        there = from_wgs84(*to_wgs84(lon, lat, Datum.GCJ02), DATUMS[chosen])
        division = rules().divisions.find(str(row["division_code"]))
        assert division is not None
        change = {
            "longitude": round(float(there[0][0]), 6), "latitude": round(float(there[1][0]), 6), "datum": chosen,
            "division_code": draw(st.sampled_from([division.code, offered_code(division.names())])),
            "kind": draw(st.sampled_from([None, *CHOICES["kind"]])), "level": draw(st.sampled_from([None, "县级"])),
            "office_hours": draw(st.sampled_from(HOURS)), "office_phone": draw(st.sampled_from(PHONES)),
        }  # fmt: skip
        rows.append({**row, **change})
    return rows


@cache
def blank(scope: str | None) -> bytes:
    return template_workbook(rules().form, plans.blank(rules().form, rules().divisions, scope))


def typed_in(raw: bytes, rows: list[dict[str, Any]], *, keep_sample: bool) -> bytes:
    """The blank form with rows typed in below the sample row, and its header line filled in."""
    book = load_workbook(BytesIO(raw))
    sheet = book.worksheets[0]
    sheet["C2"], sheet["G2"], sheet["J2"] = "长沙市数据局", "某某", "2026年3月2日"
    labels = {cell.value: number for number, cell in enumerate(sheet[3], 1)}
    for line, row in enumerate(rows, 5):
        for column in rules().form.columns:
            if column.field in row and column.label in labels:
                sheet.cell(line, labels[column.label]).value = row[column.field]
    if not keep_sample:
        sheet.delete_rows(4)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@settings(max_examples=15)
@given(proper_rows(), st.sampled_from([None, "43", "4301"]), st.booleans())
def test_a_form_that_is_filled_in_properly_has_no_fault(
    reader: WorkbookReader, rows: list[dict[str, Any]], scope: str | None, keep_sample: bool
) -> None:
    content = typed_in(blank(scope), rows, keep_sample=keep_sample)
    judged = judge("x.xlsx", reader.read_bytes(content, "x.xlsx"), rules())
    assert [notice.code for notice in judged.notices] == ["example-row"] * keep_sample
    assert [window.name for window in judged.all_rows() if window] == [row["window_name"] for row in rows]


def comes_back(judged: JudgedFile, published: list[Window], standing: Standing) -> None:
    register = WindowRegister(published)
    judged, upload = identified(judged, register, standing, rules().notices)
    register.take(upload)
    register.drop_unlisted()
    assert judged.rejected == 0
    assert not compare(published, register.windows())


@settings(max_examples=15)
@given(windows(), st.booleans())
def test_any_windows_come_back_from_a_filled_form_as_they_were(
    reader: WorkbookReader, published: list[Window], summary: bool
) -> None:
    form, divisions, offices = rules().form, rules().divisions, by_office(published)
    plan = (
        plans.filled_summary(form, divisions, "4301", offices)
        if summary
        else plans.filled(form, divisions, None, offices)
    )
    standing = Standing(DraftMode.SUMMARY, "4301") if summary else Standing(DraftMode.WHOLE)
    content = template_workbook(form, plan)
    comes_back(judge("x.xlsx", reader.read_bytes(content, "x.xlsx"), rules()), published, standing)
