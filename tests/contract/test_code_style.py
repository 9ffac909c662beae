"""The code is laid out, linted and typed as pyproject.toml asks."""

import subprocess
import sys

import pytest

from tests.house import HOUSE


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_the_whole_house_satisfies(tool: str) -> None:
    verdict = subprocess.run(
        [sys.executable, "-m", *tool.split()], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
