"""What all tests share: Hypothesis without its clock, as a busy machine is no fault of the code, and their order."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers come last, in whatever order folders are named: playwright's loop runs on in the process it began in."""
    items.sort(key=lambda item: "browser" in item.path.parts)
