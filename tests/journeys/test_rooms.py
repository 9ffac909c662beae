"""Rooms: what another part of the house adds to the public site stands in the same frame, under the same rules."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from locator.divisions.divisions import Divisions
from locator.site.content_policy import page_policy
from locator.site.room import Room, Surroundings
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


def test_each_answer_has_a_nonce_of_its_own_in_policy_and_page(client: SiteClient) -> None:
    nonces = set()
    for _ in range(2):
        page = client.get("/room")
        [nonce] = re.findall(r'<script nonce="([A-Za-z0-9_-]{22})"', page.text)
        assert page.headers["content-security-policy"] == page_policy(nonce)
        nonces.add(nonce)
    assert len(nonces) == 2
