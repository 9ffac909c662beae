"""`tongban demo` as it really runs: built once, served by a process of its own, and ended with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.house import HOUSE


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo is built, once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def demo(cache: Path) -> Iterator["subprocess.Popen[str]"]:
    """A demo that answers."""
    with subprocess.Popen(
        [sys.executable, "-m", "tongban", "--lang", "en", "demo"],
        cwd=HOUSE,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert any("serving at http://127.0.0.1:" in line for line in process.stdout)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """A test run that was started in the background ignores Ctrl-C, and what it starts would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize("signs", [[signal.SIGTERM], [signal.SIGINT], [signal.SIGTERM, signal.SIGTERM]])
def test_a_demo_that_is_told_to_end_ends_its_site_too(
    demo: "subprocess.Popen[str]", signs: list[signal.Signals]
) -> None:
    [site] = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()
    for sign in signs:
        demo.send_signal(sign)
    assert demo.wait() == 0
    assert not Path(f"/proc/{site}").exists()
    assert demo.stdout is not None
    assert "Traceback" not in demo.stdout.read()
