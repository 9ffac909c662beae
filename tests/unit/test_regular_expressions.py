"""No pattern that cells are read with takes exponentially long: a count of calls does not see what a search does."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import importer
import locator
import maps
from tests.ambiguity import ways_double


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of text that a value holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from patterns(each)
    elif isinstance(value, dict):
        yield from patterns(list(value.items()))


OF_SHORT_TEXTS = {"importer.checks.contact_clauses._HEAD", "importer.checks.persons._TITLE_BEHIND"}
"""These are asked of thirty signs at most, and of twenty."""

PATTERNS = {
    (pattern.pattern, pattern.flags): f"{module.name}.{name}"
    for room in (importer, locator, maps)
    for module in walk_packages(room.__path__, f"{room.__name__}.")
    if not module.name.startswith("importer.store.migrations.")
    for name, value in vars(import_module(module.name)).items()
    for pattern in patterns(value)
    if isinstance(pattern.pattern, str) and f"{module.name}.{name}" not in OF_SHORT_TEXTS
}


@pytest.mark.parametrize(("pattern", "flags"), list(PATTERNS), ids=list(PATTERNS.values()))
def test_no_pattern_reads_a_text_in_ways_that_double_with_its_length(pattern: str, flags: int) -> None:
    assert not ways_double(pattern, flags)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(?:[0-9]{1,2} ?[日号]?(?: ?[、至] ?)?){1,31}(?<=[日号])", "a separator that may be left out between figures"),
        ("(?:[0-9]{3,}-?)*日", "a repetition in a repetition"),
        ("(?:周末?|末|周)*休", "branches that together read what another reads alone"),
        ("(?:日?号?)*休", "a repetition of what may be empty"),
        ("休(?!(?:[日六]+)+班)", "in what must not follow"),
        (r"(日)(?:\1|[日号])*休", "what was read before, read again"),
        ("(?:(?>日号?)+)+休", "what is read in one way, repeated in a repetition"),
    ],
)
def test_a_pattern_whose_ways_double_is_refused(pattern: str, why: str) -> None:
    assert ways_double(pattern), why


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:[0-9]{1,2}日?、){0,30}[0-9]{1,2}日",
        "[0-9]+(?:、[0-9]+)*",
        "(?:国家|国务院|国)*休",
        "[0-9]*[0-9]*日",
        "(?>联系电话|联系|电话)+号",
    ],
)
def test_a_pattern_whose_ways_do_not_double_is_allowed(pattern: str) -> None:
    assert not ways_double(pattern)


def test_no_pattern_of_office_hours_is_written_on_more_than_a_line() -> None:
    hours = Path(locator.__file__).parent / "hours"
    long = [
        f"{path.name}:{call.lineno}"
        for path in hours.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile"
        if call.args[0].end_lineno != call.args[0].lineno
    ]
    assert list(hours.rglob("*.py"))
    assert long == []
