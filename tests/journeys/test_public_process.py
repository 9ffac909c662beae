"""The public site as a process of its own: swapped editions, its log, and how it stops."""

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest

from locator.window import Window
from tests.house import HOUSE
from tests.journeys.edition_on_disk import TIANXIN, lay_edition

# Each answer takes a few milliseconds: far more than any edition needs to arrive.
MOST_REQUESTS = 20_000


@dataclass
class Process:
    """A running public process, and what it has logged so far."""

    running: subprocess.Popen[str]
    port: int
    logged: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def read_until(self, word: str) -> None:
        """Read log lines until one holds `word`; the test ends here if the process does."""
        assert self.running.stderr is not None
        for line in self.running.stderr:
            self.logged.append(line)
            if word in line:
                return
        pytest.fail("the process ended:\n" + "".join(self.logged))

    def stop(self) -> int:
        """Ask it to stop, read the rest of its log, and return its exit code."""
        self.running.terminate()
        _, rest = self.running.communicate(timeout=60)
        self.logged.append(rest)
        return self.running.returncode


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def settings() -> dict[str, str]:
    """Settings besides."""
    return {}


@pytest.fixture
def process(tmp_path: Path, settings: dict[str, str]) -> Iterator[Process]:
    lay_edition(tmp_path / "public", 1, edition_of(1))
    port = free_port()
    command = f"from locator.site.serving import serve_public; serve_public('127.0.0.1', {port})"
    running = subprocess.Popen(
        [sys.executable, "-c", command],
        cwd=HOUSE,
        env={"PATH": "/usr/bin:/bin", "TONGBAN_DATA": str(tmp_path), "TONGBAN_POLL_SECONDS": "0.05", **settings},
        stderr=subprocess.PIPE,
        text=True,
    )
    started = Process(running, port)
    silent = threading.Timer(120, running.kill)  # so that a process that never starts fails the test and not the run
    silent.start()
    try:
        started.read_until("serving at")
        silent.cancel()
        yield started
    finally:
        silent.cancel()
        running.kill()
        running.communicate()


def edition_of(edition: int) -> list[Window]:
    return [replace(TIANXIN, id=f"w-{number}", name=f"第{edition}版") for number in range(50)]


def test_swapping_editions_fails_and_mixes_no_request(process: Process, tmp_path: Path) -> None:
    newest, seen = 1, set()
    with httpx.Client(base_url=process.url) as client:
        for _ in range(MOST_REQUESTS):
            answer = client.get("/api/v1/nearest?lon=112.98&lat=28.11&k=50")
            assert answer.status_code == 200
            document = answer.json()
            names = {match["window"]["name"] for match in document["matches"]}
            assert names == {f"第{document['edition']}版"}
            seen.add(document["edition"])
            if document["edition"] == newest:
                if newest == 4:
                    break
                newest += 1
                lay_edition(tmp_path / "public", newest, edition_of(newest))
    assert seen == {1, 2, 3, 4}


def test_the_log_names_path_status_and_time_but_no_query_and_no_client(process: Process) -> None:
    with httpx.Client(base_url=process.url, headers={"user-agent": "SECRET-AGENT"}) as client:
        client.get("/api/v1/nearest?lon=112.987654&lat=28.115678")
        client.get("/?place=112.987654,28.115678")
        client.post("/", data={"place": "112.987654,28.115678"})
        client.get("/nothing%0aFORGED?lon=112.987654")
        client.get("/api/v1/nearest?lon=x112.987654")
    assert process.stop() in (0, -15)
    log = "".join(process.logged)
    lines = re.findall(r"tongban\.access: (.*)", log)
    assert [re.sub(r" [0-9.]+ ms$", "", line) for line in lines] == [
        "GET /api/v1/nearest 200",
        "GET / 200",
        "POST / 200",
        "GET /nothing%0aFORGED 404",
        "GET /api/v1/nearest 400",
    ]
    for private in ("112.98", "28.11", "lon=", "place=", "SECRET-AGENT", "\nFORGED"):
        assert private not in log
    assert set(re.findall(r"127\.0\.0\.1\D+(\d+)", log)) == {str(process.port)}


@pytest.mark.parametrize("settings", [{"TONGBAN_LOG_FORMAT": "json"}])
def test_the_log_as_json_has_an_object_a_line_and_no_query_and_no_client_either(process: Process) -> None:
    with httpx.Client(base_url=process.url, headers={"user-agent": "SECRET-AGENT"}) as client:
        client.get("/api/v1/nearest?lon=112.987654&lat=28.115678")
        client.get("/nothing%0aFORGED?lon=112.987654")
    assert process.stop() in (0, -15)
    lines = [json.loads(line) for line in "".join(process.logged).splitlines()]
    assert all({"at", "level", "logger"} <= line.keys() for line in lines)
    answers = [line for line in lines if line["logger"] == "tongban.access"]
    assert [(line["method"], line["path"], line["status"]) for line in answers] == [
        ("GET", "/api/v1/nearest", 200),
        ("GET", "/nothing%0aFORGED", 404),
    ]
    assert all(line["ms"] > 0 for line in answers)
    for private in ("112.98", "28.11", "lon=", "SECRET-AGENT"):
        assert private not in "".join(process.logged)


def test_a_head_request_has_no_body_and_no_server_is_named(process: Process) -> None:
    with httpx.Client(base_url=process.url) as client:
        head = client.head("/api/v1/nearest?lon=112.98&lat=28.11")
        assert (head.status_code, head.content) == (200, b"")
        assert int(head.headers["content-length"]) > 0
        assert "server" not in head.headers
