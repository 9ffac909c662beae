"""The elder view asks one thing on a screen, and shows one window: the button to call first. All without any script."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from locator.divisions.divisions import Divisions
from locator.site.elder.calling import spoken_number
from locator.texts import Lang
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.site_windows import province_windows
from tongban import public_rooms

ELDER = {"cookie": "view=elder"}
PENSION = "城乡居民养老保险待遇申请"
POSITION = "114.2472,22.7208"
"""In 龙岗区, by its seat."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with a window at the seat of each county of six provinces."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=province_windows(divisions))
    with SiteClient(site_over(data, divisions, rooms=public_rooms())) as client:
        yield client


def sees(client: SiteClient, address: str) -> str:
    return client.get(address, headers=ELDER).text


def sends(client: SiteClient, fields: dict[str, str]) -> str:
    """The page that a form leads to."""
    answer = client.post("/", data=fields, headers=ELDER)
    return sees(client, answer.headers["location"]) if answer.status_code == 303 else answer.text


def heading(page: str) -> str:
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", page)
    return html.unescape(re.sub("<[^>]+>", "", found))


def hidden(part: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html.unescape(part)))


def forms(page: str) -> dict[str, dict[str, str]]:
    """The forms of a page by the words of their button, with the fields that nobody fills in."""
    found = re.findall(r"<form[^>]*>(.*?)</form>", page.partition("<main")[2], re.DOTALL)
    buttons = [re.findall("<button[^>]*>(.*?)</button>", form, re.DOTALL)[-1] for form in found]
    return {re.sub("<[^>]+>", "", button): hidden(form) for button, form in zip(buttons, found, strict=True)}


def windows(page: str) -> list[str]:
    """The windows that a page names, each with a link to its own page."""
    return [html.unescape(name) for name in re.findall(r'<a href="/windows/[^"]+">([^<]*窗口|[^<]*终端)</a>', page)]


def link(page: str, words: str) -> str:
    [address] = re.findall(rf'<a [^>]*href="([^"]+)"[^>]*>{words}</a>', page)
    return html.unescape(address)


