"""The maps of one file that tests in a browser open, as fixtures: addresses on the disk."""

from pathlib import Path

import pytest

from locator.texts import Lang
from tests.browser_sites import command
from tests.small_map_file import written


@pytest.fixture(scope="session")
def demo_map_file(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo on a map of one file, as an address on the disk."""
    return map_file_of(demo_folder, tmp_path_factory)


@pytest.fixture(scope="session")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map of one file with six windows and borders, as an address on the disk; see tests/small_map_file.py."""
    return written(tmp_path_factory.mktemp("map"), Lang.ZH)


@pytest.fixture(scope="session")
def hostile_map_file(hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hostile windows on a map of one file."""
    return map_file_of(hostile_folder, tmp_path_factory)


@pytest.fixture(scope="session")
def sentinel_map_file(sentinel_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The windows of the sheet with persons in it on a map of one file."""
    return map_file_of(sentinel_folder, tmp_path_factory)


def map_file_of(data: Path, folders: pytest.TempPathFactory) -> str:
    """Write the map of a data folder's edition; gives its address on the disk."""
    path = folders.mktemp("map") / "map.html"
    command(data, "map", str(path))
    return path.as_uri()
