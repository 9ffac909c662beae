"""Proposals that an import takes: published, still told of, recorded, and the office's own text stays everywhere."""

import pytest
from openpyxl import load_workbook

from importer.returned.marks import RESULT_SHEET
from tests.desk import Desk, Row
from tests.sheets import changsha_rows, row

POSTAL = row(division_code="410029")
CITY_CODE = row(division_code="430100", window_name="二号窗口", address="湖南省长沙市天心区示例路2号")
ELSEWHERE = row(office_phone="0730-85550123", window_name="三号窗口", address="湖南省长沙市天心区示例路3号")
HEADER = "填报单位：长沙市天心区行政审批服务局    填报时间：2026年3月2日"


@pytest.mark.parametrize(
    ("wrong", "accept", "published"),
    [
        pytest.param(POSTAL, (), {"division": None}, id="an error without a choice"),
        pytest.param(POSTAL, ("--accept", "certain"), {"division": "430103"}, id="an error, certain"),
        pytest.param(CITY_CODE, (), {"division": "430100"}, id="a warning without a choice"),
        pytest.param(CITY_CODE, ("--accept", "likely"), {"division": "430103"}, id="a county within a city"),
        pytest.param(ELSEWHERE, (), {"phones": ["0730-85550123"]}, id="an area code without a choice"),
        pytest.param(
            ELSEWHERE, ("--accept", "certain"), {"phones": ["0730-85550123"]}, id="an area code is but likely"
        ),
        pytest.param(ELSEWHERE, ("--accept", "likely"), {"phones": ["0731-85550123"]}, id="an area code, likely"),
    ],
)
def test_what_is_published_is_the_proposal_where_it_is_taken(
    desk: Desk, wrong: Row, accept: tuple[str, ...], published: dict[str, object]
) -> None:
    (file,) = desk.publish([wrong], *accept).document["files"]
    shown = [{"division": each["division"]["code"], "phones": each["phones"]} for each in file["windows"]]
    if published == {"division": None}:
        assert shown == []
    else:
        assert [each.items() >= published.items() for each in shown] == [True]


def test_a_proposal_that_was_taken_is_a_warning_and_says_so_in_json(desk: Desk) -> None:
    (file,) = desk.publish([POSTAL, ELSEWHERE], "--accept", "likely").document["files"]
    taken = {notice["cell"]: notice for notice in file["notices"] if "已采纳" in notice["message"]}
    assert set(taken) == {"D4", "H5"}
    assert {notice["severity"] for notice in taken.values()} == {"warning"}
    assert [taken[cell]["value"] for cell in ("D4", "H5")] == ["410029", "0730-85550123"]
    assert [taken[cell]["suggestion"]["value"] for cell in ("D4", "H5")] == ["430103", "0731-85550123"]
    assert taken["H5"]["message"].endswith("不是湖南省长沙市天心区的（0731）。建议“0731-85550123”已采纳。")


def test_each_proposal_that_was_taken_is_in_the_audit_log_under_its_draft(desk: Desk) -> None:
    desk.publish([POSTAL, ELSEWHERE, row(window_name="四号窗口", latitude=28.12)], "--accept", "likely")
    desk.publish([row(window_name="五号窗口", latitude=28.13)], "--accept", "likely")
    store = desk.store()
    try:
        accepted = {n: [e for e in store.audit(f"draft {n}") if e.what == "proposals-accepted"] for n in (1, 2)}
        rows = {each.row: each for each in store.rows(1)}
    finally:
        store.close()
    (entry,) = accepted[1]
    assert entry.details == {
        "proposals": [
            {"code": "division-postcode", "sheet": "窗口表", "row": 4, "cell": "D4", "field": "division_code",
             "value": "410029", "proposal": "430103"},
            {"code": "phone-area-mismatch", "sheet": "窗口表", "row": 5, "cell": "H5", "field": "office_phone",
             "value": "0730-85550123", "proposal": "0731-85550123"},
        ]
    }  # fmt: skip
    assert accepted[2] == []
    assert (rows[4].source["D4"], rows[5].source["H5"]) == ("410029", "0730-85550123")


@pytest.mark.parametrize(
    ("lang", "comment", "summary", "reason"),
    [
        ("zh", "建议“430103”已采纳。", "其中 1 处建议已经采纳", "已采纳："),
        ("en", "The proposal “430103” was taken.", "Of the proposals 1 were taken", "Taken: "),
    ],
)
def test_the_returned_workbook_says_which_were_taken_and_keeps_the_cells(
    desk: Desk, lang: str, comment: str, summary: str, reason: str
) -> None:
    out, late = desk.folder / "退回.xlsx", desk.folder / "草稿.xlsx"
    path = desk.sheet([POSTAL, *changsha_rows()], header=HEADER)
    desk.run("--lang", lang, "import", path, "--accept", "certain", "--return", out)
    desk.run("--lang", lang, "return", "1", "-o", late)
    assert late.read_bytes() == out.read_bytes()
    book = load_workbook(out)
    cell = book.worksheets[0]["D4"]
    assert cell.value == "410029"
    assert cell.fill.patternType == "solid"
    assert cell.comment is not None
    assert comment in cell.comment.text
    assert "建议改为" not in cell.comment.text
    assert "Proposal:" not in cell.comment.text
    lines = [[each.value for each in line] for line in book[RESULT_SHEET].iter_rows()]
    assert any(str(line[0]).startswith(summary) for line in lines)
    (own,) = [line for line in lines if line[2] == "D4"]
    assert own[6] == "430103"
    assert str(own[7]).startswith(reason)


def test_a_return_with_proposals_taken_can_be_mended_and_comes_back_without_them(desk: Desk) -> None:
    out = desk.folder / "退回.xlsx"
    desk.run("import", desk.sheet([POSTAL]), "--accept", "certain", "--return", out, "--publish")
    book = load_workbook(out)
    book.worksheets[0]["D4"] = "430103"
    book.save(out)
    said = desk.run("import", out, "--publish", "--json")
    assert said.document["edition"] is None
    assert [notice["code"] for notice in said.document["files"][0]["notices"]] == ["position-datum-assumed"]
