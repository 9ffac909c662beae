"""Files of answers: what they hold, what is wrong with them and where, and those that come with the program."""

import re
from datetime import date
from pathlib import Path

import pytest

from locator.answers.answer_file import read_answer
from locator.answers.answer_folder import folder_stamp, packaged_answers, read_answer_folder, told
from locator.answers.answer_parts import MOST_BYTES
from locator.fault import Fault
from locator.items.catalogue import packaged_catalogue
from locator.texts import Lang
from tests.answer_files import answer_text, lay_answer
from tests.house import HOUSE


def test_a_file_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    text = answer_text(
        english="Yes. See [all](/help).",
        question_en='"Can it be had elsewhere?"',
        valid_until='"2026-06-30"',
        source_en='"Data office"',
        source_url='"https://example.invalid/a?b=1"',
        divisions='["430100", "4403", "110101"]',
    )
    answer = read_answer(lay_answer(tmp_path, "10-temporary-card.md", text))
    assert (answer.id, answer.place) == ("temporary-card", 10)
    assert (answer.items, answer.divisions) == (("2022-01",), ("4301", "4403", "110101"))
    assert (answer.answered_on, answer.valid_until) == (date(2026, 1, 5), date(2026, 6, 30))
    assert answer.public(date(2026, 3, 2)) == {
        "id": "temporary-card",
        "question": "在外地能办临时身份证吗？",
        "items": ["2022-01"],
        "divisions": ["4301", "4403", "110101"],
        "answered_on": "2026-01-05",
        "valid_until": "2026-06-30",
        "past": False,
        "source": "示例市数据局",
        "source_url": "https://example.invalid/a?b=1",
        "text": "可以，**请先电话**。",
        "html": "<p>可以，<strong>请先电话</strong>。</p>\n",
    }
    english = answer.in_language(Lang.EN)
    assert (english.question, english.source) == ("Can it be had elsewhere?", "Data office")
    assert english.html == '<p>Yes. See <a href="/help?lang=en">all</a>.</p>\n'


def test_the_answer_about_privacy_names_every_field_whose_words_stand_in_an_address() -> None:
    [privacy] = [answer for answer in packaged_answers() if answer.id == "privacy"]
    assert privacy.en is not None
    for html, words in (
        (privacy.zh.html, ("您输入的地名会写在地址里", "您写的“要办什么”、在“常见问题”里搜的词，会写在网页的地址里")),
        (
            privacy.en.html,
            ("the name of a place that you typed does", "What you want to get done and what you search for"),
        ),
    ):
        assert all(one in " ".join(html.split()) for one in words)


def test_the_answer_about_the_nearest_window_says_of_each_matter_what_the_list_says() -> None:
    [nearest] = [answer for answer in packaged_answers() if answer.id == "nearest"]
    for id_, place in (("2022-05", "缴存地"), ("2022-07", "贷款发放地"), ("2022-02", "迁入地"), ("2022-22", "参保地")):
        item = packaged_catalogue().find(id_)
        assert item is not None
        assert place in item.covers
        assert place in nearest.zh.html
    assert "最后由那里决定" not in nearest.zh.html, "a hospital decides nothing"


def test_an_answer_is_past_from_the_day_after_its_last_one(tmp_path: Path) -> None:
    answer = read_answer(lay_answer(tmp_path, text=answer_text(valid_until="2026-02-28")))
    assert not answer.is_past(date(2026, 2, 28))
    assert answer.is_past(date(2026, 3, 1))
    assert not read_answer(lay_answer(tmp_path)).is_past(date(2099, 1, 1))


def test_an_answer_holds_in_the_divisions_that_it_names_and_in_what_lies_in_them(tmp_path: Path) -> None:
    of_a_city = read_answer(lay_answer(tmp_path))
    assert [of_a_city.holds_in(prefix) for prefix in ("4301", "430103", "43", "4302", "44")] == [
        True,
        True,
        *[False] * 3,
    ]
    everywhere = read_answer(lay_answer(tmp_path, text=answer_text(divisions=None, items=None)))
    assert (everywhere.items, everywhere.divisions, everywhere.holds_in("44")) == ((), (), True)


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_mark_of_utf_8_and_the_line_ends_of_windows_change_nothing(tmp_path: Path, change) -> None:
    path = lay_answer(tmp_path)
    whole = read_answer(path)
    path.write_bytes(change(answer_text()).encode("utf-8"))
    assert read_answer(path) == whole


