"""The public process as it really runs: started, asked for everything that it answers, and stopped."""

import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.house import HOUSE

_ADDRESS = re.compile(r"(http://[0-9.]+:[1-9][0-9]*)/")
_GLANCE_S = 0.01
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class PublicProcess:
    """A running public process: its process id, where it answers, and the file with all that it says."""

    pid: int
    client: httpx.Client
    log: Path

    def answers(self) -> dict[str, httpx.Response]:
        """What it says to one request for each thing that it answers, and for some that it does not."""
        first = self.client.get("/api/v1/windows?limit=1").json()["windows"]
        window = first[0]["id"] if first else "none"
        paths = (
            "/api/v1/nearest?lon=112.98&lat=28.11&k=50&datum=gcj02",
            "/api/v1/nearest?place=天心区&open=true&kind=kiosk",
            "/api/v1/windows",
            f"/api/v1/windows/{window}",
            "/api/v1/places?q=天心",
            "/healthz",
            "/readyz",
            "/openapi.json",
            "/",
            "/?place=天心区",
            f"/windows/{window}",
            f"/windows/{window}/card",
            f"/windows/{window}.ics",
            "/map",
            "/map/view?west=110&south=25&east=115&north=30&zoom=9",
            f"/map/windows/{window}",
            "/api/v1/nearest?lon=x",
            "/api/v1/windows/none",
            "/no/such/page",
        )
        said = {path: self.client.get(path) for path in paths}
        if window != "none":
            said["wrong"] = self.client.get(f"/windows/{window}/wrong")
            said["POST wrong"] = self.client.post(f"/windows/{window}/wrong", data={"wrong": "hours"})
        said["POST /"] = self.client.post("/", data={"place": "112.98,28.11"})
        style = re.search(r'href="(/static/[^"]+)"', said["/"].text)
        assert style
        said["style"] = self.client.get(style[1])
        return said


@contextmanager
def public_process(command: Sequence[str], env: Mapping[str, str], log: Path, **how: Any) -> Iterator[PublicProcess]:
    """Run a command that serves the public site at an address of its own choice, and stop it at the end.

    `log` is the file that takes standard error, and `how` holds further arguments of `Popen`.
    """
    with log.open("wb") as said:
        process = subprocess.Popen([*command], env=env, stderr=said, **{"cwd": HOUSE, **how})
    try:
        # The server ends a connection that lies idle for five seconds, at times just as it would be used once more.
        fresh = httpx.Limits(keepalive_expiry=1.0)
        address = _address(process, log)
        with httpx.Client(base_url=address, timeout=_PATIENCE_S, trust_env=False, limits=fresh) as client:
            yield PublicProcess(process.pid, client, log)
        process.terminate()
        process.wait()
    finally:
        process.kill()
        process.wait()


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """The address that the process says it serves at."""
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        if found := _ADDRESS.search(log.read_text("utf-8", "replace")):
            return found[1]
        try:
            process.wait(_GLANCE_S)
        except subprocess.TimeoutExpired:
            continue
    pytest.fail(f"no site is served: {log.read_text('utf-8', 'replace')[-2000:]}")
