"""The pages of questions and answers, as they are sent."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from locator.answers.answer_folder import packaged_answers
from locator.divisions.divisions import Divisions
from locator.site.answers.room import room
from locator.site.content_policy import page_policy
from tests.answer_files import HOSTILE_ANSWER, answer_text, lay_answer
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient

PACKAGED = packaged_answers()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with an operator's answers: about an item, of a place, past its date, hostile."""
    data = tmp_path_factory.mktemp("data")
    own = data / "own"
    lay_answer(own, "card.md", answer_text(source_url='"https://example.invalid/a?b=1&c=2"', valid_until="2026-12-31"))
    lay_answer(own, "place.md", answer_text("要。", question='"长沙要预约吗？"', items=None))
    lay_answer(own, "other.md", answer_text(question='"别的事项？"', items='["2099-01"]', divisions='["99"]'))
    lay_answer(own, "past.md", answer_text("旧的。", question='"旧问题？"', valid_until="2026-03-01"))
    hostile = '"<script>alert(1)</script>\\"{{ 7 * 7 }}"'
    lay_answer(
        own, "hostile.md", answer_text(HOSTILE_ANSWER, question=hostile, source=hostile, items=None, divisions=None)
    )
    lay_edition(data / "public", sample=True)
    with SiteClient(site_over(data, divisions, rooms=[room()], answers=str(own), hotline="0731-12345")) as client:
        yield client


def shown(page: str) -> str:
    """The text of a page's main part."""
    main = re.sub("<[^>]*>", " ", page.partition("<main")[2].partition("</main>")[0].partition(">")[2])
    return " ".join(html.unescape(main).split())


def test_all_questions_stand_under_what_they_are_about_and_those_past_their_date_come_last(client: SiteClient) -> None:
    page = client.get("/help")
    assert page.status_code == 200
    assert [html.unescape(title) for title in re.findall("<h2[^>]*>([^<]*)</h2>", page.text)] == [
        "一般问题",
        "临时居民身份证办理",
        "2099-01",
        "湖南省长沙市",
        "已过有效期",
    ]
    links = re.findall('href="/help/([a-z-]+)"', page.text.partition("<footer")[0])
    assert links == [*(answer.id for answer in PACKAGED), "hostile", "card", "other", "place", "past"]


def test_each_question_has_a_page_with_its_answer_its_day_and_its_source(client: SiteClient) -> None:
    for answer in PACKAGED:
        for lang, words in (("zh", answer.zh), ("en", answer.en)):
            assert words is not None
            page = client.get(f"/help/{answer.id}?lang={lang}").text
            assert words.html in page
            assert html.escape(words.question, quote=False) in html.unescape(page)
            assert "2026-11-22" in page
            assert words.source in html.unescape(page)
            assert f'<a href="/help?lang={lang}">' in page


def test_a_page_tells_for_which_items_and_places_an_answer_holds_and_until_when(client: SiteClient) -> None:
    page = client.get("/help/card").text
    told = shown(page)
    assert (
        "适用事项 临时居民身份证办理 适用地区 湖南省长沙市 答复日期 2026-01-05 有效期至 2026-12-31 来源 示例市数据局"
        in told
    )
    assert '<a href="https://example.invalid/a?b=1&amp;c=2" rel="noreferrer" lang="zh-CN">示例市数据局</a>' in page
    assert "已过" not in told


def test_an_answer_past_its_date_can_be_read_and_says_so_first_with_the_number_to_call(client: SiteClient) -> None:
    assert shown(client.get("/help/past").text).startswith(
        "旧问题？ 这条答复的有效期到 2026-03-01 为止，已经过了，只供参考：请先打 0731-12345 核实。 旧的。"
    )
    english = shown(client.get("/help/past?lang=en").text)
    assert "This answer held until 2026-03-01 and is past its date. Call 0731-12345 before you rely on it." in english
    assert "This answer is in Chinese only." in english
    assert "已过有效期 旧问题？ 临时居民身份证办理、湖南省长沙市" in shown(client.get("/help").text)
    assert "旧问题？ 已过有效期 临时居民身份证办理、湖南省长沙市" in shown(client.get("/help?q=旧问题").text)


def test_what_is_asked_for_is_found_and_the_field_keeps_its_words(client: SiteClient) -> None:
    page = client.get("/help", params={"q": "zhixianjuli"}).text
    assert re.findall('href="/help/([a-z-]+)"', page.partition("<footer")[0]) == ["distance", "nearest"]
    assert 'value="zhixianjuli"' in page
    english = client.get("/help", params={"q": "distance", "lang": "en"}).text
    assert re.findall('href="/help/([a-z-]+)[?]lang=en"', english)[0] == "distance"
    assert 'method="post" action="/help?lang=en"' in english
    assert 'href="/help?q=distance&amp;lang=zh"' in english, "the other language keeps what was asked"


def test_a_question_that_is_sent_goes_into_an_address_that_can_be_shared(client: SiteClient) -> None:
    for url, address in (("/help", "/help?q=zhixianjuli"), ("/help?lang=en", "/help?q=zhixianjuli&lang=en")):
        sent = client.post(url, data={"q": " zhixianjuli "})
        assert (sent.status_code, sent.headers["location"]) == (303, address)
        assert sent.headers["cache-control"] == "no-store"
        assert 'href="/help/distance' in client.get(address).text


