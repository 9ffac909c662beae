"""From the source tree to an installed command: a wheel, an empty environment, a foreign folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.house import HOUSE, ROOMS

DEAD_END = "http://127.0.0.1:9"  # the discard port: whoever asks the network here is refused


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel, and an environment that has nothing of ours but that wheel."""

    wheel: Path
    environment: Path

    def run(self, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        """What a command of the environment answers in some folder, with no network and a home of its own."""
        surroundings = {
            "PATH": os.defpath,
            "HOME": str(folder),
            "TONGBAN_DATA": str(folder / "state"),
            "HTTP_PROXY": DEAD_END,
            "HTTPS_PROXY": DEAD_END,
        }
        program = self.environment / "bin" / command[0]
        return subprocess.run(
            [program, *command[1:]], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
        )


def product_files() -> set[str]:
    """Every file of the rooms and of data/, by its path in the wheel."""
    here = [path for folder in (*ROOMS, "data") for path in (HOUSE / folder).rglob("*") if path.is_file()]
    paths = {path.relative_to(HOUSE).as_posix() for path in here if path.suffix != ".pyc"}
    return {"tongban.py"} | {
        path.replace("data/", "tongban_data/", 1) if path.startswith("data/") else path for path in paths
    }


def pip(*arguments: str | Path) -> None:
    """The pip of the environment that the tests run in, kept from the network."""
    command = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, capture_output=True, text=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The house built and installed; the libraries are this environment's, so that nothing is fetched."""
    source = tmp_path_factory.mktemp("source")
    for folder in (*ROOMS, "data"):
        shutil.copytree(HOUSE / folder, source / folder)
    for name in ("tongban.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOUSE / name, source)
    wheels = tmp_path_factory.mktemp("wheels")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, source)
    [wheel] = wheels.iterdir()

    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    pip("--python", environment / "bin/python", "install", "--no-index", "--no-deps", wheel)
    [packages] = environment.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Installed(wheel, environment)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A folder whose owner keeps files under names that are ours too."""
    for name in ("data", "tongban_data", "locator"):
        (tmp_path / name).mkdir()
        for own in (HOUSE / "data").iterdir():
            (tmp_path / name / own.name).write_text("nothing of Tongban's", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "tongban"', "utf-8")
    return tmp_path


def test_the_wheel_holds_every_file_of_the_house_and_no_other(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
        described = {name.partition(".dist-info/")[2] for name in wheel.namelist() if ".dist-info/" in name}
    assert packed == product_files()
    assert "licenses/LICENSE" in described


def test_the_installed_command_says_what_it_can_do(installed: Installed, foreign: Path) -> None:
    answer = installed.run(foreign, "tongban", "--help")
    assert answer.returncode == 0, answer.stderr
    assert "template" in answer.stdout


def test_the_installed_command_finds_its_own_data_beside_a_foreign_data_folder(
    installed: Installed, foreign: Path
) -> None:
    answer = installed.run(foreign, "tongban", "template", "-o", "form.xlsx")
    assert answer.returncode == 0, answer.stderr
    form = openpyxl.load_workbook(foreign / "form.xlsx")
    texts = {str(cell.value) for sheet in form for row in sheet.iter_rows() for cell in row}
    assert any("窗口名称" in text for text in texts)


def test_the_installed_rooms_are_the_wheels_and_not_the_source_trees(installed: Installed, foreign: Path) -> None:
    asked = "import locator, importer, maps, tongban; print(*{m.__file__ for m in (locator, importer, maps, tongban)})"
    answer = installed.run(foreign, "python", "-P", "-c", asked)
    assert answer.returncode == 0, answer.stderr
    assert all(Path(place).is_relative_to(installed.environment) for place in answer.stdout.split())
