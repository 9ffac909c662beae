"""What people do with a draft, over SQLite and over a real PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from importer.desk import mending, passing_on
from importer.desk.acts import Acts
from importer.desk.deeds import Deed
from importer.desk.draft_judge import DraftJudge
from importer.desk.faults import (
    BothCoordinates,
    DraftClosed,
    DraftConflict,
    FieldNotThere,
    FieldUnknown,
    KeyTaken,
    NothingProposed,
    NothingToUndo,
    NoticeGone,
    NotToBeConfirmed,
    ReasonMissing,
    RowAmbiguous,
    RowUnknown,
    TextTooLong,
)
from importer.desk.mending import spot_of_row
from importer.desk.shown_rows import shown_rows
from importer.notices import CONFIRMED, Confidence, Severity
from importer.staff_fault import StaffFault
from importer.store.draft import DraftMoved, DraftState, TermsUnkept
from importer.store.draft_deeds import DraftMovedOn
from importer.store.publications import PublicationUnfinished
from importer.workbook.reader import WorkbookReader
from locator.divisions.divisions import Divisions
from tests.contract.conftest import Place
from tests.desk_drafts import DraftDesk, anybody, asked
from tests.kept_drafts import NEW
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows, row, workbook
from tests.staff_side import staff_workplace

FIRST, SECOND = 4, 5
"""The workbook's numbers of the first two rows."""


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """Reads the workbooks of all tests."""
    with WorkbookReader() as opened:
        yield opened


@pytest.fixture
def desk(store, tmp_path: Path, divisions: Divisions, reader: WorkbookReader) -> DraftDesk:
    """A desk over an empty store, at a workplace without editions."""
    return DraftDesk.of(staff_workplace(tmp_path / "data", divisions), store, reader)


def workbook_of(lines):
    """A workbook of these lines."""
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def postcode_rows():
    """Four rows, of which the second has a postal code for its division's."""
    rows = changsha_rows()
    rows[1]["division_code"] = "410029"
    return rows


def far_rows():
    """Four rows, of which the first lies far outside its division."""
    rows = changsha_rows()
    rows[0] |= {"longitude": 113.911111, "latitude": 28.256298}
    return rows


def test_an_edit_is_judged_at_once_and_the_workbook_stays_as_it_came(desk):
    draft_id = desk.upload(postcode_rows())
    came = desk.store.workbook(draft_id)
    assert desk.store.draft(draft_id).publishable == 3
    done = mending.edit(desk.acts, draft_id, SECOND, {"division_code": "430103"}, asked())
    assert done.draft.judged.publishable == 4
    assert desk.store.draft(draft_id).publishable == 4
    assert [each.publishable for each in desk.store.rows(draft_id)] == [True] * 4
    assert desk.store.workbook(draft_id) == came
    assert desk.ids(draft_id, "division-postcode") == []


def test_what_the_store_keeps_of_a_draft_is_what_its_judgement_says(desk):
    draft_id = desk.upload(far_rows())
    mending.edit(desk.acts, draft_id, FIRST, {"longitude": "113.032261", "latitude": "28.185242"}, asked())
    now, notices = desk.now(draft_id), desk.acts.judge.rules().notices
    assert desk.store.report(draft_id) == now.report(notices)
    assert len({each["id"] for each in now.report(notices)["notices"]}) == len(now.judged.notices)


def test_rows_that_become_one_window_are_told_of_wherever_the_edit_was(desk):
    draft_id = desk.upload([row(), row(number=2, window_name="二号窗口", address="湖南省长沙市天心区示例路2号")])
    same = {"window_name": str(row()["window_name"]), "address": str(row()["address"])}
    mending.edit(desk.acts, draft_id, SECOND, same, asked())
    [notice_id] = desk.ids(draft_id, "window-duplicate")
    assert desk.now(draft_id).notices[notice_id].place.row == SECOND
    mending.edit(desk.acts, draft_id, FIRST, {"window_name": "另一个窗口"}, asked())
    assert desk.ids(draft_id, "window-duplicate") == []


def test_a_fault_that_stays_keeps_its_id(desk):
    draft_id = desk.upload(postcode_rows())
    before = desk.ids(draft_id, "division-postcode")
    mending.edit(desk.acts, draft_id, FIRST, {"address": "湖南省长沙市芙蓉区新路2号"}, asked())
    assert desk.ids(draft_id, "division-postcode") == before != []
    mending.edit(desk.acts, draft_id, SECOND, {"division_code": "410001"}, asked())
    assert desk.ids(draft_id, "division-postcode") == before