FAULTS = {
    # what a slip makes of a file: where it is told, in Chinese, and in English
    "no fields": ("可以。\n", ":1：应先是一行 +++", ":1: it begins with a line +++"),
    "text before the fields": ("x\n" + answer_text(), ":1：应先是一行 +++", ":1: it begins"),
    "one fence": ("+++\nquestion = 'x'\n", ":1：应先是一行 +++", ":1: it begins"),
    "four fences": (answer_text(english="a\n+++\nb"), ":1：应先是一行 +++", ":1: it begins"),
    "no TOML": (answer_text(source="示例"), ":6：这一行不是 TOML", ":6: is no TOML"),
    "an open bracket": (answer_text(source='"x"\nitems2 = [' + "[" * 3000), "不是 TOML", "is no TOML"),
    "a number without end": (answer_text(items="9" * 5000), "不是 TOML", "is no TOML"),
    "an unknown field": (answer_text(sourc='"x"'), ":7：没有“sourc”这一项", ":7: there is no key “sourc”"),
    "no question": (answer_text(question=None), ":1：缺少 question", ":1: question is missing"),
    "no source": (answer_text(source=None), ":1：缺少 source", ":1: source is missing"),
    "no day": (answer_text(answered_on=None), ":1：缺少 answered_on", ":1: answered_on is missing"),
    "a blank question": (answer_text(question='" "'), ":2：question 应是", ":2: question has to be"),
    "a question of two lines": (
        answer_text(question='"a\\nb"'),
        ":2：question 应是一行",
        ":2: question has to be one line",
    ),
    "an endless question": (answer_text(question=f'"{"字" * 201}"'), ":2：question 应是一行", "at most 200 signs"),
    "a month": (answer_text(answered_on='"2026-01"'), ":5：answered_on 应是有年月日的日期", "a day like 2026-03-02"),
    "a day that is none": (
        answer_text(answered_on='"2026-02-30"'),
        ":5：answered_on 写着“2026-02-30”，没有这一天",
        ":5: answered_on is “2026-02-30”, and there is no such day",
    ),
    "a moment": (answer_text(answered_on="2026-01-05T10:00:00"), ":5：answered_on", ":5: answered_on"),
    "a last day before the first": (
        answer_text(valid_until='"2025-12-31"'),
        ":7：valid_until 比答复日期还早",
        ":7: valid_until",
    ),
    "items as a text": (answer_text(items='"2022-01"'), ":3：items 应是一组文字", ":3: items has to be an array"),
    "an item twice": (answer_text(items='["a", "a"]'), ":3：items 中有重复", ":3: items names something twice"),
    "an item that is none": (answer_text(items='["<b>"]'), ":3：items 应像 2022-01", ":3: items is like 2022-01"),
    "a division of three digits": (
        answer_text(divisions='["430"]'),
        ":4：divisions 应像 43",
        ":4: divisions is like 43",
    ),
    "a source that runs": (
        answer_text(source_url='"javascript:alert(1)"'),
        ":7：source_url 应是 http",
        ":7: source_url",
    ),
    "a source without a host": (answer_text(source_url='"https:///x"'), ":7：source_url", ":7: source_url"),
    "a source with a name before it": (answer_text(source_url='"https://a@b/"'), ":7：source_url", ":7: source_url"),
    "a source in brackets": (answer_text(source_url='"https://[x/"'), ":7：source_url", ":7: source_url"),
    "English fields alone": (
        answer_text(question_en='"x"'),
        ":7：question_en 后面没有英文正文",
        ":7: question_en has no",
    ),
    "English without its question": (answer_text(english="x"), ":1：缺少 question_en", ":1: question_en is missing"),
    "no text": (answer_text(" "), ":8：正文是空的", ":8: there is no text"),
    "no English text": (answer_text(english=" ", question_en='"x"'), ":13：正文是空的", ":13: there is no text"),
    "a link that runs": (answer_text("一\n\n[x](javascript:x)"), ":11：链接只能是", ":11: a link begins with"),
    "a picture": (answer_text("![x](/y.png)"), ":9：不显示图片", ":9: pictures are not shown"),
    "a control character": (answer_text("a\x1b[31mb"), ":9：有控制字符", ":9: has a control character"),
    "a large file": (answer_text("字" * MOST_BYTES), "：超过 32 KiB", ": has more than 32 KiB"),
}


