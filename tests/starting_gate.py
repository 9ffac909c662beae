"""A gate at which several processes wait, so that they really come to one place together."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[1]
WAITING = "import sys; print('ready', flush=True); sys.stdin.readline()\n"


def run_together(script: str, arguments: list[str], count: int) -> list[str]:
    """What `count` processes say that import what they need, wait for each other, and then run `script` at once."""
    imports, _, rest = script.strip().partition("\n\n")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", f"{imports}\n{WAITING}{rest}", *arguments],
            cwd=HOUSE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * count
    return said
