"""The address that a site is known by: read from a setting, or from a request where others could reach it so."""

import pytest

from locator.site_address import address_from_outside, site_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://tongban.example.gov.cn", "https://tongban.example.gov.cn"),
        (" https://Tongban.Example.GOV.cn/ ", "https://tongban.example.gov.cn"),
        ("https://tongban.example.gov.cn:443/", "https://tongban.example.gov.cn"),
        ("http://tongban.example.gov.cn:8000", "http://tongban.example.gov.cn:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[2001:DB8::1]:8000", "http://[2001:db8::1]:8000"),
    ],
)
def test_an_address_is_kept_to_what_begins_all_of_the_site_s(text: str, expected: str) -> None:
    assert site_address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tongban.example.gov.cn",
        "ftp://tongban.example.gov.cn",
        "javascript:alert(1)",
        "https://",
        "https://:8000",
        "https://tongban.example.gov.cn/here",
        "https://tongban.example.gov.cn?a=1",
        "https://tongban.example.gov.cn#a",
        "https://user:password@tongban.example.gov.cn",
        "https://tongban.example.gov.cn:65536",
        "https://tongban.example.gov.cn:port",
        "https://-tongban.example.gov.cn",
        "https://tongban..gov.cn",
        "https://tong ban.example.gov.cn",
        'https://tongban".example.gov.cn',
        "https://[1:2]",
        "https://[::1",
    ],
)
def test_what_is_no_site_s_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        site_address(text)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("tongban.example.gov.cn", "http://tongban.example.gov.cn"),
        ("tongban.example.gov.cn:8000", "http://tongban.example.gov.cn:8000"),
        ("8.8.8.8:8000", "http://8.8.8.8:8000"),
    ],
)
def test_a_host_that_others_can_reach_is_taken(host: str, expected: str) -> None:
    assert address_from_outside("http", host) == expected


@pytest.mark.parametrize(
    "host",
    [
        "", "localhost", "localhost:8000", "tongban.localhost", "printer.local", "tongban", "127.0.0.1:8000",
        "[::1]:8000", "0.0.0.0:80", "10.0.0.5", "192.168.1.20:8000", "169.254.1.1", "evil.example/path",
        "a@evil.example", 'x"><script>.cn', "evil.example?x=1", "a b.cn", "evil.example\\x", "例.中国",
    ],
)  # fmt: skip
def test_a_host_that_leads_nowhere_from_elsewhere_is_not(host: str) -> None:
    assert address_from_outside("http", host) is None
