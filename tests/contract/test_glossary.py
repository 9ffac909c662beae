"""The glossary held to the words of the interface, to the words that pages show, and to where it says they are met."""

import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import pytest

from importer.columns import read_form
from importer.notices import Confidence, NoticeTable, Severity
from importer.store.draft import DraftState
from locator.hours.readings.day_table import State
from locator.items.item import HandIn, Mode
from locator.position import Datum
from locator.site.openapi.meanings import MEANINGS
from locator.text_table import TEXTS
from locator.window import Kind, Parsed
from tests.house import HOUSE
from tongban import ROOM_OF


class Entry(NamedTuple):
    """A row of the glossary."""

    chinese: str
    word: str
    zh: str
    en: str
    where: str


HEAD = "| 词 | word | 意思 | meaning | 在哪里 where |"

# The words that the interface promises to use, one for each thing.
PROMISED = {
    "window": "“跨省通办”窗口",
    "sheet": "窗口基本信息表",
    "office": "填报单位",
    "division": "行政区划",
    "item": "事项",
    "mode": "办理方式",
    "home": "户籍地/参保地/缴存地",
    "notice": "问题提示",
    "draft": "草稿",
    "edition": "版次",
    "match": "结果",
    "counterpart": "对口窗口",
    # the three modes
    "mode `online`": "全程网办",
    "mode `collect`": "异地代收代办",
    "mode `joint`": "多地联办",
    # and what else a clerk and a developer have to name alike
    "scope": "范围",
    "hand-in": "在哪里交",
    "suggestion": "建议",
    "P field": "个人信息",
    "datum": "坐标系",
    "precision": "精度",
    "suspension": "暂停服务",
    "origin": "出发点",
}
CHOICES: dict[str, type[StrEnum]] = {
    # in front of a value's name in the column `word`
    "mode": Mode,
    "hand-in": HandIn,
    "kind": Kind,
    "severity": Severity,
    "suggestion": Confidence,
    "draft": DraftState,
    "datum": Datum,
    "state": State,
    "parsed": Parsed,
}

NOTICES = NoticeTable.read()
NOTICE_KEYS = {f"Notice.{key}" for key in NOTICES.public(NOTICES.wordings["column-unknown"].in_the_example())}


def page() -> str:
    return (HOUSE / "docs/glossary.md").read_text("utf-8")


def entries() -> Iterator[Entry]:
    for line in page().splitlines():
        if line.startswith("| ") and not line.startswith(("| ---", HEAD[:5])):
            yield Entry(*(cell.strip() for cell in line.removeprefix("|").removesuffix("|").split(" | ")))


ENTRIES = list(entries())


@pytest.mark.parametrize(("word", "chinese"), PROMISED.items())
def test_each_promised_word_has_an_entry_in_both_languages(word: str, chinese: str) -> None:
    assert [entry.chinese for entry in ENTRIES if entry.word == word] == [chinese]


@pytest.mark.parametrize(("word", "choice"), CHOICES.items())
def test_each_value_that_a_program_may_meet_has_an_entry_and_no_other_has_one(word: str, choice: type[StrEnum]) -> None:
    values = re.findall(rf"^{word} `([^`]+)`$", "\n".join(entry.word for entry in ENTRIES), re.MULTILINE)
    assert values == [value.value for value in choice]


@pytest.mark.parametrize(
    ("word", "key"), [("mode", "mode-{}"), ("hand-in", "hand-in-{}"), ("kind", "kind-{}"), ("state", "{}")]
)
def test_the_words_for_values_are_those_that_commands_and_pages_print(word: str, key: str) -> None:
    printed = {entry.chinese: TEXTS[key.format(entry.word.split("`")[1])][0] for entry in values_of(word)}
    assert printed
    assert [*printed] == [*printed.values()]


def values_of(word: str) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.word.startswith(f"{word} `")]


def test_each_word_has_one_entry_in_each_language() -> None:
    for words in ([entry.chinese for entry in ENTRIES], [entry.word for entry in ENTRIES]):
        assert sorted(words) == sorted({*words})


def test_each_entry_is_a_sentence_or_two_in_both_languages_and_says_where_the_word_is_met() -> None:
    for entry in ENTRIES:
        assert entry.zh.endswith("。")
        assert entry.en.endswith(".")
        assert entry.where
        assert entry.zh.count("。") <= 2, entry.word
        assert len(re.findall(r"[a-z`)]\.(?: |$)", entry.en)) <= 2, entry.word


def test_each_table_of_the_glossary_has_the_same_head() -> None:
    assert page().count("| --- | --- | --- | --- | --- |") == page().count(HEAD) > 1


def test_what_an_entry_says_of_where_is_there() -> None:
    labels = {column.label for column in (*read_form().header, *read_form().columns)}
    addresses = {*re.findall(r"`(?:GET |POST )?(/[^`?]*)", (HOUSE / "docs/public-api.md").read_text("utf-8"))}
    for entry in ENTRIES:
        assert {*re.findall("列“([^”]+)”", entry.where)} <= labels, entry.word
        for told in re.findall("`([^`]+)`", entry.where):
            assert is_met(told, addresses), (entry.word, told)


def is_met(told: str, addresses: set[str]) -> bool:
    """Whether there is such an address, command, option of one or key of an answer."""
    if told.startswith("/"):
        return told in addresses
    if told.startswith("tongban "):
        command, *options = told.split()[1:]
        return command in ROOM_OF and {*options} <= options_of(command)
    return told in MEANINGS or told in NOTICE_KEYS


@cache
def options_of(command: str) -> set[str]:
    """The options that a command's help names."""
    line = [sys.executable, "tongban.py", command, "--help"]
    told = subprocess.run(line, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    return {*re.findall("--[a-z]+", told)}


def test_every_kind_of_notice_is_told_by_the_word_that_its_code_begins_with() -> None:
    told = {kind for entry in ENTRIES for kind in re.findall(r"`([a-z]+)-…`", entry.word)}
    assert told == {code.partition("-")[0] for code in NOTICES.wordings}


def test_each_link_of_the_glossary_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page())
    assert links
    assert [link for link in links if not (HOUSE / "docs" / link).exists()] == []
    assert "docs/glossary.md" in (HOUSE / "README.md").read_text("utf-8")
