"""What a sheet is told of its office hours: each finding at its cell, with what to write instead."""

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Confidence, Notice, NoticeTable
from importer.workbook.cells import CellValue, ErrorValue
from locator.divisions.divisions import Divisions
from locator.hours.answers.meaning import same_meaning
from locator.hours.reader import read_hours
from tests.house import HOUSE
from tests.sheets import LABELS, SENTINEL_MOBILE, cells, row


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def judged(text: CellValue, *, kind: str | None = None, choice: Choice | None = None) -> JudgedFile:
    labels = LABELS if kind is None else {**LABELS, "kind": "窗口类型"}
    filled = row(office_hours=text) if kind is None else row(office_hours=text, kind=kind)
    return judge("表.xlsx", [cells([filled], labels=labels)], rules(), choice or Choice())


def about_hours(file: JudgedFile) -> list[Notice]:
    return [notice for notice in file.notices if notice.code.startswith("hours-")]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("周一至周五8:30-11:30，2:30-5:30", "周一至周五8:30-11:30，14:30-17:30"),
        ("工作日8:3O-12:00，14::00-17:30", "法定工作日8:30-12:00，14:00-17:30"),
        ("8:30-12:00，14:00-17:30", "法定工作日8:30-12:00，14:00-17:30；非工作日是否办公请先咨询"),
        ("9:00-17:00（节假日除外）", "法定工作日9:00-17:00；不调休的双休日9:00-17:00（请先咨询，节假日除外）"),
    ],
)
def test_a_slip_comes_with_its_canonical_form_which_means_the_same(text: str, proposed: str) -> None:
    [notice] = about_hours(judged(text))
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == (proposed, Confidence.LIKELY)
    assert same_meaning(read_hours(text), read_hours(proposed))
    assert not read_hours(proposed).findings


@pytest.mark.parametrize(
    "text", ["待定", "周一至周五9:00-17:00，逢圩日顺延", "工作日，夏季9:00-17:00，冬季9:00-16:00", "工作日9:00-5:00"]
)
def test_nothing_is_proposed_where_only_the_office_can_help(text: str) -> None:
    assert [notice.suggestion for notice in about_hours(judged(text))] == [None]


def test_the_offices_own_words_are_published_whatever_is_proposed() -> None:
    file = judged("周二 2:30-5:30", choice=Choice(accept=Confidence.LIKELY))
    [table] = file.tables
    [window] = table.windows
    assert window is not None
    assert window.hours is not None
    assert window.hours.text == "周二 2:30-5:30"


@pytest.mark.parametrize("text", [None, "无", "/", ErrorValue("#REF!")])
def test_an_empty_cell_is_missing_and_nothing_else(text: CellValue) -> None:
    assert about_hours(judged(text)) == []


def test_the_message_names_what_was_not_understood() -> None:
    [notice] = about_hours(judged("周一至周五9:00-17:00，逢圩日顺延"))
    assert "圩" in rules().notices.sentence(notice)
    assert "圩" in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize(
    ("text", "why", "ask"),
    [
        ("周一至周五8:30-11:30，2:30-5:30", "像有笔误，已读作“周一至周五8:30-11:30，14:30-17:30”，", "请核对。"),
        ("工作日9:00-12:00，13:30-17:3", "有的时间不完整，或有两种读法", "请写全起止时间"),
        ("周一至周六8:30-17:30，周末休息", "前后说法不一", "只留下对的一种"),
        ("工作日，夏季9:00-17:00，冬季9:00-16:00", "季节或假期没有写起止日期", "请写明起止日期"),
        ("工作日9:00-17:00，单周周六9:00-12:00", "有的日子说不准是哪一天", "每月第一、三个周六"),
        ("部分窗口周五下午不办公，工作日9:00-17:00", "有的话只说到部分窗口、事项或时段", "本窗口的办公时间"),
        ("工作日9:00-17:00，周六", "有的日子没有写时间", "请写明这些日子的时间"),
    ],
)
def test_a_doubt_is_told_with_its_reason_and_what_to_do(text: str, why: str, ask: str) -> None:
    [notice] = about_hours(judged(text))
    said = rules().notices.sentence(notice)
    assert notice.code == "hours-suspect"
    assert f"“{text}”{why}" in said
    assert ask in said
    assert "{" not in rules().notices.sentence(notice, "en")


