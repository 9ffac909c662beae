"""The code is laid out, linted and typed as pyproject.toml asks."""

import re
import subprocess
import sys

import pytest
from hypothesis import settings

from tests.house import HOUSE, ROOMS


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_the_whole_house_satisfies(tool: str) -> None:
    verdict = subprocess.run(
        [sys.executable, "-m", *tool.split()], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_no_property_has_a_limit_on_time() -> None:
    assert settings().deadline is None
    hurried = [
        path.name
        for path in (HOUSE / "tests").rglob("*.py")
        if re.search(r"settings\([^)]*deadline", path.read_text("utf-8"))
    ]
    assert hurried == []


def test_no_template_writes_an_ampersand_that_html_would_read_otherwise() -> None:
    # What stands in {{ }} is escaped by the frame; `&area=` in an address may be read as a letter with that name.
    templates = [path for room in ROOMS for path in (HOUSE / room).rglob("*.html")]
    assert templates
    plain = {path.name: re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text("utf-8")) for path in templates}
    bare = {name: re.findall(r'="[^"]*&(?!\w+;|#\d+;)[^"]*"', text) for name, text in plain.items()}
    assert {name: found for name, found in bare.items() if found} == {}


def test_a_mobile_in_an_example_is_plainly_made_up() -> None:
    # No mobile is kept free for examples; four noughts, or one digit four times, in its middle are hardly anybody's.
    files = [path for room in ("benchmarks", "data", "docs", "tests") for path in (HOUSE / room).rglob("*.*")]
    texts = {
        path: path.read_text("utf-8") for path in files if path.suffix in {".py", ".jsonl", ".toml", ".md", ".csv"}
    }
    middles = {
        (path.name, found[0])
        for path, text in texts.items()
        for found in re.finditer(r"(?<![0-9.])1[3-9][0-9][ -]?([0-9]{4})[ -]?[0-9]{4}(?![0-9])", text)
        if len({*found[1]}) > 1
    }
    assert len(texts) > 100
    assert middles == set()
