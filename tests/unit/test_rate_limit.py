"""How much an address may ask, whose it is, and that remembering them has a bound."""

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Scope

from locator.finding.refusal import TooManyRequests
from locator.site.traffic.client_address import client_address, subscriber
from locator.site.traffic.rate_limit import Allowances, RateLimit
from locator.traffic_settings import TrafficSettings

PROXIES = TrafficSettings(trusted_proxies="10.0.0.5, 10.1.0.0/16,fd00::/8").proxies()


def test_so_many_at_once_and_then_one_whenever_the_next_is_due() -> None:
    allowances = Allowances(count=3)
    assert [allowances.wait_s("a", 100.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert allowances.wait_s("a", 100.0) == pytest.approx(20.0)
    assert allowances.wait_s("a", 119.0) == pytest.approx(1.0)
    assert allowances.wait_s("a", 120.0) == 0.0
    assert allowances.wait_s("a", 120.0) == pytest.approx(20.0)
    assert [allowances.wait_s("a", 1000.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert allowances.wait_s("a", 1000.0) > 0


def test_an_allowance_may_be_for_longer_than_a_minute() -> None:
    allowances = Allowances(count=2, window_s=3600.0)
    assert [allowances.wait_s("a", 0.0) for _ in range(3)] == [0.0, 0.0, 1800.0]
    assert allowances.wait_s("a", 1800.0) == 0.0


def test_what_is_refused_costs_nothing_of_the_allowance() -> None:
    allowances = Allowances(count=1)
    assert allowances.wait_s("a", 0.0) == 0.0
    assert [allowances.wait_s("a", moment) > 0 for moment in (1.0, 30.0, 59.0)] == [True, True, True]
    assert allowances.wait_s("a", 60.0) == 0.0


def test_each_asker_has_an_allowance_of_its_own_and_the_quietest_is_forgotten() -> None:
    allowances = Allowances(count=1, kept=2)
    for asker in ("a", "b"):
        assert allowances.wait_s(asker, 0.0) == 0.0
    assert allowances.wait_s("c", 1.0) == 0.0
    assert len(allowances) == 2
    assert allowances.wait_s("b", 1.0) > 0
    assert allowances.wait_s("a", 1.0) == 0.0


@pytest.mark.parametrize(
    ("peer", "forwarded", "asker"),
    [
        # why: peer, X-Forwarded-For, who asks
        ("1.2.3.4", [], "1.2.3.4"),
        ("1.2.3.4", ["9.9.9.9"], "1.2.3.4"),  # not a proxy of ours: the header is anybody's
        ("10.0.0.5", [], "10.0.0.5"),
        ("10.0.0.5", ["9.9.9.9"], "9.9.9.9"),
        ("10.0.0.5", ["8.8.8.8, 9.9.9.9"], "9.9.9.9"),  # what stands before was sent by 9.9.9.9
        ("10.0.0.5", ["8.8.8.8, 9.9.9.9, 10.1.2.3"], "9.9.9.9"),  # two proxies of ours
        ("10.0.0.5", ["8.8.8.8", "9.9.9.9"], "9.9.9.9"),  # in two lines
        ("10.0.0.5", ["10.1.2.3, 10.0.0.5"], "10.1.2.3"),  # proxies of ours alone
        ("10.0.0.5", ["nonsense"], "10.0.0.5"),
        ("10.0.0.5", ["8.8.8.8, nonsense, 10.1.2.3"], "10.1.2.3"),
        ("10.0.0.5", [""], "10.0.0.5"),
        ("fd00::1", ["2001:db8::7"], "2001:db8::7"),
        ("10.0.0.5", ["203.0.113.7:5512"], "203.0.113.7"),  # with a port, as some proxies write it
        ("10.0.0.5", ["[2001:db8::1]:443"], "2001:db8::1"),
        ("10.0.0.5", ["9.9.9.9, [fd00::7]"], "9.9.9.9"),  # in brackets alone, and a proxy of ours
        ("10.0.0.5", ["203.0.113.7:x"], "10.0.0.5"),
        ("10.0.0.5", ["[nonsense]:443"], "10.0.0.5"),
        ("::ffff:10.0.0.5", ["9.9.9.9"], "9.9.9.9"),
        ("10.0.0.6", ["9.9.9.9"], "10.0.0.6"),
    ],
)
def test_a_forwarded_address_is_believed_of_named_proxies_alone(peer: str, forwarded: list[str], asker: str) -> None:
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    assert str(client_address({"client": (peer, 5000), "headers": headers}, PROXIES)) == asker


def test_without_an_address_there_is_none() -> None:
    assert client_address({"client": None, "headers": []}, PROXIES) is None
    assert client_address({"headers": []}, ()) is None


def test_a_subscriber_of_ipv6_has_one_allowance() -> None:
    mine, also_mine, other = (
        client_address({"client": (text, 1), "headers": []}, ())
        for text in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    )
    assert mine is not None and also_mine is not None and other is not None
    assert subscriber(mine) == subscriber(also_mine) != subscriber(other)


def answered(limit: RateLimit, path: str, client: str | None = "1.2.3.4") -> int:
    """The status of a request."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(limit({**scope, "client": (client, 1) if client else None}, receive, send))
    return int(sent[0]["status"])


def refusing(scope: Scope, fault: Exception) -> ASGIApp:
    assert isinstance(fault, TooManyRequests)
    return PlainTextResponse(str(fault.wait_s), 429)


def test_the_api_alone_is_limited_and_every_address_for_itself() -> None:
    limit = RateLimit(PlainTextResponse("done"), refusing, 2, (), now_s=lambda: 7.0)
    assert [answered(limit, "/api/v1/nearest") for _ in range(3)] == [200, 200, 429]
    assert answered(limit, "/api/v1/nearest", "1.2.3.5") == 200
    assert [answered(limit, path) for path in ("/", "/windows/a", "/openapi.json", "/healthz")] == [200] * 4
    assert [answered(limit, "/api/v1/places", None) for _ in range(3)] == [200, 200, 429]
