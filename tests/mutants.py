"""Mutation testing of the checks and the readers beneath them: `python -m tests.mutants [--seconds N] [FILE[:LINE]…]`.

All tests are loaded, run once with nothing changed, and seen at which lines they run. Each mutant is then tried by a
fork, which puts it into the running module and runs the tests that reach its line until the first fails: those that
are named after the module first, then the quickest. Which mutants are tried in the time that there is, chance decides
by a seed that is said; survivors are shown with what was changed in them. A survivor is tried again by its file and
line; `--tests` loads some files of tests alone, which shows in seconds what those notice.
"""

import argparse
import gc
import importlib
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from importer.checks import header_columns
from locator.divisions.divisions import Divisions
from tests.grafting import graft
from tests.house import HOUSE
from tests.mutations import Mutant, mutants_of
from tests.named_tests import NAMED, OTHERS, named_after
from tests.trials import Reports, Trial, corpus_trials, session_trials

_FILES = (
    "importer/checks/*.py",
    "locator/readers/coordinate*.py",
    "locator/readers/decimal_marks.py",
    "locator/readers/phone*.py",
    "locator/readers/area_codes.py",
    "locator/geometry/precision.py",
)
_TRIES_CHECKS = re.compile(
    r"importer\.check|tests\.notice_scenes|tests\.corpus\.checked"
    r"|locator\.readers\.(coordinate|decimal|phone|area)|locator\.geometry\.precision"
)
"""What a file of unit tests imports that tries checks, or readers beneath them."""
_TESTS_IN = ("unit", "properties")
_ARGUMENTS = ("-s", "-p", "no:terminal", "-p", "no:cacheprovider")
_HANGS_S = 60
_TIRED = 3


class Outcome(Enum):
    """What became of a mutant; `TIRED` where patience ended before all its tests were run."""

    NOTICED = "noticed"
    SURVIVED = "survived"
    TIRED = "survived for want of time"


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutant, the file that it is of, and what became of it."""

    path: Path
    mutant: Mutant
    outcome: Outcome


def fork_mutant(path: Path, mutant: Mutant, trials: Sequence[Trial], patience_s: float) -> int:
    """Run trials against a mutant in a fork, until one fails; the number of its process."""
    child = os.fork()
    if child == 0:
        os._exit(_status(path, mutant, trials, patience_s))
    return child


def outcome_of(status: int) -> Outcome:
    """What a fork's end tells; a mutant that hangs or dies is noticed too."""
    code = os.waitstatus_to_exitcode(status)
    return {0: Outcome.SURVIVED, _TIRED: Outcome.TIRED}.get(code, Outcome.NOTICED)


def _status(path: Path, mutant: Mutant, trials: Sequence[Trial], patience_s: float) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    began = time.process_time()
    # Of processor time, since the machine may be busy.
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(began + patience_s + _HANGS_S), most))
    try:
        graft(importlib.import_module(_module_name(path)), mutant.original, mutant.source)
        for trial in trials:
            if not trial.passes():
                return 1
            if time.process_time() - began > patience_s:
                return _TIRED
    except BaseException:  # noqa: BLE001  # whatever a mutant does, it was noticed
        return 1
    return 0


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def tried_with(files: Sequence[Path]) -> list[Path]:
    """The files of tests that modules are tried with; KeyError where one of those that are named is not there."""
    named = (*map(named_after, files), *NAMED.values(), OTHERS)
    unit, properties = ({path.name: path for path in (HOUSE / "tests" / room).glob("test_*.py")} for room in _TESTS_IN)
    found = {name for name, path in unit.items() if _TRIES_CHECKS.search(path.read_text("utf-8"))}
    return [(unit | properties)[each] for each in sorted({each for names in named for each in names} | found)]


