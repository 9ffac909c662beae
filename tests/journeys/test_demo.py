"""`tongban demo` as it really runs: built once, told of, served by a process of its own, and ended with it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from importer.demo import build_demo
from importer.demo_findings import DemoFindings
from importer.notices import NoticeTable
from locator.editions.edition import EditionFolders
from tests.house import HOUSE


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo is built, once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def demo(cache: Path) -> Iterator["subprocess.Popen[str]"]:
    """A demo that answers, and tells where, though the environment's proxy is there for nobody."""
    with subprocess.Popen(
        [sys.executable, "-m", "tongban", "--lang", "en", "demo"],
        cwd=HOUSE,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "http_proxy": "http://127.0.0.1:9", "no_proxy": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert any("Three things to try" in line for line in process.stdout)
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


@pytest.fixture(scope="module")
def built(cache: Path) -> Path:
    """The demo's folder, built where `tongban demo` looks for it."""
    folder = cache / "tongban" / "demo"
    folder.parent.mkdir(parents=True, exist_ok=True)
    build_demo(folder, "zh")
    return folder


def test_the_edition_says_that_it_is_a_sample(built: Path) -> None:
    folders = EditionFolders(built / "public")
    live = folders.current()
    assert live is not None
    assert folders.manifest(live).sample


def test_most_rows_are_publishable_and_many_kinds_of_fault_occur(built: Path) -> None:
    findings = DemoFindings.kept(built)
    assert findings.files == 22
    assert findings.rows > 400
    assert 0.85 <= findings.publishable / findings.rows < 1.0
    assert len(findings.codes) >= 8
    assert {"division-postcode", "position-swapped", "position-disguised-decimal", "text-personal"} <= {
        found.code for found in findings.codes
    }


@pytest.mark.parametrize(("lang", "counted"), [("zh", "虚构的表 22 份"), ("en", "22 made-up files")])
def test_what_was_found_is_told_in_words(built: Path, lang: str, counted: str) -> None:
    lines = list(DemoFindings.kept(built).lines(lang))
    assert counted in lines[0]
    told = {line.split("×")[1].split()[0]: line for line in lines if "×" in line}
    assert NoticeTable.read().wordings.keys() >= told.keys()
    assert all(len(line) > len("  1 × ") + len(code) + 20 for code, line in told.items())


def test_what_was_built_is_taken_up_and_not_built_again(built: Path) -> None:
    before = (built / "built-from").stat().st_mtime_ns
    build_demo(built, "zh")
    assert (built / "built-from").stat().st_mtime_ns == before


def test_open_closed_and_unknown_windows_all_show(built: Path) -> None:
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "tongban",
            "find",
            "--place",
            "天心区",
            "-k",
            "50",
            "--json",
            "--when",
            "2026-03-04T10:00",
        ],
        cwd=HOUSE,
        env={**os.environ, "TONGBAN_DATA": str(built)},
        capture_output=True,
        text=True,
        check=True,
    )
    matches = json.loads(answer.stdout)["matches"]
    assert {match["open"]["state"] for match in matches} == {"open", "closed", "unknown"}
    assert all("示例数据" in match["window"]["name"] for match in matches)
    assert {match["window"]["kind"] for match in matches} == {"staffed", "kiosk"}
