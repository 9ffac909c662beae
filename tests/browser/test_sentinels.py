"""A stranger who follows every link, opens every popup and reads every answer finds no person's name or mobile."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Error, Page, Response, expect

from tests.sentinels import traces
from tests.visitor import PHONE, in_elder_view

# Every address of ours that a page may lead to; a new one is written down here.
KNOWN = re.compile(
    r"/|/docs|/saved|/help(/[a-z-]+)?|/items(/(events/)?[a-z0-9-]+)?|/openapi\.json|/windows/[^/]+(/wrong|/card)?"
    r"|/map(/(windows|cells)/[^/]+)?|/static/[a-z_-]+\.[0-9a-f]{12}\.(css|js|svg|png)"
)
LINKS = """() => [...document.querySelectorAll('a[href], link[href], script[src], img[src], form[action]')]
  .map(element => element.href || element.src || element.action)"""
FILTERED = re.compile(r"/map\?(?:.*&)?(?:item|kind|group|open)=")
LED_ON_FROM_ELSEWHERE = re.compile(rf"{FILTERED.pattern}|[?&]lang=")
"""What leads where the same page without it leads: a map under a filter, and a page in another language."""

QUESTIONS = ("天心区", "112.98,28.11", "鼓楼区", "没有这个地方", "欧阳哨兵的窗口", "")
PAGES_AT_MOST = 400


class Crawl:
    """Follows all links of a site, and keeps what came."""

    def __init__(self, page: Page, site: str) -> None:
        self._page = page
        self._site = site
        # From so far away windows share a mark, whose list no link leads to.
        self._waiting = [f"{site}/", f"{site}/map?far#10/28.1000/112.9800"]
        self.visited: dict[str, int] = {}
        self.answers: list[tuple[str, bytes, bytes]] = []
        self._unread: list[Response] = []
        page.context.on("response", self._note)

    def _note(self, response: Response) -> None:  # playwright takes no method of a built-in type
        self._unread.append(response)

    def _read(self) -> None:
        """Keep what came, before the page is left and its answers are gone."""
        while self._unread:
            response = self._unread.pop()
            if not 300 <= response.status < 400:  # a redirect has no body
                headers = repr(sorted(response.headers.items())).encode()
                self.answers.append((response.url, self._body(response), headers))

    def _body(self, response: Response) -> bytes:
        try:
            return response.body()
        except Error:  # the map has moved on from it, and its script did not wait: it is asked for anew
            return self._page.context.request.get(response.url).body()

    def run(self) -> None:
        """Until nothing is left to follow."""
        while self._waiting:
            self._visit(self._waiting.pop())

    def ask(self, place: str) -> None:
        """Type a place, and follow what comes."""
        self._page.goto(f"{self._site}/")
        self._page.evaluate("document.querySelector('[name=place]').required = false")
        self._page.locator("[name=place]").fill(place)
        with self._page.expect_navigation():
            self._page.locator("form.search [type=submit]").click()
        self._read()
        self._waiting += self._links()
        self.run()

    def _visit(self, address: str) -> None:
        if address in self.visited:
            return
        assert len(self.visited) < PAGES_AT_MOST
        assert KNOWN.fullmatch(urlsplit(address).path), address
        if "/static/" in address or urlsplit(address).path.endswith(".ics"):  # no pages: a browser lays them aside
            response = self._page.context.request.get(address)
            self.visited[address] = response.status
            self.answers.append((address, response.body(), repr(sorted(response.headers.items())).encode()))
            return
        arrived = self._page.goto(address)
        assert arrived is not None
        self.visited[address] = arrived.status
        if urlsplit(address).path == "/map":
            self._look_at_the_map()
        self._read()
        if not LED_ON_FROM_ELSEWHERE.search(address):
            self._waiting += self._links()

    def _look_at_the_map(self) -> None:
        """Wait for the list and the window that is asked for; then open what a mark that stays whole would list."""
        expect(self._page.locator("#found-count")).not_to_be_empty()  # of a group it may say that there are none
        if "window=" in self._page.url:
            expect(self._page.locator(".popup h2")).to_be_visible()
        self._read()
        views = [json.loads(body) for address, body, _ in self.answers if urlsplit(address).path == "/map/view"]
        crowds = {mark["key"] for view in views for mark in view["marks"] if mark["count"] > 1 and mark["zoom"] is None}
        self._waiting += [f"{self._site}/map/cells/{key}" for key in crowds]

    def _links(self) -> Iterator[str]:
        for link in self._page.evaluate(LINKS):
            whole = urljoin(self._page.url, link).partition("#")[0]
            if FILTERED.search(whole):
                whole = f"{self._site}/map?kind=staffed"  # one map under a filter stands for all
            # The same page in the other view is another crawl's.
            if whole.startswith(f"{self._site}/") and "view=" not in whole:
                yield whole


def test_no_answer_of_the_site_holds_a_person(open_page, sentinel_site: str) -> None:
    page = open_page(sentinel_site, expected={422})
    crawl = Crawl(page, sentinel_site)
    crawl.run()
    for place in QUESTIONS:
        crawl.ask(place)
    # A question that is not understood is repeated in the other language, and not understood there either.
    led_astray = {
        address: status for address, status in crawl.visited.items() if status >= 400 and "place=" not in address
    }
    assert led_astray == {}
    shown = {path for address in crawl.visited if (path := urlsplit(address).path).startswith("/windows/")}
    windows = {path for path in shown if re.fullmatch("/windows/[^/.]+", path)}
    cards, calendars = ({path for path in shown if path.endswith(end)} for end in ("/card", ".ics"))
    assert [len(windows), len(cards), len(calendars)] == [4, 4, 4]
    answered = {urlsplit(address).path for address, _, _ in crawl.answers}
    assert {f"/map{window}" for window in windows} | {"/map/view"} <= answered
    assert any(path.startswith("/map/cells/") for path in answered)
    said = [(address, body + b"\n" + headers) for address, body, headers in crawl.answers]
    # A visitor's own words come back in his own page, and nowhere else.
    assert [address for address, content in said if traces(content) and "哨兵" not in unquote(address)] == []
    assert any("天心区政务服务中心".encode() in content for _, content in said)


def test_no_screen_of_the_elder_view_holds_a_person(open_page, sentinel_site: str) -> None:
    page = open_page(sentinel_site, in_elder_view(PHONE))
    page.goto("/?place=天心区")
    screens = [page.content()]
    following = page.get_by_role("link", name="下一个窗口")
    while following.count():
        following.click()
        screens.append(page.content())
        page.locator(".one h2 a").click()
        screens.append(page.content())
        page.go_back()
    assert len(screens) == 7
    assert [screen for screen in screens if traces(screen.encode())] == []


def test_the_map_s_file_holds_no_person(sentinel_map_file: str) -> None:
    content = Path(url2pathname(urlsplit(sentinel_map_file).path)).read_bytes()
    assert traces(content) == []
    assert "天心区政务服务中心".encode() in content
