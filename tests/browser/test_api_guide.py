"""The guide for developers is true: its calls are made as they stand there, and its map is drawn."""

import json
import os
import re
import subprocess
from typing import Any

import pytest

from tests.house import HOUSE

GUIDE = (HOUSE / "docs/api.md").read_text("utf-8")
CALLS = [block for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) if block.startswith("curl")]
HERE = {"longitude": 112.98573, "latitude": 28.10674}


def called(site: str, call: str, **more: str) -> Any:
    """What a call of the guide answers, typed as it stands there."""
    env = {**os.environ, "SITE": site, "no_proxy": "*", **more}
    ran = subprocess.run(["bash", "-euc", call], env=env, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return json.loads(ran.stdout)


def first_window(site: str) -> str:
    window_id: str = called(site, CALLS[0])["matches"][0]["window"]["id"]
    return window_id


def test_the_five_calls_answer_as_the_guide_says(demo_site: str) -> None:
    assert len(CALLS) == 5
    nearest, of_item, places, one, listed = (called(demo_site, call, ID=first_window(demo_site)) for call in CALLS)
    assert len(nearest["matches"]) == 3
    assert nearest["origin"]["division"]["name"] == "天心区"
    found = of_item["matches"] or [of_item["nearest_if_none"]["match"]]
    assert {match["same_province"] for match in found} == {False}
    assert [place["division"]["name"] for place in places["places"]] == ["鼓楼区"] * 4
    assert one["id"] == first_window(demo_site)
    assert (listed["type"], len(listed["features"])) == ("FeatureCollection", 100)
    assert listed["next"] is not None


def test_a_place_that_was_chosen_leads_to_the_same_windows_on_a_map_of_gcj02(demo_site: str) -> None:
    [address] = re.findall(r"`(/api/v1/nearest\?place=geo:[^`]+)`", GUIDE)
    shown = called(demo_site, f"curl -sS '{demo_site}{address}'")
    lat, lon = address.partition("geo:")[2].partition("&")[0].split(",")
    plain = called(demo_site, f"curl -sS '{demo_site}/api/v1/nearest?lon={lon}&lat={lat}'")
    assert [one["distance_m"] for one in shown["matches"]] == [one["distance_m"] for one in plain["matches"]]
    moved = shown["matches"][0]["window"]["lon"] - plain["matches"][0]["window"]["lon"]
    assert 0.002 < moved < 0.01


def test_the_answer_that_the_guide_shows_has_keys_of_a_real_one(demo_site: str) -> None:
    [shown] = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    assert strange_keys(json.loads(shown), called(demo_site, CALLS[0])) == []


def strange_keys(shown: Any, real: Any) -> list[str]:
    """Keys that stand in what is shown and not in what is real."""
    if isinstance(shown, dict) and isinstance(real, dict):
        strange = [key for key in shown if key not in real]
        return strange + [one for key in shown.keys() & real.keys() for one in strange_keys(shown[key], real[key])]
    if isinstance(shown, list) and shown and real:
        return strange_keys(shown[0], real[0])
    return []


# What a phone gives a mini program: its own position, and answers to its requests.
MINI_PROGRAM = """([here, source]) => new Promise((done, failed) => {
  const SITE = location.origin;
  const wx = {
    getLocation: ({type, success}) => type === 'gcj02' ? success(here) : failed(type),
    request: ({url, success}) =>
      fetch(url).then(async answer => success({statusCode: answer.status, data: await answer.json()})).catch(failed),
    showToast: ({title}) => failed(title),
  };
  const Page = page => Object.assign(page, {setData: data => done(data)}).onLoad();
  new Function('SITE', 'wx', 'Page', source)(SITE, wx, Page);
})"""


def test_the_ten_lines_draw_the_windows_around_in_the_map_s_own_datum(open_page, demo_site: str) -> None:
    [script] = re.findall(r"```js\n(.*?)```", GUIDE, re.DOTALL)
    [markup] = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)
    assert (len(script.splitlines()), len(markup.splitlines())) == (10, 1)
    page = open_page(demo_site)
    page.goto("/")
    drawn = page.evaluate(MINI_PROGRAM, [HERE, script])
    assert (drawn["longitude"], drawn["latitude"]) == (112.9857, 28.1067)
    near = called(demo_site, f'{CALLS[0].strip()[: -len("3" + chr(34))]}10"')["matches"]
    assert [(one["longitude"], one["latitude"], one["title"]) for one in drawn["markers"]] == [
        (match["window"]["lon"], match["window"]["lat"], match["window"]["name"]) for match in near
    ]
    assert len(drawn["markers"]) == 10
    assert set(re.findall(r"{{([a-z]+)}}", markup)) == drawn.keys()


@pytest.mark.parametrize("status", ["400", "404", "422", "429", "503"])
def test_every_status_of_the_description_is_explained(status: str) -> None:
    assert f"\n| {status} | " in GUIDE
