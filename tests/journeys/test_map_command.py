"""`tongban map`: the live edition on a map of one file."""

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from locator.texts import Lang, sentence
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import HOURS, NIGHT, TIANXIN, WINDOWS, lay_edition
from tongban import run


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path))
    return tmp_path


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
    suspended = replace(NIGHT, closed_until=date(2026, 5, 1))
    lay_edition(data / "public", windows=[TIANXIN, suspended])
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert HOURS in page
    assert "暂停服务至 2026-05-01" in page
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


def test_the_map_speaks_english_where_it_is_asked_to(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["--lang", "en", "map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Zoom in" in page
    assert "this file was made on" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_wears_its_mark_and_nothing_else_does(data: Path, lang: str, sample: bool) -> None:
    lay_edition(data / "public", sample=sample)
    assert run(["--lang", lang, "map", str(data / "out.html")]) == 0
    assert ('<p class="mark">示例数据</p>' in (data / "out.html").read_text("utf-8")) is sample


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
