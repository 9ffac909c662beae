"""The public process behind a proxy that has the TLS: what it sets and prints is what the visitor asked over."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.journeys.edition_on_disk import TIANXIN, lay_edition
from tests.public_process import public_process

HOST = "tongban.example.gov.cn"
PAGE = f"/windows/{TIANXIN.id}"
OFFICE = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OVER_HTTPS = {"host": HOST, "x-forwarded-proto": "https"}
OVER_HTTP = {"host": HOST, "x-forwarded-proto": "http"}
SERVE = [sys.executable, "-c", "from locator.site.serving import serve_public; serve_public('127.0.0.1', 0)"]


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[httpx.Client]:
    """A client of the process; it asks from 127.0.0.1, as a proxy on the same machine does."""
    lay_edition(folder / "public")
    env = {"TONGBAN_DATA": str(folder), **{f"TONGBAN_{name.upper()}": value for name, value in settings.items()}}
    with public_process(SERVE, env, folder / "log") as process:
        yield process.client


def cookie(client: httpx.Client, headers: dict[str, str]) -> str:
    """The line that remembers the elder view."""
    return client.get("/?view=elder", headers=headers).headers["set-cookie"]


def is_known_as(client: httpx.Client, headers: dict[str, str], site: str) -> bool:
    """Whether a window's page, what programs read out of it, and its calendar all name an address of the site."""
    page, file = client.get(PAGE, headers=headers).text, client.get(f"{PAGE}.ics", headers=headers).text
    address, [office] = f"{site}{PAGE}", OFFICE.findall(page)
    canonical = f'<link rel="canonical" href="{address}">' in page
    return canonical and json.loads(office)["url"] == address and f"\r\nURL:{address}\r\n" in unfolded(file)


def unfolded(calendar: str) -> str:
    """A calendar with each of its lines whole (RFC 5545, 3.1)."""
    return calendar.replace("\r\n ", "")


def test_what_a_trusted_proxy_passes_on_is_answered_as_the_visitor_asked_it(tmp_path: Path) -> None:
    with serving(tmp_path, trusted_proxies="127.0.0.1") as client:
        assert cookie(client, OVER_HTTPS).endswith("; HttpOnly; Secure")
        assert is_known_as(client, OVER_HTTPS, f"https://{HOST}")
        assert cookie(client, OVER_HTTP).endswith("; HttpOnly")
        assert is_known_as(client, OVER_HTTP, f"http://{HOST}")
        turned = client.post("/?view=elder", data={"place": "112.98,28.11"}, headers=OVER_HTTPS)
        assert turned.headers["set-cookie"].endswith("; HttpOnly; Secure")
        assert client.get("/?view=usual", headers=OVER_HTTPS).headers["set-cookie"].endswith("; HttpOnly; Secure")


@pytest.mark.parametrize("settings", [{}, {"trusted_proxies": "10.0.0.5"}])
def test_what_anybody_else_says_of_https_is_passed_over(tmp_path: Path, settings: dict[str, str]) -> None:
    with serving(tmp_path, **settings) as client:
        assert cookie(client, OVER_HTTPS).endswith("; HttpOnly")
        assert is_known_as(client, OVER_HTTPS, f"http://{HOST}")


def test_the_address_that_is_set_makes_no_cookie_secure_that_a_browser_would_drop(tmp_path: Path) -> None:
    with serving(tmp_path, trusted_proxies="127.0.0.1", public_address=f"https://{HOST}") as client:
        assert cookie(client, OVER_HTTP).endswith("; HttpOnly")
        assert is_known_as(client, OVER_HTTP, f"https://{HOST}")
        assert cookie(client, OVER_HTTPS).endswith("; HttpOnly; Secure")
