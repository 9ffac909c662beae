"""Tiles through our own address, from a real server on this machine that speaks 天地图's WMTS."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from locator.site.room import Room
from locator.site.server_config import log_config
from maps.base_map.public_routes import base_map_routes
from maps.base_map.tile import Tile, TileRefusal
from maps.base_map.tile_server import TileServer
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.small_country import small_country
from tests.tile_upstream import PICTURE, Question, TileUpstream, tile_upstream

KEY = "5ecretKEY0123456789"
TILE = "/map/tiles/vec/7/104/53"
PATIENCE_S = 60.0


@pytest.fixture
def upstream() -> Iterator[TileUpstream]:
    with tile_upstream() as server:
        yield server


@pytest.fixture
def client(tmp_path: Path, upstream: TileUpstream) -> Iterator[SiteClient]:
    with client_of(tmp_path, tianditu_key=KEY, tianditu_address=upstream.address) as client:
        yield client


def client_of(data: Path, *, sample: bool = False, number: str = "GS(2026)0001号", **settings: str) -> SiteClient:
    lay_edition(data / "public", sample=sample)
    room = Room(base_map_routes, [], {}, for_programs=["/map/tiles/"])
    return SiteClient(site_over(data, small_country(), MONDAY_TEN, [room], map_review_number=number, **settings))


def test_a_tile_is_asked_for_by_wmts_with_the_key_and_may_be_kept_for_a_day(
    client: SiteClient, upstream: TileUpstream
) -> None:
    tile = client.get(TILE)
    assert (tile.status_code, tile.content, tile.headers["content-type"]) == (200, PICTURE, "image/png")
    assert tile.headers["cache-control"] == "public, max-age=86400"
    assert upstream.asked == [
        (
            "/vec_w/wmts",
            {
                "SERVICE": "WMTS",
                "REQUEST": "GetTile",
                "VERSION": "1.0.0",
                "LAYER": "vec",
                "STYLE": "default",
                "TILEMATRIXSET": "w",
                "FORMAT": "tiles",
                "TILEMATRIX": "7",
                "TILEROW": "53",
                "TILECOL": "104",
                "tk": KEY,
            },
        )
    ]


def test_what_the_library_logs_of_its_requests_is_without_the_key(
    client: SiteClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert client.get(TILE).status_code == 200
    assert "/vec_w/wmts?SERVICE=WMTS" in caplog.text
    assert KEY not in caplog.text


def test_a_served_site_writes_down_no_tile_that_somebody_looks_at() -> None:
    levels = {name: one["level"] for name, one in log_config()["loggers"].items()}
    assert (levels["httpx"], levels["httpcore"]) == ("WARNING", "WARNING")


def test_a_tile_is_fetched_once_and_labels_are_another(client: SiteClient, upstream: TileUpstream) -> None:
    assert client.get(TILE).content == client.get(TILE).content == PICTURE
    client.get(TILE.replace("vec", "cva"))
    assert [path for path, _ in upstream.asked] == ["/vec_w/wmts", "/cva_w/wmts"]


def test_connections_are_closed_when_the_site_stops(tmp_path: Path, upstream: TileUpstream) -> None:
    with client_of(tmp_path, tianditu_key=KEY, tianditu_address=upstream.address) as client:
        assert client.get(TILE).status_code == 200
        assert not upstream.left.is_set()
    assert upstream.left.wait(PATIENCE_S)


def test_two_who_ask_at_once_make_one_question(client: SiteClient, upstream: TileUpstream) -> None:
    upstream.may_answer.clear()

    async def both() -> list[bytes]:
        asking = [asyncio.ensure_future(client.ask("GET", TILE)) for _ in range(2)]
        await asyncio.to_thread(upstream.came.wait)
        upstream.may_answer.set()
        return [answer.content for answer in await asyncio.gather(*asking)]

    assert client.run(both()) == [PICTURE, PICTURE]
    assert len(upstream.asked) == 1


def test_an_asker_who_goes_away_does_not_take_the_tile_along(client: SiteClient, upstream: TileUpstream) -> None:
    upstream.may_answer.clear()

    async def one_goes_away() -> bytes:
        staying, going = (asyncio.ensure_future(client.ask("GET", TILE)) for _ in range(2))
        await asyncio.to_thread(upstream.came.wait)
        going.cancel()
        upstream.may_answer.set()
        return (await staying).content

    assert client.run(one_goes_away()) == PICTURE


@pytest.mark.parametrize(
    "path",
    [
        "img/1/1/0",
        "vec/19/0/0",
        "vec/1/2/0",
        "vec/1/1/-1",
        "vec/x/0/0",
        f"vec/1/{'9' * 5000}/0",
        "vec/7/64/42",  # London
        "vec/1/0/0",  # the west of the world
        "vec/7/104/80",  # Australia's side of the equator
    ],
)
def test_there_are_no_tiles_but_those_of_the_two_layers(client: SiteClient, upstream: TileUpstream, path: str) -> None:
    assert client.get(f"/map/tiles/{path}").status_code == 404
    assert upstream.asked == []


def test_without_a_key_there_are_no_tiles(tmp_path: Path, upstream: TileUpstream) -> None:
    with client_of(tmp_path, tianditu_address=upstream.address) as client:
        assert client.get(TILE).status_code == 404
    assert upstream.asked == []


@pytest.mark.parametrize(("sample", "status"), [(False, 404), (True, 200)])
def test_without_a_review_number_there_are_tiles_for_a_sample_alone(
    tmp_path: Path, upstream: TileUpstream, sample: bool, status: int
) -> None:
    own = {"tianditu_key": KEY, "tianditu_address": upstream.address}
    with client_of(tmp_path, sample=sample, number=" ", **own) as client:
        tile = client.get(TILE)
    assert tile.status_code == status
    assert len(upstream.asked) == (status == 200)
    assert (tile.headers["content-type"] == "application/problem+json") == (status == 404)


@pytest.mark.parametrize(
    "path",
    [
        "vec/1/1/0",  # the whole country, and half the world
        "vec/8/207/124",  # 曾母暗沙, at 4° north
        "vec/8/180/98",  # the Pamir
        "vec/8/224/89",  # where 黑龙江 and 乌苏里江 meet
    ],
)
def test_there_are_tiles_to_china_s_ends(client: SiteClient, path: str) -> None:
    assert client.get(f"/map/tiles/{path}").status_code == 200


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403), ("", 403)]
)
def test_pages_of_other_sites_do_not_use_up_the_operator_s_quota(
    client: SiteClient, upstream: TileUpstream, site: str, status: int
) -> None:
    tile = client.get(TILE, headers={"sec-fetch-site": site})
    assert (tile.status_code, len(upstream.asked)) == (status, status == 200)
    assert tile.headers["cross-origin-resource-policy"] == "same-origin"
    if status == 403:
        assert tile.headers["content-type"] == "application/problem+json"
        assert tile.json()["detail"] == "这个网址只供本站的页面使用。"
        assert tile.headers["cache-control"] == "no-store"


def status(code: int) -> Callable[[Question], None]:
    return lambda question: question.send(code, "image/png", PICTURE)


def no_picture(question: Question) -> None:
    question.send(200, "text/html", f"<p>tk={KEY}</p>".encode())


def oversized(question: Question) -> None:
    question.send(200, "image/png", b"x" * (2 << 20))


def elsewhere(question: Question) -> None:
    question.send(302, "image/png", b"", location=f"/elsewhere?{question.path}")


def broken_off(question: Question) -> None:
    question.send_response(200)
    question.send_header("content-type", "image/png")
    question.send_header("content-length", "1000")
    question.end_headers()
    question.wfile.write(PICTURE)
    question.close_connection = True


def silent(question: Question) -> None:
    question.close_connection = True


FAILURES = [status(403), status(404), status(500), no_picture, oversized, elsewhere, broken_off, silent]


@pytest.mark.parametrize("failure", FAILURES)
def test_where_no_tile_comes_one_calm_sentence_does_and_the_key_is_nowhere(
    client: SiteClient, upstream: TileUpstream, failure: Callable[[Question], None], caplog: pytest.LogCaptureFixture
) -> None:
    upstream.answer = failure
    with caplog.at_level(logging.DEBUG, "tongban"), caplog.at_level(logging.DEBUG, "httpx"):
        answer = client.get(TILE)
        assert client.get(TILE).status_code == 502
    assert (answer.status_code, answer.text) == (502, "底图暂时取不到，请稍后再看。")
    assert answer.headers["cache-control"] == "no-store"
    assert len(upstream.asked) == 1, "a refusal is remembered for a few seconds"
    assert KEY not in str(answer.headers) + caplog.text
    assert "the tile server gives no tiles: " in caplog.text


def test_a_trouble_is_logged_once_and_its_end_makes_it_news_again(
    client: SiteClient, upstream: TileUpstream, caplog: pytest.LogCaptureFixture
) -> None:
    def troubles() -> int:
        return sum(record.name == "tongban.tiles" for record in caplog.records)

    upstream.answer = status(500)
    for column in range(3):
        client.get(f"/map/tiles/vec/7/{100 + column}/53")
    assert troubles() == 1
    upstream.answer = status(200)
    client.get("/map/tiles/vec/7/103/53")
    upstream.answer = status(500)
    client.get("/map/tiles/vec/7/104/53")
    assert troubles() == 2


def test_a_server_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with tile_upstream() as gone:
        address = gone.address
    with client_of(tmp_path, tianditu_key=KEY, tianditu_address=address) as client:
        assert client.get(TILE).status_code == 502


def never(question: Question) -> None:
    question.server.came.clear()
    question.server.came.wait()


def drop_by_drop(question: Question) -> None:
    question.send_response(200)
    question.send_header("content-type", "image/png")
    question.end_headers()
    question.server.came.clear()
    while not question.server.came.wait(0.01):
        question.wfile.write(b"x")
        question.wfile.flush()


@pytest.mark.parametrize("slowness", [never, drop_by_drop])
def test_a_server_that_takes_too_long_is_not_waited_for(
    upstream: TileUpstream, slowness: Callable[[Question], None]
) -> None:
    upstream.answer = slowness

    async def asked() -> object:
        server = TileServer(upstream.address, KEY, wait_s=0.1)
        try:
            return await server.image(Tile("vec", 7, 104, 53))
        finally:
            await server.aclose()

    outcome = asyncio.run(asked())
    upstream.came.set()
    assert isinstance(outcome, TileRefusal)
    assert "Timeout" in outcome.reason
