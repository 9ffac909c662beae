"""Sheets of accounts, judged: what their rows want, and what is told at which cell."""

import pytest

from importer.accounts.account import Mandate, NewAccount, Right
from importer.accounts.lists.judged_accounts import JudgedAccounts
from importer.notices import NoticeTable, Severity
from importer.workbook.cells import CellValue, SheetCells
from tests.account_lists import LABELS, account, account_cells, judged

TABLE = NoticeTable.read()
OFFICE = "天心区政务服务中心"


def told(one: JudgedAccounts) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.place.cell) for notice in one.notices]


def sentence(**changed: CellValue) -> tuple[str | None, str]:
    """The cell of the one notice about a row, and what it says."""
    [notice] = judged(account_cells([account(**changed)])).notices
    return notice.place.cell, TABLE.finding(notice)


def test_a_sound_sheet_gives_its_accounts_and_no_notice() -> None:
    rows = [
        account(),
        account(account="Sheng", rights="发布、查看", office=None, scope="湖南省"),
        account(account="审核01", rights="auditor", office=None, scope=None),
        account(account="长沙", rights="city", office="", scope="430100"),
    ]
    found = judged(account_cells(rows))
    assert found.notices == ()
    assert [row.row for row in found.rows] == [2, 3, 4, 5]
    assert [row.wanted for row in found.rows] == [
        NewAccount("tianxin-01", Mandate(frozenset({Right.OFFICE}), "430103", OFFICE)),
        NewAccount("sheng", Mandate(frozenset({Right.PROVINCE, Right.VIEWER}), "43", None)),
        NewAccount("审核01", Mandate(frozenset({Right.AUDITOR}), "", None)),
        NewAccount("长沙", Mandate(frozenset({Right.CITY}), "4301", None)),
    ]


@pytest.mark.parametrize(
    ("changed", "cell", "says"),
    [
        pytest.param({"account": "x"}, "A2", "2 至 40", id="a name too short"),
        pytest.param({"account": None}, "A2", "整份名单都不能建", id="no name"),
        pytest.param({"account": "taken"}, "A2", "已有这个账号", id="a name that is taken"),
        pytest.param({"account": "13900001234"}, "A2", "手机号", id="a mobile"),
        pytest.param({"rights": None}, "B2", "没有填写", id="no right"),
        pytest.param({"rights": "填报员"}, "B2", "没有这样的权限", id="a right that there is not"),
        pytest.param({"rights": "、"}, "B2", "没有这样的权限", id="a comma alone"),
        pytest.param({"rights": "office、admin"}, "B2", "separate_duties", id="duties that belong apart"),
        pytest.param({"office": None}, "C2", "单位全称", id="no office"),
        pytest.param({"rights": "city"}, "C2", "不写单位", id="an office too many"),
        pytest.param({"scope": None}, "D2", "区划范围", id="no scope"),
        pytest.param({"scope": 430199}, "D2", "没有编码为 430199", id="no such division"),
        pytest.param({"scope": "鼓楼区"}, "D2", "几处同名", id="four divisions of a name"),
        pytest.param({"scope": "43010"}, "D2", "两位、四位或六位", id="five digits"),
    ],
)
def test_a_fault_is_told_at_its_cell_and_nothing_is_wanted_of_its_row(
    changed: dict[str, CellValue], cell: str, says: str
) -> None:
    found = judged(account_cells([account(**changed)]), taken=["taken"])
    [notice] = found.notices
    assert (notice.place.cell, notice.severity) == (cell, Severity.ERROR)
    assert says in TABLE.sentence(notice)
    assert [row.wanted for row in found.rows] == [None]
    assert found.has_error()


def test_all_faults_of_a_row_are_told_at_once() -> None:
    bad = account(account="x", rights="clerk", office="一局\n二局", scope="430199")
    found = judged(account_cells([bad, account()]))
    assert told(found) == [("account-refused", "A2"), ("account-refused", "B2"), ("account-refused", "D2")]
    assert [row.wanted is not None for row in found.rows] == [False, True]


def test_a_name_that_stands_twice_is_told_at_the_second() -> None:
    found = judged(account_cells([account(), account(account="TIANXIN-01")]))
    assert told(found) == [("account-twice", "A3")]


def test_no_notice_quotes_a_persons_number() -> None:
    for number in ("139-0000-1234", "430103199001010017"):
        [notice] = judged(account_cells([account(account=number)])).notices
        assert notice.value is None
        assert number not in TABLE.sentence(notice)


def test_a_cell_of_any_kind_is_read_as_it_is_shown() -> None:
    found = judged(account_cells([account(account=" Ｔianxin ", rights="OFFICE", scope="４３０１０３.0")]))
    assert [row.wanted.name for row in found.rows if row.wanted] == ["tianxin"]


def test_blank_rows_are_none_and_no_row_that_says_something_is_passed_over() -> None:
    blank: dict[str, CellValue] = {}
    rows = [account(), blank, account(account="合计"), {**blank, "account": "填表人"}]
    found = judged(account_cells(rows))
    assert [row.row for row in found.rows] == [2, 4, 5]
    assert found.has_error()


def test_a_title_above_and_other_columns_between_do_no_harm() -> None:
    labels = {
        "number": "序号",
        "account": "账号",
        "person": "姓名",
        "rights": "角色",
        "office": "单位",
        "scope": "区划",
    }
    blank: dict[str, CellValue] = {"number": 2}
    body = account_cells([account(number=1, person="某某"), blank], labels=labels)
    grid = [["账号申请表", *[None] * 5], *body.rows]
    found = judged(SheetCells("账号", False, 1, 1, grid))  # noqa: FBT003
    assert told(found) == [("accounts-column-unknown", "C2")]
    assert not found.has_error()
    assert len(found.rows) == 1


def test_a_missing_column_is_told_at_each_account_that_needs_it() -> None:
    labels = {field: label for field, label in LABELS.items() if field in {"account", "rights"}}
    found = judged(account_cells([account(), account(account="shenji", rights="审计")], labels=labels))
    assert told(found) == [("account-refused", "A2"), ("account-refused", "A2")]
    assert [row.wanted is not None for row in found.rows] == [False, True]


def test_a_city_makes_what_it_may_and_is_told_the_rest() -> None:
    city = Mandate(frozenset({Right.CITY}), "4301", None)
    rows = [
        account(),
        account(account="hetang", scope=430202),
        account(account="city", rights="city", office=None, scope="4301"),
    ]
    found = judged(account_cells(rows), by=city)
    assert told(found) == [("account-refused", "B3"), ("account-refused", "B4")]
    assert "不在您的区划范围内" in TABLE.sentence(found.notices[0])
    assert "没有这项权限" in TABLE.sentence(found.notices[1])


def test_what_reads_like_a_formula_is_no_name() -> None:
    assert sentence(account="=cmd|'/c calc'!A1")[0] == "A2"