def test_a_column_that_the_sheet_lacks_is_filled_in_for_one_row(desk):
    draft_id = desk.upload(changsha_rows())
    done = mending.edit(desk.acts, draft_id, SECOND, {"kind": "自助终端", "level": "县级"}, asked())
    kinds = [window.kind.value for window in done.draft.judged.all_rows() if window]
    assert kinds == ["staffed", "kiosk", "staffed", "staffed"]


def test_an_edit_that_changes_nothing_is_none(desk):
    draft_id = desk.upload(changsha_rows())
    done = mending.edit(desk.acts, draft_id, FIRST, {"division_code": "430102"}, asked())
    assert done.version == 1
    assert [entry.what for entry in desk.store.audit(f"draft {draft_id}")] == ["draft-kept"]


@pytest.mark.parametrize(
    ("at", "fields", "fault"),
    [
        pytest.param(3, {"address": "甲"}, RowUnknown, id="the header's row"),
        pytest.param(8, {"address": "甲"}, RowUnknown, id="a prepared row"),
        pytest.param(FIRST, {"adress": "甲"}, FieldUnknown, id="no field of the form"),
        pytest.param(FIRST, {"filled_by": "甲"}, FieldUnknown, id="a field of the header line"),
        pytest.param(FIRST, {"address": "路" * 40_000}, TextTooLong, id="more than a cell holds"),
    ],
)
def test_what_cannot_be_edited_is_refused_and_changes_nothing(desk, at, fields, fault):
    draft_id = desk.upload(changsha_rows())
    with pytest.raises(fault):
        mending.edit(desk.acts, draft_id, at, fields, asked())
    assert desk.now(draft_id).version == 1


def test_what_no_sign_is_comes_back_as_one_that_says_so(desk):
    draft_id = desk.upload(changsha_rows())
    done = mending.edit(desk.acts, draft_id, FIRST, {"address": "示例\ud83d路", "transit": "\x00=1\r\n"}, asked())
    passing_on.comment(desk.acts, draft_id, "半\ud83d个，全\ud83d\ude00", asked())
    assert done.draft.judged.tables[0].table.text("address", 0) == "示例\ufffd路"
    assert [each.text for each in passing_on.thread(desk.acts, draft_id)] == ["半\ufffd个，全😀"]
    assert desk.store.findings(draft_id)["mended"][0][2] == "示例\ufffd路"


def test_coordinates_that_share_a_cell_are_changed_together(desk):
    labels = {name: label for name, label in LABELS.items() if name != "latitude"} | {"longitude": "经纬度"}
    rows = [{**each, "longitude": f"{each['longitude']}, {each['latitude']}"} for each in changsha_rows()]
    draft_id = desk.upload(rows, labels=labels)
    assert desk.store.draft(draft_id).publishable == 4
    with pytest.raises(BothCoordinates):
        mending.edit(desk.acts, draft_id, FIRST, {"longitude": "113.03"}, asked())
    done = mending.edit(desk.acts, draft_id, FIRST, {"longitude": "113.030111", "latitude": "28.180222"}, asked())
    assert done.draft.judged.publishable == 4
    assert done.draft.findings().mended == (("窗口表", "K4", "113.030111, 28.180222"),)


def test_a_form_that_stands_upright_is_mended_where_it_has_a_place(desk):
    card = [[LABELS[name].replace("\n", ""), value] for name, value in row().items() if name != "transit"]
    draft_id = desk.upload_bytes(workbook_of([["政务服务中心“跨省通办”窗口基本信息表"], *card]))
    spot = spot_of_row(desk.acts.judge.came(draft_id).tables, desk.now(draft_id).judged.tables[0].table.rows[0])
    done = mending.edit(desk.acts, draft_id, spot, {"address": "湖南省长沙市天心区新路1号"}, asked())
    assert [window.address for window in done.draft.judged.all_rows() if window] == ["湖南省长沙市天心区新路1号"]
    [(_, cell, _)] = done.draft.findings().mended
    assert cell.startswith("B")
    with pytest.raises(FieldNotThere):
        mending.edit(desk.acts, draft_id, spot, {"transit": "公交：1"}, asked())


