"""A text browser does the whole flow: by keys alone, in the order in which it is read, and without a picture."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from locator.corrections.inbox import INBOX
from locator.divisions.divisions import Divisions
from tests.browser_sites import command, laid
from tests.site_windows import province_windows
from tests.text_browser import TextBrowser, dumped

STATES = re.compile("^(营业中|已关门|是否营业未知)", re.MULTILINE)
PAGES = (
    # address, and what is read there, in this order
    ("/", ("找最近的", "您要办什么", "您在哪里", "只看营业中的", "我到达的时间", "找最近的窗口", "12345")),
    ("/?place=鼓楼区", ("“鼓楼区”有 4 处", "江苏省南京市鼓楼区", "福建省福州市鼓楼区", "您在哪里")),
    ("/?place=没有这个地方", ("没有找到", "没有这个地方", "您在哪里")),
    ("/?place=天心区&wish=社保卡", ("“社保卡”不在这些事项里", "社会保障卡", "发卡银行", "12345", "不限事项")),
    (
        "/windows/430103-HALL",
        (
            "天心区政务服务中心", "营业中", "示例路1号", "0731-85550123", "去这里", "高德地图", "一周办公时间", "周一",
            "今天", "周日", "可办事项", "核对日期", "资料", "窗口编号", "附近的其他窗口",
            "直线距离", "打印成卡片", "这里不对", "重新查找",
        ),
    ),
    ("/windows/430103-HALL/card", ("回到窗口页面", "天心区政务服务中心", "0731-85550123", "周一至周五", "核对日期")),
    ("/items", ("能办什么", "您要办什么", "生活里的事", "全部事项", "临时居民身份证办理")),
    ("/items/2022-05", ("住房公积金汇缴", "在哪里交", "怎么办", "带什么", "缴存地在哪里", "清单上怎么写", "出处")),
    ("/help", ("常见问题", "想问什么", "什么是“跨省通办”", "隐私")),
    ("/map", ("分布图", "这里画不出地图", "说出您在哪里，看名单", "湖南省", "长沙市")),
    ("/no/such/page", ("找不到这个页面", "您在哪里")),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Path:
    """The data folder of a site that takes notes."""
    data = laid(tmp_path_factory, province_windows(divisions))
    command(data, "corrections")
    return data


@pytest.fixture(scope="module")
def site(serve: Callable[[Path], AbstractContextManager[str]], folder: Path) -> Iterator[str]:
    """The same, served."""
    with serve(folder) as origin:
        yield origin


def in_order(text: str, *words: str) -> bool:
    """Whether all words stand in a text, one behind the other."""
    at = 0
    for word in words:
        found = text.find(word, at)
        assert found >= 0, f"{word} is not behind what it should be behind: {text[:4000]}"
        at = found + len(word)
    return True


def test_from_a_wish_to_a_window_and_to_what_is_wrong_there_and_back(site: str, folder: Path, tmp_path: Path) -> None:
    with TextBrowser.at(f"{site}/", tmp_path) as browser:
        browser.fill("您要办什么", "公积金")
        browser.fill("您在哪里", "天河区")
        browser.press("找最近的窗口")
        assert in_order(browser.text(), "您要办的是哪一个？", "租房提取住房公积金", "不在这些事项里", "您在哪里")
        browser.press("租房提取住房公积金")
        assert in_order(browser.text(), "先找缴存地", "缴存地在哪里？")
        browser.fill("缴存地在哪里", "长沙市")
        browser.press("下一步")
        assert in_order(browser.text(), "先找湖南省长沙市", "岳麓区政务服务中心", "直线距离", "写明能办", "去这里")
        browser.press("岳麓区政务服务中心")
        assert in_order(browser.text(), "岳麓区政务服务中心", "是否营业未知", "未注明电话", "可办事项", "这里不对")
        browser.press("这里不对")
        assert in_order(browser.text(), "这个窗口哪里不对？", "岳麓区", "( ) 办公时间不对", "具体情况", "请不要写姓名")
        browser.choose("办公时间不对")
        browser.write("具体情况", "下午三点就关门了\n")
        assert in_order(browser.text(), "(*) 办公时间不对", "[下午三点就关门了")
        browser.press("发送")
        assert "收到了" in browser.text()
        browser.press("回到这个窗口")
        assert in_order(browser.text(), "岳麓区政务服务中心", "是否营业未知", "可办事项")
    assert len([*(folder / INBOX).glob("*.note")]) == 1


def test_the_way_back_from_a_window_leads_to_what_was_asked(site: str, tmp_path: Path) -> None:
    with TextBrowser.at(f"{site}/", tmp_path) as browser:
        browser.fill("您在哪里", "天心区")
        browser.press("找最近的窗口")
        results = browser.text()
        browser.press("芙蓉区政务服务中心")
        assert "一周办公时间" in browser.text()
        browser.back()
        assert browser.text() == results
        browser.press("芙蓉区政务服务中心")
        browser.press("重新查找")
        assert in_order(browser.text(), "[天心区", "天心区附近的窗口", "芙蓉区政务服务中心")


def test_a_typed_position_is_answered_and_stands_in_no_address(site: str, tmp_path: Path) -> None:
    with TextBrowser.at(f"{site}/", tmp_path) as browser:
        browser.fill("您在哪里", "112.98, 28.11")
        browser.press("找最近的窗口")
        assert in_order(browser.text(), "从经度 112.98，纬度 28.11量起", "天心区政务服务中心", "直线距离", "营业中")
        assert browser.address() == f"{site}/"
        browser.press("再看更多窗口")
        assert in_order(browser.text(), " 1. 天心区", " 6. ", " 9. ", "\n10. ")
        assert browser.address() == f"{site}/#window-6"


def test_in_english(site: str, tmp_path: Path) -> None:
    with TextBrowser.at(f"{site}/", tmp_path, lang="en") as browser:
        browser.fill("Where are you", "Tianxin")
        browser.press("Find the nearest windows")
        assert in_order(browser.text(), "天心区政务服务中心", "in a straight line", "Open · until", "Go there", "Hours")
        browser.press("简")
        assert in_order(browser.text(), "天心区政务服务中心", "直线距离", "营业中 · 至", "去这里", "办公时间")


def test_each_result_says_in_words_all_that_is_drawn(site: str, tmp_path: Path) -> None:
    text = dumped(f"{site}/?place=天心区", tmp_path)
    cards = re.split(r"^ +\d+\. ", text, flags=re.MULTILINE)[1:]
    assert len(cards) == 5
    for card in cards:
        assert in_order(card, "窗口" if "窗口" in card else "终端", "直线距离", "去这里", "高德地图", "办公时间")
        assert len(STATES.findall(re.sub(r"^ +", "", card, flags=re.MULTILINE))) == 1
        assert "0731-" in card or "400-" in card or "未注明电话" in card


@pytest.mark.parametrize(("address", "words"), PAGES, ids=[address for address, _ in PAGES])
def test_a_page_reads_in_order_and_says_nothing_by_a_picture_alone(
    site: str, tmp_path: Path, address: str, words: tuple[str, ...]
) -> None:
    assert in_order(dumped(site + address, tmp_path), *words)
    page = httpx.get(site + address, headers={"accept-language": "zh-CN"}, trust_env=False).text
    drawn = re.findall(r"<(?:svg|img)\b[^>]*>", page)
    assert drawn
    for one in drawn:
        assert re.search(r'aria-hidden="true"|(?:aria-label|alt)="[^"]+"', one), one