def test_what_was_not_understood_is_quoted_in_its_own_clause() -> None:
    [notice] = about_hours(judged("周一至周五9:00-17:00，逢圩日顺延（张榜公示），Ｅ轨"))
    assert "“逢圩日顺延”“张榜公示”“E轨”" in rules().notices.sentence(notice)


def test_a_mobile_in_the_hours_stands_in_no_message() -> None:
    file = judged(f"9:00-17:00 联系{SENTINEL_MOBILE}某某")
    said = [rules().notices.sentence(notice) + str(notice.suggestion) for notice in file.notices]
    assert not any(SENTINEL_MOBILE in sentence for sentence in said)


@pytest.mark.parametrize(("kind", "osm"), [("人工窗口", "Mo-Fr 09:00-17:00; PH off"), ("自助终端", "24/7")])
def test_the_stated_kind_decides_between_staff_and_machine(kind: str, osm: str) -> None:
    [table] = judged("周一至周五9:00-17:00；24小时自助服务", kind=kind).tables
    [window] = table.windows
    assert window is not None
    assert window.hours is not None
    assert window.hours.osm == osm


SAMPLES = [
    json.loads(line)
    for name in ("hours", "hours-own")
    for line in (HOUSE / f"tests/samples/{name}.jsonl").read_text("utf-8").splitlines()
]


def told_of(sample: dict[str, Any]) -> set[str]:
    """The codes that a sheet of one row is told of these hours."""
    return {notice.code for notice in judged(sample["text"]).notices if notice.place.field == "office_hours"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_a_sample_in_a_sheet_is_told_what_it_asks_for(sample: dict[str, Any]) -> None:
    told = told_of(sample)
    about = {code for code in told if code.startswith("hours-")}
    if sample["notices"] is not None:
        assert about == {code for code in sample["notices"] if code.startswith("hours-")}
    assert set(sample.get("notices_must", ())) <= told
    if "notices_any" in sample:
        assert about & set(sample["notices_any"])


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("工作日9:00-17:00，逢圩日顺延", "（没有读懂“逢圩日顺延”）", "(not understood: “逢圩日顺延”)"),
        ("工作日", "（没有写明时间）", "(no times are given)"),
    ],
)
def test_what_was_not_read_is_quoted_or_the_want_of_times_is_said(text: str, zh: str, en: str) -> None:
    (notice,) = about_hours(judged(text))
    assert zh in rules().notices.sentence(notice, "zh")
    assert en in rules().notices.sentence(notice, "en")


def test_how_a_slip_was_read_is_said_in_each_language() -> None:
    (notice,) = about_hours(judged("周一至周五8:30-11:30，2:30-5:30"))
    assert "14:30" in rules().notices.sentence(notice, "zh").partition("建议")[0]
    assert "14:30" in rules().notices.sentence(notice, "en").partition("Proposal")[0]


@pytest.mark.parametrize("text", ["9:00-17:00", "9:00-17:00，周末休息", "9:00-17:00，节假日休息"])
def test_hours_without_all_their_days_are_not_said_to_name_none(text: str) -> None:
    (told,) = [notice for notice in about_hours(judged(text)) if notice.code == "hours-days-assumed"]
    said = rules().notices.sentence(told, "zh")
    assert "没有写全哪几天办公：没有写到的工作日已按办公读取，没有写到的双休日、节假日不作答" in said
    assert "working days that they do not name were read as such" in rules().notices.sentence(told, "en")