def test_a_number_that_several_rows_have_needs_its_sheet(desk):
    book = load_workbook(BytesIO(workbook(changsha_rows()[:2])))
    second = book.copy_worksheet(book.worksheets[0])
    second.title = "第二页"
    second["C4"], second["E4"] = "第三窗口", "湖南省长沙市芙蓉区示例路3号"
    second["C5"], second["E5"] = "第四窗口", "湖南省长沙市天心区示例路4号"
    content = BytesIO()
    book.save(content)
    draft_id = desk.upload_bytes(content.getvalue())
    with pytest.raises(RowAmbiguous):
        mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked())
    spot = spot_of_row(desk.acts.judge.came(draft_id).tables, FIRST, "第二页")
    done = mending.edit(desk.acts, draft_id, spot, {"address": "新路3号"}, asked())
    assert [table.table.text("address", 0) for table in done.draft.judged.tables] == [
        "湖南省长沙市芙蓉区示例路1号",
        "新路3号",
    ]


def test_hours_that_stand_in_two_columns_are_typed_as_one_text(desk):
    labels = {**LABELS, "office_hours": "上午办公时间", "afternoon": "下午办公时间"}
    rows = [{**each, "office_hours": "9:00-12:00", "afternoon": "14:00-17:00"} for each in changsha_rows()]
    draft_id = desk.upload(rows, labels=labels)
    done = mending.edit(desk.acts, draft_id, FIRST, {"office_hours": "每天 8:00-20:00"}, asked())
    first, second, *_ = [window.hours.text for window in done.draft.judged.all_rows() if window and window.hours]
    assert (first, second) == ("每天 8:00-20:00", "上午：9:00-12:00\n下午：14:00-17:00")
    assert done.draft.findings().unwritten == (("窗口表", FIRST),)


def test_one_edit_is_undone_and_what_came_after_it_stays(desk):
    draft_id = desk.upload(changsha_rows())
    first = mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked()).version
    mending.edit(desk.acts, draft_id, SECOND, {"address": "新路2号"}, asked())
    now = mending.undo(desk.acts, draft_id, first, asked()).draft
    texts = [now.judged.tables[0].table.text("address", at) for at in (0, 1)]
    assert texts == ["湖南省长沙市芙蓉区示例路1号", "新路2号"]
    for number in (first, 1, 0, -1, 99):
        with pytest.raises(NothingToUndo):
            mending.undo(desk.acts, draft_id, number, asked())


def test_a_proposal_is_taken_by_its_id_and_stays_visible(desk):
    draft_id = desk.upload(postcode_rows())
    [notice_id] = desk.ids(draft_id, "division-postcode")
    done = mending.accept(desk.acts, draft_id, asked("乙"), notices=[notice_id])
    assert done.draft.judged.publishable == 4
    [taken] = [each for each in desk.store.report(draft_id)["notices"] if each["code"] == "division-postcode"]
    assert (taken["id"], taken["severity"], taken["accepted"]["who"]) == (notice_id, "warning", "乙")
    with pytest.raises(NothingProposed):
        mending.accept(desk.acts, draft_id, asked(), notices=[notice_id])


def test_all_certain_proposals_are_taken_at_once(desk):
    rows = postcode_rows()
    rows[0]["division_code"] = "410011"
    draft_id = desk.upload(rows)
    assert desk.store.draft(draft_id).publishable == 2
    mending.accept(desk.acts, draft_id, asked(), confidence=Confidence.CERTAIN)
    assert desk.store.draft(draft_id).publishable == 4


def test_a_proposal_that_was_taken_is_undone_by_a_later_edit_of_its_cell(desk):
    draft_id = desk.upload(postcode_rows())
    mending.accept(desk.acts, draft_id, asked(), notices=desk.ids(draft_id, "division-postcode"))
    edited = mending.edit(desk.acts, draft_id, SECOND, {"division_code": "999999"}, asked())
    assert [notice.code for notice in edited.draft.judged.notices if notice.place.row == SECOND] == ["division-unknown"]
    again = mending.undo(desk.acts, draft_id, edited.version, asked()).draft
    assert again.judged.publishable == 4


