"""The same as the twenty kills of the journeys, two hundred times."""

from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.killing import kill_writers

KILLS = 200


def test_two_hundred_writers_killed_at_random_moments_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    divisions = Divisions.load()
    divisions.warm()
    kill_writers(tmp_path, divisions, KILLS)
