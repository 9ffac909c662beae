"""From an upload over what people do at the desk to what is public: the windows as they stand, not as they came."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from importer.desk import mending, passing_on, publishing
from importer.desk.faults import DraftClosed
from importer.desk.upload import Uploading, changes_of_upload, upload
from importer.notices import Confidence
from importer.publishing.identify import Standing
from importer.returned.draft_return import draft_return
from importer.returned.marker import WorkbookMarker
from importer.returned.marks import RESULT_SHEET
from importer.store.draft import DraftMode, DraftMoved, DraftState
from locator.divisions.divisions import Divisions
from tests.desk_drafts import OFFICE, DraftDesk, asked, opened_desk
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows, row, workbook


@pytest.fixture
def desk(tmp_path: Path, divisions: Divisions) -> Iterator[DraftDesk]:
    """The desk over a data folder of its own."""
    with opened_desk(tmp_path / "data", divisions) as opened:
        yield opened


def published(desk: DraftDesk, *drafts: int, note: str = "") -> int | None:
    """Publish drafts."""
    with desk.press() as press:
        return publishing.publish(desk.acts, drafts, press, note, asked("省"))


def public(desk: DraftDesk) -> dict[str, str]:
    """The addresses of the public windows by their names."""
    return {window.name: window.address for window in desk.work.live_windows()}


def returned(desk: DraftDesk, draft_id: int) -> bytes:
    """A draft's marked workbook."""
    rules = desk.acts.judge.rules()
    with WorkbookMarker() as marker:
        return draft_return(desk.store, draft_id, marker, rules.notices, rules.form)


def test_what_is_published_is_the_draft_as_it_stands(desk: DraftDesk) -> None:
    rows = changsha_rows()
    rows[1]["division_code"] = "410029"
    draft_id = desk.upload(rows)
    mending.accept(desk.acts, draft_id, asked(), confidence=Confidence.CERTAIN)
    mending.edit(desk.acts, draft_id, 4, {"address": "湖南省长沙市芙蓉区新路9号", "manager_name": "示例丙"}, asked())
    passing_on.hand_in(desk.acts, [draft_id], asked())
    assert published(desk, draft_id, note="三月") == 1
    addresses = public(desk)
    assert len(addresses) == 4
    assert addresses["芙蓉区政务服务中心“跨省通办”窗口01"] == "湖南省长沙市芙蓉区新路9号"
    [first] = [window for window in desk.work.live_windows() if window.division.code == "430102"]
    assert desk.store.private_of([first.id])[first.id].manager_name == "示例丙"
    assert desk.store.draft(draft_id).state is DraftState.PUBLISHED
    assert published(desk, draft_id, note="三月") == 1, "a second click publishes nothing more"


def test_a_returned_draft_is_not_published(desk: DraftDesk) -> None:
    draft_id = desk.upload(changsha_rows())
    passing_on.hand_in(desk.acts, [draft_id], asked())
    passing_on.give_back(desk.acts, draft_id, "请核对", asked("市"))
    with pytest.raises(DraftMoved):
        published(desk, draft_id)
    assert public(desk) == {}


def test_drafts_of_several_counties_become_one_edition(desk: DraftDesk) -> None:
    drafts = [desk.upload([each], mode=DraftMode.ADD) for each in changsha_rows()]
    passing_on.hand_in(desk.acts, drafts, asked("市"))
    assert published(desk, *drafts) == 1
    assert len(public(desk)) == 4


def test_what_would_be_public_is_shown_before_it_is(desk: DraftDesk) -> None:
    first = desk.upload(changsha_rows())
    published(desk, first)
    second = desk.upload(changsha_rows()[:3])
    mending.edit(desk.acts, second, 5, {"address": "湖南省长沙市天心区新路2号"}, asked())
    difference = publishing.proof(desk.acts, [second]).checked.difference()
    assert [window.name[:3] for window in difference.dropped] == ["开福区"]
    assert [list(change.fields) for change in difference.changed] == [["address"]]
    assert len(public(desk)) == 4


def test_a_draft_says_so_where_another_edition_is_live_than_it_was_judged_beside(desk: DraftDesk) -> None:
    first = desk.upload(changsha_rows())
    second = desk.upload(changsha_rows()[:2])
    published(desk, first)
    now, moved_from = desk.acts.look(second, asked())
    assert (now.beside, moved_from) == (1, None), "there was none before"
    assert desk.store.draft(second).base_edition == 1
    assert "upload-drops-many" in {notice.code for notice in now.judged.notices}
    third = desk.upload([row(window_name="新窗口", address="湖南省长沙市天心区示例路77号")], mode=DraftMode.ADD)
    published(desk, third)
    assert desk.acts.look(second, asked())[1] == 1
    assert desk.acts.look(second, asked())[1] is None, "it is told once, to whoever looks first, and is in the log"
    assert [entry.what for entry in desk.store.audit(f"draft {second}")].count("draft-judged-again") == 2


