"""Writers killed at each of their steps in turn, for the tests that look at what is left."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.house import HOUSE


def kills(action: str, data: Path, copies: Path) -> dict[Path, str]:
    """The copies of `data` in which the action was killed, each with the step that it did not do any more."""
    copies.mkdir()
    command = [sys.executable, "-m", "tests.step_killer", action, str(data), str(copies)]
    done = subprocess.run(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True, check=True)
    *killed, last = map(json.loads, done.stdout.splitlines())
    assert {each["status"] for each in killed} == {-signal.SIGKILL}
    assert last["status"] == 0
    return {copies / str(each["step"]): each["before"] for each in killed}
