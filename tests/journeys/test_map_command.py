"""`tongban map`: the live edition on a map of one file."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS, lay_edition
from tongban import run


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path))
    return tmp_path


def test_the_map_has_every_window_of_the_live_edition_with_its_public_facts(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert page.count('"type": "Point"') == len(WINDOWS)
    assert '<html lang="zh-CN">' in page
    for text in (TIANXIN.name, TIANXIN.address, TIANXIN.office, "tel:+8673185550123"):
        assert text.encode("unicode_escape").decode("ascii") in page
    assert "是否营业未知" in page


def test_the_map_speaks_english_where_it_is_asked_to(data: Path) -> None:
    lay_edition(data / "public")
    assert run(["--lang", "en", "map", str(data / "out.html")]) == 0
    page = (data / "out.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Not known whether open" in page


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
    assert page.count("<script") == page.count("</script") == 2
    assert payload not in page
