"""Deadlines as lists write them."""

import pytest

from importer.items.deadlines import read_deadlines
from locator.items.item import Deadline

READ = {
    # as it is written: until when, and what is there by then
    "2022年底前": [("2022-12", None)],
    "2023年6月底前": [("2023-06", None)],
    "２０２３年６月底前": [("2023-06", None)],
    "2023 年 6 月底前完成": [("2023-06", None)],
    "2022年12月20日前": [("2022-12-20", None)],
    "2022年12月20前": [("2022-12-20", None)],
    "2024-03-31": [("2024-03-31", None)],
    "2024.03": [("2024-03", None)],
    "2022.12": [("2022-12", None)],
    "2027年内": [("2027-12", None)],
    "2027年内完成": [("2027-12", None)],
    "2027年6月内": [("2027-06", None)],
    "2024年": [("2024", None)],
    "2022年底前，建成入口；2023年6月底前，全部省份开通": [("2022-12", "建成入口"), ("2023-06", "全部省份开通")],
    "力争2024年6月底前": [("2024-06", "力争")],
}
UNREAD = {
    "长期": "no date",
    "": "nothing",
    "12月20日前": "no year",
    "2022年13月底前": "no such month",
    "2022年0月": "no such month",
    "2023年2月30日前": "no such day",
    "2022.1": "January, or October whose nought the number lost",
    "2024年1月底前；" * 13: "no list has so many stages",
    "2023年内容完善": "no 年内",
    "2023年上半年": "a half year is no date",
}


@pytest.mark.parametrize(("text", "stages"), READ.items())
def test_a_deadline_is_as_exact_as_the_list(text: str, stages: list[tuple[str, str | None]]) -> None:
    assert read_deadlines(text) == tuple(Deadline(by, what) for by, what in stages)


@pytest.mark.parametrize("text", UNREAD, ids=UNREAD.values())
def test_what_is_no_date_is_not_guessed_at(text: str) -> None:
    assert read_deadlines(text) is None
