"""Our own texts in traditional signs, and typed ones in simplified signs."""

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from locator.answers.answer_folder import packaged_answers
from locator.data_files import own_table
from locator.items.catalogue import packaged_catalogue
from locator.items.guidance.guidance_files import packaged_guidance
from locator.items.wishes.wish_files import packaged_wishes
from locator.text_table import TEXTS
from locator.texts import Lang, sentence
from locator.traditional import TraditionalWords, simplified, traditional

REVIEWED = Path(__file__).parent.parent / "samples" / "traditional-words.toml"
SIMPLIFIED_IN_BIG5 = frozenset("并厂虫触党吨儿复赶构怀坏机极价荐洁惊据离怜么宁苹气确扰洒胜圣适体听网万异优与种筑庄岭")
"""Signs that are simplified ones in any text of today, though Big5 has them as old forms; others of ours it has not."""


def own_texts() -> Iterator[str]:
    """Every Chinese text of ours that a page may show."""
    yield from (chinese for chinese, _ in TEXTS.values())
    yield from (
        text for one in packaged_answers() for text in (one.zh.question, one.zh.text, one.zh.html, one.zh.source)
    )
    yield from (event.name for event in packaged_guidance().events)
    yield from (place.word for place in packaged_guidance().places.values())
    yield from (matter.zh for matter in packaged_wishes().outside.values())
    yield from (group.name for group in packaged_catalogue().groups)


def is_simplified(sign: str) -> bool:
    """Whether the mainland alone writes a sign so: Big5, in which Taiwan wrote, has it not, or as an old one."""
    if sign in SIMPLIFIED_IN_BIG5:
        return True
    try:
        sign.encode("big5")
    except UnicodeEncodeError:
        return True
    return False


def names(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def test_no_text_of_ours_keeps_a_simplified_sign() -> None:
    kept = {
        text: signs
        for text in own_texts()
        if (signs := [sign for sign in traditional(text) if "\u4e00" <= sign <= "\u9fff" and is_simplified(sign)])
    }
    assert kept == {}


def test_the_list_of_simplified_signs_would_find_one() -> None:
    assert [sign for sign in "离您最近，办理户口的窗口" if is_simplified(sign)] == ["离", "办", "户"]
    assert not any(map(is_simplified, "離您最近辦理戶口的窗口"))


def test_what_is_filled_in_stays_as_it_is() -> None:
    for key, (chinese, _) in TEXTS.items():
        assert names(traditional(chinese)) == names(chinese), key
    assert sentence(Lang.HANT, "near-place", place="龙岗区") == "龙岗区附近的窗口"


def test_the_reviewed_words_are_written_as_they_were_reviewed() -> None:
    reviewed = tomllib.loads(REVIEWED.read_text("utf-8"))["reviewed"]
    written = {chinese: traditional(chinese) for chinese in reviewed}
    assert written == reviewed


def test_every_reviewed_word_is_of_some_text_of_ours() -> None:
    texts = "\n".join(own_texts())
    reviewed = tomllib.loads(REVIEWED.read_text("utf-8"))["reviewed"]
    assert [word for word in reviewed if word not in texts] == []


def test_words_of_ours_have_traditional_signs_alone() -> None:
    for chinese, told in own_table("traditional.toml")["words"].items():
        assert not any(is_simplified(sign) for sign in told if "\u4e00" <= sign <= "\u9fff"), chinese


@pytest.mark.parametrize(
    ("chinese", "told"),
    [
        ("窗口", "窗口"),  # a counter; 視窗 is one of a screen
        ("没有找到“{place}”。", "沒有找到「{place}」。"),
        ("这些信息", "這些資訊"),
        ("窗口基本信息表", "窗口基本信息表"),
        ("下一周周六", "下一週週六"),
        ("", ""),
    ],
)
def test_our_words_are_those_that_hong_kong_and_taiwan_share(chinese: str, told: str) -> None:
    assert traditional(chinese) == told


def test_the_converter_is_opened_once_for_many_texts() -> None:
    opened: list[int] = []

    def open_one() -> type[str]:
        opened.append(1)
        return str

    words = TraditionalWords({"信息": "資訊"}, open_one)
    assert [words.written(text) for text in ("一", "二信息", "一")] == ["一", "二資訊", "一"]
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("長沙市天心區書院路", "长沙市天心区书院路"),
        ("臺灣", "台湾"),
        ("台灣", "台湾"),
        ("衞生局", "卫生局"),  # as Hong Kong writes it
        ("這裡", "这里"),
        ("這裏", "这里"),
        ("户口", "户口"),
        ("瀋陽", "沈阳"),
        ("乾縣", "乾县"),  # 陕西's county keeps its sign
        ("著名", "著名"),
        ("天心区书院路9號", "天心区书院路9号"),
        ("天心区", "天心区"),
        ("changsha", "changsha"),
        ("", ""),
    ],
)
def test_typed_traditional_signs_are_read_as_simplified_ones(typed: str, read: str) -> None:
    assert simplified(typed) == read
    assert len(simplified(typed)) == len(typed)
