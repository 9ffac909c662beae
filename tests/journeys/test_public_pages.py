"""The citizens' pages: without script, never empty, and with every text shown as text."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.site.content_policy import BARE, page_policy
from locator.window import HoursText, Parsed
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

OUR_SCRIPT = re.compile(r'<script type="(?:module" src="/static/[a-z]+\.[0-9a-f]{12}\.js|application/ld\+json)">')
HOSTILE = '<script>alert(1)</script>{{7*7}}{% raw %}"onclick="x'


def names(page: str) -> list[str]:
    return [
        html.unescape(name) for name in re.findall(r'<h2 lang="zh-CN"><a href="/windows/[^"]+">([^<]+)</a></h2>', page)
    ]


def tags(page: str) -> set[str]:
    """Script tags that are none of ours."""
    return {tag for tag in re.findall(r"<script[^>]*>", page) if not OUR_SCRIPT.fullmatch(tag)}


def test_the_first_page_is_a_form_that_posts(client: SiteClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '<form class="search" method="post" action="/"' in page.text
    assert '<html lang="zh-CN">' in page.text
    assert tags(page.text) == set()


def test_a_name_is_answered_by_a_redirect_that_names_it(client: SiteClient) -> None:
    response = client.post("/", data={"place": "天心区", "open": "true"})
    assert response.status_code == 303
    assert response.headers["location"] == "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&open=true"


def test_typed_coordinates_are_answered_directly_and_stand_in_no_address(client: SiteClient) -> None:
    response = client.post("/", data={"place": "112.98，28.11"})
    assert response.status_code == 200
    assert names(response.text)[0] == TIANXIN.name
    # Links to map programs hold the windows' own positions, 112.985 among them, and never the visitor's.
    assert re.findall(r'(?:href|action)="[^"]*112\.98(?!5)', response.text) == []


def test_the_phone_s_position_is_answered_directly_with_its_error(client: SiteClient) -> None:
    page = client.post("/", data={"place": "", "at": "112.9800,28.1100", "within": "1200"}).text
    assert "<h1>您附近的窗口</h1>" in page
    assert "从手机给出的位置（误差约 1.2 公里）量起" in page
    assert names(page)[0] == TIANXIN.name
    # The next question starts from there again, unless another place is typed.
    assert '<input type="hidden" name="at" value="112.9800,28.1100">' in page


def test_results_keep_the_words_that_were_asked(client: SiteClient) -> None:
    page = client.get("/?place=天心区&open=true").text
    assert "<h1>天心区附近的窗口</h1>" in page
    assert "从湖南省长沙市天心区政府驻地量起" in page
    assert 'value="天心区"' in page
    assert 'name="open" value="true" checked' in page


def test_results_say_name_distance_direction_state_address_phone_and_hours(client: SiteClient) -> None:
    page = client.get("/?place=112.98,28.11").text
    assert names(page) == [window.name for window in (TIANXIN, YUELU, NIGHT, GUANGZHOU)]
    assert "直线距离 740 米 · 东北" in page
    assert re.search(r'<p class="state open"><span class="shape" aria-hidden="true"></span>营业中 · 至 12:00', page)
    assert re.search(
        r'<p class="state unknown"><span class="shape" aria-hidden="true"></span>是否营业未知 · 请先电话', page
    )
    assert re.search(r'<a class="act" href="tel:\+8673185550123"><svg.*?</svg>0731-85550123</a>', page)
    assert re.search(r'<a class="act" href="tel:073112345"><svg.*?</svg>12345</a>', page)
    assert "长沙市天心区示例路1号一楼" in page
    assert "工作日 9:00-12:00，13:00-17:00" in re.sub("</?span[^>]*>", "", page)
    assert "未注明电话" in page


def test_a_name_of_several_divisions_becomes_links(client: SiteClient) -> None:
    page = client.get("/?place=鼓楼区")
    assert page.status_code == 200
    links = re.findall(r'<li><a href="(/\?place=\d{6})">([^<]+)</a></li>', page.text)
    assert len(links) == 4
    assert names(client.get(links[0][0]).text)


def test_an_unknown_place_is_told_what_to_do(client: SiteClient) -> None:
    page = client.get("/?place=没有这个地方")
    assert page.status_code == 422
    assert "没有找到“没有这个地方”。请输入县、市或省的名称" in page.text
    assert 'value="没有这个地方"' in page.text


def test_an_empty_form_is_asked_to_be_filled(client: SiteClient) -> None:
    response = client.post("/", data={"place": "  "})
    assert response.status_code == 303
    assert "请先输入您在哪里" in client.get(response.headers["location"]).text


def test_a_window_across_the_provinces_border_is_shown_and_said_to_be_there(client: SiteClient) -> None:
    cards = client.get("/?place=天心区&lang=zh").text.split("<li id=")[1:]
    told = [("不在您所在的湖南省" in card, "在广东省" in card) for card in cards]
    assert told == [(False, False)] * 3 + [(True, True)]
    assert "In 广东省, not in 湖南省" in client.get("/?place=天心区&lang=en").text
    # Where the own province has none at all, that stands before all windows and is not said of each.
    assert "不在您所在的" not in client.get("/?place=万载县").text


def test_a_province_without_windows_is_said_first(client: SiteClient) -> None:
    page = client.get("/?place=昆明市").text
    assert page.index("云南省目前没有已公布的窗口") < page.index(TIANXIN.name)


def test_where_nothing_is_open_the_nearest_is_shown_all_the_same(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[NIGHT])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/?place=天心区&open=true").text
    assert "没有确定正在营业的窗口" in page
    assert names(page) == [NIGHT.name]


def test_a_window_s_page_has_its_public_facts(client: SiteClient) -> None:
    page = client.get(f"/windows/{TIANXIN.id}").text
    for text in (
        TIANXIN.name,
        TIANXIN.address,
        "示例公交1路",
        "2026-01-05",
        "天心区数据局",
        "人工窗口",
    ):
        assert text in page
    assert 'rel="noreferrer">高德地图' in page


def test_results_have_ways_to_each_map_program(client: SiteClient) -> None:
    page = client.get("/?place=112.98,28.11").text
    assert page.count('<details class="go">') == 4
    assert page.count('rel="noreferrer"') == 21  # and the hotline
    assert "style=" not in page


def test_large_answers_are_compressed_and_small(client: SiteClient) -> None:
    for path in ("/", "/?place=天心区", f"/windows/{TIANXIN.id}"):
        page = client.get(path, headers={"accept-encoding": "gzip"})
        assert page.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in page.headers["vary"].lower()
        assert int(page.headers["content-length"]) <= 20_000
        assert "content-encoding" not in client.get(path, headers={"accept-encoding": "identity"}).headers


def test_what_is_not_stated_is_said_as_large_as_what_is(client: SiteClient) -> None:
    page = client.get(f"/windows/{YUELU.id}").text
    assert "未注明，请先电话" in page
    assert "未注明电话" in page


def test_pages_speak_english_where_asked(client: SiteClient) -> None:
    page = client.get("/?place=天心区&lang=en").text
    assert '<html lang="en">' in page
    assert "Open · until 12:00" in page
    assert f'href="/windows/{TIANXIN.id}?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&amp;lang=en"' in page
    assert "Find the nearest" in client.get("/", headers={"accept-language": "en"}).text
    location = client.post("/?lang=en", data={"place": "天心区"}).headers["location"]
    assert location.endswith("&lang=en")


def test_an_unknown_address_or_window_is_a_calm_page(client: SiteClient) -> None:
    for path in ("/nothing", "/windows/none", "/windows/%3Cscript%3E", "/static/../site.py", "/static/none.css"):
        page = client.get(path)
        assert page.status_code == 404
        assert "<h1>找不到这个窗口</h1>" in page.text or "<h1>找不到这个页面</h1>" in page.text
        assert '<form class="search" method="post" action="/"' in page.text
        assert page.headers["content-type"].startswith("text/html")
        assert 'href="/"' in page.text
        assert tags(page.text) == set()


def test_the_stylesheet_is_ours(client: SiteClient) -> None:
    [address] = re.findall(r'href="(/static/site\.[0-9a-f]{12}\.css)"', client.get("/").text)
    style = client.get(address)
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/site.css").status_code == 404
    assert style.headers["content-type"].startswith("text/css")
    assert "font-size:112.5%" in style.text  # 18 px where the visitor asks for no other size
    assert "http" not in style.text


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", page_policy()),
        ("/?place=天心区", page_policy()),
        (f"/windows/{TIANXIN.id}", page_policy()),
        ("/nothing", page_policy()),
        ("/api/v1/nothing", BARE),
        ("/healthz", BARE),
    ],
)
def test_every_answer_wears_the_shell_s_headers(client: SiteClient, path: str, policy: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["permissions-policy"].startswith("geolocation=(self)")


def test_hostile_texts_of_a_window_are_shown_as_text(tmp_path: Path, divisions: Divisions) -> None:
    hostile = replace(
        TIANXIN,
        name=HOSTILE,
        address=HOSTILE,
        phones=(HOSTILE, "0731-85550123"),
        hours=HoursText(HOSTILE, Parsed.NONE, None),
        transit=HOSTILE,
        office=HOSTILE,
        items=(HOSTILE,),
    )
    lay_edition(tmp_path / "public", windows=[hostile])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        pages = [client.get("/?place=天心区").text, client.get(f"/windows/{TIANXIN.id}").text]
        assert client.get("/api/v1/nearest?place=天心区").json()["matches"][0]["window"]["name"] == HOSTILE
    for page in pages:
        assert tags(page) == set()
        assert "{{7*7}}" in page
        assert '"onclick="' not in page
        assert html.escape(HOSTILE, quote=False).partition('"')[0] in page


@pytest.mark.parametrize("text", [HOSTILE, "{{ config }}", "%0d%0aSet-Cookie: a=b", "\x00", "';--", "長" * 500])
def test_hostile_texts_of_a_visitor_are_shown_as_text(client: SiteClient, text: str) -> None:
    page = client.get("/", params={"place": text})
    assert page.status_code == 422
    assert tags(page.text) == set()
    posted = client.post("/", data={"place": text})
    assert posted.status_code == 303
    assert posted.headers["location"].startswith("/?place=")
    assert "set-cookie" not in posted.headers


def test_a_body_that_no_form_of_ours_sends_is_refused(client: SiteClient) -> None:
    assert client.post("/", content=b"place=" + b"x" * 10_000).status_code == 413
    assert client.post("/", content=b"&".join(b"a=1" for _ in range(50))).status_code == 400


def test_sample_data_wears_its_mark_on_every_page(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[TIANXIN], sample=True)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        for path in ("/", "/?place=天心区", "/?place=无", f"/windows/{TIANXIN.id}", "/nothing"):
            assert "示例数据" in client.get(path).text
        assert "示例数据</span> · Sample data</strong>" in client.get("/?lang=en").text


def test_real_data_wears_no_sample_mark(client: SiteClient) -> None:
    assert "示例数据" not in client.get("/?place=天心区").text


def test_the_foot_shows_whose_site_it_is(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, sponsor="<示例省>数据局", icp_number="湘ICP备00000000号")) as client:
        for path in ("/", f"/windows/{TIANXIN.id}", "/nothing"):
            foot = client.get(path).text.partition("<footer>")[2]
            assert "主办单位：&lt;示例省&gt;数据局" in foot
            assert '<a href="https://beian.miit.gov.cn/" rel="noreferrer">湘ICP备00000000号</a>' in foot


def test_before_the_first_edition_the_page_is_a_calm_503(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/")
        assert page.status_code == 503
        assert "窗口数据还没有发布，请稍后再来" in page.text


def test_an_edition_without_windows_says_so(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert "还没有公布任何窗口" in client.get("/?place=天心区").text


@pytest.mark.parametrize(("code", "name"), [("430103", "湖南省长沙市天心区"), ("320106", "江苏省南京市鼓楼区")])
def test_a_chosen_place_stands_in_the_field_by_a_name_that_finds_it_again(
    client: SiteClient, code: str, name: str
) -> None:
    page = client.get(f"/?place={code}").text
    assert f'value="{name}" maxlength' in page
    again = client.get(f"/?place={name}").text
    assert re.findall("<h1>.*</h1>", again) == re.findall("<h1>.*</h1>", page)


@pytest.mark.parametrize(
    ("position", "told"),
    [("2.35,48.86", r"离最近的窗口有 [0-9]{4,5} 公里"), ("0,0", r"离最近的窗口有 1[0-9]{4} 公里")],
    ids=["Paris", "0,0"],
)
def test_who_is_outside_the_country_is_told_so_and_how_far_it_is(client: SiteClient, position: str, told: str) -> None:
    page = client.get(f"/?place={position}").text
    assert "不在国内任何区划之内" in page
    assert re.search(told, page)


def test_what_every_host_is_asked_for_is_there(client: SiteClient) -> None:
    icon = client.get("/favicon.ico", follow_redirects=False)
    assert (icon.status_code, client.get(icon.headers["location"]).headers["content-type"]) == (302, "image/svg+xml")
    robots = client.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert robots.text.splitlines() == ["User-agent: *", "Disallow: /api/", "Disallow: /map/"]


def test_the_script_of_the_form_comes_where_there_is_a_form(
    client: SiteClient, tmp_path: Path, divisions: Divisions
) -> None:
    assert all(script in client.get("/no/such/page").text for script in ("/static/locate.", 'class="search'))
    (tmp_path / "public").mkdir()
    with SiteClient(site_over(tmp_path, divisions)) as unready:
        page = unready.get("/").text
    assert not any(script in page for script in ("/static/locate.", 'class="search'))


def test_a_page_offers_five_windows_more_as_long_as_there_are_more(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[replace(TIANXIN, id=f"hall-{number}") for number in range(7)])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        first = client.get("/?place=430103").text
        assert len(names(first)) == 5
        [following] = re.findall(r'href="(/\?place=430103&amp;k=10)#window-6"', first)
        second = client.get(html.unescape(following)).text
        assert len(names(second)) == 7
        assert 'id="window-6"' in second
        assert "k=15" not in second
        # A position stands in no address: there the question is sent once more.
        private = client.post("/", data={"place": "28.11,112.98"}).text
        assert '<input type="hidden" name="k" value="10">' in private
        assert "?place=28" not in private


def test_a_region_s_link_lists_its_windows_alone(client: SiteClient) -> None:
    assert len(names(client.get("/?place=440100&area=440100&k=50").text)) == 1


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "没有代码为“999999”的行政区划。应是"), ("en", "No division has the code")]
)
def test_a_made_up_region_is_told_in_the_page_s_own_words(client: SiteClient, lang: str, told: str) -> None:
    answer = client.get(f"/?place=天心区&area=999999&lang={lang}")
    assert answer.status_code == 422
    assert f'role="alert">{told}' in answer.text
