"""Edits laid over a workbook: as if it had come so, whatever is typed where; and undone, as if nothing had been."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from importer.checks.judged import JudgedFile
from importer.desk.notice_ids import notice_ids
from importer.desk.overlay import EDIT, UNDO
from importer.desk.spot import Spot
from importer.report import file_report
from importer.store.draft import Draft
from importer.store.draft_deeds import DraftDeed
from locator.divisions.divisions import Divisions
from tests.desk_drafts import DraftDesk, opened_desk
from tests.sheets import LABELS, changsha_rows, workbook

HEADER_ROW, FIRST_ROW = 3, 4
COLUMNS = {name: at for at, name in enumerate(LABELS, 1)}
LACKING = {"kind": "窗口类型", "level": "层级", "closed_until": "暂停服务", "items": "可办事项", "datum": "坐标系"}
TEXTS: Mapping[str, Sequence[str]] = {
    "number": ("7", ""),
    "region_name": ("长沙市天心区", "天心区", "同上", "株洲市", ""),
    "window_name": ("天心区政务服务中心“跨省通办”窗口01", "二号窗口", "<b>窗口</b>", "+1窗口", "无", "同上", ""),
    "division_code": ("430103", "410029", "430103.0", "４３０１０４", "999999", "431121", "430671", "同上", ""),
    "address": ("湖南省长沙市天心区示例路2号", "湖南省株洲市示例路1号", "示例路 13900001234", "〃", "/", ""),
    "manager_name": ("示例甲", "张XX", "同上", ""),
    "manager_mobile": ("13900001111", "无", ""),
    "office_phone": ("0731-85550123", "85550123", "13900001111", "010-85550123", "等等", ""),
    "office_hours": ("周一至周五 9:00-17:00", "9:00-5:00", "全天", "以公告为准", "同上", ""),
    "transit": ("公交：1路", "找示例甲", "13900001111", ""),
    "longitude": ("112.989897", "113.9", "28.114526", "112°59′23″", "0", "看地图", ""),
    "latitude": ("28.114526", "28.1", "112.989897", "28°11′", ""),
    "kind": ("自助终端", "人工窗口", "什么", ""),
    "level": ("县级", "市", ""),
    "closed_until": ("2026年5月1日", "一直", ""),
    "items": ("全部", "没有这样的事项", ""),
    "datum": ("WGS-84", "百度", "火星文", ""),
}
ROWS = len(changsha_rows()) + 1


@dataclass(frozen=True)
class Typed:
    """Something typed into a cell of the workbook."""

    index: int
    name: str
    text: str


TYPED = st.sampled_from(sorted(TEXTS)).flatmap(
    lambda name: st.builds(Typed, st.integers(0, ROWS - 1), st.just(name), st.sampled_from(TEXTS[name]))
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[DraftDesk]:
    """A desk with one draft; nothing is written to it."""
    with opened_desk(tmp_path_factory.mktemp("desk") / "data", divisions) as opened:
        opened.upload_bytes(came())
        yield opened


def came() -> bytes:
    """The workbook as it came: some rows sound, some faulty, one that repeats what stands above it."""
    rows = changsha_rows()
    rows[1]["division_code"] = "410029"
    repeating = {**rows[3], "number": 5, "window_name": "五号窗口", "address": "同上", "office_hours": "同上"}
    return workbook([*rows, repeating])


def deeds_of(typed: Sequence[Typed]) -> list[DraftDeed]:
    """The same as deeds, one each."""
    at = datetime(2026, 3, 2, tzinfo=UTC)
    contents = [
        {"spot": Spot("窗口表", FIRST_ROW + each.index, 1).as_json(), "texts": {each.name: each.text}} for each in typed
    ]
    return [DraftDeed(1, number, EDIT, "甲", at, content) for number, content in enumerate(contents, 1)]


def written(typed: Sequence[Typed]) -> bytes:
    """A real workbook in whose cells the same stands."""
    book = load_workbook(BytesIO(came()))
    sheet = book.worksheets[0]
    columns = dict(COLUMNS)
    for each in typed:
        if each.name not in columns:
            columns[each.name] = len(columns) + 1
            sheet.cell(HEADER_ROW, columns[each.name]).value = LACKING[each.name]
        cell = sheet.cell(FIRST_ROW + each.index, columns[each.name])
        cell.value = each.text or None
        if each.text:
            cell.data_type = "s"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def told(desk: DraftDesk, judged: JudgedFile) -> dict[str, object]:
    """Everything that a judgement says, in public and in private."""
    report = file_report(judged, desk.acts.judge.rules().notices)
    private = [fields.as_json() for table in judged.tables for fields in table.private]
    ids = [table.table.rows for table in judged.tables]
    return {**report, "private": private, "at": ids, "ids": notice_ids(judged.notices)}


def draft_of(desk: DraftDesk) -> Draft:
    """The one draft."""
    return desk.store.draft(1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(TYPED, max_size=8))
def test_a_draft_with_edits_is_judged_as_a_workbook_with_these_cells(desk: DraftDesk, typed: list[Typed]) -> None:
    edited = desk.acts.judge.judged(draft_of(desk), deeds_of(typed)).judged
    as_if = desk.upload_judged(written(typed))
    assert told(desk, edited) == told(desk, as_if)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(TYPED, min_size=1, max_size=6), data=st.data())
def test_what_is_undone_in_whatever_order_was_never_there(
    desk: DraftDesk, typed: list[Typed], data: st.DataObject
) -> None:
    deeds = deeds_of(typed)
    undone = data.draw(st.permutations(range(1, len(deeds) + 1)))
    at = datetime(2026, 3, 3, tzinfo=UTC)
    undoing = [
        DraftDeed(1, len(deeds) + place, UNDO, "乙", at, {"undoes": number}) for place, number in enumerate(undone, 1)
    ]
    before = desk.acts.judge.judged(draft_of(desk), [])
    after = desk.acts.judge.judged(draft_of(desk), [*deeds, *undoing])
    assert told(desk, after.judged) == told(desk, before.judged)
    assert after.findings() == before.findings()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(TYPED, min_size=2, max_size=6), data=st.data())
def test_undoing_some_leaves_the_others_as_if_they_alone_had_been_typed(
    desk: DraftDesk, typed: list[Typed], data: st.DataObject
) -> None:
    deeds = deeds_of(typed)
    undone = data.draw(st.sets(st.integers(1, len(deeds)), min_size=1))
    at = datetime(2026, 3, 3, tzinfo=UTC)
    undoing = [
        DraftDeed(1, len(deeds) + place, UNDO, "乙", at, {"undoes": number})
        for place, number in enumerate(sorted(undone), 1)
    ]
    after = desk.acts.judge.judged(draft_of(desk), [*deeds, *undoing])
    alone = desk.acts.judge.judged(
        draft_of(desk), deeds_of([each for at, each in enumerate(typed, 1) if at not in undone])
    )
    assert after.judged.all_rows() == alone.judged.all_rows()


def test_the_workbook_itself_is_judged_as_it_came(desk: DraftDesk, tmp_path: Path) -> None:
    before = desk.acts.judge.judged(draft_of(desk), [])
    assert told(desk, before.judged) == told(desk, desk.upload_judged(came()))
    assert before.judged.rows == ROWS
