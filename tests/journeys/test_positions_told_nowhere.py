"""A position, however it is written, stands in no address that a running site gives, no log of its and no figure."""

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_plus

import httpx
import pytest

from tests.browser_sites import command
from tests.house import HOUSE
from tests.item_page_reader import ALL_WINDOWS
from tests.journeys.edition_on_disk import TIANXIN, lay_edition
from tests.public_process import PublicProcess, public_process

SPELLINGS = (
    "112.98765, 28.11432", "28.11432 112.98765", "１１２．９８７６５，２８．１１４３２", "E112.98765 N28.11432 附近",
    "东经112.98765度 北纬28.11432度", "經度：112.98765，緯度：28.11432", "112°58′48″E 28°6′36″N",
    "112度58分48秒，28度6分36秒",
    "一百一十二点九八 二十八点一一", "经度：112点98 纬度：28点11", "geo:28.11432,112.98765",
    "https://uri.amap.com/marker?position=112.98765,28.11432&name=我家", "https://surl.amap.com/5nXvYp1k2s",
    '{"lng": 112.98765, "lat": 28.11432}', "49Q 0708123 3110456", "8P2J4XQJ+QR", "天心区书院路 112.98765,28.11432",
)  # fmt: skip
TOLD = re.compile(r"11[0-9]\.[0-9]{2}|28\.11|112[°度点]|9876|58[′分]|一百一十|１１２|0708123|4XQJ|surl")
"""What of these positions, or of the phone's, might be told."""
TO_THE_TAIL = re.compile(r"\.9876|\.9877|\.1143|58[′分]|一百一十|１１２|0708123|4XQJ|surl")
"""The same, that no window's own position has in it."""
OF_MAP_PROGRAMS = ("https://uri.amap", "https://api.map", "https://apis.map", "https://maps.apple", "geo:")
PHONE = {"place": "", "at": "112.9877,28.1143", "within": "35"}
ADDRESSES = re.compile(r'(?:href|action|formaction|src|content|data-share)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that holds a position, and its answer."""

    what: str
    answer: httpx.Response

    def told(self) -> list[str]:
        """The addresses in the answer that tell of where somebody is; those of map programs may tell of windows."""
        found = [html.unescape(one) for one in ADDRESSES.findall(self.answer.text)]
        found += self.headers("location", "content-location", "link", "refresh")
        read = [unquote_plus(one) for one in found]
        return [one for one in read if (TO_THE_TAIL if one.startswith(OF_MAP_PROGRAMS) else TOLD).search(one)]

    def headers(self, *names: str) -> list[str]:
        return [self.answer.headers[name] for name in names if name in self.answer.headers]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PublicProcess, Path]]:
    """A running site that logs every answer, counts them, and takes notes; and the folder that it lies in."""
    folder = tmp_path_factory.mktemp("site")
    lay_edition(folder / "public", windows=ALL_WINDOWS)
    command(folder, "corrections")
    env = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(HOUSE),
        "TONGBAN_DATA": str(folder),
        "TONGBAN_LOG_FORMAT": "json",
        "TONGBAN_ACCESS_LOG_EVERY": "1",
        "TONGBAN_METRICS": "127.0.0.1:0",
    }
    serve = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    with public_process(serve, env, folder / "log") as process:
        yield process, folder


def asked(client: httpx.Client) -> Iterator[Asked]:
    """Every form that takes a place, filled with each spelling; then the phone's position, and what its page asks."""
    for typed in SPELLINGS:
        for lang in ("", "?lang=en", "?lang=zh-Hant"):
            yield Asked(f"place {typed}", client.post(f"/{lang}", data={"place": typed, "open": "true"}))
        yield Asked(f"wish {typed}", client.post("/", data={"place": "天心区", "wish": f"公积金 {typed}"}))
        yield Asked(f"when {typed}", client.post("/", data={"place": "天心区", "when": typed}))
        yield Asked(f"deciding {typed}", client.post("/", data={"place": typed, "item": "2022-05", "deciding": typed}))
        for path, field in (("/items", "q"), ("/items/2022-05", "asked"), ("/help", "q")):
            yield Asked(f"{path} {typed}", client.post(path, data={field: typed}))
        for wrong in ("hours", "position"):
            answer = client.post(f"/windows/{TIANXIN.id}/wrong", data={"wrong": wrong, "text": f"我在{typed}"})
            yield Asked(f"wrong {typed}", answer)
    first = client.post("/", data=PHONE)
    yield Asked("the phone's", first)
    forms = re.findall(r'<form[^>]*method="post"[^>]*>(.*?)</form>', first.text, re.DOTALL)
    fields = [dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)) for form in forms]
    assert [one for one in fields if one.get("at") == PHONE["at"]]
    for one in fields:
        for more in ({}, {"wish": "公积金"}, {"item": "2022-05", "deciding": "鼓楼区"}, {"k": "10"}):
            yield Asked(f"on from the phone's {more}", client.post("/?lang=en", data={**one, **more}))


