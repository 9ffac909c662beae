"""The house keeps its shape: which room may know what, and what travels in the wheel."""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house import HOUSE, ROOMS, code_files, imported, pyproject
from tests.mutants import tried_with

HOMES = {
    # library: the only files that may know it
    "argon2": "importer/accounts/password_hashes.py",
    "openpyxl": "importer/workbook/*",
    "python_calamine": "importer/workbook/*",
    "xlsxwriter": "importer/workbook/*",
    "alembic": "importer/store/*",
    "psycopg": "importer/store/*",
    "sqlalchemy": "importer/store/*",
    "sqlite3": "importer/store/*",
    "branca": "maps/folium_map.py",
    "folium": "maps/folium_map.py",
    "httpx": "locator/keyed_host.py",
    "markdown_it": "locator/answers/markdown.py",
    "nacl": "locator/corrections/sealed_box.py",
    "rapidfuzz": "locator/spelling/slips.py",
    "segno": "locator/site/window_page/qr_code.py",
    "xstatic": "maps/leaflet_files.py",
}

TURNING_BACK = {
    # a line that somebody might add: the contract that it breaks
    ("locator", "import importer"): "The arrow never turns back",
    ("locator", "from maps import anything"): "The arrow never turns back",
    ("maps", "import importer"): "The arrow never turns back",
    ("importer", "import tongban"): "No room knows the entrance",
    ("locator", "import openpyxl"): "The public rooms know no spreadsheet",
    ("locator", "import cryptography.fernet"): "The public rooms know no spreadsheet",
    ("maps", "from sqlalchemy import text"): "The public rooms know no spreadsheet",
}


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's judgement of a house, by the contracts in its pyproject.toml."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as judge; judge()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def test_the_arrow_never_turns_back() -> None:
    verdict = lint_imports(HOUSE)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """A house of the same rooms with nothing in them, under the same contracts."""
    for name in (*ROOMS, "locator/hours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "tongban.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((HOUSE / "pyproject.toml").read_bytes())
    return tmp_path


def test_an_empty_house_keeps_every_contract(empty_house: Path) -> None:
    assert lint_imports(empty_house).returncode == 0


@pytest.mark.parametrize(("room", "line", "contract"), [(*key, value) for key, value in TURNING_BACK.items()])
def test_a_line_that_turns_back_is_caught(empty_house: Path, room: str, line: str, contract: str) -> None:
    (empty_house / room / "newcomer.py").write_text(line, "utf-8")
    verdict = lint_imports(empty_house)
    assert verdict.returncode == 1
    assert contract in next(row for row in verdict.stdout.splitlines() if row.endswith("BROKEN"))


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("finding", "import locator.site"),
        ("editions", "import locator.finding"),
        ("readers", "import locator.finding"),
        ("divisions", "import locator.editions"),
        ("geometry", "import locator.readers"),
        ("somewhere_new", ""),
    ],
)
def test_a_line_that_turns_back_within_locator_is_caught(empty_house: Path, inner: str, line: str) -> None:
    for folder in {inner, line.removeprefix("import locator.")} - {""}:
        (empty_house / "locator" / folder).mkdir()
        (empty_house / "locator" / folder / "__init__.py").touch()
    (empty_house / "locator" / inner / "__init__.py").write_text(line, "utf-8")
    verdict = lint_imports(empty_house)
    assert verdict.returncode == 1
    assert "Within locator" in next(row for row in verdict.stdout.splitlines() if row.endswith("BROKEN"))


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("text", "import locator.hours.tokens"),
        ("tokens", "import locator.hours.segments"),
        ("readings", "import locator.hours.writing"),
        ("somewhere_new", ""),
    ],
)
def test_a_line_that_turns_back_within_hours_is_caught(empty_house: Path, inner: str, line: str) -> None:
    hours = empty_house / "locator/hours"
    for folder in {inner, line.removeprefix("import locator.hours.")} - {""}:
        (hours / folder).mkdir()
        (hours / folder / "__init__.py").touch()
    (hours / inner / "__init__.py").write_text(line, "utf-8")
    verdict = lint_imports(empty_house)
    assert verdict.returncode == 1
    assert "Within hours" in next(row for row in verdict.stdout.splitlines() if row.endswith("BROKEN"))


def test_each_library_with_an_edge_is_known_in_its_home_alone() -> None:
    strangers = [
        f"{path.relative_to(HOUSE)} imports {library}"
        for path in code_files()
        for library in imported(path) & HOMES.keys()
        if not fnmatch(path.relative_to(HOUSE).as_posix(), HOMES[library])
    ]
    assert strangers == []


def test_data_holds_no_python() -> None:
    assert [path.name for path in (HOUSE / "data").rglob("*") if path.suffix in {".py", ".pyc", ".pyi"}] == []


def test_every_folder_of_code_is_packed() -> None:
    folders = {".".join(path.parent.relative_to(HOUSE).parts) for path in code_files()} - {""}
    assert folders | {"tongban_data"} == set(pyproject()["tool"]["setuptools"]["packages"])


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "core", "manager", "base", "common", "misc"}
    files = [*code_files(), *(HOUSE / "tests").rglob("*.py"), *(HOUSE / "benchmarks").rglob("*.py")]
    assert [str(path) for path in files if path.stem in drawers or path.parent.name in drawers] == []


def test_every_folder_of_tests_but_the_long_ones_is_run() -> None:
    run = pyproject()["tool"]["pytest"]["ini_options"]["testpaths"]
    files = [path.relative_to(HOUSE) for path in (HOUSE / "tests").rglob("test_*.py")]
    assert {path for path in files if not any(path.is_relative_to(folder) for folder in [*run, "tests/soak"])} == set()


def test_the_tests_that_slips_are_tried_with_are_there() -> None:
    importer = sorted((HOUSE / "importer").rglob("*.py"))
    assert {path.parent.name for path in tried_with(importer)} == {"unit", "properties"}
