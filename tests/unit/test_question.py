"""What a citizen asks, as the form's fields come."""

from datetime import datetime
from urllib.parse import urlencode

import pytest

from locator.finding.refusal import ParameterFault
from locator.readers.moments import SHANGHAI
from locator.site.question import question_in_address, question_in_form
from locator.texts import Lang


def test_a_phone_s_position_is_taken_where_no_place_was_typed() -> None:
    asked = question_in_form(b"place=&at=112.9800,28.1100&within=35&open=true", Lang.ZH)
    assert (asked.start, asked.within_m, asked.only_open) == ("112.9800,28.1100", 35, True)
    assert asked.is_by_phone
    assert asked.is_position


def test_a_typed_place_goes_before_the_phone_s_position() -> None:
    asked = question_in_form("place=天心区&at=112.9800,28.1100".encode(), Lang.ZH)
    assert asked.start == "天心区"
    assert not asked.is_by_phone
    assert not asked.is_position


def test_a_position_in_an_address_is_no_phone_s() -> None:
    # No page of ours leads to such an address; a link that somebody else made tells nothing of a phone.
    asked = question_in_address(b"place=&at=112.9800,28.1100", Lang.ZH)
    assert asked.start == ""


def test_nothing_asked_is_not_the_same_as_a_field_left_empty() -> None:
    assert question_in_address(b"lang=en", Lang.EN).start is None
    assert question_in_address(b"place=%20", Lang.EN).start == ""


def test_an_arrival_is_read_and_goes_on_in_the_address() -> None:
    asked = question_in_form("place=天心区&when=2026-02-14T10:00".encode(), Lang.ZH)
    assert asked.arrival == datetime(2026, 2, 14, 10, 0, tzinfo=SHANGHAI)
    assert question_in_address(asked.address(lang_suffix=False)[2:].encode(), Lang.ZH) == asked


@pytest.mark.parametrize("when", ["", "  ", "明天上午", "2026-02-30T10:00", "x" * 500])
def test_an_arrival_that_cannot_be_read_is_none(when: str) -> None:
    asked = question_in_form(f"place=天心区&when={when}".encode(), Lang.ZH)
    assert asked.arrival is None
    assert len(asked.when) <= 40


@pytest.mark.parametrize("within", ["", "0", "-5", "1e9", "12345678", "3.5", "<b>"])
def test_an_error_that_is_no_count_of_metres_is_not_told(within: str) -> None:
    assert question_in_form(f"at=112,28&within={within}".encode(), Lang.ZH).within_m is None


def test_more_fields_than_the_form_has_are_refused() -> None:
    with pytest.raises(ParameterFault):
        question_in_form(b"&".join(b"a=1" for _ in range(30)), Lang.ZH)


def test_a_link_with_a_position_is_kept_out_of_addresses_and_whole() -> None:
    link = "https://uri.amap.com/marker?name=" + "x" * 200 + "%26position=112.98573,28.10674"
    asked = question_in_form(f"place={link}".encode(), Lang.ZH)
    assert asked.is_position
    assert asked.is_kept_private
    assert "112.98573" in (asked.place or "")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("１１２．９８，２８．１１", id="wide digits"),
        pytest.param("①①②.⑨⑧，②⑧.①①", id="digits in circles"),
        pytest.param("1 1 2 . 9 8 , 2 8 . 1 1", id="signs apart"),
        pytest.param("東經112.98度，北緯28.11度", id="in words"),
        pytest.param("经度：112点98 纬度：28点11", id="with 点"),
        pytest.param("北纬28.11", id="one of the two"),
        pytest.param("一百一十二点九八，二十八点一一", id="numbers in words"),
        pytest.param("一一二点九八 二八点一一", id="digits in words"),
        pytest.param("112°58′48″ 旁边 28°6′36″", id="with words between"),
        pytest.param("49Q 0708123 3110456", id="UTM"),
        pytest.param("8P2J4XQJ+QR", id="Open Location Code"),
        pytest.param("https://surl.amap.com/5nXvYp1k2s", id="a short link"),
    ],
)
def test_what_may_be_a_position_stands_in_no_address_however_it_is_written(typed: str) -> None:
    asked = question_in_form(urlencode({"place": typed}).encode(), Lang.ZH)
    assert asked.is_kept_private
    assert "place" not in asked.kept(lang_suffix=False)


@pytest.mark.parametrize(
    "typed",
    ["天心区", "济南市经七路86号", "郑州经三路与纬二路口 28号", "书院路1099号3栋2单元1502", "山东经济学院", "430103"],
)
def test_a_place_s_name_stands_in_the_address_whatever_numbers_are_in_it(typed: str) -> None:
    asked = question_in_form(urlencode({"place": typed}).encode(), Lang.ZH)
    assert not asked.is_kept_private
