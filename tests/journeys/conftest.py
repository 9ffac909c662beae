"""The divisions are read once for all journeys of a worker."""

import pytest

from locator.divisions import Divisions


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """All divisions as packaged."""
    loaded = Divisions.load()
    loaded.warm()
    return loaded