def in_order(page: str, *parts: str) -> bool:
    places = [page.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_woman_of_62_near_longgang_asks_for_her_pension_one_thing_at_a_time(client: SiteClient) -> None:
    page = sees(client, "/")
    assert heading(page) == "您要做什么？"
    assert link(page, "打 12345 问") == "tel:12345"
    page = sees(client, link(page, "先说要办什么事"))
    assert heading(page) == "您要办什么事？"
    assert "您在哪里" not in page
    page = sends(client, {**forms(page)["下一步"], "wish": PENSION})
    assert heading(page) == "找最近的窗口"
    assert f"事项：{PENSION}" in page
    assert "您要办什么" not in page
    page = sends(client, {**forms(page)["找最近的窗口"], "place": POSITION})
    assert heading(page) == "可以在网上办"
    assert in_order(
        page, "线上能办的，线下也能办", 'class="act call"', "盐田区", "18 公里", "state closed", "去这里", "下一个窗口"
    )
    first = windows(page)
    assert len(first) == 1
    assert "未注明能不能办，请先电话" in page
    page = sends(client, forms(page)["下一个窗口"])
    assert heading(page) == "这个位置附近的窗口 第 2 个"
    assert len(windows(page)) == 1
    assert windows(page) != first
    back = sends(client, forms(page)["上一个窗口"])
    assert windows(back) == first


def test_where_her_pension_is_decided_changes_nothing_that_is_said(client: SiteClient) -> None:
    asked = f"/?place=龙岗区&wish={PENSION}&item=2022-04"
    here, home = sees(client, asked), sees(client, f"{asked}&home=430000")
    assert heading(here) == heading(home) == "可以在网上办"
    assert windows(here) == windows(home)
    assert "home=430000" in link(home, "下一个窗口")


def test_the_windows_follow_one_another_as_the_usual_list_has_them(client: SiteClient) -> None:
    usual = re.findall(r'<h2 lang="zh-CN"><a href="[^"]+">([^<]+)</a>', client.get("/?place=天心区&k=7").text)
    address, seen = "/?place=天心区", []
    for _ in usual:
        page = sees(client, address)
        seen += windows(page)
        address = link(page, "下一个窗口")
        assert "112" not in address
    assert seen == usual
    assert len(seen) == 7


@pytest.mark.parametrize(
    "place", [POSITION, "114.2472°, 22.7208° 附近", "http://uri.amap.com/marker?position=114.2472,22.7208"]
)
def test_a_position_stands_in_no_address_of_any_screen(client: SiteClient, place: str) -> None:
    fields = {"place": place, "at": "", "within": ""}
    for _ in range(3):
        page = sends(client, fields)
        assert (
            re.findall(r'(?:href|action)="[^"]*22\.72[^"]*"', page.partition("<main")[2].partition("去这里")[0]) == []
        )
        fields = forms(page)["下一个窗口"]
    assert fields["screen"] == "4"


def test_a_position_stays_while_the_language_and_the_view_turn(client: SiteClient) -> None:
    page = sends(client, {"place": POSITION, "screen": "3"})
    [turning] = re.findall(r'id="in-other-languages">(.*?)</form>', page)
    fields = hidden(turning)
    assert (fields["place"], fields["screen"]) == (POSITION, "3")
    english = client.post("/?lang=en", data=fields, headers=ELDER).text
    assert "no. 3" in english
    assert windows(english) == windows(page)
    usual = client.post("/?lang=zh&view=usual", data=fields, headers=ELDER).text
    assert windows(page)[0] in re.findall(r'<h2 lang="zh-CN"><a href="[^"]+">([^<]+)</a>', usual)


def test_a_position_that_somebody_wrote_into_an_address_goes_on_by_form_as_a_posted_one_does(
    client: SiteClient,
) -> None:
    page = client.get("/", params={"place": POSITION, "screen": "3"}, headers=ELDER).text
    assert windows(page) == windows(sends(client, {"place": POSITION, "screen": "3"}))
    assert forms(page)["下一个窗口"]["place"] == POSITION
    [turning] = re.findall(r'id="in-other-languages">(.*?)</form>', page)
    [english] = re.findall(r'formaction="([^"]*)" lang="en"', page)
    assert "22.72" not in english
    assert windows(client.post(html.unescape(english), data=hidden(turning), headers=ELDER).text) == windows(page)


def test_a_question_back_to_a_posted_position_turns_with_it_too(client: SiteClient) -> None:
    page = sends(client, {"place": POSITION, "item": "2022-05", "wish": "汇缴", "meant": "汇缴", "deciding": "鼓楼区"})
    assert heading(page).startswith("“鼓楼区”有 4 处")
    [turning] = re.findall(r'id="in-other-languages">(.*?)</form>', page)
    fields = hidden(turning)
    assert (fields["place"], fields["deciding"]) == (POSITION, "鼓楼区")
    english = client.post("/?lang=en&view=usual", data=fields, headers=ELDER).text
    assert "Large print" in english
    assert english.count("鼓楼区") >= 4
    assert "22.72" in english


def test_a_window_without_a_telephone_has_the_hotline_of_its_place_first(client: SiteClient) -> None:
    page = sees(client, "/?place=天心区&screen=4")
    assert in_order(page, 'class="act call" href="tel:073112345"', "打 12345 问", "未注明电话", "去这里")
    assert 'data-aloud="没有注明电话，可以打 一二三四五 问。"' in page


def test_where_it_is_not_known_whether_it_is_open_the_hours_that_are_spoken_of_stand_below(client: SiteClient) -> None:
    page = sees(client, "/?place=天心区&screen=2")
    assert in_order(page, "state unknown", "按下面写的办公时间", "下午以公告为准", 'class="address"')


def test_what_must_be_said_first_has_a_screen_of_its_own_where_it_sends_elsewhere(client: SiteClient) -> None:
    page = sees(client, "/?place=天河区&item=2022-05&home=430100")
    assert heading(page) == "先找湖南省长沙市"
    assert windows(page) == []
    page = sees(client, link(page, "看窗口"))
    assert heading(page) == "湖南省长沙市：可以问的窗口 第 1 个"
    assert len(windows(page)) == 1
    assert link(page, "回到前面的说明") == "/?place=%E5%A4%A9%E6%B2%B3%E5%8C%BA&item=2022-05&home=430100"


def test_that_a_province_has_no_windows_is_said_before_the_first(client: SiteClient) -> None:
    page = sees(client, "/?place=乌鲁木齐市")
    assert in_order(page, "新疆维吾尔自治区", 'class="act call"')
    said_first = page.partition('class="act call"')[0]
    assert "目前没有已公布的窗口" in said_first
    assert 'href="tel:099112345"' in said_first


def test_a_screen_beyond_the_last_is_the_last(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = sees(client, "/?place=天心区&screen=99")
        assert "第 4 个" in page
        assert "下一个窗口" not in page
        for screen in ("0", "-1", "x", "1.5", "100", ""):
            assert "第 1 个" in sees(client, f"/?place=天心区&screen={screen}")


@pytest.mark.parametrize("fields", [{"place": POSITION}, {"place": "天心区"}])
def test_a_window_is_saved_and_shared_from_its_screen_by_its_own_address_and_no_other(
    client: SiteClient, fields: dict[str, str]
) -> None:
    page = sends(client, fields)
    [line] = re.findall(r'<section class="folded" hidden data-unfolds>.*?</section>', page, re.DOTALL)
    assert in_order(page, "详细信息", line)
    own = f"{link(page, '详细信息')}?".partition("?")[0]
    assert re.findall('data-share="([^"]*)"', line) == [own]
    assert re.findall(r'data-copy="([^"]+)"', line) == re.findall(r'class="address"[^>]*>([^<]+)<', page)
    assert "data-facts" in line
    assert "22.7" not in re.sub('data-facts="[^"]*"', "", line)


@pytest.mark.parametrize("screen", ["50", "51", "99"])
def test_the_last_window_that_is_listed_says_that_there_are_more_and_what_to_do(
    client: SiteClient, screen: str
) -> None:
    page = sees(client, f"/?place=天心区&screen={screen}&open=true&wish={PENSION}&item=2022-04")
    assert "第 50 个" in page
    assert "下一个窗口" not in page
    assert "只列到最近的 50 个窗口，后面还有。" in page
    assert link(page, "打 12345 问") == "tel:12345"
    asked = sees(client, link(page, "改条件"))
    assert heading(asked) == "找最近的窗口"
    assert forms(asked)["找最近的窗口"]["item"] == "2022-04"
    assert "只列到" not in sees(client, "/?place=天心区&screen=49")


def test_the_last_window_near_a_position_says_so_without_telling_it(client: SiteClient) -> None:
    page = sends(client, {"place": POSITION, "screen": "50"})
    assert link(page, "改条件") == "/?step=place"
    assert "下一个窗口" not in page


def test_who_is_outside_the_mainland_is_not_told_there_to_call_what_cannot_be_dialled(client: SiteClient) -> None:
    page = sees(client, "/?place=香港&screen=50")
    assert "只列到最近的 50 个窗口" in page
    assert "打 12345 问" not in page.partition("只列到")[2].partition("改条件")[0]


def test_an_edition_without_windows_says_so(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=())
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = sees(client, "/?place=天心区")
        assert 'class="message"' in page
        assert windows(page) == []
        assert "下一个窗口" not in page


def test_a_wish_of_several_is_chosen_before_the_place_is_asked(client: SiteClient) -> None:
    page = sends(client, {"wish": "公积金"})
    assert heading(page) == "您要办的是哪一个？"
    page = sees(
        client,
        link(
            page, '<span class="whole" lang="zh-CN">住房公积金汇缴</span> <span class="note" lang="zh-CN">[^<]*</span>'
        ),
    )
    assert heading(page) == "找最近的窗口"
    assert forms(page)["找最近的窗口"]["item"] == "2022-05"


def test_a_wish_that_may_hold_a_number_of_a_person_stands_in_no_address(client: SiteClient) -> None:
    answer = client.post("/", data={"wish": "提取公积金 13900001234"}, headers=ELDER)
    assert answer.status_code == 200
    assert "13900001234" not in "".join(re.findall(r'(?:href|action|formaction)="([^"]*)"', answer.text))


def test_what_was_not_understood_is_asked_again(client: SiteClient) -> None:
    answer = client.get("/?place=没有这个地方", headers=ELDER)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "找最近的窗口" in forms(answer.text)
    blank = client.post("/", data={"place": ""}, headers=ELDER)
    assert 'role="alert"' in sees(client, blank.headers["location"])


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/windows/430103-HALL", "tel:+8673185550123"),
        ("/windows/430103-HALL?when=2026-10-01T10:00", "tel:+8673185550123"),
        ("/windows/430103-HALL?when=2020-01-01T10:00", "tel:+8673185550123"),  # long past, which is said
        ("/windows/430104-HALL", "tel:"),  # not known if open, which has its reason
    ],
)
def test_a_window_s_own_page_has_the_button_to_call_right_behind_its_name_and_state(
    client: SiteClient, address: str, number: str
) -> None:
    page = sees(client, address)
    first = page.partition("<main")[2].partition("去这里")[0]
    assert re.findall(r'<(h1|p class="state|a class="act call"|p class="(?!state)[a-z ]+)', first)[:3] == [
        "h1",
        'p class="state',
        'a class="act call"',
    ]
    assert in_order(first, "<h1", 'class="state', f'class="act call" href="{number}', 'class="address"')
    assert 'class="sketch"' not in page


