"""The pages in traditional signs: what is ours is written so, what others wrote stays, and every way on keeps it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.answer_files import answer_text, lay_answer
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.unit.test_traditional import is_simplified
from tongban import public_rooms

PAGES = {
    "/": 200,
    "/?place=天心區": 200,
    "/?place=天心区&open=true": 200,
    "/?place=天心区&when=2026-10-01T10:00": 200,
    "/?place=鼓樓區": 200,
    "/?place=沒有這個地方": 422,
    "/?place=": 200,
    "/?place=天心区&wish=公積金": 200,
    "/?place=天心区&wish=社保卡": 200,
    "/?place=天心区&item=2022-14": 200,
    "/?place=天河区&item=2022-05": 200,
    "/?place=天河区&item=2022-05&home=430100": 200,
    "/?place=天河区&item=2022-22&home=350000": 200,
    "/windows/430103-TIANXIN1": 200,
    "/windows/none": 404,
    "/no/such/page": 404,
    "/items": 200,
    "/items?q=租房提取公積金": 200,
    "/items?q=喵喵": 200,
    "/items/events/moving": 200,
    "/items/2022-05": 200,
    "/items/2022-12?home=430100": 200,
    "/items/none": 404,
    "/help": 200,
    "/help?q=臨時身分證": 200,
    "/help/what": 200,
    "/help/privacy": 200,
    "/help/open": 200,
    "/help/bring": 200,
    "/help/accessibility": 200,
    "/help/none": 404,
    "/map": 200,
    "/map?window=430103-TIANXIN1": 200,
    "/map/windows/430103-TIANXIN1": 200,
    "/docs": 200,
}
NAMES = re.compile(
    "[\u4e00-\u9fff]*[省市区县](?:政府|（|$|。|附近|的窗口|[、，：])|福建省|湖南省长沙市|湖南省|广州市|长沙市|天心区|天河区"
)
"""Names of divisions, which stay as they are in our sentences too."""
FIELD = "#in a field"
"""Behind where a form leads that has its language in a field, until the field has come."""
OTHERS = frozenset({"zh-CN", "en"})


class OwnWords(HTMLParser):
    """Gathers what a page says in its own language: its texts, and those of its attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.langs: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.links: list[str] = []
        self.actions: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            above = self.langs[-1][1] if self.langs else ""
            self.langs.append((tag, given.get("lang", above)))
        if not self._is_anothers():
            self.said += [given[name] for name in ("aria-label", "title", "placeholder") if name in given]
            self.said += [value for name, value in given.items() if name.startswith("data-") and name not in AS_WRITTEN]
        if "aria-label" not in given and given.get("href", "").startswith("/"):
            self.links.append(given["href"])
        if tag == "form" and given.get("action"):
            self.actions.append(given["action"] + (FIELD if given.get("method") != "post" else ""))
        if given.get("name") == "lang" and given["value"] == "zh-Hant":
            self.actions = [action.replace(FIELD, "?lang=zh-Hant") for action in self.actions]

    def handle_endtag(self, tag: str) -> None:
        while self.langs and self.langs.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_anothers() and not (self.langs and self.langs[-1][0] in PASSED_OVER):
            self.said.append(data)

    def _is_anothers(self) -> bool:
        return bool(self.langs) and self.langs[-1][1] in OTHERS


PASSED_OVER = ("title", "style", "pre", "code")
"""A title may be a name, and has no language of its own; examples of addresses are for programs."""
AS_WRITTEN = ("data-copy", "data-title", "data-facts")
"""A window's address, its name and what a browser keeps of it, which are handed on as its office wrote them."""
VOID = ("meta", "link", "input", "br", "img", "hr", "path", "rect", "circle", "line", "use")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with all its rooms, over a sample."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", sample=True)
    with SiteClient(site_over(data, divisions, rooms=public_rooms())) as client:
        yield client


def read(page: str) -> OwnWords:
    words = OwnWords()
    words.feed(page)
    return words


