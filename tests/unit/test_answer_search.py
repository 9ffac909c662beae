"""Answers found by what people type: in words, in pinyin, with slips, and by the item that is meant."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.answers.answer import Answer, Wording
from locator.answers.answer_book import AnswerBook
from locator.answers.answer_folder import packaged_answers
from locator.items.catalogue import packaged_catalogue
from locator.items.item_book import item_book

TODAY = date(2026, 3, 2)
CATALOGUE = packaged_catalogue()
PACKAGED = packaged_answers()
CARD = Answer(
    id="card",
    place=None,
    items=("2022-01",),
    divisions=("4301",),
    answered_on=date(2026, 1, 5),
    valid_until=None,
    source_url=None,
    zh=Wording("相片要自己带吗？", "不用，窗口可以拍。", "<p>不用，窗口可以拍。</p>\n", "示例市公安局"),
    en=None,
)
RENT = replace(
    CARD, id="rent", items=("2022-08",), zh=replace(CARD.zh, question="租房合同要不要备案？", text="要看缴存地。")
)


def book(*own: Answer) -> AnswerBook:
    return AnswerBook(PACKAGED, own, item_book(CATALOGUE))


BOOK = book(CARD, RENT)


def found(typed: str, among: AnswerBook = BOOK) -> list[str]:
    return [answer.id for answer in among.asked(TODAY, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("距离", "distance"),
        ("直线距离怎么量", "distance"),
        ("直线据离", "distance"),  # as it sounds
        ("zhixianjuli", "distance"),
        ("zhi xian ju li", "distance"),
        ("jùlí", "distance"),
        ("zhixianjuili", "distance"),  # pinyin with a letter too many
        ("how is distance measured", "distance"),
        ("distence", "distance"),  # a slip
        ("隐私", "privacy"),
        ("yinsi", "privacy"),
        ("Cookie", "privacy"),
        ("你们会记下我在哪里吗", "privacy"),
        ("全程网办", "what"),
        ("为什么窗口写着未注明", "not-stated"),
        ("未知", "open"),
        ("怎么投诉", "hotline"),
        ("１２３４５", "hotline"),  # of full width
        ("老家的12345怎么打", "hotline"),
        ("最近的窗口一定能办吗", "nearest"),
        ("相片", "card"),
        ("quanchengwangban", "what"),  # in a text alone
    ],
)
def test_the_answer_that_is_meant_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["今天天气怎么样", "社保卡", "asdfgh", "hello world", "<script>", "的", "x", "", "。。", "\0"]
)
def test_what_no_answer_is_about_finds_none(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    "typed", ["临时居民身份证办理", "身份证丢了", "linshishenfenzheng", "临时身仹证", "租房提取公积金"]
)
def test_an_answer_is_found_by_the_item_that_is_meant(typed: str) -> None:
    assert found(typed)[0] == ("rent" if "租房" in typed else "card")


def test_an_answer_s_question_counts_more_than_its_text() -> None:
    asked = replace(CARD, id="asked", items=(), zh=replace(CARD.zh, question="备案表是什么？", text="看单位。"))
    told = replace(CARD, id="a-told", items=(), zh=replace(CARD.zh, question="看哪里？", text="看备案表。"))
    assert found("备案表", book(asked, told))[:2] == ["asked", "a-told"]


def test_of_two_signs_one_has_to_be_right() -> None:
    assert found("隐似")[0] == "privacy"
    assert found("提取") == ["rent"], "it is said like 地区, which others have"


def test_equal_answers_stay_in_their_order_and_those_past_their_date_come_last() -> None:
    twins = [replace(CARD, id=id_, items=()) for id_ in ("c", "a", "b")]
    past = replace(twins[1], valid_until=date(2026, 3, 1))
    assert found("相片", book(twins[0], past, twins[2])) == ["b", "c", "a"]
    assert [answer.id for answer in book(past).asked(TODAY)][-1] == "a"


def test_an_operator_s_answer_stands_for_the_program_s_of_the_same_id() -> None:
    [privacy] = [answer for answer in PACKAGED if answer.id == "privacy"]
    own = replace(privacy, zh=replace(CARD.zh, question="本站怎样保护隐私？"))
    among = book(own)
    assert len(among.answers) == len(PACKAGED)
    assert among.find("privacy") == own
    assert among.find("none") is None


def test_an_item_and_a_division_leave_what_is_about_them_and_holds_there() -> None:
    def ids(item: str | None = None, division: str | None = None) -> list[str]:
        return [answer.id for answer in BOOK.asked(TODAY, item=item, division=division)]

    assert ids(item="2022-01") == ["card"]
    assert ids(item="2022-01", division="430103") == ["card"]
    assert ids(item="2022-01", division="43") == []
    assert ids(division="44") == [answer.id for answer in PACKAGED]
    assert ids(division="4301") == ids()


def test_an_item_s_page_gets_what_holds_today_wherever_the_visitor_is_or_in_one_place() -> None:
    past = replace(CARD, id="past", valid_until=date(2026, 3, 1))
    among = book(CARD, past)
    assert [answer.id for answer in among.about("2022-01", None, TODAY)] == ["card"]
    assert [answer.id for answer in among.about("2022-01", "430103", TODAY)] == ["card"]
    assert among.about("2022-01", "44", TODAY) == []


@given(st.text(max_size=120))
def test_any_text_is_searched_for_and_finds_each_answer_once(typed: str) -> None:
    ids = found(typed)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("answer", PACKAGED, ids=lambda answer: answer.id)
def test_each_answer_is_found_first_by_its_own_question_in_either_language(answer: Answer) -> None:
    assert answer.en is not None
    for question in (answer.zh.question, answer.en.question):
        assert found(question)[0] == answer.id
