"""A site with a hall of the city beside those of its counties, and what its pages say, for tests about items."""

import html
import re
from dataclasses import replace

from locator.position import Position
from locator.window import DivisionNames
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS
from tests.journeys.site_client import SiteClient

CITY_HALL = replace(
    TIANXIN,
    id="430100-CITY001",
    name="长沙市政务服务中心“跨省通办”窗口",
    division=DivisionNames("430100", "长沙市", None, "湖南省"),
    position=Position(112.94, 28.22),
    level=None,
    items=None,
)
ALL_WINDOWS = (*WINDOWS, CITY_HALL)
NATIONAL, OWN = "https://example.invalid/national", "https://example.invalid/own"


def page_after(client: SiteClient, url: str, fields: dict[str, str]) -> tuple[str, str]:
    """Where a form leads, and the page there: followed where it is a redirect."""
    response = client.post(url, data=fields)
    if response.status_code == 303:
        address = response.headers["location"]
        return address, client.get(address.partition("#")[0]).text
    return url, response.text


def heading(page: str) -> str:
    [found] = re.findall(r"<h1[^>]*>([^<]+)</h1>", page)
    return html.unescape(found)


def named(page: str) -> list[str]:
    """The windows of a page, in their order."""
    return [
        html.unescape(name) for name in re.findall(r'<h2 lang="zh-CN"><a href="/windows/[^"]+">([^<]+)</a></h2>', page)
    ]


def choices(page: str) -> dict[str, str]:
    """What a page gives to choose, by its words, with where it leads."""
    links = re.findall(r'<li><a href="([^"]+)"><span class="whole" lang="zh-CN">([^<]+)</span>', page)
    return {html.unescape(name): html.unescape(href) for href, name in links}
