"""What all journeys share: the divisions, read once a worker, and an office's desk with a data folder of its own."""

from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.desk import Desk


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """All divisions as packaged."""
    loaded = Divisions.load()
    loaded.warm()
    return loaded


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, divisions: Divisions
) -> Desk:
    """A desk whose commands find the divisions read already, as one long-lived process would."""
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    read = Divisions.load
    monkeypatch.setattr(Divisions, "load", lambda path=None: read(path) if path else divisions)
    return Desk(tmp_path, capsys)
