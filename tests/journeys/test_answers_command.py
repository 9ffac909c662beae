"""`tongban answers`: what there is, and what is wrong with an operator's files."""

import json
from pathlib import Path

import pytest

from locator.answers.answer_folder import packaged_answers
from tests.answer_files import answer_text, lay_answer
from tests.journeys.promised_answers import QUESTION_KEYS
from tongban import run

PACKAGED = [answer.id for answer in packaged_answers()]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operator's folder, which the settings name, with one answer."""
    monkeypatch.setenv("TONGBAN_ANSWERS", str(tmp_path / "own"))
    lay_answer(tmp_path / "own", "card.md")
    return tmp_path / "own"


def test_all_answers_are_listed_a_line_each_and_those_past_their_date_are_marked(folder: Path, capsys: Capture) -> None:
    lay_answer(folder, "a-past.md", answer_text(valid_until='"2026-01-06"'))
    assert run(["answers"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in lines] == [*PACKAGED, "card", "a-past"]
    assert lines[-2:] == [
        "2026-01-05  card  在外地能办临时身份证吗？  2022-01, 4301",
        "2026-01-05  a-past  在外地能办临时身份证吗？  2022-01, 4301  已过有效期",
    ]
    assert run(["--lang", "en", "answers"]) == 0
    assert "What is the “nearest window”, and can it do what I need?" in capsys.readouterr().out


def test_programs_get_the_same_as_the_api_gives(folder: Path, capsys: Capture) -> None:
    assert run(["answers", "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)["answers"]
    assert [answer["id"] for answer in answers] == [*PACKAGED, "card"]
    assert [answer.keys() for answer in answers] == [QUESTION_KEYS] * len(answers)


def test_a_file_that_is_left_out_is_named_and_the_command_ends_with_1(folder: Path, capsys: Capture) -> None:
    lay_answer(folder, "broken.md", answer_text(source=None))
    assert run(["answers", "--json"]) == 1
    printed = capsys.readouterr()
    assert [answer["id"] for answer in json.loads(printed.out)["answers"]] == [*PACKAGED, "card"]
    assert printed.err == "broken.md:1：缺少 source。\n"


def test_a_check_of_sound_files_ends_with_0(folder: Path, capsys: Capture) -> None:
    assert run(["answers", "check"]) == 0
    assert capsys.readouterr().out == "可用 1 个，有问题 0 个。\n"


def test_a_check_tells_each_fault_at_its_line_and_what_may_be_a_slip(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    own = tmp_path / "new"
    lay_answer(own, "b.md", answer_text("![x](/y.png)"))
    lay_answer(own, "a.md", answer_text("[x](javascript:x)"))
    lay_answer(own, "c.md", answer_text(items='["2099-01"]', divisions='["99"]', answered_on="2099-12-31"))
    assert run(["--lang", "en", "answers", "check", str(own)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "a.md:9: a link begins with http://, https://, tel: or, on this site, with /; not “javascript:x”.",
        "b.md:9: pictures are not shown: leave it out, or link to it.",
        "To look at: c: there is no item “2099-01” in the catalogue; check it (see tongban items).",
        "To look at: c: no division's code begins with “99”; check it.",
        "To look at: c: the day of the answer, 2099-12-31, is still to come; check it.",
        "Sound: 1. With faults: 2.",
    ]
    assert run(["answers", "check", str(own), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["answers"] == ["c"]
    assert [notice["severity"] for notice in told["notices"]] == ["error"] * 2 + ["warning"] * 3


def test_without_a_folder_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.delenv("TONGBAN_ANSWERS", raising=False)
    assert run(["answers", "check"]) == 2
    assert capsys.readouterr().err == "请写出要检查的文件夹，或先设置 TONGBAN_ANSWERS。\n"
    assert run(["answers", "check", str(tmp_path / "none")]) == 2
    assert "没有这个文件夹" in capsys.readouterr().err
    assert run(["answers"]) == 0


def test_no_sign_of_a_file_reaches_the_terminal_as_a_command(folder: Path, capsys: Capture) -> None:
    lay_answer(folder, "sign.md", answer_text(**{'"\\u001b[31m"': "1"}))
    assert run(["answers", "check"]) == 1
    printed = capsys.readouterr().out
    assert "sign.md:" in printed
    assert "\x1b" not in printed