def test_no_address_no_log_and_no_figure_tells_where_somebody_is(site: tuple[PublicProcess, Path]) -> None:
    process, folder = site
    answered = list(asked(process.client))
    assert {one.answer.status_code for one in answered} <= {200, 303, 422}
    for one in answered:
        assert one.told() == [], one.what
        assert one.headers("referrer-policy") == ["no-referrer"], one.what
        assert "no-store" in one.answer.headers["cache-control"] or "private" in one.answer.headers["cache-control"]
        assert "set-cookie" not in one.answer.headers
        followed = one.answer.headers.get("location")
        if followed is not None:
            page = process.client.get(followed.partition("#")[0])
            assert page.headers["referrer-policy"] == "no-referrer"
    # Programs may ask by address, as the contract has it: then it stands in theirs, and in no log of ours.
    process.client.get("/api/v1/nearest?lon=112.98765&lat=28.11432")
    process.client.get("/?place=112.98765,28.11432", headers={"referer": "http://127.0.0.1/?place=112.98765,28.11432"})
    process.client.get("/", params={"place": "112.98765,28.11432", "view": "elder"})
    process.client.get("/map/view?west=112.98765&south=28.11432&east=113&north=28.2&zoom=12")
    log = (folder / "log").read_text("utf-8")
    told = re.search(r"metrics at 127\.0\.0\.1 port ([0-9]+)", log)
    assert told
    figures = httpx.get(f"http://127.0.0.1:{told[1]}/metrics", trust_env=False).text
    assert log.count("POST") >= len(answered)
    assert 'endpoint="/"' in figures
    counted = [line.rpartition(" ")[0] for line in figures.splitlines()]  # how many seconds something took may be any
    assert [line for line in (*lines_of(log), *counted) if TOLD.search(unquote_plus(line))] == []
    kept = [path for path in folder.rglob("*") if path.is_file() and path != folder / "log"]
    assert [path for path in kept if b"28.11432" in path.read_bytes()] == []


def lines_of(log: str) -> list[str]:
    """A log's lines without when they were written and how long it took: at 6:48:28.111 it is no latitude."""
    return [re.sub(r'"at":"[^"]*"|"ms":[0-9.]+', "", line) for line in log.splitlines()]


TAKING_FIELDS = ("/", "/map", "/items", "/items/2022-05", "/help", f"/windows/{TIANXIN.id}")
FIELDS = ("when", "item", "group", "home", "area", "kind", "window", "sent", "screen", "step", "at", "k", "other")


def by_hand(client: httpx.Client) -> Iterator[Asked]:
    """Every page whose address takes a text, asked by an address that somebody made with each spelling in it."""
    for typed in SPELLINGS:
        near = {"place": typed, "when": "2026-03-02T10:30", "open": "true"}
        for path, fields in (
            ("/", {"place": typed}), ("/", {**near, "lang": "en", "k": "10"}), ("/", {"place": typed, "view": "usual"}),
            ("/", {"place": typed, "item": "2022-05"}), ("/", {"place": typed, "wish": "公积金"}),
            ("/", {"place": "天心区", "wish": f"公积金 {typed}"}), ("/", {"place": "鼓楼区", "wish": typed}),
            ("/", {"wish": typed, "step": "place"}), (f"/windows/{TIANXIN.id}", near),
            ("/items", {"q": typed}), ("/items/2022-05", {"asked": typed}), ("/help", {"q": typed}),
            ("/no/such/page", near), (f"/{typed}", {}), (f"/windows/{typed}", {}), (f"/items/{typed}", {}),
            *((path, {"place": "天心区", name: typed}) for path in TAKING_FIELDS for name in FIELDS),
        ):  # fmt: skip
            for view in ("usual", "elder"):
                answer = client.get(path, params=fields, headers={"cookie": f"view={view}"})
                yield Asked(f"{view} {path} {fields}", answer)


def test_a_position_that_somebody_writes_into_an_address_goes_on_from_there_into_no_other(
    site: tuple[PublicProcess, Path],
) -> None:
    process, folder = site
    answered = [*by_hand(process.client)]
    assert {one.answer.status_code for one in answered} <= {200, 400, 404, 422}
    told = {one.what: one.told() for one in answered}
    assert {what: found for what, found in told.items() if found} == {}
    log = (folder / "log").read_text("utf-8")
    assert log.count("GET") >= len(answered)
    assert [line for line in lines_of(log) if TOLD.search(unquote_plus(line))] == []


def test_every_answer_asks_the_browser_to_tell_nobody_where_it_comes_from(site: tuple[PublicProcess, Path]) -> None:
    process, _ = site
    answers = process.answers()
    for method, path in (
        ("PUT", "/"),
        ("HEAD", "/"),
        ("OPTIONS", "/api/v1/nearest"),
        ("GET", "/%ff"),
        ("GET", "/static/x"),
    ):
        answers[f"{method} {path}"] = process.client.request(method, path)
    answers["a long body"] = process.client.post("/", content=b"place=" + b"x" * 10_000)
    answers["an odd body"] = process.client.post("/items", content=b"\xff\x00" * 100)
    assert len({answer.status_code for answer in answers.values()}) > 5
    assert {name for name, one in answers.items() if one.headers.get("referrer-policy") != "no-referrer"} == set()
