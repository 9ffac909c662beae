"""A site under the load of many clients, to which edition after edition is published."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from locator.window import Window
from tests.house import HOUSE
from tests.journeys.edition_on_disk import TIANXIN, lay_edition
from tests.public_process import PublicProcess, public_process

CLIENTS = 50
_PATIENCE_S = 240.0
ASK = "/api/v1/nearest?lon=112.98&lat=28.11&k=50"
"""Every window of such an edition, so that no answer can be of two editions unseen."""


def edition_of(edition: int) -> list[Window]:
    """Windows whose names tell of which edition they are."""
    return [replace(TIANXIN, id=f"w-{number}", name=f"第{edition}版") for number in range(50)]


@contextmanager
def loaded_site(folder: Path, workers: int, log_every: int = 0) -> Iterator[PublicProcess]:
    """The real public site over a first edition in a folder; it looks for the next one all the time."""
    lay_edition(folder / "public", 1, edition_of(1))
    env = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(HOUSE),
        "TONGBAN_DATA": str(folder),
        "TONGBAN_POLL_SECONDS": "0.05",
        "TONGBAN_WORKERS": str(workers),
        "TONGBAN_ACCESS_LOG_EVERY": str(log_every),
    }
    command = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    with public_process(command, env, folder / "log") as site:
        yield site


@dataclass
class Load:
    """Clients that ask on and on, and what they were answered, by edition."""

    url: str
    editions: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _enough: threading.Event = field(default_factory=threading.Event)
    _news: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let all clients ask until the end of the block."""
        clients = [threading.Thread(target=self._ask_on) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        try:
            yield
        finally:
            self._enough.set()
            for client in clients:
                client.join()

    def wait_for(self, edition: int, answers: int) -> None:
        """Until so many answers of an edition came, or one failed, or none came for too long, which is a fault."""
        with self._news:
            came = self._news.wait_for(lambda: self.faults or self.editions.get(edition, 0) >= answers, _PATIENCE_S)
        if not came:
            self._fail(f"edition {edition} was not answered from {answers} times: {self.editions}")

    def _ask_on(self) -> None:
        with httpx.Client(base_url=self.url, timeout=60, trust_env=False) as client:
            while not self._enough.is_set():
                try:
                    self._note(client.get(ASK).raise_for_status())
                except httpx.HTTPError as fault:
                    self._fail(repr(fault))

    def _note(self, answer: httpx.Response) -> None:
        document = answer.json()
        edition, names = document["edition"], {match["window"]["name"] for match in document["matches"]}
        if names != {f"第{edition}版"}:
            self._fail(f"edition {edition} with {names}")
        with self._news:
            self.editions[edition] = self.editions.get(edition, 0) + 1
            self._news.notify_all()

    def _fail(self, fault: str) -> None:
        with self._news:
            self.faults.append(fault)
            self._news.notify_all()
