"""What tests in a browser share: one Chromium a worker, the system's own, and a page that is new to each test."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium without a window; where it is missing, the tests fail."""
    program = shutil.which("chromium")
    assert program, "these tests need Chromium: tests/install_system_packages.sh installs it"
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container's tests run as.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 × 800 in a profile of its own."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    yield context.new_page()
    context.close()
