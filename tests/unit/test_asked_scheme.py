"""Whether a visitor asked over https, as far as the site and the proxies that it trusts know."""

import pytest

from locator.site.traffic.asked_scheme import asked_scheme
from locator.traffic_settings import TrafficSettings

PROXIES = TrafficSettings(trusted_proxies="10.0.0.5, 10.1.0.0/16,fd00::/8").proxies()


@pytest.mark.parametrize(
    ("peer", "forwarded", "scheme"),
    [
        # why: peer, X-Forwarded-Proto, how the visitor asked where the site itself was asked over http
        ("10.0.0.5", ["https"], "https"),
        ("10.0.0.5", ["http"], "http"),
        ("10.0.0.5", [], "http"),  # a proxy that says nothing of it
        ("1.2.3.4", ["https"], "http"),  # not a proxy of ours: the header is anybody's
        ("10.0.0.6", ["https"], "http"),
        ("10.1.2.3", ["https"], "https"),
        ("fd00::1", ["https"], "https"),
        ("::ffff:10.0.0.5", ["https"], "https"),  # an IPv4 proxy on a socket of both kinds
        ("10.0.0.5", [" https "], "https"),
        ("10.0.0.5", ["https, http"], "http"),  # the nearest proxy's word is the last
        ("10.0.0.5", ["http, https"], "https"),
        ("10.0.0.5", ["https,http,https"], "https"),
        ("10.0.0.5", ["http", "https"], "https"),  # in two lines
        ("10.0.0.5", ["https", "http"], "http"),
        ("10.0.0.5", ["https,"], "http"),  # the nearest one says nothing
        ("10.0.0.5", ["https, nonsense"], "http"),
        ("10.0.0.5", [""], "http"),
        ("10.0.0.5", ["HTTPS"], "http"),
        ("10.0.0.5", ["https://evil.test"], "http"),
        ("10.0.0.5", ["wss"], "http"),
        ("10.0.0.5", ["javascript"], "http"),
        ("10.0.0.5", ['"https"'], "http"),
        ("10.0.0.5", ["https; Secure"], "http"),
        ("10.0.0.5", ["httpsé"], "http"),
    ],
)
def test_a_forwarded_scheme_is_believed_of_named_proxies_alone(peer: str, forwarded: list[str], scheme: str) -> None:
    headers = [(b"x-forwarded-proto", line.encode()) for line in forwarded]
    assert asked_scheme({"client": (peer, 5000), "headers": headers, "scheme": "http"}, PROXIES) == scheme


@pytest.mark.parametrize(
    ("forwarded", "scheme"),
    [
        (b"http", "http"),  # between the proxy and the site alone it is https
        (b"https", "https"),
        (b"nonsense", "https"),
    ],
)
def test_a_site_with_tls_of_its_own_believes_its_proxy_too(forwarded: bytes, scheme: str) -> None:
    headers = [(b"x-forwarded-proto", forwarded)]
    assert asked_scheme({"client": ("10.0.0.5", 1), "headers": headers, "scheme": "https"}, PROXIES) == scheme


def test_without_proxies_or_an_address_the_site_believes_itself() -> None:
    headers = [(b"x-forwarded-proto", b"https")]
    assert asked_scheme({"client": ("10.0.0.5", 1), "headers": headers, "scheme": "http"}, ()) == "http"
    assert asked_scheme({"client": None, "headers": headers, "scheme": "http"}, PROXIES) == "http"
    assert asked_scheme({"headers": headers, "scheme": "https"}, PROXIES) == "https"