def test_an_error_of_two_kinds_is_confirmed_and_its_row_is_published(desk):
    draft_id = desk.upload(far_rows())
    assert desk.store.draft(draft_id).publishable == 3
    [notice_id] = desk.ids(draft_id, "position-outside-division")
    done = mending.confirm(desk.acts, draft_id, [notice_id], "飞地，已核实", asked("乙"))
    notice = done.draft.notices[notice_id]
    assert (notice.severity, done.draft.judged.publishable) == (Severity.WARNING, 4)
    assert "照样发布" in desk.acts.judge.rules().notices.sentence(notice)
    [told] = [each for each in desk.store.report(draft_id)["notices"] if each["id"] == notice_id]
    assert (told["confirmed"]["who"], told["confirmed"]["reason"]) == ("乙", "飞地，已核实")


def test_two_windows_of_one_name_are_confirmed_to_be_two(desk):
    rows = changsha_rows()
    draft_id = desk.upload([*rows, {**rows[0], "number": 5}])
    assert desk.store.draft(draft_id).publishable == 4
    mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "window-duplicate"), "两个柜台", asked())
    assert desk.store.draft(draft_id).publishable == 5


def test_a_warning_is_confirmed_and_says_so(desk):
    rows = [row(office_phone="13900001234", manager_mobile="13900005678")]
    draft_id = desk.upload(rows)
    done = mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "phone-mobile"), "值班手机", asked())
    [notice] = [each for each in done.draft.judged.notices if each.code == "phone-mobile"]
    assert CONFIRMED in notice.words


def test_a_personal_text_is_shown_once_it_is_confirmed(desk):
    rows = [row(transit="公交：101，咨询 13900001234")]
    draft_id = desk.upload(rows)
    assert "13900001234" not in str(desk.now(draft_id).judged.all_rows())
    done = mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "text-personal"), "公开的热线", asked())
    [window] = done.draft.judged.all_rows()
    assert window is not None
    assert window.transit == "公交：101，咨询 13900001234"
    notices = desk.store.report(draft_id)["notices"]
    assert [each["value"] for each in notices if each["code"] == "text-personal"] == [None]
    assert "13900001234" not in str(notices)


@pytest.mark.parametrize("fields", [{"longitude": "113.92"}, {"latitude": "28.25"}, {"division_code": "430103"}])
def test_a_confirmation_is_undone_by_a_later_edit_of_what_it_rests_on(desk, fields):
    draft_id = desk.upload(far_rows())
    mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "position-outside-division"), "已核实", asked())
    mending.edit(desk.acts, draft_id, SECOND, {"longitude": "112.99"}, asked())
    assert desk.store.draft(draft_id).publishable == 4
    mending.edit(desk.acts, draft_id, FIRST, fields, asked())
    assert desk.store.draft(draft_id).publishable == 3


def test_other_errors_and_informations_are_not_confirmed(desk):
    draft_id = desk.upload(postcode_rows())
    for code in ("division-postcode", "position-datum-assumed"):
        with pytest.raises(NotToBeConfirmed, match=code):
            mending.confirm(desk.acts, draft_id, desk.ids(draft_id, code), "没问题", asked())
    with pytest.raises(NoticeGone):
        mending.confirm(desk.acts, draft_id, ["none"], "没问题", asked())
    with pytest.raises(ReasonMissing):
        mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "division-postcode"), " \n", asked())


def test_two_people_mend_different_cells_side_by_side(desk):
    draft_id = desk.upload(changsha_rows())
    seen = desk.now(draft_id).version
    mending.edit(desk.acts, draft_id, FIRST, {"address": "甲路1号"}, asked("甲", seen))
    mending.edit(desk.acts, draft_id, FIRST, {"transit": "公交：乙"}, asked("乙", seen))
    now = desk.now(draft_id).judged.tables[0].table
    assert (now.text("address", 0), now.text("transit", 0)) == ("甲路1号", "公交：乙")


def test_of_two_who_change_one_cell_the_later_is_told_who_changed_what_and_nothing_is_lost(desk):
    draft_id = desk.upload(changsha_rows())
    seen = desk.now(draft_id).version
    mending.edit(desk.acts, draft_id, FIRST, {"address": "甲路1号", "transit": "公交：甲"}, asked("甲", seen))
    with pytest.raises(DraftConflict) as conflict:
        mending.edit(desk.acts, draft_id, FIRST, {"address": "乙路1号"}, asked("乙", seen))
    [other] = conflict.value.others
    assert (other.who, other.number) == ("甲", 2)
    assert "第 4 行的办理地点" in str(conflict.value)
    assert "Address in row 4" in conflict.value.en
    assert desk.now(draft_id).judged.tables[0].table.text("address", 0) == "甲路1号"
    mending.edit(desk.acts, draft_id, FIRST, {"address": "乙路1号"}, asked("乙", 2))
    assert desk.now(draft_id).judged.tables[0].table.text("address", 0) == "乙路1号"


