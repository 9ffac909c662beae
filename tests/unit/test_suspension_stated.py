"""What offices write in 暂停服务: from when and until when a window is out of service, and what is not plain."""

import re
from datetime import date

import pytest

from importer.checks.suspension_stated import is_suspension_understood, suspension, suspension_text
from locator.window import WITHOUT_END, Suspension
from tests.house import HOUSE


def dec(first: int | None, last: int | None) -> Suspension:
    """Days of December 2026; null before anybody wrote it down, or without end."""
    begin = date(2026, 12, first) if first is not None else None
    return Suspension(begin, date(2026, 12, last) if last is not None else WITHOUT_END)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One date is the last day, as the column was read ever since.
        ("2026-12-05", dec(None, 5)),
        ("2026-12-05 00:00:00", dec(None, 5)),
        ("2026 年 12 月 5 日", dec(None, 5)),
        ("20261205", dec(None, 5)),
        ("装修暂停，2026.12.5", dec(None, 5)),
        ("2026年12月", dec(None, 31)),
        ("2026年11月底", Suspension(None, date(2026, 11, 30))),
        # Until.
        ("至2026年12月10日止", dec(None, 10)),
        ("截至2026年12月10日", dec(None, 10)),
        ("截止日期：2026-12-10", dec(None, 10)),
        ("到2026年12月10日为止", dec(None, 10)),
        ("2026年12月10日截止", dec(None, 10)),
        ("即日起至2026年12月10日暂停办理", dec(None, 10)),
        ("2026年12月10日前暂停", dec(None, 9)),
        ("2026年12月前", Suspension(None, date(2026, 11, 30))),
        # Back in service.
        ("2026年12月10日恢复", dec(None, 9)),
        ("大厅搬迁，预计2026年12月10日起恢复正常办公", dec(None, 9)),
        ("恢复时间：2026年12月10日", dec(None, 9)),
        ("2026年12月10日重新开放", dec(None, 9)),
        ("暂停至2026年12月9日，12月10日恢复", dec(None, 9)),
        # From then on.
        ("2026年12月1日起", dec(1, None)),
        ("从2026年12月1日开始暂停服务", dec(1, None)),
        ("自2026年12月1日起停用，恢复时间另行通知", dec(1, None)),
        ("2026年12月1日起至另行通知", dec(1, None)),
        ("2026年12月1日至今", dec(1, None)),
        ("2026年12月起", dec(1, None)),
        # Periods.
        ("2026年12月1日至12月5日", dec(1, 5)),
        ("2026年12月1日-12月5日", dec(1, 5)),
        ("2026年12月1-5日", dec(1, 5)),
        ("2026/12/1-2026/12/5", dec(1, 5)),
        ("2026-12-01 - 2026-12-05", dec(1, 5)),
        ("2026.12.1—12.5", dec(1, 5)),
        ("2026-12-01～05", dec(1, 5)),
        ("20261201-20261205", dec(1, 5)),
        ("20261201-1205", dec(1, 5)),
        ("二〇二六年十二月十日至二十五日", dec(10, 25)),
        ("2026年12月一至五日", dec(1, 5)),
        ("自2026年12月1日起至2026年12月20日暂停", dec(1, 20)),
        ("2026年12月1日开始，12月5日结束", dec(1, 5)),
        ("开始时间：2026-12-01；结束时间：2026-12-05", dec(1, 5)),
        ("2026年12月1日起暂停，12月10日恢复", dec(1, 9)),
        ("2026年12月1日暂停，12月10日恢复", dec(1, 9)),
        ("因装修，2026年12月1日（周二）至12月5日（星期六）暂停服务，12月6日恢复", dec(1, 5)),
        ("因统一搬迁1楼大厅，2026年12月1日至5日不办公，不便之处敬请谅解，咨询电话：0731-85550123", dec(1, 5)),
        ("2026年12月1日0时起至12月5日24时止", dec(1, 5)),
        ("2026-12-01 00:00 - 2026-12-05 23:59:59", dec(1, 5)),
        ("2026年12月28日至1月5日", Suspension(date(2026, 12, 28), date(2027, 1, 5))),
        ("2026年12月5日至6月6日", Suspension(date(2026, 12, 5), date(2027, 6, 6))),  # within half a year
        ("2026年11-12月", Suspension(date(2026, 11, 1), date(2026, 12, 31))),
        ("2026-11至2026-12", Suspension(date(2026, 11, 1), date(2026, 12, 31))),
    ],
)
def test_days_out_of_service_are_read_in_whatever_words_they_are_plain(text: str, expected: Suspension) -> None:
    assert suspension(text) == expected
    assert is_suspension_understood(text)