def trials_for(path: Path, mutant: Mutant, trials: Sequence[Trial]) -> list[Trial]:
    """The trials that reach a mutant, in the order of trying; all of the module where none is known to."""
    reached = [trial for trial in trials if (str(path), mutant.line) in trial.lines]
    # A table is made at import, and what stands on a line of its own in a long expression may be seen by none.
    reached = reached or [trial for trial in trials if any(file == str(path) for file, _ in trial.lines)]
    named = named_after(path)
    return sorted(reached, key=lambda trial: (trial.file not in named, trial.seconds))


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is tried, for how long, and how long each mutant is waited for (in seconds of processor time).

    Of a file either all mutants are tried, or those of some lines; `draw` is how many, None for as many as there is
    time for; `tests` are the only ones loaded, unless empty.
    """

    lines: Mapping[Path, Collection[int]]
    seconds: float
    patience_s: float
    at_once: int
    seed: int
    draw: int | None = None
    tests: Sequence[Path] = ()

    @property
    def files(self) -> Sequence[Path]:
        """The modules of which mutants are tried."""
        return list(self.lines)

    def run(self) -> list[Tried]:
        """Try as many mutants as there is time for, and say what became of each survivor."""
        tried: list[Tried] = []
        # Of a header that was met before, what it means is not asked again, so that no mutant would be seen there.
        header_columns._LONGEST_KEPT = -1
        divisions = Divisions.load()
        divisions.warm()
        # Loading them takes longer than most tests: all share those that are there.
        Divisions.load = classmethod(lambda cls, replacement=None: divisions)  # type: ignore[assignment, method-assign]
        with tempfile.TemporaryDirectory() as folder:
            loop = _Loop(self, Path(folder), tried)
            pytest.main([*_ARGUMENTS, *map(str, self.tests or tried_with(self.files))], [loop, loop.reports])
        if not loop.ran:
            raise SystemExit("the tests could not be loaded: nothing was tried")
        return tried

    def _mutants(self) -> list[tuple[Path, Mutant]]:
        return [
            (path, mutant)
            for path, lines in self.lines.items()
            for mutant in mutants_of(path.read_text("utf-8"))
            if not lines or mutant.line in lines
        ]

    def _try_all(self, trials: Sequence[Trial], tried: list[Tried]) -> None:
        mutants = self._mutants()
        random.Random(self.seed).shuffle(mutants)  # noqa: S311  # a choice of what is tried, no secret
        drawn = mutants[: self.draw]
        gc.freeze()
        until = time.monotonic() + self.seconds
        waiting, running = iter(drawn), dict[int, tuple[Path, Mutant]]()
        try:
            while True:
                while len(running) < self.at_once and time.monotonic() < until and (one := next(waiting, None)):
                    running[fork_mutant(*one, trials_for(*one, trials), self.patience_s)] = one
                if not running:
                    break
                child, status = os.wait()
                if child in running:
                    tried.append(Tried(*running.pop(child), outcome_of(status)))
                    _tell_of(tried[-1])
        finally:
            self._tell(tried, len(mutants))

    def _tell(self, tried: Sequence[Tried], of: int) -> None:
        for path in self.files:
            counted = Counter(each.outcome for each in tried if each.path == path)
            _say(f"{path.relative_to(HOUSE)}: " + ", ".join(f"{counted[each]} {each.value}" for each in Outcome))
        killed = sum(each.outcome is Outcome.NOTICED for each in tried)
        lived = len(tried) - killed
        _say(f"\nseed {self.seed}: {len(tried)} of {of} mutants tried, {killed} killed, {lived} survived")


def _tell_of(one: Tried) -> None:
    if one.outcome is not Outcome.NOTICED:
        _say(f"\n{one.outcome.value}: {one.path.relative_to(HOUSE)}:{one.mutant.line}\n{one.mutant.diff()}")


class _Loop:
    """Takes the place of pytest's own round: with all tests collected, mutants are tried."""

    def __init__(self, mutation: Mutation, folder: Path, tried: list[Tried]) -> None:
        self._mutation, self._folder, self._tried = mutation, folder, tried
        self.reports = Reports()
        self.ran = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.ran = True
        files = {str(path) for path in self._mutation.files}
        trials = session_trials(session.items, self.reports, files)
        corpus = [] if self._mutation.tests else corpus_trials(self._folder, files)
        self._mutation._try_all(trials + corpus, self._tried)
        return True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _chosen(words: Sequence[str]) -> dict[Path, set[int]]:
    """The files that are named, each with the lines that are; by default all checks and their readers."""
    chosen: dict[Path, set[int]] = {}
    for word in words or sorted(str(path) for each in _FILES for path in HOUSE.glob(each)):
        name, _, line = word.partition(":")
        if Path(name).name != "__init__.py":
            chosen.setdefault(Path(name).resolve(), set()).update({int(line)} if line else ())
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", metavar="FILE[:LINE]", help="by default all checks and their readers")
    parser.add_argument("--seconds", type=float, default=1200.0)
    parser.add_argument("--patience", type=float, default=5.0, help="seconds of processor time for one mutant")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="mutants that are tried at a time")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--draw", type=int, help="how many mutants are tried; by default as many as there is time for")
    parser.add_argument("--tests", nargs="+", type=Path, default=(), help="files of tests that are loaded alone")
    given = parser.parse_args()
    lines, tests = _chosen(given.files), given.tests
    Mutation(lines, given.seconds, given.patience, given.at_once, given.seed, given.draw, tests).run()


if __name__ == "__main__":
    main()
