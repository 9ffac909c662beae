"""Addresses, telephones and names in a text of hours are left out, and nothing else that stands behind them."""

from datetime import datetime

import pytest

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import Parsed

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, THURSDAY = datetime(2026, 6, 10, 15, 30, tzinfo=SHANGHAI), datetime(2026, 6, 11, 15, 30, tzinfo=SHANGHAI)
CONTACTS = ["地址：芙蓉路88号", "位于一楼", "电话：0731-84882345", "联系人：张三", "联系人：张三 84882345"]
OTHER_WORDS = ["汛期不开", "高温期间半天", "逢圩日顺延", "8:30", "仅上午办公", "农忙关", "逢集改到镇口"]


def state(text: str, moment: datetime) -> State:
    return state_at(read_hours(text), moment, CALENDAR).state


@pytest.mark.parametrize("contact", CONTACTS)
@pytest.mark.parametrize("words", OTHER_WORDS)
@pytest.mark.parametrize("between", ["，", " ", "（"])
def test_what_is_not_understood_behind_a_contact_takes_away_every_open(contact: str, words: str, between: str) -> None:
    text = f"工作日9:00-17:00，{contact}{between}{words}{'）' if between == '（' else ''}"
    assert read_hours(text).parsed is Parsed.PARTIAL
    assert state(text, WEDNESDAY) is State.UNKNOWN


@pytest.mark.parametrize("contact", CONTACTS)
def test_what_is_closed_behind_a_contact_is_closed(contact: str) -> None:
    text = f"工作日9:00-17:00，{contact}，周三下午不办公"
    assert [state(text, at) for at in (WEDNESDAY, THURSDAY)] == [State.CLOSED, State.OPEN]


@pytest.mark.parametrize(
    "contact",
    [
        *CONTACTS,
        "地址：长沙市天心区，朝阳路88号，二楼西侧，邮编：410000",
        "地址：人民路与建设路交汇处（地铁2号线）",
        "地址：芙蓉路88",
        "地址：新街口",
        "地址：一楼至三楼",
        "地址：一楼社保窗口",
        "地址：芙蓉路88号，县政府旁，电话84882345（张主任）",
        "联系人：84882345 张三",
        "电话：84882345（24小时）",
    ],
)
def test_a_contact_alone_leaves_a_text_understood_in_full(contact: str) -> None:
    text = f"工作日9:00-17:00，{contact}"
    assert read_hours(text).parsed is Parsed.FULL
    assert state(text, WEDNESDAY) is State.OPEN


def test_a_bracket_behind_a_telephones_hours_is_of_the_telephone() -> None:
    assert state("热线8:00-20:00（周三除外），大厅工作日9:00-17:00", WEDNESDAY) is State.OPEN


def test_a_bracket_behind_a_telephones_number_may_be_of_the_office_and_one_behind_an_address_is() -> None:
    assert state("工作日9:00-17:00，电话84882345（周三不办公）", WEDNESDAY) is State.UNKNOWN
    assert state("工作日9:00-17:00，地址：芙蓉路88号（周三不办公）", WEDNESDAY) is State.CLOSED
