"""The command on office hours tells a person what a check of a sheet would tell, and keeps its JSON."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from locator.fault import Fault
from locator.hours_command import add_commands


def told(*arguments: str, lang: str = "zh") -> list[str]:
    app = typer.Typer()
    app.callback()(lambda: None)
    add_commands(app)
    result = CliRunner().invoke(app, ["hours", *arguments], obj={"lang": lang})
    assert result.exit_code == 0
    return [line.strip() for line in result.output.splitlines()]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "工作日8:30-17:30",
            [
                "全部读懂",
                "读作：法定工作日8:30-17:30",
                'OSM: Mo-Fr 08:30-17:30; Sa,Su off "调休上班日照常开放"; PH off',
            ],
        ),
        (
            "8:30-11:30，2:30-5:30",
            [
                "全部读懂",
                "读作：8:30-11:30，14:30-17:30",
                "存疑：像有笔误",
                "没有写全哪几天办公，没有写到的工作日按办公读取",
                "建议写成：法定工作日8:30-11:30，14:30-17:30；非工作日是否办公请先咨询",
            ],
        ),
        (
            "工作日9:00-17:00，逢圩日顺延",
            ["只读懂一部分：不会说开门", "读作：法定工作日9:00-17:00", "没有读懂的：逢圩日顺延"],
        ),
    ],
)
def test_it_tells_what_a_check_would_tell(text: str, lines: list[str]) -> None:
    assert told(text)[: len(lines) + 1] == [text, *lines]


def test_it_tells_it_in_english_too() -> None:
    lines = told("周一至周五8:30-11:30，2:30-5:30", lang="en")
    assert "in doubt: there seems to be a slip in it" in lines
    assert "write instead: 周一至周五8:30-11:30，14:30-17:30" in lines


def refused(*arguments: str) -> tuple[str, str]:
    app = typer.Typer()
    app.callback()(lambda: None)
    add_commands(app)
    fault = CliRunner().invoke(app, ["hours", *arguments]).exception
    assert isinstance(fault, Fault)
    return fault.zh, fault.en


def test_a_moment_without_an_hour_is_answered_with_what_to_add() -> None:
    assert refused("工作日9:00-17:00", "--at", "2026-10-10") == (
        "--at 只写了哪一天，没有写几点：请写成 2026-10-10T10:00 这样。",
        "--at names a day and no time: write 2026-10-10T10:00, for instance.",
    )


def test_a_day_that_is_in_no_calendar_is_said_to_be_none() -> None:
    for at in ("2026-13-13", "2026-13-13T10:00"):
        assert refused("工作日9:00-17:00", "--at", at) == (
            "--at 写的 2026-13-13 不存在：没有 13 月，月份是 01 至 12。",
            "--at: there is no month 13, so no 2026-13-13; months are 01 to 12.",
        )
    assert refused("工作日9:00-17:00", "--at", "2026-02-30")[1] == (
        "--at: there is no 2026-02-30: that month has no such day."
    )


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    missing = tmp_path / "没有.txt"
    assert refused("--file", str(missing)) == (f"没有这个文件：{missing}", f"There is no such file: {missing}")
    assert refused("--file", str(tmp_path))[1] == f"{tmp_path} is a folder and no file."


def test_its_json_has_the_keys_of_the_contract_alone(tmp_path: Path) -> None:
    file = tmp_path / "办公时间.txt"
    file.write_text("周一至周五8:30-11:30，2:30-5:30\n\n待定\n", "utf-8")
    [line] = told("--file", str(file), "--at", "2026-06-10T10:00", "--json")
    answers = json.loads(line)
    assert [(one["text"], one["parsed"], one["at"][0]["state"]) for one in answers] == [
        ("周一至周五8:30-11:30，2:30-5:30", "full", "open"),
        ("", "none", "unknown"),
        ("待定", "none", "unknown"),
    ]
    assert all([*one] == ["text", "parsed", "osm", "at"] for one in answers)
    assert all([*at] == ["moment", "state", "until"] for one in answers for at in one["at"])


def test_it_tells_the_state_in_a_division_with_seasons_and_holidays_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seasons, holidays = tmp_path / "seasons.csv", tmp_path / "holidays.csv"
    seasons.write_text("division,season,from,to\n43,summer,05-01,09-30\n", "utf-8")
    holidays.write_text("from,to,kind,division,name\n2026-06-11,2026-06-11,holiday,4301,示例节\n", "utf-8")
    monkeypatch.setenv("TONGBAN_SEASONS", str(seasons))
    monkeypatch.setenv("TONGBAN_HOLIDAYS", str(holidays))
    asked = ("工作日 夏季8:00-12:00，15:00-18:00；冬季8:30-12:00，14:00-17:30", "--json")
    moments = ("--at", "2026-06-10T14:30", "--at", "2026-06-11T10:00")
    states = {
        division: [each["state"] for each in json.loads(told(*asked, *moments, *division)[0])[0]["at"]]
        for division in [(), ("--division", "430602"), ("--division", "430103")]
    }
    assert states == {
        (): ["unknown", "open"],
        ("--division", "430602"): ["closed", "open"],
        ("--division", "430103"): ["closed", "closed"],
    }


def test_a_division_that_is_none_is_refused_in_a_sentence() -> None:
    app = typer.Typer()
    app.callback()(lambda: None)
    add_commands(app)
    result = CliRunner().invoke(app, ["hours", "工作日9:00-17:00", "--division", "长沙"], obj={"lang": "zh"})
    assert isinstance(result.exception, Fault)
    assert "长沙" in result.exception.en
