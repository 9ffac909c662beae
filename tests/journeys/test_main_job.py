"""The main job: the form of annex 2, filled by four counties of 长沙, its sample row left in, up to the answer.

Done when: `check --json` gives `example-row`, 4 publishable, 0 rejected; after `import --publish`, the nearest to
112.98, 28.11 is 天心区's window, its position within 2 m of the truth, on the command line, over HTTP and on the page.
"""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import site_over
from tests.journeys.site_client import SiteClient
from tests.sheets import SAMPLE_ROW, changsha_rows, workbook
from tongban import run

# 天心区's window is given as 112.989897, 28.114526 in GCJ-02. The WGS-84 point that the published forward formula
# carries there, found by a general root finder and not by our inversion.
TRUTH = (112.984319, 28.117919)
HEADER = "填报单位：长沙市行政审批服务局                      填报人：                      填报时间：   年  月  日  "


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    path = tmp_path / "长沙市窗口信息表.xlsx"
    path.write_bytes(workbook([SAMPLE_ROW, *changsha_rows()], header=HEADER))
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_the_filled_form_is_checked_published_and_found(
    sheet: Path, divisions: Divisions, capsys: pytest.CaptureFixture[str]
) -> None:
    (checked,) = said(capsys, "check", str(sheet), "--json")["files"]
    assert (checked["rows"], checked["publishable"], checked["rejected"]) == (4, 4, 0)
    assert [n["cell"] for n in checked["notices"] if n["code"] == "example-row"] == ["C4"]

    imported = said(capsys, "import", "--publish", str(sheet), "--json")
    assert imported["edition"] == 1
    assert imported["files"][0]["windows"] == checked["windows"]  # the same ids, too

    found = said(capsys, "find", "--at", "112.98,28.11", "--json")
    first = found["matches"][0]["window"]
    assert first["name"] == "天心区政务服务中心“跨省通办”窗口01"
    assert Geod(ellps="WGS84").inv(first["lon"], first["lat"], *TRUTH)[2] < 2.0

    with SiteClient(site_over(sheet.parent / "data", divisions)) as client:
        over_http = client.get("/api/v1/nearest?lon=112.98&lat=28.11").json()
        page = client.post("/", data={"place": "112.98,28.11"}).text
    assert over_http["matches"][0]["window"] == first
    assert unescape(re.findall(r'<h2[^>]*><a href="/windows/([^"]+)">', page)[0]) == first["id"]


def test_the_page_of_a_sheets_first_window_shows_its_public_facts_and_no_private_one(
    sheet: Path, divisions: Divisions, capsys: pytest.CaptureFixture[str]
) -> None:
    windows = said(capsys, "import", "--publish", str(sheet), "--json")["files"][0]["windows"]
    with SiteClient(site_over(sheet.parent / "data", divisions)) as client:
        page = unescape(client.get(f"/windows/{windows[1]['id']}").text)
    assert all(fact in page for fact in (windows[1]["name"], windows[1]["address"], "0731-85550122"))
    assert "欧阳哨兵" not in page
