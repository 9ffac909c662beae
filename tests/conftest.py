"""What all tests share: the divisions, Hypothesis without its clock, as a busy machine is no fault, and their order."""

import os

import pytest
from hypothesis import settings

from locator.divisions.divisions import Divisions
from tests.house import TAKE_ROOT, in_ci

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

# What cannot run is not collected, and said at the end; in CI it is collected, and fails.
collect_ignore = [] if os.geteuid() == 0 or in_ci() else ["journeys/test_two_system_users.py"]


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """All divisions as packaged, read once a worker; nothing is ever written to them."""
    loaded = Divisions.load()
    loaded.warm()
    return loaded


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and the line that runs it."""
    if collect_ignore:
        terminalreporter.write_line(f"Not run: {TAKE_ROOT}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers come last, in whatever order folders are named: playwright's loop runs on in the process it began in."""
    items.sort(key=lambda item: "browser" in item.path.parts)
