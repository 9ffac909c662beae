"""schemathesis asks the whole API whatever its description permits, and much that it does not: nothing breaks."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.served_site import served

MOST_EXAMPLES = 60
"""Fuzzed questions of each endpoint; what lies at the bounds of its parameters comes besides."""

# Not every question that fits the description has an answer: either lon and lat or place are wanted, which no schema of
# parameters can say, and a code of six digits may be no division's.
NOT_JUDGED = "positive_data_acceptance"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an edition."""
    folder = tmp_path_factory.mktemp("data")
    lay_edition(folder / "public")
    return folder


@pytest.fixture(scope="module")
def site(data: Path, divisions: Divisions) -> Iterator[str]:
    """The site over it."""
    with served(site_over(data, divisions)) as address:
        yield address


def description(site: str) -> dict[str, Any]:
    """What a site says of its API."""
    answer = httpx.get(f"{site}/openapi.json", trust_env=False)
    document: dict[str, Any] = answer.json()
    return document


def judged(site: str, document: dict[str, Any], folder: Path, *how: str) -> "subprocess.CompletedProcess[str]":
    """The judgement of schemathesis over a site by a description: the same questions whenever it is asked."""
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    command = ["run", "openapi.json", "--url", site, "--generation-deterministic", "--no-color", *how]
    return subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *command],
        cwd=folder,  # where it keeps what it found
        env={**os.environ, "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_question_is_answered_with_a_fault_of_ours_or_with_what_the_description_does_not_know(
    site: str, tmp_path: Path
) -> None:
    document = description(site)
    how = ("--phases=examples,coverage,fuzzing", f"--max-examples={MOST_EXAMPLES}", f"--exclude-checks={NOT_JUDGED}")
    verdict = judged(site, document, tmp_path, *how)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert f"Tested: {len(document['paths'])}" in verdict.stdout, verdict.stdout
    [asked] = re.findall("([0-9]+) generated", verdict.stdout)
    assert int(asked) > MOST_EXAMPLES, verdict.stdout


def test_every_question_from_a_position_without_names_in_it_is_answered(site: str, tmp_path: Path) -> None:
    document = description(site)
    nearest = document["paths"]["/api/v1/nearest"]["get"]
    names = {"place", "item", "home", "cross", "division", "group", "when"}
    nearest["parameters"] = [one for one in nearest["parameters"] if one["name"] not in names]
    for parameter in nearest["parameters"]:
        parameter["required"] = parameter["name"] in {"lon", "lat"}
        parameter["allowEmptyValue"] = not parameter["required"]
    how = ("--include-path=/api/v1/nearest", "--mode=positive", f"--max-examples={MOST_EXAMPLES}", "--phases=fuzzing")
    verdict = judged(site, document, tmp_path, *how)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert "1 passed" in verdict.stdout, verdict.stdout


def test_the_judge_is_awake(data: Path, divisions: Divisions, tmp_path: Path) -> None:
    def stopped() -> datetime:
        raise RuntimeError("no clock")

    with served(site_over(data, divisions, stopped)) as broken:
        how = ("--include-path=/api/v1/nearest", "--phases=examples")
        verdict = judged(broken, description(broken), tmp_path, *how)
    assert verdict.returncode == 1, verdict.stdout + verdict.stderr
    assert "Server error" in verdict.stdout
