"""`tongban coverage`: from an edition on disk to the figures in words and in JSON."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas  # type: ignore[import-untyped]  # it ships no types
import pytest

from locator.items.catalogue import packaged_catalogue
from locator.items.item import Mode
from locator.window import HoursText, Kind, Level, Parsed
from tests import covered_country
from tests.covered_country import at
from tests.journeys.edition_on_disk import lay_edition
from tongban import run

HALL = at("430122", 112.25, 28.2, items=("2022-01",))
WEEKENDS = replace(at("430121", 112.06, 28.06), items=("all",))
KIOSK = at("431900", 113.6, 28.2, kind=Kind.KIOSK)
WINDOWS = [replace(each, id=f"w{number}") for number, each in enumerate((HALL, WEEKENDS, KIOSK))]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, with the made-up country as the operator's own divisions."""
    divisions = list(covered_country.divisions())
    columns: dict[str, object] = {
        "code": [one.code for one in divisions],
        "name": [one.name for one in divisions],
        "level": [one.level.value for one in divisions],
        "parent": [one.parent_code for one in divisions],
        "geometry": [covered_country.SHAPES.get(one.code) for one in divisions],
    }
    geopandas.GeoDataFrame(columns, crs="EPSG:4326").to_file(tmp_path / "own.gpkg", layer="divisions")
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path))
    monkeypatch.setenv("TONGBAN_DIVISIONS", str(tmp_path / "own.gpkg"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *options: str, code: int = 0) -> Any:
    assert run(["coverage", "--step", "1000", *options, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def words(capsys: pytest.CaptureFixture[str], *options: str, lang: str = "zh") -> str:
    assert run(["--lang", lang, "coverage", "--step", "1000", *options]) == 0
    return capsys.readouterr().out


def test_the_document_has_the_keys_of_the_contract_and_no_other(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_edition(data / "public", windows=WINDOWS)
    found = told(capsys, "--division", "43", "--km", "2,5.5,10")
    assert list(found) == [
        "edition", "division", "windows", "base", "levels", "kiosks", "within", "worst", "divisions",
    ]  # fmt: skip
    assert (found["edition"], found["division"]) == (1, {"code": "430000", "name": "湖南省"})
    assert (found["windows"], found["kiosks"]) == (2, 1)
    assert list(found["base"]) == ["kind", "source", "date", "weight"]
    assert (found["base"]["kind"], found["base"]["source"], found["base"]["date"]) == ("area", "own.gpkg", None)
    assert [one["level"] for one in found["levels"]] == ["province", "city", "county"]
    assert all(list(one) == ["level", "total", "covered", "rate", "missing"] for one in found["levels"])
    assert found["levels"][0]["missing"] == [{"code": "430000", "name": "湖南省"}]
    assert [one["km"] for one in found["within"]] == [2, 5.5, 10]
    assert all(list(one) == ["km", "share"] and 0 < one["share"] < 1 for one in found["within"])
    assert all(list(one) == ["lon", "lat", "distance_m", "division"] for one in found["worst"])
    assert found["worst"][0]["division"] == {"code": "431900", "name": "独山市"}
    names = ["code", "name", "windows", "kiosks", "nearest_m", "share_within"]
    assert all(list(one) == names for one in found["divisions"])
    assert all(list(one["share_within"]) == ["2", "5.5", "10"] for one in found["divisions"])
    lacking = found["divisions"][4]
    assert (lacking["code"], lacking["nearest_m"], lacking["share_within"]["2"]) == ("430225", None, None)


def test_the_rate_is_told_first_and_base_mode_thresholds_edition_and_day_stand_below(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_edition(data / "public", windows=WINDOWS)
    said = words(capsys, "--division", "43", "--day", "2026-03-02")
    assert said.splitlines()[4].startswith("湖南省 6 个县级行政区中 2 个有本级人工窗口（33.3%）")
    for text in (
        "离窗口 5 公里以内：面积的 ",
        "抽样误差 ±",
        "面积（来源：own.gpkg；日期：不详）· 直线距离（测地线，WGS-84）· 界限 2, 5, 10, 20 公里",
        "第 1 版（2026-02-27 发布）· 窗口状态以 2026-03-02 为准",
        "没有人口文件，只按面积计算。",
        "没有界线或没有人口数，不在比例内：430225县",
        "离窗口最远的 ",
    ):
        assert text in said
    assert "示例数据" not in said


def test_it_speaks_english_and_marks_a_sample_in_words_and_document(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_edition(data / "public", windows=WINDOWS, sample=True)
    said = words(capsys, lang="en")
    assert said.startswith("Sample data: Made-up windows, not for use\n")
    assert "The whole country: 2 of 6 divisions at county level have a staffed window of their level (33.3%)" in said
    assert "straight-line distance (geodesic, WGS-84)" in said
    assert told(capsys)["base"]["weight"].endswith("；示例数据")
    assert told(capsys)["division"] == {"code": None, "name": "全国"}


def test_conditions_narrow_what_counts_and_are_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unstated = replace(HALL, id="unstated", items=None)
    lay_edition(data / "public", windows=[*WINDOWS, unstated])
    assert told(capsys, "--item", "2022-01")["windows"] == 2
    assert told(capsys, "--item", "2022-02")["windows"] == 1
    assert told(capsys, "--item", "2022-02", "--unstated")["windows"] == 2
    assert "没有写明可办事项，未计入：2 个" in words(capsys, "--item", "2022-02")
    assert "没有写明可办事项，也计入了：2 个" in words(capsys, "--item", "2022-02", "--unstated")
    kiosks = told(capsys, "--kind", "kiosk")
    assert [one["covered"] for one in kiosks["levels"]] == [0, 1, 1]
    assert kiosks["worst"][0]["division"]["code"] == "430121"


def test_a_mode_counts_windows_that_take_an_item_which_is_done_so(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    joint = [item.id for item in packaged_catalogue().items if any(one.mode is Mode.JOINT for one in item.modes)]
    other = [item.id for item in packaged_catalogue().items if not item.modes]
    windows = [replace(HALL, id="joint", items=(joint[0],)), replace(HALL, id="other", items=(other[0],)), WEEKENDS]
    lay_edition(data / "public", windows=windows)
    assert told(capsys, "--mode", "joint")["windows"] == 2
    assert told(capsys, "--mode", "joint", "--item", joint[0])["windows"] == 2
    assert told(capsys, "--mode", "joint", "--item", other[0])["windows"] == 0
    # Of no item does the catalogue say that it is collected elsewhere: nothing counted would look like nothing there.
    assert run(["coverage", "--mode", "collect"]) == 2
    assert "无法按办理方式计算" in capsys.readouterr().err


def test_what_is_open_on_a_saturday_is_what_its_hours_surely_say(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ("每天 9:00-17:00，节假日除外", "工作日 9:00-17:00", "9:00-17:00")
    windows = [
        replace(HALL, id=f"w{number}", hours=HoursText(text, Parsed.FULL, None)) for number, text in enumerate(texts)
    ]
    lay_edition(data / "public", windows=windows)
    # 28 February 2026 is worked, a make-up day of the Spring Festival: the next ordinary Saturday is 7 March.
    said = words(capsys, "--open-on", "周六", "--day", "2026-02-26")
    assert "只算 2026-03-07（周六）确定有办公时间的窗口" in said
    assert "窗口 1 个" in said
    assert "办公时间看不出当时是否办公，未计入：1 个" in said
    assert told(capsys, "--open-on", "2026-03-06T10:00")["windows"] == 3
    assert told(capsys, "--open-on", "2026-03-06T20:00")["windows"] == 0


def test_a_window_closed_until_a_date_counts_from_the_day_after(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_edition(data / "public", windows=[replace(HALL, closed_until=date(2026, 3, 31))])
    assert told(capsys, "--day", "2026-03-31")["windows"] == 0
    assert "当日暂停服务，未计入：1 个" in words(capsys, "--day", "2026-03-31")
    assert "暂停服务" not in words(capsys, "--day", "2026-03-31", "--division", "4302")
    assert told(capsys, "--day", "2026-04-01")["windows"] == 1


def test_an_edition_without_windows_is_answered_and_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_edition(data / "public", windows=[])
    found = told(capsys)
    assert {one["share"] for one in found["within"]} == {0}
    assert (found["worst"], {one["nearest_m"] for one in found["divisions"]}) == ([], {None})
    assert "没有符合条件的窗口" in words(capsys)


def test_people_are_the_base_where_a_file_is_given_and_what_is_wrong_with_it_ends_with_one(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_edition(data / "public", windows=WINDOWS)
    csv = data / "people.csv"
    csv.write_text("code,population\n430122,900\n430121,100\n", "utf-8")
    options = "--population", str(csv), "--population-date", "2020-11-01"
    found = told(capsys, *options)
    assert found["base"] == {
        "kind": "population",
        "source": "people.csv",
        "date": "2020-11-01",
        "weight": "人口平均摊到等面积网格点，间距约 1000 米（小区划更密）；直线距离",
    }
    assert found["within"][2]["share"] > 0.9
    assert "人口按区划平均摊到土地上" in words(capsys, *options)
    csv.write_text("code,population\n430100,1000\n430121,1\n430122,900\n430123,99\n430224,5\n430200,5\n", "utf-8")
    said = words(capsys, "--division", "4301", *options)
    assert "人口文件：湖南省长沙市 写 1,000，其下各区划之和 1,000" in said
    assert "株洲市" not in said
    csv.write_text("code,population\n430122,900\n999999,100\n", "utf-8")
    assert run(["coverage", "--population", str(csv), "--json"]) == 1
    printed = capsys.readouterr()
    assert "人口文件中没有这样的区划代码，未计入：#3 “999999”" in printed.err
    assert json.loads(printed.out)["base"]["kind"] == "population"


def test_towns_are_counted_where_their_list_is_given(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town = replace(HALL, id="town", name="示例镇便民服务中心", level=Level.TOWN)
    lay_edition(data / "public", windows=[*WINDOWS, town, replace(town, id="other", name="便民服务中心")])
    (data / "towns.csv").write_text("code,name\n430122001,示例镇\n430122002,别的乡\n", "utf-8")
    options = "--division", "430122", "--towns", str(data / "towns.csv")
    assert told(capsys, *options)["levels"] == [
        {"level": "county", "total": 1, "covered": 1, "rate": 1, "missing": []},
        {
            "level": "town",
            "total": 2,
            "covered": 1,
            "rate": 0.5,
            "missing": [{"code": "430122002", "name": "别的乡"}],
        },
    ]
    said = words(capsys, *options)
    assert "2 个乡级行政区中 1 个有本级人工窗口（50.0%）" in said
    assert "乡镇、村的窗口中有 1 个看不出是名单上的哪一个，未计入" in said


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--division", "99"], "没有区划代码为“99”的现行区划"),
        (["--division", "长沙"], "没有区划代码为“长沙”的现行区划"),
        (["--km", "0"], "--km 应是"),
        (["--km", "2,many"], "--km 应是"),
        (["--km", "1,2,3,4,5,6,7,8,9,10,11"], "--km 应是"),
        (["--item", "no-such-item"], "没有编号为“no-such-item”的事项"),
        (["--open-on", "someday"], "--open-on 应是"),
        (["--population", "none.csv"], "没有人口文件 none.csv"),
        (["--towns", "none.csv"], "none.csv 读不出来"),
        (["--step", "1"], "命令写得不对"),
        (["--kind", "robot"], "命令写得不对"),
    ],
)
def test_what_cannot_be_understood_ends_with_two_and_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    lay_edition(data / "public", windows=WINDOWS)
    assert run(["coverage", *options, "--json"]) == 2
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_without_an_edition_it_ends_with_two(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage"]) == 2
    assert "还没有发布任何版次" in capsys.readouterr().err