def test_hours_that_a_window_s_own_page_speaks_of_stand_below_and_are_not_folded(client: SiteClient) -> None:
    [address] = set(re.findall(r'href="(/windows/[^"?]+)', sees(client, "/?place=天心区&screen=2")))
    shown = sees(client, address).partition('class="folded"')[0]
    assert in_order(shown, "state unknown", 'class="act call"', "按下面写的办公时间", "下午以公告为准", "去这里")


def test_all_that_is_not_needed_at_once_is_folded_on_a_window_s_own_page(client: SiteClient) -> None:
    page = sees(client, "/windows/430103-HALL")
    folded = re.findall(r'<section class="folded"[^>]*><details><summary>([^<]+)</summary>', page)
    assert folded == [
        "收藏、分享、复制地址",
        "一周办公时间",
        "我到达的时间",
        "到窗口办事",
        "能办什么",
        "这些信息",
        "资料",
        "附近的其他窗口",
        "打印、日历、二维码",
    ]
    outside = re.sub(r'<section class="folded".*?</section>', "", page.partition("<main")[2], flags=re.DOTALL)
    assert re.findall("<(?:table|dl|form|section|h2)", outside) == []


@pytest.mark.parametrize(
    ("address", "back"),
    [
        ("/?step=place", "/"),
        ("/?step=wish", "/"),
        ("/?step=place&lang=en", "/?lang=en"),
        (f"/?wish={PENSION}&item=2022-04", f"/?step=wish&wish={quote(PENSION)}"),
        (f"/?wish={PENSION}&item=2022-04&lang=en", f"/?step=wish&wish={quote(PENSION)}&lang=en"),
        ("/?wish=公积金&kind=kiosk", f"/?step=wish&kind=kiosk&wish={quote('公积金')}"),
        ("/?wish=公积金&place=天心区", f"/?step=wish&wish={quote('公积金')}"),
        ("/?place=没有这个地方", "/"),
    ],
)
def test_each_question_leads_back_to_the_one_before(client: SiteClient, address: str, back: str) -> None:
    page = sees(client, address)
    way = link(page, "Back" if "lang=en" in address else "回到上一步")
    assert way == back
    first, wish = ("您要做什么？", "What would you like to do?"), ("您要办什么事？", "What do you want to get done?")
    before = sees(client, way)
    assert heading(before) in (wish if "step=wish" in back else first)
    if "wish=" in back.replace("step=wish", ""):
        said = html.unescape(re.findall(r'<input id="wish"[^>]* value="([^"]*)"', before)[0])
        assert f"wish={quote(said)}" in back