@pytest.mark.parametrize(("text", "zh", "en"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_file_line_and_what_to_do(tmp_path: Path, text: str, zh: str, en: str) -> None:
    with pytest.raises(Fault) as fault:
        read_answer(lay_answer(tmp_path, text=text))
    assert fault.value.zh.startswith("10-temporary-card.md")
    assert zh in fault.value.zh
    assert en in fault.value.en
    assert "\x1b" not in told(fault.value, Lang.ZH)


def test_what_is_no_text_is_told_so(tmp_path: Path) -> None:
    path = lay_answer(tmp_path)
    path.write_bytes("示例".encode("gb18030"))
    with pytest.raises(Fault, match=r"10-temporary-card\.md：不是 UTF-8 文本，请另存为 UTF-8"):
        read_answer(path)


@pytest.mark.parametrize("name", ["README.md", "问答.md", "10-.md", "a_b.md", "-a.md", f"{'a' * 61}.md"])
def test_a_file_by_another_name_is_told_what_names_are_like(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault, match=r"文件名应像 10-yinsi\.md"):
        read_answer(lay_answer(tmp_path, name))


def test_a_folder_gives_what_is_sound_in_order_and_a_fault_for_each_file_that_is_not(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "20-first.md", "3-before.md", "own/100-later.md"):
        lay_answer((tmp_path / name).parent, Path(name).name)
    lay_answer(tmp_path, "broken.md", "x")
    lay_answer(tmp_path / "own", "30-a.md")
    lay_answer(tmp_path, ".hidden.md", "x")
    lay_answer(tmp_path / ".git", "x.md", "x")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    read = read_answer_folder(tmp_path)
    assert [answer.id for answer in read.answers] == ["before", "first", "a", "later", "b"]
    assert [fault.zh.partition("：")[0] for fault in read.faults] == ["a.md", "broken.md:1"]
    assert "30-a.md" not in read.faults[0].zh
    assert "请改名" in read.faults[0].zh


@pytest.mark.parametrize("name", ["none", "a-file"])
def test_a_folder_that_is_none_is_a_fault_and_no_answers(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("x", "utf-8")
    read = read_answer_folder(tmp_path / name)
    assert read.answers == ()
    assert ["请核对 TONGBAN_ANSWERS" in fault.zh for fault in read.faults] == [True]
    assert folder_stamp(tmp_path / name) is None


def test_a_folder_has_another_stamp_once_a_file_is_changed_added_or_gone(tmp_path: Path) -> None:
    lay_answer(tmp_path, "a.md")
    stamps = [folder_stamp(tmp_path)]
    lay_answer(tmp_path, "a.md", answer_text("别的话。"))
    stamps.append(folder_stamp(tmp_path))
    lay_answer(tmp_path / "more", "b.md")
    stamps.append(folder_stamp(tmp_path))
    (tmp_path / "a.md").unlink()
    stamps.append(folder_stamp(tmp_path))
    assert len(set(stamps)) == 4
    assert folder_stamp(tmp_path) == stamps[-1]


def test_the_answers_of_the_program_are_all_there_in_both_languages_with_their_sources() -> None:
    answers = packaged_answers()
    assert [answer.id for answer in answers] == [
        "what",
        "nearest",
        "distance",
        "open",
        "not-stated",
        "bring",
        "hotline",
        "privacy",
        "accessibility",
    ]
    for answer in answers:
        assert answer.en is not None
        assert re.fullmatch(
            "[^\u4e00-\u9fff]*",
            re.sub(
                "“跨省通办”|跨省通办|湘政办[发函]〔20..〕[0-9]+号|国办发〔2022〕34号|全程网办|异地代收代办|多地联办",
                "",
                answer.en.text,
            ),
        )
        assert (answer.items, answer.divisions, answer.valid_until) == ((), (), None)
    [privacy] = [answer.zh.html for answer in answers if answer.id == "privacy"]
    assert privacy.count("<li>") == 10


def test_each_page_of_ours_that_an_answer_names_is_there() -> None:
    sources = " ".join(answer.zh.source for answer in packaged_answers())
    pages = re.findall("docs/[a-z/-]+[.]md", sources)
    assert pages
    assert [page for page in pages if not (HOUSE / page).exists()] == []