def test_two_who_type_the_same_do_not_conflict(desk):
    draft_id = desk.upload(changsha_rows())
    for who in ("甲", "乙"):
        done = mending.edit(desk.acts, draft_id, FIRST, {"address": "同路1号"}, asked(who, 1))
    assert done.version == 2


def test_a_conflict_about_a_private_cell_quotes_nothing_of_it(desk):
    draft_id = desk.upload(changsha_rows())
    mending.edit(desk.acts, draft_id, FIRST, {"manager_name": "哨兵甲"}, asked("甲", 1))
    with pytest.raises(DraftConflict) as conflict:
        mending.edit(desk.acts, draft_id, FIRST, {"manager_name": "哨兵乙"}, asked("乙", 1))
    assert "哨兵" not in repr(conflict.value) + str(conflict.value) + conflict.value.en


def test_many_at_once_lose_nothing_in_one_process_or_in_two(desk, reader):
    draft_id = desk.upload(changsha_rows())
    other = Acts(desk.store, DraftJudge(desk.work, desk.store, reader), anybody)  # as another process has its own
    fields = ["address", "transit", "office_hours", "office_phone", "manager_name", "region_name"]
    with ThreadPoolExecutor(3) as together:
        done = [
            together.submit(mending.edit, acts, draft_id, FIRST, {name: f"{name}改"}, asked(name, 1))
            for name, acts in zip(fields, (desk.acts, other) * 3, strict=True)
        ]
        versions = sorted(each.result().version for each in done)
    assert versions == list(range(2, 8))
    now = desk.now(draft_id).judged.tables[0].table
    assert [now.text(name, 0) for name in fields] == [f"{name}改" for name in fields]
    notices = desk.acts.judge.rules().notices
    assert desk.store.report(draft_id) == desk.now(draft_id).report(notices)


def test_the_same_request_twice_is_done_once(desk):
    draft_id = desk.upload(changsha_rows())
    for _ in range(2):
        done = mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked(key="k1"))
        assert done.version == 2
    mending.edit(desk.acts, draft_id, FIRST, {"address": "新路2号"}, asked(key="k2"))
    # An answer that was lost is asked for again much later: what was done since stays.
    assert mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked(key="k1")).version == 2
    assert desk.now(draft_id).judged.tables[0].table.text("address", 0) == "新路2号"
    with pytest.raises(KeyTaken):
        mending.edit(desk.acts, draft_id, FIRST, {"address": "新路3号"}, asked("乙", key="k1"))


def test_a_double_click_of_two_at_the_same_moment_is_done_once(desk):
    draft_id = desk.upload(changsha_rows())
    with ThreadPoolExecutor(2) as together:
        waiting = [
            together.submit(passing_on.comment, desk.acts, draft_id, "请看第 4 行", asked(key="once")) for _ in range(2)
        ]
        versions = [each.result().version for each in waiting]
    assert versions == [2, 2]
    assert len(passing_on.thread(desk.acts, draft_id)) == 1


def test_a_draft_goes_to_and_fro_with_what_was_said(desk):
    draft_id = desk.upload(changsha_rows())
    passing_on.hand_in(desk.acts, [draft_id], asked("县", 1))
    passing_on.give_back(desk.acts, draft_id, "第 4 行地址不全", asked("市", 2))
    assert desk.store.draft(draft_id).state is DraftState.RETURNED
    done = mending.edit(desk.acts, draft_id, FIRST, {"address": "湖南省长沙市芙蓉区新路1号"}, asked("县"))
    assert done.draft.draft == desk.store.draft(draft_id)
    assert done.draft.draft.state is DraftState.OPEN
    passing_on.comment(desk.acts, draft_id, "已改", asked("县"))
    passing_on.hand_in(desk.acts, [draft_id], asked("县"))
    passing_on.withdraw(desk.acts, draft_id, asked("县"))
    said = [(each.kind, each.who, each.text) for each in passing_on.thread(desk.acts, draft_id)]
    assert said == [
        ("hand-in", "县", ""),
        ("return", "市", "第 4 行地址不全"),
        ("comment", "县", "已改"),
        ("hand-in", "县", ""),
        ("withdraw", "县", ""),
    ]
    with pytest.raises(DraftClosed, match="withdrawn"):
        mending.edit(desk.acts, draft_id, FIRST, {"address": "晚了"}, asked())