@pytest.mark.parametrize(
    ("address", "head"),
    [
        (f"/?place=鼓楼区&wish={PENSION}&item=2022-04", "“鼓楼区”有"),  # several places of that name
        ("/?place=天河区&item=2022-05&wish=汇缴", "先找"),  # the place that decides is asked for
        ("/?place=天心区&kind=staffed", "天心区"),
    ],
)
def test_what_a_place_led_to_leads_back_to_the_question_for_the_place(
    client: SiteClient, address: str, head: str
) -> None:
    page = sees(client, address)
    assert heading(page).startswith(head)
    before = sees(client, link(page, "回到上一步"))
    assert heading(before) == "找最近的窗口"
    asked = dict(re.findall("[?&](wish|item)=([^&]+)", address))
    assert {name: forms(before)["找最近的窗口"].get(name) for name in asked} == asked


@pytest.mark.parametrize(("typed", "status"), [("鼓楼区", 200), ("没有这个地方", 422)])
def test_the_question_for_the_place_that_decides_is_read_aloud_and_leads_back_to_what_was_said(
    client: SiteClient, typed: str, status: int
) -> None:
    fields = {"place": "天河区", "item": "2022-05", "wish": "汇缴", "meant": "汇缴"}
    answer = client.post("/", data={**fields, "deciding": typed}, headers=ELDER)
    assert answer.status_code == status
    assert in_order(answer.text, "aloud.", "<h1 data-aloud>", 'class="act aloud"', "回到上一步")
    assert heading(sees(client, link(answer.text, "回到上一步"))).startswith("先找")
    private = client.post("/", data={**fields, "place": POSITION, "deciding": typed}, headers=ELDER).text
    back = forms(private)["回到上一步"]
    assert back["place"] == POSITION
    assert heading(sends(client, back)).startswith("先找")
    assert "data-aloud" not in client.post("/", data={**fields, "deciding": typed}).text


