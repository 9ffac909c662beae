"""Rooms: what another part of the house adds to the public site stands in the same frame, under the same rules."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from locator.divisions.divisions import Divisions
from locator.site.content_policy import page_policy
from locator.site.room import Room, Surroundings
from locator.site.site_life import SiteLife
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient

TEMPLATE = """{% extends "frame.html" %}{% block content %}<h1>{{ heading }}</h1>
<script nonce="{{ nonce }}" src="{{ static("room.js") }}"></script>{% endblock %}"""


def routes(surroundings: Surroundings) -> Sequence[BaseRoute]:
    async def page(request: Request) -> Response:
        words = {"heading": f"<{surroundings.live.edition}>"}
        return surroundings.frame.page(request, "room.html", words, with_nonce=True)

    return [Route("/room", page)]


@pytest.fixture
def client(tmp_path: Path, divisions: Divisions) -> Iterator[SiteClient]:
    lay_edition(tmp_path / "public")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "room.html").write_text(TEMPLATE, "utf-8")
    room = Room(routes, [tmp_path / "templates"], {"room.js": b"export {};"})
    with SiteClient(site_over(tmp_path, divisions, rooms=[room])) as client:
        yield client


def test_a_room_s_page_stands_in_the_frame_with_its_own_static_files(client: SiteClient) -> None:
    page = client.get("/room")
    assert "<h1>&lt;1&gt;</h1>" in page.text
    [address] = re.findall(r'src="(/static/room\.[0-9a-f]{12}\.js)"', page.text)
    assert client.get(address).text == "export {};"
    assert 'href="/static/site.' in page.text


def test_what_a_room_adds_to_the_site_s_life_begins_with_it_and_ends_with_it(
    tmp_path: Path, divisions: Divisions
) -> None:
    lay_edition(tmp_path / "public")
    told: list[str] = []

    def lasting(name: str) -> Room:
        @asynccontextmanager
        async def part() -> AsyncIterator[None]:
            told.append(f"{name} begins")
            yield
            told.append(f"{name} ends")

        def routes(around: Surroundings) -> Sequence[BaseRoute]:
            around.life.add(part)
            return []

        return Room(routes, [], {})

    with SiteClient(site_over(tmp_path, divisions, rooms=[lasting("one"), lasting("two")])) as client:
        assert client.get("/healthz").status_code == 200
        assert told == ["one begins", "two begins"]
    assert told == ["one begins", "two begins", "two ends", "one ends"]


def test_a_part_that_cannot_end_keeps_no_other_from_it() -> None:
    ended: list[str] = []

    @asynccontextmanager
    async def sound() -> AsyncIterator[None]:
        try:
            yield
        finally:
            ended.append("sound")

    @asynccontextmanager
    async def broken() -> AsyncIterator[None]:
        yield
        raise OSError("cannot end")

    async def live() -> None:
        life = SiteLife()
        for part in (sound, broken):
            life.add(part)
        async with life.lived():
            pass

    with pytest.raises(OSError, match="cannot end"):
        asyncio.run(live())
    assert ended == ["sound"]


def test_each_answer_has_a_nonce_of_its_own_in_policy_and_page(client: SiteClient) -> None:
    nonces = set()
    for _ in range(2):
        page = client.get("/room")
        [nonce] = re.findall(r'<script nonce="([A-Za-z0-9_-]{22})"', page.text)
        assert page.headers["content-security-policy"] == page_policy(nonce)
        nonces.add(nonce)
    assert len(nonces) == 2