def in_traditional(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang=zh-Hant"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_in_traditional_signs_what_it_says_itself(client: SiteClient, address: str) -> None:
    page = client.get(in_traditional(address))
    assert page.status_code == PAGES[address]
    assert page.headers["content-language"] == "zh-Hant"
    said = [NAMES.sub("", text) for text in read(page.text).said if not text.startswith("GET /")]
    assert [text for text in said if any(is_simplified(sign) for sign in text if "\u4e00" <= sign <= "\u9fff")] == []


@pytest.mark.parametrize("address", [address for address in PAGES if not address.startswith("/map/")])
def test_a_page_tells_its_language_and_every_way_on_keeps_it(client: SiteClient, address: str) -> None:
    page = client.get(in_traditional(address)).text
    assert '<html lang="zh-Hant">' in page
    words = read(page)
    ways = [way for way in [*words.links, *words.actions] if not way.startswith(("/static/", "/openapi", "/api/"))]
    assert [way for way in ways if "lang=zh-Hant" not in way] == []
    assert ways


def test_what_an_office_wrote_stays_as_it_is_and_is_marked(client: SiteClient) -> None:
    page = client.get("/windows/430103-TIANXIN1?lang=zh-Hant").text
    assert '<h1 lang="zh-CN">天心区政务服务中心“跨省通办”窗口</h1>' in page
    assert "辦公時間" in page
    assert re.search(r'lang="zh-CN">[^<]*湖南省长沙市天心区', page)


@pytest.mark.parametrize(
    ("prefers", "lang"),
    [
        ("zh-HK,zh;q=0.9", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh-CN,zh-TW;q=0.8", "zh-CN"),
        ("en-GB,zh-HK", "en"),
    ],
)
def test_the_browser_prefers_a_language(client: SiteClient, prefers: str, lang: str) -> None:
    page = client.get("/", headers={"accept-language": prefers})
    assert f'<html lang="{lang}">' in page.text
    assert page.headers["vary"].startswith("accept-language")


@pytest.mark.parametrize(
    ("lang", "others"),
    [("zh", ["zh-Hant", "en"]), ("zh-Hant", ["zh", "en"]), ("en", ["zh", "zh-Hant"])],
)
def test_every_page_leads_to_itself_in_the_two_other_languages(
    client: SiteClient, lang: str, others: list[str]
) -> None:
    page = client.get(f"/?place=天心区&open=true&lang={lang}").text
    found = re.findall(r'<a href="([^"]*)" lang="([^"]*)" aria-label="[^"]+">', page)
    assert [address.rpartition("=")[2] for address, _ in found] == others
    assert all(
        address.startswith("/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&amp;open=true&amp;lang=") for address, _ in found
    )


def test_a_position_stays_out_of_the_addresses_of_all_languages(client: SiteClient) -> None:
    page = client.post("/?lang=zh-Hant", data={"place": "112.98,28.11"}).text
    buttons = re.findall(
        r'<button class="turn" form="in-other-languages" formaction="([^"]*)" lang="([^"]*)" aria-label="[^"]+">', page
    )
    assert buttons == [("/?lang=zh", "zh-CN"), ("/?lang=en", "en")]
    assert page.count('id="in-other-languages"') == 1
    again = client.post("/?lang=en", data={"place": "112.98,28.11"}).text
    assert '<html lang="en">' in again


def test_a_form_in_traditional_signs_leads_on_in_them(client: SiteClient) -> None:
    answer = client.post("/?lang=zh-Hant", data={"place": "天心區"})
    assert answer.headers["location"] == "/?place=%E5%A4%A9%E5%BF%83%E5%8D%80&lang=zh-Hant"
    asked = client.post("/items?lang=zh-Hant", data={"q": "臨時身分證"})
    assert asked.headers["location"].endswith("&lang=zh-Hant")


def test_the_typed_text_is_shown_as_it_was_typed(client: SiteClient) -> None:
    page = client.get("/?place=天心區&wish=臨時身分證&lang=zh-Hant").text
    assert 'value="天心區"' in page
    assert 'value="臨時身分證"' in page


def test_programs_are_told_chinese_or_english_as_before(client: SiteClient) -> None:
    fault = client.get("/api/v1/nearest?place=没有这个地方", headers={"accept-language": "zh-HK"})
    assert fault.headers["content-language"] == "zh"
    assert fault.json()["detail"].startswith("没有找到“没有这个地方”")
    origin = client.get("/api/v1/nearest?place=天心區").json()["origin"]
    assert origin["label"] == "湖南省长沙市天心区政府驻地"


def test_an_answer_s_links_keep_the_language(client: SiteClient) -> None:
    page = client.get("/help/hotline?lang=zh-Hant").text
    assert "12345 打到哪裡" in page
    assert 'href="tel:073112345"' in page


def test_an_operator_s_answer_is_written_so_too_and_its_addresses_are_left_alone(
    tmp_path: Path, divisions: Divisions
) -> None:
    text = "这里说的是“<b>信息</b>”。[看事项](/items?q=发证) [别处](https://example.invalid/发证)"
    lay_answer(tmp_path / "own", "own.md", answer_text(text, question='"怎么办？"', items=None))
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, rooms=public_rooms(), answers=str(tmp_path / "own"))) as client:
        page = client.get("/help/own?lang=zh-Hant").text
    assert '<h1 lang="zh-Hant">怎麼辦？</h1>' in page
    assert "這裡說的是「&lt;b&gt;資訊&lt;/b&gt;」。" in page
    assert 'href="/items?q=%E5%8F%91%E8%AF%81&amp;lang=zh-Hant"' in page
    assert 'href="https://example.invalid/%E5%8F%91%E8%AF%81"' in page
