"""An edition written and served as the real site does, in a process of its own; and the demo's map of one file."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from importer.demo import build_demo

HOUSE = Path(__file__).parents[2]
_ADDRESS = re.compile(r"serving at (http://[0-9.:]+)/")


class NotServed(RuntimeError):
    """The site did not start, or there is nothing that it could show."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site that answers: its origin, and the process that was started."""

    origin: str
    process: int


@contextmanager
def served(data: Path, public: str = "127.0.0.1:0", workers: int = 1) -> Iterator[Served]:
    """The real public process over a data folder, at an address.

    Raises
    ------
    NotServed
        If the folder has no edition, or the process ends without saying where it serves; with what it said instead.
    """
    if not (data / "public" / "current").exists():
        raise NotServed(f"{data} holds no edition")
    command = [sys.executable, "-m", "tongban", "serve", "--public", public]
    environment = {"TONGBAN_DATA": str(data), "TONGBAN_ACCESS_LOG_EVERY": "0", "PYTHONPATH": str(HOUSE)}
    environment["TONGBAN_WORKERS"] = str(workers)
    with serving(command, environment) as site:
        yield site


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Served]:
    """A command that serves a site until it is stopped; NotServed where it ends without saying where."""
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Served(_origin(process.stderr or ()), process.pid)
        finally:
            process.terminate()


def _origin(said: Iterable[str]) -> str:
    """The address that a starting site tells of."""
    lines = []
    for line in said:
        if found := _ADDRESS.search(line):
            return found[1]
        lines.append(line)
    raise NotServed(f"the site ended without an address:\n{''.join(lines)}")


def demo_map_bytes() -> int:
    """The size of the demo's map of one file, as it lies on a disk."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "demo", "en")
        path = Path(folder) / "map.html"
        environment = {"TONGBAN_DATA": str(Path(folder) / "demo"), "PYTHONPATH": str(HOUSE)}
        subprocess.run([sys.executable, "-m", "tongban", "map", str(path)], cwd=HOUSE, env=environment, check=True)
        return path.stat().st_size
