"""Mutation testing of the checks and of the readers beneath them: `python -m tests.mutants [--seconds N] [FILE…]`.

Each mutant is tried by a child that is forked off with all libraries and the divisions in memory, imports the mutated
module in the place of the true one, and runs the tests of it until the first fails. Which mutants are tried in the
time that there is, chance decides by a seed that is said; survivors are shown with what was changed in them.
"""

import argparse
import importlib.abc
import importlib.machinery
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from locator.divisions.divisions import Divisions
from tests.house import HOUSE
from tests.mutations import Mutant, mutants_of

# By the beginning of a module's name, the tests that hold it; the first that fits counts.
_TESTS: dict[str, tuple[str, ...]] = {
    "coordinate": ("unit/test_coordinates.py", "unit/test_positions.py"),
    "phone": ("unit/test_phones.py", "unit/test_office_phones.py"),
    "abolished": ("unit/test_abolished.py",),
    "division": ("unit/test_division_codes.py", "unit/test_checks.py", "unit/test_abolished.py"),
    "hall_codes": ("unit/test_division_codes.py", "unit/test_checks.py"),
    "row_places": ("unit/test_division_codes.py", "unit/test_checks.py"),
    "duplicates": ("unit/test_duplicates.py",),
    "repeated_rows": ("unit/test_duplicates.py",),
    "person": ("unit/test_person_names.py", "unit/test_checks.py", "unit/test_office_phones.py"),
    "suspicious": ("unit/test_suspicious_texts.py",),
    "filled_on": ("unit/test_compared.py",),
    "stated_choices": ("unit/test_stated_choices.py", "unit/test_checks.py"),
    "cell_text": ("unit/test_cell_text.py", "unit/test_checks.py"),
    **dict.fromkeys(
        ("sheet_table", "shown_cells", "data_rows", "header_line"), ("unit/test_sheet_table.py", "unit/test_checks.py")
    ),
    **dict.fromkeys(
        ("position", "given_", "outside_", "doubtful_", "disguised_", "likely_", "row_datums"),
        ("unit/test_positions.py",),
    ),
}
_OTHERS = ("unit/test_checks.py", "unit/test_sheet_table.py", "unit/test_identify.py")
_FILES = ("importer/checks/*.py", "locator/readers/coordinate*.py", "locator/readers/phone*.py")
_LOADED_ANEW = ("importer", "tests", "test_", "locator.readers")
_LONGEST_S = 120
_ARGUMENTS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "--tb=no")


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutant, the file that it is of, and whether a test noticed it."""

    path: Path
    mutant: Mutant
    killed: bool


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutated source wherever the module is imported."""

    def __init__(self, name: str, source: str, path: Path) -> None:
        self._name, self._source, self._path = name, source, path

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        found = fullname == self._name
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self._path)) if found else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, str(self._path), "exec"), module.__dict__)  # noqa: S102  # our own source, changed


def try_mutant(path: Path, mutant: Mutant, tests: Sequence[str]) -> Tried:
    """Run a module's tests against a mutant of it, in a child of its own; one that hangs is noticed too."""
    child = os.fork()
    if child == 0:
        os._exit(_outcome(path, mutant, tests))
    _, status = os.waitpid(child, 0)
    return Tried(path, mutant, status != 0)


def _outcome(path: Path, mutant: Mutant, tests: Sequence[str]) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    signal.alarm(_LONGEST_S)
    name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
    for loaded in [each for each in sys.modules if each.startswith(_LOADED_ANEW)]:
        del sys.modules[loaded]
    sys.meta_path.insert(0, _Instead(name, mutant.source, path))
    try:
        return int(pytest.main([*_ARGUMENTS, *(str(HOUSE / "tests" / each) for each in tests)]))
    except BaseException:  # noqa: BLE001  # whatever a mutant does, it was noticed
        return 1


def tests_of(path: Path) -> tuple[str, ...]:
    """The test files that hold a module."""
    return next((tests for start, tests in _TESTS.items() if path.stem.startswith(start)), _OTHERS)


def run(files: Sequence[Path], seconds: float, seed: int) -> list[Tried]:
    """Try as many mutants of the files as there is time for, and say what became of each survivor."""
    divisions = Divisions.load()
    divisions.warm()
    # Loading them takes longer than most tests: the child has those that are there.
    Divisions.load = classmethod(lambda cls, replacement=None: divisions)  # type: ignore[assignment, method-assign]
    everything = sorted({each for path in files for each in tests_of(path)})
    # Once in the open: what it leaves in memory no child has to load, and without a mutant all must pass.
    if pytest.main([*_ARGUMENTS, *(str(HOUSE / "tests" / each) for each in everything)]):
        raise SystemExit("a test fails without any mutant")
    mutants = [(path, mutant) for path in files for mutant in mutants_of(path.read_text("utf-8"))]
    random.Random(seed).shuffle(mutants)  # noqa: S311  # a choice of what is tried, no secret
    until = time.monotonic() + seconds
    tried: list[Tried] = []
    for path, mutant in mutants:
        if time.monotonic() > until:
            break
        tried.append(try_mutant(path, mutant, tests_of(path)))
        if not tried[-1].killed:
            _say(f"\nsurvived: {path.relative_to(HOUSE)}:{mutant.line}\n{mutant.diff()}")
    killed = sum(each.killed for each in tried)
    _say(
        f"\nseed {seed}: {len(tried)} of {len(mutants)} mutants tried, {killed} killed, {len(tried) - killed} survived"
    )
    return tried


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, help="modules; by default all checks and their readers")
    parser.add_argument("--seconds", type=float, default=1200.0)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    files = [path.resolve() for path in given.files] or sorted(path for each in _FILES for path in HOUSE.glob(each))
    run([path for path in files if path.name != "__init__.py"], given.seconds, given.seed)


if __name__ == "__main__":
    main()