def test_who_passes_a_draft_on_has_seen_all_of_it(desk):
    draft_id = desk.upload(changsha_rows())
    mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked("乙"))
    with pytest.raises(DraftConflict, match="乙"):
        passing_on.hand_in(desk.acts, [draft_id], asked("甲", 1))
    with pytest.raises(ReasonMissing):
        passing_on.give_back(desk.acts, draft_id, "  ", asked())
    with pytest.raises(DraftClosed):
        passing_on.give_back(desk.acts, draft_id, "还没有交", asked())


def test_a_city_hands_several_drafts_in_or_none(desk):
    drafts = [desk.upload([each]) for each in changsha_rows()]
    passing_on.withdraw(desk.acts, drafts[2], asked())
    with pytest.raises(DraftClosed):
        passing_on.hand_in(desk.acts, drafts, asked("市", key="all"))
    assert desk.store.drafts(DraftState.HANDED_IN) == []
    left = [drafts[0], drafts[1], drafts[3]]
    for _ in range(2):
        passing_on.hand_in(desk.acts, left, asked("市", key="all"))
    assert [each.id for each in desk.store.drafts(DraftState.HANDED_IN)] == left
    assert [len(passing_on.thread(desk.acts, each)) for each in left] == [1, 1, 1]


def test_a_draft_that_was_handed_in_is_mended_by_whoever_may_return_it(desk):
    draft_id = desk.upload(changsha_rows())
    passing_on.hand_in(desk.acts, [draft_id], asked())

    def may_not_return(deed, owned):
        if deed is Deed.RETURN:
            raise StaffFault("不行", "no")

    county = Acts(desk.store, desk.acts.judge, may_not_return)
    with pytest.raises(StaffFault, match="不行"):
        mending.edit(county, draft_id, FIRST, {"address": "新路1号"}, asked())
    mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked("市"))
    assert desk.store.draft(draft_id).state is DraftState.HANDED_IN


def test_every_act_asks_for_its_right_first(desk):
    draft_id = desk.upload(changsha_rows())
    wanted = []

    def nobody(deed, owned):
        wanted.append((deed, owned.office, owned.scope))
        raise StaffFault("不行", "no")

    acts = Acts(desk.store, desk.acts.judge, nobody)
    for act in (
        lambda: acts.look(draft_id, asked()),
        lambda: mending.edit(acts, draft_id, FIRST, {"address": "x"}, asked()),
        lambda: mending.undo(acts, draft_id, 1, asked()),
        lambda: mending.accept(acts, draft_id, asked()),
        lambda: mending.confirm(acts, draft_id, ["x"], "y", asked()),
        lambda: passing_on.hand_in(acts, [draft_id], asked()),
        lambda: passing_on.give_back(acts, draft_id, "x", asked()),
        lambda: passing_on.withdraw(acts, draft_id, asked()),
        lambda: passing_on.comment(acts, draft_id, "x", asked()),
        lambda: passing_on.thread(acts, draft_id),
    ):
        with pytest.raises(StaffFault, match="不行"):
            act()
    deeds = [Deed.READ, *[Deed.MEND] * 4, Deed.HAND_IN, Deed.RETURN, Deed.WITHDRAW, Deed.COMMENT, Deed.READ]
    assert [deed for deed, _, _ in wanted] == deeds
    assert {each[1:] for each in wanted} == {("长沙市天心区行政审批服务局", "4301")}


def test_nothing_is_done_with_a_draft_on_its_way_out(desk, act):
    draft_id = desk.upload(changsha_rows())
    desk.store.prepare_publication(1, [draft_id], [], "", act, {draft_id: 1})
    with pytest.raises(PublicationUnfinished):
        mending.edit(desk.acts, draft_id, FIRST, {"address": "晚了"}, asked())
    with pytest.raises(PublicationUnfinished):
        desk.upload(changsha_rows(), replaces=draft_id)
    assert desk.now(draft_id).version == 1


