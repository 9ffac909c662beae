"""An edition written and served as the real site does, in a process of its own; and the demo's map of one file."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from importer.demo import build_demo

HOUSE = Path(__file__).parents[2]
_ADDRESS = re.compile(r"serving at (http://[0-9.:]+)/")


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The real public process over a data folder; gives its origin."""
    command = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    environment = {"TONGBAN_DATA": str(data), "TONGBAN_ACCESS_LOG_EVERY": "0", "PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield next(found[1] for line in process.stderr or () if (found := _ADDRESS.search(line)))
        finally:
            process.terminate()


def demo_map_bytes() -> int:
    """The size of the demo's map of one file, as it lies on a disk."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "demo", "en")
        path = Path(folder) / "map.html"
        environment = {"TONGBAN_DATA": str(Path(folder) / "demo"), "PYTHONPATH": str(HOUSE)}
        subprocess.run([sys.executable, "-m", "tongban", "map", str(path)], cwd=HOUSE, env=environment, check=True)
        return path.stat().st_size