@pytest.mark.parametrize("typed", ["我的电话13800000000能改吗", "身份证 430103 19000101 0000", "28.2, 112.9"])
def test_a_question_with_a_number_of_a_person_stands_in_no_address(client: SiteClient, typed: str) -> None:
    sent = client.post("/help", data={"q": typed})
    assert sent.status_code == 200
    assert f'value="{typed}"' in sent.text
    assert typed not in "".join(re.findall('(?:href|action)="([^"]*)"', html.unescape(sent.text)))
    assert quote(typed) not in sent.text


@pytest.mark.parametrize(("form", "status"), [("q=" + "a" * 101, 400), ("&".join(["q=a"] * 21), 400), ("", 303)])
def test_a_form_that_no_page_of_ours_sends_is_told_calmly(client: SiteClient, form: str, status: int) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/help", content=form, headers=kind).status_code == status


def test_where_nothing_is_found_the_page_says_what_to_do_and_still_shows_every_question(client: SiteClient) -> None:
    page = client.get("/help", params={"q": "今天天气"}).text
    assert "没有找到与“今天天气”有关的问答。请换个说法，或少写几个字；也可以打 0731-12345 问。" in shown(page)
    assert 'href="tel:0731-12345"' in page
    assert 'href="/help/what"' in page
    assert '<a href="/items"' in page


def test_the_items_of_an_answer_and_of_what_was_asked_are_led_to(tmp_path: Path, divisions: Divisions) -> None:
    lay_answer(tmp_path / "own", "card.md")
    lay_answer(tmp_path / "own", "anywhere.md", answer_text(question='"到处都一样吗？"', divisions=None))
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()], answers=str(tmp_path / "own"))) as client:
        assert (
            '<a href="/items/2022-01" rel="noreferrer" lang="zh-CN">临时居民身份证办理</a>'
            in client.get("/help/card").text
        )
        none = client.get("/help", params={"q": "租房提取公积金", "lang": "en"}).text
        found = client.get("/help", params={"q": "临时身份证"}).text
        about = client.get("/items/2022-01").text
        elsewhere = client.get("/items/2022-01?home=440100").text
        english = client.get("/items/2022-01?lang=en").text
    assert "在外地能办临时身份证吗？ 适用地区： 湖南省长沙市" in shown(about), (
        "home is not known: it may be another place"
    )
    assert "Holds in: 湖南省长沙市" in shown(english)
    assert "到处都一样吗？ 适用地区" not in shown(about)
    assert "/help/anywhere" in elsewhere
    assert '<a href="/help/card" lang="zh-CN">' in about
    assert "/help/card" not in elsewhere, "it holds in 长沙"
    assert re.findall('href="(/items/[^"]*)"', none) == ["/items/2022-08?lang=en"]
    assert re.findall('href="(/(?:items|help)/[^"]*)"', found.partition("<footer")[0]) == [
        "/items/2022-01",
        "/help/anywhere",
        "/help/card",
    ]


@pytest.mark.parametrize(
    "path", ["/help", "/help/hostile", "/help?q=%3Cscript%3Ealert(1)%3C/script%3E%22", "/help?q={{7*7}}"]
)
def test_no_text_of_an_answer_or_a_visitor_becomes_markup(client: SiteClient, path: str) -> None:
    page = client.get(path)
    main = page.text.partition("<main")[2].partition("</main>")[0]
    assert page.status_code == 200
    assert not re.search("<(script|img|iframe|b)[ >]", main)
    assert "49" not in main
    assert page.headers["content-security-policy"] == page_policy()
    assert re.findall("<[^>]* on[a-z]+=", main) == []


def test_a_hostile_answer_is_shown_as_it_was_written(client: SiteClient) -> None:
    told = shown(client.get("/help/hostile").text)
    assert told.startswith(
        '<script>alert(1)</script>"{{ 7 * 7 }} "><script>alert(1)</script> <img src=x onerror=alert(1)>'
    )


def test_an_unknown_answer_and_a_long_question_are_told_calmly(client: SiteClient) -> None:
    unknown = client.get("/help/none")
    assert unknown.status_code == 404
    told = shown(unknown.text)
    assert "这条问答不在了，或者网址输错了。请从全部问答里找。" in told
    assert '<a href="/help">全部常见问题</a>' in unknown.text.partition("<footer")[0]
    assert "/api/" not in told
    long = client.get("/help", params={"q": "长" * 101})
    assert long.status_code == 400
    assert "q 太长，最多 100 个字。" in shown(long.text)
    assert 'href="/help/what"' in long.text


def test_the_foot_of_every_page_leads_to_the_questions(client: SiteClient) -> None:
    for path in ("/", "/help", "/docs", "/no/such/page"):
        foot = client.get(path, headers={"accept-language": "en"}).text.partition("<footer>")[2]
        assert ">Questions and answers</a>" in foot, path
        assert '<a href="/help/accessibility">Accessibility</a>' in foot, path
    assert '<a href="/help" aria-current="page">' in client.get("/help").text


def test_the_pages_need_no_edition(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        assert client.get("/help").status_code == client.get("/help/what").status_code == 200
