"""Moments as people and programs write them."""

from datetime import datetime

import pytest

from locator.readers.moments import SHANGHAI, MomentOfNoDay, MomentUnreadable, MomentWithoutTime, read_moment

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T10:00",  # no zone: Shanghai
        "2026-03-02 10:00:00",  # a blank for T
        "2026-03-02T10:00:00+08:00",
        "2026-03-02T10:00:00 08:00",  # a plus that was not escaped
        "2026-03-02T02:00:00Z",
        "2026-03-01T21:00:00-05:00",
    ],
)
def test_one_moment_has_many_spellings(text: str) -> None:
    assert read_moment(text) == TEN
    assert read_moment(text).utcoffset() == SHANGHAI.utcoffset(None)


@pytest.mark.parametrize("text", ["2026-10-10", " 2026-10-10 "])
def test_a_day_without_an_hour_is_known_to_be_one(text: str) -> None:
    with pytest.raises(MomentWithoutTime) as refused:
        read_moment(text)
    assert refused.value.text == "2026-10-10"


@pytest.mark.parametrize(("text", "month"), [("2026-13-13", 13), ("2026-00-10T10:00", 0), ("2026-02-30", None)])
def test_a_day_that_is_in_no_calendar_is_known_to_be_none(text: str, month: int | None) -> None:
    with pytest.raises(MomentOfNoDay) as refused:
        read_moment(text)
    assert (refused.value.text, refused.value.month) == (text[:10], month)


@pytest.mark.parametrize(
    "text",
    ["", "now", "2026-03-02", "10:00", "2026-13-01T00:00", "1999-12-31T23:59", "2101-01-01T00:00", "0001-01-01T00:00Z",
     "9999-12-31T23:59-12:00", "２０２６-03-02T10:00", "2026-W10-1T10:00"],
)  # fmt: skip
def test_what_is_no_moment_of_our_time_is_refused(text: str) -> None:
    with pytest.raises(MomentUnreadable):
        read_moment(text)
