"""Scripts that are started as files find the house from wherever they are started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import HOUSE

SCRIPTS = sorted([*(HOUSE / "benchmarks").glob("*.py"), *(HOUSE / "docs").rglob("*.py")])


def test_there_are_scripts() -> None:
    assert {path.name for path in SCRIPTS} >= {"nearest.py", "pages.py", "photograph.py"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_starts_and_says_what_it_is_for(script: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    said = subprocess.run(
        # -P and an empty folder: what it imports it finds by itself.
        [sys.executable, "-P", script, "--help"],
        cwd=tmp_path,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert script.name in said.stdout
