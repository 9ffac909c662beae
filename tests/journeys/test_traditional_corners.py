"""Traditional signs where few look: corrections and what they refuse, cards, calendar files, faults of every kind."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.answer_files import answer_text, lay_answer
from tests.desk import Desk
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.journeys.test_traditional_pages import NAMES, in_traditional, read
from tests.unit.test_traditional import is_simplified
from tongban import public_rooms

WINDOW = f"/windows/{TIANXIN.id}"
NOTES: Mapping[str, tuple[dict[str, str], str]] = {
    "nothing chosen": ({"text": ""}, "沒有發送：請先選一項，哪裡不對。"),
    "nothing said": ({"wrong": "other", "text": ""}, "沒有發送：選了「其他」，請寫幾個字說明。"),
    "too long": ({"wrong": "hours", "text": "字" * 400}, "沒有發送：最多 300 字，現在有 400 字，請刪短一些。"),
    "a person": ({"wrong": "phone", "text": "139 0000 1234"}, "沒有發送：裡面像是有手機號"),
    "a position": ({"wrong": "position", "text": "112.98123,28.11456"}, "沒有發送：裡面像是有座標或網址"),
}


@pytest.fixture
def site(desk: Desk, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with all its rooms that takes notes."""
    lay_edition(desk.data / "public", sample=True)
    assert desk.run("corrections").code == 0
    with SiteClient(site_over(desk.data, divisions, rooms=public_rooms())) as client:
        yield client


def simplified_in(page: str) -> list[str]:
    """What a page says itself in simplified signs."""
    said = [NAMES.sub("", text) for text in read(page).said]
    return [text for text in said if any(is_simplified(sign) for sign in text if "\u4e00" <= sign <= "\u9fff")]


@pytest.mark.parametrize("address", [f"{WINDOW}/wrong", f"{WINDOW}/wrong?sent=1", f"{WINDOW}/card", f"{WINDOW}?when=x"])
def test_a_windows_further_pages_are_in_traditional_signs(site: SiteClient, address: str) -> None:
    page = site.get(in_traditional(address))
    assert page.headers["content-language"] == "zh-Hant"
    assert '<html lang="zh-Hant">' in page.text
    assert simplified_in(page.text) == []
    assert TIANXIN.name in page.text


@pytest.mark.parametrize("what", NOTES)
def test_what_is_refused_is_refused_in_traditional_signs(site: SiteClient, what: str) -> None:
    given, told = NOTES[what]
    page = site.post(f"{WINDOW}/wrong?lang=zh-Hant", data=given)
    assert page.status_code == 422
    assert told in page.text
    assert simplified_in(page.text.replace(given["text"], "")) == []


def test_what_is_sent_and_what_is_not_taken_are_told_so_too(
    site: SiteClient, tmp_path: Path, divisions: Divisions
) -> None:
    sent = site.post(f"{WINDOW}/wrong?lang=zh-Hant", data={"wrong": "hours", "text": "下午三點就關門了"})
    assert (sent.status_code, sent.headers["location"]) == (303, f"{WINDOW}/wrong?sent=1&lang=zh-Hant")
    lay_edition(tmp_path / "elsewhere" / "public")
    with SiteClient(site_over(tmp_path / "elsewhere", divisions, rooms=public_rooms())) as closed:
        page = closed.get(f"{WINDOW}/wrong?lang=zh-Hant").text
    assert "本站不收集糾錯" in page
    assert simplified_in(page) == []


def test_a_calendar_file_describes_in_traditional_signs_what_its_office_wrote_as_it_is(site: SiteClient) -> None:
    file = site.get(f"{WINDOW}.ics?lang=zh-Hant")
    lines = file.content.decode().replace("\r\n ", "").split("\r\n")
    described = next(line for line in lines if line.startswith("DESCRIPTION"))
    for told in ("電話：", "辦公時間原文：", "資訊核對於"):
        assert told in described
    assert TIANXIN.hours is not None
    assert TIANXIN.hours.text.splitlines()[0].replace(",", "\\,").replace(";", "\\;") in described
    assert f"SUMMARY:{TIANXIN.name}" in lines


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        (f"{WINDOW}/none", 404, "網址可能輸錯了"),
        ("/windows/none/card", 404, "沒有編號為「none」的窗口"),
        ("/windows/none/wrong", 404, "沒有編號為「none」的窗口"),
        ("/help/none", 404, "這條問答不在了"),
        ("/items/events/none", 404, "沒有這件生活裡的事"),
        ("/?place=天心区&group=none", 422, "沒有編號為「none」的合作區域"),
    ],
)
def test_a_fault_is_told_in_traditional_signs(site: SiteClient, address: str, status: int, told: str) -> None:
    page = site.get(in_traditional(address))
    assert (page.status_code, page.headers["content-language"]) == (status, "zh-Hant")
    assert told in page.text
    assert simplified_in(page.text) == []


def test_what_is_sent_in_a_wrong_way_is_told_so_too(site: SiteClient) -> None:
    page = site.post(f"{WINDOW}?lang=zh-Hant", data={})
    assert page.status_code == 405
    assert "這個網址不能這樣打開" in page.text


def test_a_site_before_its_first_edition_is_in_traditional_signs(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=public_rooms())) as client:
        for address in ("/", "/map", WINDOW, "/windows/none/wrong"):
            page = client.get(in_traditional(address))
            assert page.status_code == 503
            assert "窗口資料還沒有發佈" in page.text
            assert simplified_in(page.text) == []


def test_where_an_answer_holds_is_told_with_a_colon_of_that_width(tmp_path: Path, divisions: Divisions) -> None:
    lay_answer(tmp_path / "own", "own.md", answer_text("要。", question='"要预约吗？"', items='["2022-01"]'))
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, rooms=public_rooms(), answers=str(tmp_path / "own"))) as client:
        page = client.get("/items/2022-01?home=430100&lang=zh-Hant").text
    assert re.search(r'適用地區：<span lang="zh-CN">湖南省长沙市</span>', page)
