"""The house as its tests see it: where it stands, what its pyproject.toml says, what its files import."""

import ast
import os
import tomllib
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[1]
TAKE_ROOT = "two system users take root; type: sudo make test ARGS='-k two_system_users'"
ROOMS = ("importer", "maps", "locator")


def in_ci() -> bool:
    """Whether CI runs this, which says so in the variable CI: there a test that cannot run has failed."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def pyproject() -> dict[str, Any]:
    """What the house asks of those who build, check and install it."""
    return tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))


def code_files() -> list[Path]:
    """Every Python file that the product is made of."""
    return [HOUSE / "tongban.py", *(path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py")))]


def imported(path: Path) -> set[str]:
    """The top-level names of the modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(str(node.module).partition(".")[0])
    return names
