"""The table of words: each word once, and every kind of it known."""

import ast
import tomllib
from collections import Counter
from pathlib import Path

from locator.data_files import own_data_file
from locator.hours.tokens.token_row import SEASONS
from locator.hours.tokens.words import Word, packaged_words
from tests.house import HOUSE

FILE = tomllib.loads(own_data_file("hours-words.toml").read_text("utf-8"))
PRODUCTS: dict[str, list[list[list[str]]]] = FILE.pop("products")
TABLE: dict[str, list[str]] = FILE
BEHIND_NUMBERS = {"unit", "within"}
PARTS_OF_NAMES = {"counter-ends", "office-ends", "place-ends", "never-in-names", "acts", "crowds"}
OF_TICKETS = {"tickets-acts", "tickets-stop", "tickets-until", "tickets-before"}
OTHERS = OF_TICKETS | BEHIND_NUMBERS | PARTS_OF_NAMES | {"narrowing", "some-counters"}


def test_every_list_of_the_table_is_a_kind_of_word_and_every_kind_has_a_list() -> None:
    assert TABLE.keys() - OTHERS == {word.value for word in Word}


def named_words(path: Path) -> set[str]:
    """The kinds of words that a file names."""
    found = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute))
    return {node.attr for node in found if isinstance(node.value, ast.Name) and node.value.id == "Word"}


def test_every_kind_of_word_is_asked_for_by_some_rule_or_is_a_season() -> None:
    files = [path for path in (HOUSE / "locator" / "hours").rglob("*.py") if path.name != "words.py"]
    named = set[str]().union(*map(named_words, files))
    assert {word for word in Word if word.name not in named} == SEASONS


def test_no_word_stands_twice() -> None:
    parts = OF_TICKETS | BEHIND_NUMBERS | PARTS_OF_NAMES
    counts = Counter(word for kind, words in TABLE.items() if kind not in parts for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_words_are_put_together_out_of_every_part_unless_they_have_another_meaning() -> None:
    words = packaged_words()
    assert PRODUCTS.keys() <= {word.value for word in Word}
    assert words.at("请提前一天微信预约办理", 0) == ("请提前一天微信预约办理", Word.APPOINTMENT)
    assert words.at("午休时间不打烊", 0) == ("午休时间不打烊", Word.NO_BREAK)
    assert words.at("也不休息", 0) == ("也不休息", Word.NOT_OFF)
    assert words.at("不受理", 0) == ("不受理", Word.OFF)


def test_words_are_written_as_texts_are_after_they_were_made_plain() -> None:
    words = [word for words in TABLE.values() for word in words]
    assert [word for word in words if word != word.lower().strip() or "（" in word or "，" in word] == []


def test_the_longest_word_is_taken_and_an_english_one_only_whole() -> None:
    words = packaged_words()
    assert words.at("法定工作日", 0) == ("法定工作日", Word.WORKDAYS)
    assert words.at("offer", 0) is None
    assert words.at("off 9", 0) == ("off", Word.OFF)