@pytest.mark.parametrize(
    "text", ["", "无", "否", "正常", "正常办公", "已恢复", "已恢复正常", "恢复办公", "目前已恢复", "不暂停", "没有暂停"]
)
def test_a_window_in_service_has_no_such_days(text: str) -> None:
    assert suspension(text) is None
    assert is_suspension_understood(text)


@pytest.mark.parametrize(
    "text",
    [
        "暂停，开放时间另行通知",
        "是",
        "尚未恢复",
        "即日起暂停",
        "12月5日",  # of which year?
        "11月底",
        "26年12月5日",
        "2026年12月1日，2026年12月5日",  # two days, or from one to the other?
        "2026年12月1日、5日",
        "2026-12-01 2026-12-05",
        "2026年12月5日至12月1日",
        "2026年12月5日至6月7日",  # the sixth of June would be within half a year
        "2026年12月5日至11月10日",  # hardly eleven months
        "2026年12月至5日",
        "2026年2月30日",
        "2026年13月",
        "2026年12月1日暂停服务",  # the one day, or from then on?
        "2026年12月1日（周一）至12月5日",  # it is a Tuesday
        "2026年12月1日至12月5日，12月10日恢复",  # and the days between?
        "2026年12月1日至12月5日恢复",
        "2026年12月1日至5日每天下午",
        "2026年12月1日至5日部分业务暂停",
        "2026年12月1日至5日正常办公",
        "2026年12月1日至5日（3日除外）",
        "2026年12月1日8:00至12月5日18:00",
        "2026年12月1日起3天",
        "2026年12月1日起暂停服务一周",
        "2026年12月1日起暂停半个月",
        "2026年12月1日至年底",
        "2026年12月1日起暂停服务至月底",
        "2026年12月1日到春节",
        "2026年12月1日24时起",
        "至2026年12月6日0时",
        "2026年12月10日左右恢复",
        "2026年12月中旬",
        "2026年12月底起",
        "2026年12月恢复",
        "2026 - 12",
        "1899-12-05",
        "因装修" * 100 + "2026-12-05",
    ],
)
def test_what_is_not_plain_is_told_and_counts_as_closed_without_end(text: str) -> None:
    assert suspension(text) == Suspension(None, WITHOUT_END)
    assert not is_suspension_understood(text)


_EXAMPLE = re.compile(
    r"^\| (?P<text>[^|]+) \| (?P<read>(?:[0-9-]{10}|—) 至 (?:[0-9-]{10}|另行通知)|照常服务) \|$", re.M
)


def test_what_offices_are_told_to_write_is_read_as_they_are_told() -> None:
    examples = _EXAMPLE.findall((HOUSE / "docs" / "form-details.md").read_text("utf-8"))
    assert len(examples) >= 8
    for texts, told in examples:
        for text in texts.split("；"):
            assert (text, is_suspension_understood(text), _told(suspension(text))) == (text, True, told)


def _told(found: Suspension | None) -> str:
    if found is None:
        return "照常服务"
    last = "另行通知" if found.last == WITHOUT_END else found.last.isoformat()
    return f"{found.first or '—'} 至 {last}"


@pytest.mark.parametrize("stated", [dec(1, 5), dec(1, 1), dec(None, 5), dec(1, None), dec(None, None)])
def test_days_that_are_written_down_read_back_the_same(stated: Suspension) -> None:
    assert suspension(suspension_text(stated)) == stated
    assert is_suspension_understood(suspension_text(stated))