def test_a_wish_that_stands_in_no_address_is_said_again_by_form_on_the_way_back(client: SiteClient) -> None:
    wish = "提取公积金 13900001234"
    page = sends(client, {"wish": wish})
    [target] = re.findall(r'<form method="post" action="([^"]*step=wish[^"]*)">', page)
    before = client.post(html.unescape(target), data=forms(page)["回到上一步"], headers=ELDER).text
    assert heading(before) == "您要办什么事？"
    assert f'value="{wish}"' in before


@pytest.mark.parametrize(
    ("number", "lang", "spoken"),
    [
        ("0731-85550123", Lang.ZH, "零七三一，八五五五零一二三"),
        ("0731-85550123 转 8012", Lang.HANT, "零七三一，八五五五零一二三 转 八零一二"),
        ("12345", Lang.EN, "1 2 3 4 5"),
        ("+852 2555 0123", Lang.EN, "+ 8 5 2 2 5 5 5 0 1 2 3"),
        ("0731-85550123 转 8012", Lang.EN, "0 7 3 1, 8 5 5 5 0 1 2 3 extension 8 0 1 2"),
    ],
)
def test_a_number_is_read_digit_by_digit(number: str, lang: Lang, spoken: str) -> None:
    assert spoken_number(number, lang) == spoken
