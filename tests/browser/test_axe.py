"""axe finds nothing on any page, on a phone and on a desk, light and dark."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.pages_under_test import PAGES
from tests.visitor import DESKTOP, PHONE, Visitor

AXE_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
Scheme = Literal["light", "dark"]


def violations(page: Page, scheme: Scheme, only: Mapping[str, Any]) -> list[str]:
    """What axe finds in light or dark: rule, place, and why."""
    page.emulate_media(color_scheme=scheme)
    # The pages' policy admits no script of ours; what a driver of the browser evaluates stands above it.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: Any = page.evaluate("only => axe.run({runOnly: only, resultTypes: ['violations']})", only)
    return [
        f"{scheme}, {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def all_violations(page: Page) -> list[str]:
    """What axe finds; the dark page differs from the light one in its colours alone, and is judged by them."""
    light = violations(page, "light", {"type": "tag", "values": RULES})
    return [*light, *violations(page, "dark", {"type": "rule", "values": ["color-contrast"]})]


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(arrive, name: str, visitor: Visitor) -> None:
    assert all_violations(arrive(PAGES[name], visitor)) == []


def test_axe_is_awake(arrive) -> None:
    page = arrive(PAGES["a window"], PHONE)
    page.evaluate("document.querySelector('h1').remove()")
    page.evaluate("document.querySelector('dd').style.color = '#777777'")
    found = {violation.partition(": ")[0] for violation in all_violations(page)}
    assert found == {"light, page-has-heading-one", "light, color-contrast", "dark, color-contrast"}