def test_a_draft_is_not_published_at_another_version_than_it_was_judged_at(desk, act):
    draft_id = desk.upload(changsha_rows())
    mending.edit(desk.acts, draft_id, FIRST, {"address": "新路1号"}, asked())
    with pytest.raises(DraftMovedOn):
        desk.store.prepare_publication(1, [draft_id], [], "", act, {draft_id: 1})
    assert desk.store.unfinished_publications() == []


def test_what_is_done_is_in_the_audit_log_without_what_was_typed(desk):
    draft_id = desk.upload(changsha_rows())
    mending.edit(desk.acts, draft_id, FIRST, {"manager_name": "哨兵丙", "address": "新路1号"}, asked("乙"))
    mending.undo(desk.acts, draft_id, 2, asked("丙"))
    entries = desk.store.audit(f"draft {draft_id}")
    assert [(entry.what, entry.act.who) for entry in entries] == [
        ("draft-kept", "甲"),
        ("draft-edit", "乙"),
        ("draft-undo", "丙"),
    ]
    assert entries[1].details == {"number": 2, "row": FIRST, "fields": ["address", "manager_name"]}


def test_nothing_that_was_typed_lies_open(desk, place: Place):
    draft_id = desk.upload(far_rows())
    mending.edit(desk.acts, draft_id, SECOND, {"manager_name": "SENTINEL-typed"}, asked())
    reason, said = "SENTINEL-reason", "SENTINEL-comment"
    mending.confirm(desk.acts, draft_id, desk.ids(draft_id, "position-outside-division"), reason, asked())
    passing_on.comment(desk.acts, draft_id, said, asked())
    whole = place.everything_on_disk()
    for text in ("SENTINEL", SENTINEL_NAME, SENTINEL_MOBILE):
        assert text.encode() not in whole
    assert b"draft_deeds" in whole


def test_a_draft_of_an_earlier_version_is_uploaded_again(desk, act):
    draft_id = desk.store.keep_draft(replace(NEW, terms={}), act)
    with pytest.raises(TermsUnkept):
        mending.edit(desk.acts, draft_id, 7, {"address": "x"}, asked())


def test_rows_are_shown_with_what_came_what_was_changed_and_what_is_wrong(desk):
    draft_id = desk.upload(postcode_rows())
    mending.edit(desk.acts, draft_id, SECOND, {"address": "新路2号", "kind": "自助终端"}, asked("乙"))
    mending.edit(desk.acts, draft_id, 6, dict.fromkeys(LABELS, ""), asked("乙"))
    shown: list[Any] = list(shown_rows(desk.now(draft_id)))
    first, second, emptied, last = shown
    assert (first["row"], first["publishable"], first["changed"], first["division"]) == (FIRST, True, {}, "430102")
    assert second["notices"] == [
        *desk.ids(draft_id, "division-postcode"),
        *desk.ids(draft_id, "division-address-mismatch"),
    ]
    assert (second["publishable"], second["texts"]["kind"]) == (False, "自助终端")
    assert second["changed"]["address"] | {"at": ""} == {"was": "湖南省长沙市天心区示例路2号", "who": "乙", "at": ""}
    assert abs(second["lon"] - 112.984) < 0.01
    assert (emptied["publishable"], emptied["lon"], set(emptied["texts"].values())) == (False, None, {""})
    assert last["texts"]["manager_name"] == SENTINEL_NAME


def test_a_desk_that_is_opened_anew_finds_everything_as_it_was(desk, reader):
    draft_id = desk.upload(postcode_rows())
    mending.accept(desk.acts, draft_id, asked(), notices=desk.ids(draft_id, "division-postcode"))
    mending.edit(desk.acts, draft_id, FIRST, {"kind": "自助终端"}, asked())
    again = DraftJudge(desk.work, desk.store, reader).judged(*desk.store.desk.read(draft_id))
    notices = desk.acts.judge.rules().notices
    assert again.report(notices) == desk.now(draft_id).report(notices) == desk.store.report(draft_id)


def test_a_published_draft_is_not_withdrawn(desk, act):
    draft_id = desk.upload(changsha_rows())
    desk.store.prepare_publication(1, [draft_id], [], "", act)
    desk.store.complete_publication(1, act)
    with pytest.raises(DraftClosed, match="published"):
        passing_on.withdraw(desk.acts, draft_id, asked())
    with pytest.raises(DraftMoved):
        desk.store.move_draft(draft_id, DraftState.WITHDRAWN, act)
