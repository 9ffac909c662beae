"""One process at a time writes, the others learn who it is, and a killed one leaves nothing behind."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import importer
from importer.store.writer_lock import WriterBusy, writer_lock

SOURCE = Path(importer.__file__).parents[1]
HOLDING = """
import subprocess, sys
from datetime import UTC, datetime
from pathlib import Path
from importer.store.writer_lock import writer_lock
with writer_lock(Path(sys.argv[1]), "import", clock=lambda: datetime(2026, 3, 2, 1, 30, tzinfo=UTC)):
    child = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL)
    print(child.pid, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def staff(tmp_path):
    return tmp_path / "staff"


@pytest.fixture
def holder(staff):
    """Another process that holds the lock, and has started a program of its own, which outlives it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, staff], cwd=SOURCE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    child = int(process.stdout.readline())
    yield process
    process.kill()
    process.communicate()
    os.kill(child, signal.SIGKILL)


def test_a_second_writer_is_told_who_writes_since_when_and_what_for(staff, holder):
    with pytest.raises(WriterBusy) as raised, writer_lock(staff, "publish"):
        pytest.fail("two writers at once")
    who = raised.value.holder
    assert who
    assert who.pid == holder.pid
    for sentence in (raised.value.zh, raised.value.en):
        assert str(holder.pid) in sentence
        assert "2026-03-02T01:30:00+00:00" in sentence
        assert "import" in sentence
        assert who.user in sentence
        assert who.host in sentence


def test_a_killed_writer_frees_the_lock_though_its_own_program_lives_on(staff, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with writer_lock(staff, "publish") as mine:
        assert mine.pid == os.getpid()


def test_a_patient_writer_gets_the_lock_when_the_other_ends(staff, holder):
    holder.stdin.write("end\n")
    holder.stdin.flush()
    with writer_lock(staff, "publish", wait_s=60):
        holder.wait()


def test_patience_ends(staff, holder):
    with pytest.raises(WriterBusy), writer_lock(staff, "publish", wait_s=0.1):
        pytest.fail("two writers at once")


def test_one_process_cannot_write_twice_at_once(staff):
    with writer_lock(staff, "import"), pytest.raises(WriterBusy), writer_lock(staff, "publish"):
        pytest.fail("two writers at once")


def test_the_lock_is_free_after_its_block_and_after_a_failure_in_it(staff):
    with pytest.raises(ZeroDivisionError), writer_lock(staff, "import"):
        raise ZeroDivisionError
    with writer_lock(staff, "import"):
        pass
    with writer_lock(staff, "publish") as mine:
        assert mine.purpose == "publish"


def test_a_writer_that_has_not_signed_yet_is_nobody_in_particular(staff):
    with writer_lock(staff, "import"):
        (staff / "writer.lock").write_bytes(b'{"pid": 1')
        with pytest.raises(WriterBusy) as raised, writer_lock(staff, "publish"):
            pytest.fail("two writers at once")
    assert raised.value.holder is None
    assert "稍后" in raised.value.zh


def test_only_the_owner_may_read_the_lock(staff):
    with writer_lock(staff, "import", clock=lambda: datetime(2026, 3, 2, tzinfo=UTC)) as mine:
        assert mine.since == "2026-03-02T00:00:00+00:00"
        assert (staff / "writer.lock").stat().st_mode & 0o777 == 0o600
        assert staff.stat().st_mode & 0o777 == 0o700
