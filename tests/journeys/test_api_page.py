"""The page for developers is the description, whole, in one language, as plain HTML under the strict policy."""

import re
from html import unescape
from typing import Any

import pytest

from tests.journeys.site_client import SiteClient


@pytest.fixture(scope="module")
def document(client: SiteClient) -> dict[str, Any]:
    described: dict[str, Any] = client.get("/openapi.json").json()
    return described


def words(page: str) -> str:
    """A page's text as it is read, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_endpoint_parameter_answer_and_key_of_the_description_stands_on_the_page(
    client: SiteClient, document: dict[str, Any], lang: str
) -> None:
    page = client.get(f"/docs?lang={lang}").text
    for path, told in document["paths"].items():
        [section] = re.findall(rf'<section class="endpoint" id="{told["get"]["operationId"]}".*?</section>', page, re.S)
        assert f"<code>GET {path}</code>" in section
        for parameter in told["get"]["parameters"]:
            assert f"<dt><code>{parameter['name']}</code>" in section
        for status, answer in told["get"]["responses"].items():
            assert f"<dt><code>{status}</code></dt>" in section
            for content in answer.get("content", {}).values():
                for example in content.get("examples", {}).values():
                    assert f"GET {example['summary']}" in words(section)
    for key in document["components"]["schemas"]["Window"]["properties"]:
        assert f"<dt><code>{key}</code>" in page


def test_a_page_of_one_language_has_no_sentence_of_the_other(client: SiteClient) -> None:
    chinese, english = (words(client.get(f"/docs?lang={lang}").text) for lang in ("zh", "en"))
    assert "最多给出几个窗口。" in chinese
    assert "How many windows at most." not in chinese
    assert "How many windows at most." in english
    assert "最多给出几个窗口。" not in english


def test_the_page_runs_nothing_and_loads_nothing_from_elsewhere(client: SiteClient) -> None:
    answer = client.get("/docs")
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert re.findall(r"<script|<iframe|\sstyle=|\son[a-z]+=|javascript:", answer.text) == []
    loaded = re.findall(r'<(?:link|img)[^>]*(?:href|src)="([^"]+)"', answer.text)
    assert loaded
    assert [address for address in loaded if not address.startswith("/static/")] == []


def test_every_example_address_on_the_page_can_be_asked(client: SiteClient) -> None:
    page = client.get("/docs").text
    addresses = re.findall(r"<p>例：<code>([^<]+)</code></p>", page)
    assert len(addresses) == 13
    answers = {address: client.get(unescape(address)).status_code for address in addresses}
    made_up = {"/api/v1/windows/430103-abcdefgh", "/api/v1/answers/rent-contract"}
    assert {address for address, status in answers.items() if status != 200} == made_up


def test_every_page_leads_to_it(client: SiteClient) -> None:
    assert 'href="/docs"' in client.get("/").text
    assert 'href="/docs?lang=en"' in client.get("/?lang=en").text