def test_a_draft_on_its_way_out_can_be_looked_at_beside_another_edition(desk: DraftDesk) -> None:
    first, second = desk.upload(changsha_rows()), desk.upload(changsha_rows())
    published(desk, first)
    desk.store.prepare_publication(2, [second], [], "", asked().act)
    assert desk.acts.look(second, asked())[0].beside == 1
    assert desk.store.draft(second).base_edition is None, "nothing is written of it meanwhile"


def test_a_private_column_that_is_added_for_one_row_clears_no_other(desk: DraftDesk) -> None:
    published(desk, desk.upload(changsha_rows()))
    labels = {name: label for name, label in LABELS.items() if name != "manager_mobile"}
    draft_id = desk.upload(changsha_rows(), labels=labels)
    mending.edit(desk.acts, draft_id, 4, {"manager_mobile": "13900001111"}, asked())
    assert published(desk, draft_id) == 2
    windows = desk.work.live_windows()
    private = desk.store.private_of([window.id for window in windows])
    by_code = {window.division.code: private[window.id].manager_mobile for window in windows}
    assert by_code == {
        "430102": "13900001111",
        **dict.fromkeys(["430103", "430104", "430105"], SENTINEL_MOBILE),
    }


def test_a_row_that_is_emptied_is_no_window_any_more(desk: DraftDesk) -> None:
    published(desk, desk.upload(changsha_rows()))
    draft_id = desk.upload(changsha_rows())
    emptied = dict.fromkeys(LABELS, "")
    done = mending.edit(desk.acts, draft_id, 7, emptied, asked())
    assert done.draft.judged.rows == 3
    assert published(desk, draft_id) == 2
    assert len(public(desk)) == 3


def test_the_next_upload_says_what_it_changes_and_takes_the_earlier_ones_place(desk: DraftDesk) -> None:
    rows = changsha_rows()
    rows[0]["division_code"] = "410011"
    rows[1]["office_phone"] = ""
    earlier = desk.upload(rows)
    mending.edit(desk.acts, earlier, 6, {"address": "湖南省长沙市岳麓区新路3号"}, asked())
    later = changsha_rows()
    later[1] |= {"office_phone": "", "manager_name": "示例丁"}
    new = row(
        window_name="新窗口", address="湖南省长沙市开福区示例路88号", division_code="430105", region_name="开福区"
    )
    new |= {"longitude": 112.985111, "latitude": 28.256777}
    draft_id = desk.upload([*later[:3], new], replaces=earlier)
    assert desk.store.draft(earlier).state is DraftState.WITHDRAWN
    changes = changes_of_upload(desk.acts, draft_id)
    assert changes is not None
    assert changes["earlier"] == earlier
    assert [each["window_name"] for each in _list(changes["added"])] == ["新窗口"]
    assert [each["window_name"][:3] for each in _list(changes["gone"])] == ["开福区"]
    fields = {each["row"]: each["fields"] for each in _list(changes["changed"])}
    assert fields == {
        4: {"division_code": ["410011", "430102"]},
        5: {"manager_name": [None, None]},
        6: {"address": ["湖南省长沙市岳麓区新路3号", "湖南省长沙市岳麓区示例路3号"]},
    }
    notices = changes["notices"]
    assert isinstance(notices, dict)
    assert [each["code"] for each in notices["mended"]] == ["division-postcode"]
    assert "value-missing" in [each["code"] for each in notices["still"]]
    assert SENTINEL_NAME not in str(changes)
    with pytest.raises(DraftClosed):
        desk.upload(later, replaces=earlier)


def _list(value: object) -> list[dict[str, Any]]:
    assert isinstance(value, list)
    return value


def test_an_upload_that_is_asked_for_twice_is_one(desk: DraftDesk) -> None:
    earlier = desk.upload(changsha_rows())
    numbers = {desk.upload(changsha_rows(), replaces=earlier, key="up") for _ in range(2)}
    assert numbers == {2}
    assert [draft.state for draft in desk.store.drafts()] == [DraftState.WITHDRAWN, DraftState.OPEN]


def test_a_zip_makes_a_draft_of_each_file_and_tells_of_those_that_are_none(desk: DraftDesk) -> None:
    archive = BytesIO()
    with ZipFile(archive, "w") as target:
        for number, each in enumerate(changsha_rows()[:2]):
            target.writestr(f"{number}.xlsx", workbook([each]))
        target.writestr("坏.xlsx", b"no workbook")
    coming = Uploading("报送.zip", archive.getvalue(), Standing(DraftMode.WHOLE, "4301"), OFFICE)
    for _ in range(2):
        uploaded = upload(desk.acts, desk.reader, coming, asked(key="zip"))
        assert uploaded.drafts == (1, 2)
    assert [draft.rows for draft in desk.store.drafts()] == [1, 1]


