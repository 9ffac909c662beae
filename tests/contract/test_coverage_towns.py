"""Rates of towns and villages by an operator's list: a window stands for the one that its name or address names."""

from dataclasses import replace
from pathlib import Path

import pytest

from locator.fault import Fault
from locator.window import Kind, Level, Window
from maps.coverage.town_list import Town, TownRates, read_towns, town_rates
from tests.covered_country import at, covering

LIST = """code,name
430121001,坡子街街道
430121002000,城关镇
430121003,城关乡
430121100,大城关镇
430122001,坡子街街道
430121001001,坡子街社区居民委员会
"""


@pytest.fixture
def towns(tmp_path: Path) -> tuple[Town, ...]:
    (tmp_path / "towns.csv").write_text(LIST, "utf-8")
    return read_towns(tmp_path / "towns.csv")


def hall(name: str, level: Level | None = Level.TOWN, code: str = "430121", address: str = "示例路1号") -> Window:
    return replace(at(code, 112.2, 28.1, level), name=name, address=address)


def covered(towns: tuple[Town, ...], *windows: Window, prefix: str = "43") -> set[str]:
    found = town_rates(towns, prefix, covering(windows))
    there = {town.code for town in towns if town.code.startswith(prefix)}
    return there - {one.code for level in found.levels for one in level.missing}


def test_a_list_has_towns_by_nine_digits_and_villages_by_twelve(towns: tuple[Town, ...]) -> None:
    found = town_rates(towns, "43", covering([]))
    assert [(one.level, one.total, one.covered) for one in found.levels] == [
        (Level.TOWN, 5, 0),
        (Level.VILLAGE, 1, 0),
    ]
    assert [one.total for one in town_rates(towns, "430122", covering([])).levels] == [1]
    assert town_rates(towns, "44", covering([])) == TownRates((), 0)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(hall("坡子街街道便民服务中心"), {"430121001"}, id="the whole name"),
        pytest.param(hall("坡子街便民服务中心"), {"430121001"}, id="without its ending"),
        pytest.param(hall("便民服务中心", address="坡子街街道示例路1号"), {"430121001"}, id="in the address"),
        pytest.param(hall("便民服务中心", address="坡子街路1号"), set(), id="a road that is called like it"),
        pytest.param(hall("坡子街街道便民服务中心", code="430122"), {"430122001"}, id="in its own county alone"),
        pytest.param(hall("大城关镇便民服务中心"), {"430121100"}, id="the longest of several"),
        pytest.param(hall("城关镇便民服务中心"), {"430121002"}, id="the whole name before a bare one"),
        pytest.param(hall("城关便民服务中心"), set(), id="two that are as likely"),
        pytest.param(hall("便民服务中心"), set(), id="none that is named"),
        pytest.param(hall("坡子街街道政务服务中心", Level.COUNTY), set(), id="the county's own hall in a town"),
        pytest.param(hall("坡子街街道政务服务中心", None), set(), id="a window of no stated level"),
        pytest.param(hall("坡子街社区便民服务站", Level.VILLAGE), {"430121001001"}, id="a village's"),
        pytest.param(replace(hall("坡子街街道"), kind=Kind.KIOSK), set(), id="a kiosk"),
    ],
)
def test_a_window_stands_for_the_town_that_it_names(
    towns: tuple[Town, ...], window: Window, expected: set[str]
) -> None:
    assert covered(towns, window) == expected


def test_windows_of_towns_that_name_none_are_counted(towns: tuple[Town, ...]) -> None:
    found = town_rates(towns, "43", covering([hall("便民服务中心"), hall("城关便民服务中心"), hall("坡子街街道")]))
    assert found.unmatched == 2
    assert town_rates(towns, "430122", covering([hall("便民服务中心")])).unmatched == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [("430121,坡子街街道", "九位或十二位"), ("430121009,街", "至少两个字"), ("430121001,又一个", "出现了两次")],
)
def test_a_wrong_line_of_a_list_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(f"{LIST}{line}\n", "utf-8")
    with pytest.raises(Fault, match=f"towns.csv 第 8 行：.*{says}"):
        read_towns(path)
