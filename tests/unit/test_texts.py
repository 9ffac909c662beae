"""The table of texts and the choice of a language."""

import re
import string

import pytest

from locator.text_table import TEXTS
from locator.texts import Lang, known_lang, preferred, preferred_by_program, sentence

WITHOUT_YEAR = {"on-date", "on-weekday-and-date"}
"""Dates that leave out the year in Chinese words, where what stands around them tells it."""


def test_both_languages_name_the_same_values() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key, (chinese, english) in TEXTS.items():
        assert names(chinese) <= names(english) if key in WITHOUT_YEAR else names(chinese) == names(english), key


def test_english_texts_have_no_chinese_beyond_place_names() -> None:
    for key, (_, english) in TEXTS.items():
        # What an office is asked to write is Chinese in every language.
        if not key.startswith("ask-"):
            assert not re.search(r"[\u4e00-\u9fff]", english.replace("天心区", "").replace("书院路", "")), key


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", Lang.ZH),
        ("en-GB,en;q=0.9", Lang.EN),
        ("zh-CN,zh;q=0.9,en;q=0.8", Lang.ZH),
        ("fr-FR, en;q=0.5", Lang.EN),
        ("de", Lang.ZH),
        ("zh-HK,zh;q=0.9,en;q=0.8", Lang.HANT),
        ("zh-TW", Lang.HANT),
        ("zh-MO;q=0.9", Lang.HANT),
        ("zh-Hant-CN", Lang.HANT),
        ("fr, zh-hant;q=0.4", Lang.HANT),
        ("zh-Hans-HK", Lang.ZH),
        ("en-HK, zh-HK", Lang.EN),
    ],
)
def test_the_first_language_of_ours_is_taken(header: str, expected: Lang) -> None:
    assert preferred(header) is expected


def test_an_unknown_text_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        sentence(Lang.ZH, "no-such-text")


@pytest.mark.parametrize(("header", "expected"), [("zh-HK", Lang.ZH), ("zh-CN", Lang.ZH), ("en", Lang.EN)])
def test_programs_are_told_no_traditional_signs(header: str, expected: Lang) -> None:
    assert preferred_by_program(header) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("zh", Lang.ZH), ("en", Lang.EN), ("zh-Hant", Lang.HANT), ("zh-hant", Lang.HANT), ("fr", None), (None, None)],
)
def test_a_language_is_asked_for_by_its_name(word: str | None, expected: Lang | None) -> None:
    assert known_lang(word) is expected


def test_each_language_tells_pages_what_it_is() -> None:
    assert [lang.html for lang in Lang] == ["zh-CN", "zh-Hant", "en"]


def test_of_words_in_both_languages_each_takes_its_own() -> None:
    assert [lang.either("户籍地", "home") for lang in Lang] == ["户籍地", "戶籍地", "home"]
