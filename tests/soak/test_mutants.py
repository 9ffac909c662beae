"""Slips made on purpose in the checks are noticed by their tests, for as long as there is time to try them."""

import os
import re
import subprocess
import sys

from tests.house import HOUSE

SECONDS = float(os.environ.get("MUTANT_SECONDS", "1200"))
"""How long mutants are tried; more are told by `python -m tests.mutants --seconds N FILE…`."""

LEAST_KILLED = 0.8
"""Survivors are read by a person: some change nothing (a bound that no case reaches), so not all can be killed."""


def test_most_slips_in_the_checks_are_noticed() -> None:
    command = [sys.executable, "-m", "tests.mutants", "--seconds", str(SECONDS)]
    ran = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    sys.stdout.write(ran.stdout)
    tried, killed = map(int, re.findall(r"(\d+) of \d+ mutants tried, (\d+) killed", ran.stdout)[0])
    assert tried > 0
    assert killed >= LEAST_KILLED * tried, ran.stdout
