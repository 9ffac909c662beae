"""`tongban find`, over the same edition and with the same answer as the site."""

import json
import socket
from datetime import datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from locator.commands import add_commands
from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import run

WHEN = "2026-03-02T10:00"


def found(data: Path, *arguments: str, lang: str = "zh") -> Result:
    app = typer.Typer()
    app.callback()(_language)
    add_commands(app)
    return CliRunner().invoke(app, ["find", *arguments], env={"TONGBAN_DATA": str(data)}, obj={"lang": lang})


def _language(ctx: typer.Context) -> None:
    ctx.ensure_object(dict)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lay_edition(tmp_path / "public")
    return tmp_path


def test_json_is_exactly_one_document_and_what_the_site_answers(data: Path, divisions: Divisions) -> None:
    result = found(data, "--at", "112.98,28.11", "--when", WHEN, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    with SiteClient(site_over(data, divisions, datetime.fromisoformat(f"{WHEN}+08:00"))) as client:
        assert json.loads(result.stdout) == client.get("/api/v1/nearest?lon=112.98&lat=28.11").json()


def test_a_window_across_the_provinces_border_is_said_to_be_there(data: Path) -> None:
    lines = found(data, "--place", "天心区").stdout
    assert lines.count("在广东省，不在您所在的湖南省。") == 1


@pytest.mark.parametrize("at", ["28.11,112.98", "东经112.98，北纬28.11"])
def test_a_position_is_understood_in_any_order_and_dress(data: Path, at: str) -> None:
    usual = found(data, "--at", "112.98,28.11", "--when", WHEN, "--json")
    assert found(data, "--at", at, "--when", WHEN, "--json").stdout == usual.stdout


def test_words_name_the_windows_nearest_first(data: Path) -> None:
    result = found(data, "--place", "天心区", "--when", WHEN, "-k", "2")
    assert result.exit_code == 0
    assert result.stdout.index(TIANXIN.name) < result.stdout.index(WINDOWS[1].name)
    assert "直线距离" in result.stdout
    assert "2026年3月2日 周一 10:00 到达" in result.stdout
    assert "● 到时营业 · 至 12:00，还有 2 小时" in result.stdout


def test_a_day_without_an_hour_is_answered_with_what_to_add(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TONGBAN_DATA", str(data))
    assert run(["find", "--place", "天心区", "--when", "2026-10-10"]) == 2
    assert "请写成 2026-10-10T10:00 这样" in capsys.readouterr().err


def test_a_holiday_of_the_windows_own_region_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "holidays.csv").write_text("from,to,kind,division,name\n2026-03-02,,holiday,4301,橘子节\n", "utf-8")
    monkeypatch.setenv("TONGBAN_HOLIDAYS", str(data / "holidays.csv"))
    told = [found(data, "--place", "天心区", "--when", WHEN, "-k", k).stdout for k in ("2", "50")]
    assert "10:00 到达（橘子节放假）" in told[0]
    assert "橘子节" not in told[1]  # one of these windows is in Guangzhou


def test_english_is_spoken_where_asked(data: Path) -> None:
    assert (
        "Open when you arrive · until 12:00, 2 h left"
        in found(data, "--place", "天心区", "--when", WHEN, lang="en").stdout
    )
    assert "longitude 112.98" in found(data, "--at", "112.98,28.11", "--when", WHEN, lang="en").stdout
    assert found(data, "--at", "112.98,28.11", "--when", WHEN, "--json", lang="en").stdout == (
        found(data, "--at", "112.98,28.11", "--when", WHEN, "--json").stdout
    )


def test_what_is_not_known_is_explained(data: Path) -> None:
    result = found(data, "--place", "天心区", "--when", "2027-03-10T10:00", "-k", "1")
    assert "2027 年的放假安排还没有公布" in result.stdout


def test_what_meets_no_condition_is_told_with_the_nearest_without(data: Path) -> None:
    result = found(data, "--place", "天心区", "--when", "2026-03-02T23:00", "--open")
    assert "不计 营业中" in result.stdout
    assert TIANXIN.name in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--at"),
        (("--at", "1,2", "--place", "天心区"), "--at"),
        (("--at", "here"), "--at"),
        (("--at", "999,99"), "地球"),
        (("--place", "没有这个地方"), "没有找到"),
        (("--place", "天心区", "--item", "nonsense"), "nonsense"),
        (("--place", "天心区", "--home", "999999"), "999999"),
        (("--place", "天心区", "--home", "x"), "x"),
        (("--place", "天心区", "--when", "now"), "when"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(data: Path, arguments: tuple[str, ...], words: str) -> None:
    result = found(data, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_without_an_edition_one_line_says_what_to_do(tmp_path: Path) -> None:
    result = found(tmp_path, "--at", "112.98,28.11", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tongban import" in result.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:99999", ":8000", "127.0.0.1:x"])
def test_an_address_that_is_none_is_told_in_one_line(tmp_path: Path, address: str) -> None:
    assert run(["serve", "--public", address]) == 2


def test_an_address_that_is_taken_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["serve", "--public", f"127.0.0.1:{taken.getsockname()[1]}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_operator_s_place_is_found_and_a_faulty_table_of_them_ends_with_2(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = data / "places.csv"
    monkeypatch.setenv("TONGBAN_PLACES", str(table))
    table.write_text("name,division,lon,lat,datum,also\n示例花园,430103,112.98,28.11,,\n", "utf-8")
    assert "离“示例花园（湖南省长沙市天心区）”最近的窗口" in found(data, "--place", "天心区示例花园3栋").stdout
    table.write_text("name,division,lon,lat,datum,also\n示例花园,430103,28.11,112.98,,\n", "utf-8")
    monkeypatch.setenv("TONGBAN_DATA", str(data))
    assert run(["find", "--place", "示例花园"]) == 2
    assert "places.csv 第 2 行：lon、lat 应为十进制度数" in capsys.readouterr().err


def test_a_place_that_is_not_sure_ends_with_2_and_names_what_may_be_meant(data: Path) -> None:
    result = found(data, "--place", "长沙臭豆腐")
    assert (result.exit_code, result.stdout) == (2, "")
    sentence, *choices, then = result.stderr.splitlines()
    assert "您说的是不是下面这些（2 处）" in sentence
    assert [line.split()[0] for line in choices] == ["湖南省长沙市", "430121"]  # 430100 is a postal code too
    assert "长沙县" in choices[1]
    assert then == "选定之后请再输入，例如：--place '湖南省长沙市'"


def test_the_places_of_one_name_stand_one_a_line(data: Path) -> None:
    result = found(data, "--place", "鼓楼区")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.split()[0] for line in result.stderr.splitlines()[1:-1]] == ["320106", "320302", "350102", "410204"]
    assert result.stderr.splitlines()[-1].endswith("--place 320106")


def test_what_means_a_choice_alone_may_be_pasted_into_a_shell(data: Path) -> None:
    result = found(data, "--place", "户口")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].endswith("您说的是不是下面这一处？是就请选它，不是请写得更全。")
    assert found(data, "--place", result.stderr.splitlines()[-1].partition("--place ")[2]).exit_code == 0


def test_where_a_matter_is_asked_for_each_window_says_whether_it_states_it(data: Path) -> None:
    lines = found(data, "--place", "天心区", "--item", "2022-01").stdout
    assert [line.strip() for line in lines.splitlines() if "写明能办" in line or "未注明能不能办" in line] == [
        "写明能办",
        "未注明能不能办，请先电话",
        "写明能办",
    ]
    assert "写明能办" not in found(data, "--place", "天心区").stdout
