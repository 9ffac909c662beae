"""Windows written down column by column: the same bytes as of the windows themselves, with the same ids."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import orjson

from importer.checks.judged import JudgedFile
from importer.checks.judging import judge
from importer.checks.rules import CheckRules
from importer.checks.table_checks import WORTH_A_PROCESS
from importer.checks.table_rows import WindowsOfRows
from importer.columns import read_form
from importer.notices import NoticeTable
from importer.publishing.identify import Standing, identified, is_all_new, newly_identified
from importer.publishing.merge import WindowRegister
from importer.report import file_json
from importer.window_lines import window_lines
from importer.work_apart import done_beside
from importer.workbook.cells import CellValue
from locator.divisions.divisions import Divisions
from tests.sheets import LABELS, cells, row

MORE = {"kind": "窗口类型", "level": "层级", "items": "可办事项", "closed_until": "暂停服务", "window_id": "窗口编号"}
NASTY = [
    'a"b\\c',
    'ends in "," it does",',
    "\\u0000 and \\",
    "a tab\tand\na line",
    "<script>&'",
    "\u2028 \x7f 😀 \U0002a6d6",
    "[]{}%s%%",
]


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def file_of(rows: list[dict[str, CellValue]], *, more: Mapping[str, str] = MORE) -> JudgedFile:
    return judge("表.xlsx", [cells(rows, labels={**LABELS, **more})], rules())


def all_kinds_of_rows() -> list[dict[str, CellValue]]:
    """Windows with and without each thing that a window may have, rows that are none, and texts that JSON escapes."""
    others: list[dict[str, CellValue]] = [
        {},
        {"kind": "自助终端", "level": "乡镇", "items": "2022-01、2022-02"},
        {"items": "全部", "closed_until": "2026年8月"},
        {"closed_until": "2026年8月1日至8月5日"},
        {"closed_until": "暂停", "office_hours": None, "transit": None, "office_phone": None},
        {"office_hours": "看情况", "office_phone": "85550123、139 0000 1234"},
        {"longitude": None},
        {"division_code": "110101", "longitude": 116.4, "latitude": 39.9},
        {"division_code": "999999"},
        {"division_code": "430103100"},
    ]
    rows = [row(window_name=f"甲窗口{at}", address=f"示例路{at}号", **other) for at, other in enumerate(others)]
    return rows + [row(window_name=f"乙窗口{at}{text}", address=text, transit=text) for at, text in enumerate(NASTY)]


def same_names() -> list[dict[str, CellValue]]:
    """Windows of one name a kilometre apart, from east to west, so that their ids are numbered backwards."""
    return [row(window_name="丙 窗口", address=f"示例路{at}号", longitude=113.0 - at / 100) for at in range(4)]


def as_json(file: JudgedFile) -> bytes:
    return b"".join(file_json(file, rules().notices))


def test_a_file_is_written_down_as_its_windows_would_be() -> None:
    rows = all_kinds_of_rows() + same_names()
    file, register = file_of(rows), WindowRegister([])
    assert is_all_new(file, register)
    known, _ = identified(file_of(rows), register, Standing(), rules().notices)
    assert len(list(known.windows())) > len(NASTY)
    assert any(window.items == ("2022-01", "2022-02") for _, window in known.windows())
    assert as_json(newly_identified(file)) == as_json(known)
    assert list(newly_identified(file).windows()) == list(known.windows())


def test_windows_without_ids_are_written_down_as_they_are() -> None:
    (table,) = file_of(all_kinds_of_rows()).tables
    assert isinstance(table.windows, WindowsOfRows)
    told = [(row, window.public()) for row, window in zip(table.table.rows, table.windows, strict=True) if window]
    lines = b",".join(piece() for piece in window_lines(table.windows, table.table.rows))
    assert b"[" + lines + b"]" == orjson.dumps([{**public, "row": row} for row, public in told])


def test_a_second_process_writes_the_same() -> None:
    rows = [
        row(
            window_name=f"窗口{at}",
            address=f"示例路{at}号",
            items=f"2022-{at % 9 + 1:02}",
            closed_until=f"20{at % 60 + 27}年8月",
        )
        for at in range(WORTH_A_PROCESS + 100)
    ]
    file = newly_identified(file_of(rows))
    (table,) = file.tables
    assert isinstance(table.windows, WindowsOfRows)
    assert len(window_lines(table.windows, table.table.rows)) > 1
    assert b"".join(file_json(file, rules().notices, apart=done_beside)) == as_json(file)
    known, _ = identified(file_of(rows), WindowRegister([]), Standing(), rules().notices)
    assert as_json(file) == as_json(known)
    days, items = zip(*((window.closed_until, window.items) for _, window in known.windows()), strict=True)
    assert (len({*days}), len({*items})) == (60, 9)


def test_where_no_row_has_a_window_nothing_is_written_down() -> None:
    file = newly_identified(file_of([row(longitude=None)]))
    assert orjson.loads(as_json(file))["windows"] == []


def test_a_row_that_states_an_id_may_have_something_told_of_it() -> None:
    assert not is_all_new(file_of([row(window_id="A")]), WindowRegister([]))


def test_where_the_windows_were_made_already_they_get_their_ids_one_by_one() -> None:
    known, _ = identified(file_of([row()]), WindowRegister([]), Standing(), rules().notices)
    assert not is_all_new(known, WindowRegister([]))