def test_a_file_that_is_no_workbook_makes_no_draft_and_says_why(desk: DraftDesk) -> None:
    coming = Uploading("坏.xlsx", b"no workbook", Standing(DraftMode.WHOLE, "4301"), OFFICE)
    uploaded = upload(desk.acts, desk.reader, coming, asked())
    assert uploaded.drafts == ()
    assert [notice.code for notice in uploaded.refused[0].notices] == ["file-unsupported"]
    assert desk.store.drafts() == []


def test_the_returned_workbook_has_the_changes_in_its_cells_and_comes_back_as_the_draft_stands(
    desk: DraftDesk,
) -> None:
    rows = changsha_rows()
    rows[1]["division_code"] = "410029"
    rows[3] |= {"longitude": 113.911111}
    draft_id = desk.upload(rows)
    mending.accept(desk.acts, draft_id, asked(), confidence=Confidence.CERTAIN)
    mending.edit(desk.acts, draft_id, 4, {"address": "=新路9号", "kind": "自助终端"}, asked())
    given = returned(desk, draft_id)
    sheet = load_workbook(BytesIO(given)).worksheets[0]
    assert [sheet[cell].value for cell in ("D5", "E4", "M3", "M4")] == ["430103", "=新路9号", "窗口类型", "自助终端"]
    assert sheet["E4"].data_type == "s", "it is a text, not a formula"
    results = load_workbook(BytesIO(given))[RESULT_SHEET]
    lines = [str(line[0]) for line in results.iter_rows(max_row=6, values_only=True)]
    assert "有 3 格已在线修改，本文件中是修改后的内容。" in lines, "the label of a new column is no change"
    [taken] = [line for line in results.iter_rows(values_only=True) if line[8] == "division-postcode"]
    assert taken[5:8] == ("430103", "430103", "已采纳：区域名称、地址、经纬度指向湖南省长沙市天心区"), (
        "now, not as sent"
    )
    again = desk.now(desk.upload_bytes(given))
    before = desk.now(draft_id)
    assert again.judged.all_rows() == before.judged.all_rows()


def test_a_workbook_that_went_back_once_goes_back_again_with_a_new_column(desk: DraftDesk) -> None:
    first = returned(desk, desk.upload(changsha_rows()))
    draft_id = desk.upload_bytes(first)
    mending.edit(desk.acts, draft_id, 4, {"kind": "自助终端"}, asked())
    second = returned(desk, draft_id)
    again = desk.now(desk.upload_bytes(second))
    assert again.judged.all_rows() == desk.now(draft_id).judged.all_rows()
    lines = desk.reader.read_bytes(second, "退回.xlsx")[0].rows
    assert list(lines[2][12:14]) == ["窗口类型", "问题与建议"]
    assert lines[3][12] == "自助终端"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_change_that_cannot_be_written_into_the_workbook_is_told_of(desk: DraftDesk, lang: str) -> None:
    book = load_workbook(BytesIO(workbook(changsha_rows())))
    book.worksheets[0].merge_cells("E4:E5")
    content = BytesIO()
    book.save(content)
    draft_id = desk.upload_bytes(content.getvalue())
    mending.edit(desk.acts, draft_id, 5, {"address": "湖南省长沙市天心区新路2号"}, asked())
    assert desk.now(draft_id).judged.tables[0].table.block("address")[:2] == [
        "湖南省长沙市芙蓉区示例路1号",
        "湖南省长沙市天心区新路2号",
    ]
    rules = desk.acts.judge.rules()
    with WorkbookMarker() as marker:
        given = draft_return(desk.store, draft_id, marker, rules.notices, rules.form, lang)
    lines = [str(line[0]) for line in load_workbook(BytesIO(given))[RESULT_SHEET].iter_rows(values_only=True)]
    assert any(("不能写入" if lang == "zh" else "cannot be written") in line for line in lines)


def test_a_change_over_a_formula_goes_into_a_workbook_without_formulas(desk: DraftDesk) -> None:
    book = load_workbook(BytesIO(workbook(changsha_rows())))
    book.worksheets[0]["E4"] = '="湖南省长沙市芙蓉区"&"示例路1号"'
    content = BytesIO()
    book.save(content)
    draft_id = desk.upload_bytes(content.getvalue())
    mending.edit(desk.acts, draft_id, 4, {"address": "湖南省长沙市芙蓉区新路1号"}, asked())
    sheet = desk.reader.read_bytes(returned(desk, draft_id), "退回.xlsx")[0]
    assert [line[4] for line in sheet.rows[3:5]] == ["湖南省长沙市芙蓉区新路1号", "湖南省长沙市天心区示例路2号"]
