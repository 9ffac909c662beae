"""Where the data files are: our own `data/` folder, and the tables inside the data distributions that we install."""

import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from locator.fault import Fault

_OUR_NAME = "tongban"
_MARKER = "divisions-extra.csv"
_INSTALLED_AS = "tongban_data"
_SOURCE_TREE = Path(__file__).resolve().parent.parent


class DataFilesMissing(Fault):
    """A data file that belongs to the installation is not there; the text is the sentence for whoever installed it."""


def own_data_file(name: str) -> Path:
    """The path of `name` in our own `data/` folder: the source tree's, else the installed `tongban_data`.

    The current directory plays no part: a foreign folder may have a `data/` of its own.

    Raises
    ------
    DataFilesMissing
        If the folder or the file is not there.
    """
    return _existing(_own_folder() / name)


def own_table(name: str) -> dict[str, Any]:
    """What a TOML file in our own `data/` folder holds; DataFilesMissing where it is not there."""
    return tomllib.loads(own_data_file(name).read_text("utf-8"))


def installed_data_file(package: str, *parts: str) -> Path:
    """The path of a file inside an installed package, found without running any of the package's code.

    Raises
    ------
    DataFilesMissing
        If the package or the file is not there.
    """
    folders = _package_folders(package)
    if not folders:
        raise DataFilesMissing(
            f"没有安装数据包 {package}，请在本程序的环境里重新安装 {_OUR_NAME}。",
            f"The data package {package} is not installed: install {_OUR_NAME} again in its environment.",
        )
    return _existing(folders[0].joinpath(*parts))


def _own_folder() -> Path:
    if _is_our_source_tree(_SOURCE_TREE):
        return _SOURCE_TREE / "data"
    for folder in _package_folders(_INSTALLED_AS):
        if (folder / _MARKER).is_file():
            return folder
    raise DataFilesMissing(
        f"找不到本程序的数据文件（{_INSTALLED_AS}），请重新安装 {_OUR_NAME}。",
        f"The program's own data files ({_INSTALLED_AS}) are missing: install {_OUR_NAME} again.",
    )


def _is_our_source_tree(folder: Path) -> bool:
    # Beside an installed `locator` lie other people's files: both the marker and the project's name have to be ours.
    project = folder / "pyproject.toml"
    if not (folder / "data" / _MARKER).is_file() or not project.is_file():
        return False
    stated = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
    return bool(stated.get("name") == _OUR_NAME)


def _package_folders(package: str) -> list[Path]:
    # Finding the spec of a top-level package reads its place and runs nothing.
    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        return []
    return [Path(place) for place in spec.submodule_search_locations]


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise DataFilesMissing(
            f"缺少数据文件 {path.name}，请重新安装 {_OUR_NAME}。",
            f"The data file {path.name} is missing: install {_OUR_NAME} again.",
        )
    return path
